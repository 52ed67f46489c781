/**
 * Moves the focus to the heading of a new page, so that screen readers announce it and the next
 * Tab starts at its top. The heading may appear later, when its data have arrived; a person who
 * moved the focus meanwhile is left alone.
 */
let waiting = false;
let focused_at_departure: Element | null = null;

interface Navigator {
  subscribe(
    event: "onBeforeNavigate",
    listener: (change: { pathChanged: boolean; fromLocation?: unknown }) => void,
  ): () => void;
}

/** Notes every change of page. The first page of a visit keeps the browser's own behaviour. */
export function watch_navigation(router: Navigator): void {
  router.subscribe("onBeforeNavigate", (change) => {
    if (!change.pathChanged || change.fromLocation === undefined) return;
    waiting = true;
    focused_at_departure = document.activeElement;
  });
}

/** To be called by the heading of a page once it is there. */
export function focus_new_page(heading: HTMLElement): void {
  if (!waiting) return;
  waiting = false;
  const now = document.activeElement;
  const moved = now !== null && now !== document.body && now !== focused_at_departure;
  focused_at_departure = null;
  if (!moved) heading.focus({ preventScroll: true });
}
