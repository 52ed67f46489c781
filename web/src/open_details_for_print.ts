/**
 * Paper has nothing to unfold: explanations are open while printing and as before afterwards. The
 * numbers behind a figure, up to 335 rows each, are printed where the reader has opened them.
 */
export function open_details_for_print(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open], .table-twin)")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
