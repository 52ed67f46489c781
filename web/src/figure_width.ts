/** The two layouts in which the server draws the figures of an issue. */
export type FigureWidth = "wide" | "narrow";

/** Below this, letters of a wide figure would be too small to read, or its frame would scroll. */
const narrow_windows = "(max-width: 599.98px)";

function media(): MediaQueryList | undefined {
  return typeof window.matchMedia === "function" ? window.matchMedia(narrow_windows) : undefined;
}

/** The layout for this window as it is now. */
export function figure_width(): FigureWidth {
  return media()?.matches === true ? "narrow" : "wide";
}

/** Calls `changed` when another layout suits the window, and gives what ends that. */
export function watch_figure_width(changed: () => void): () => void {
  const query = media();
  query?.addEventListener("change", changed);
  return () => query?.removeEventListener("change", changed);
}
