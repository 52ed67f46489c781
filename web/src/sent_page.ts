// The page as the server sent it, with its first chart, before the application stands in its place.

/** Whether there is one; the places of other pages are empty until the application starts. */
export function is_sent(root: Element | null): boolean {
  return root?.firstChild != null;
}

/** The element of `root` with the name, the address and the role of `old`. */
function same_element(root: Element, old: Element): HTMLElement | undefined {
  const is_same = (element: HTMLElement) =>
    ["href", "role"].every((name) => element.getAttribute(name) === old.getAttribute(name));
  return [...root.querySelectorAll<HTMLElement>(old.localName)].find(is_same);
}

/** Calls `replace`, which puts another page into `root`, and keeps the focus and the text typed. */
export function replace_sent_page(root: Element, replace: () => void): void {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const typed = root.querySelector("input")?.value ?? "";
  replace();
  if (focused !== null) same_element(root, focused)?.focus({ preventScroll: true });
  const field = root.querySelector("input");
  if (typed === "" || field === null) return;
  // As if typed into the new field: its owner hears of it only through the element's own setter.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, typed);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
