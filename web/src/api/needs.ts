import { figure_width, type FigureWidth } from "../figure_width";
import { read_view, type View } from "../view";

/** A reply that a page needs before it can be drawn. */
export type Need =
  | { what: "areas" }
  | { what: "map"; code: string }
  | { what: "issues"; code: string; view: View }
  | { what: "depth"; code: string; indicator: string; view: View; width: FigureWidth };

function question(view: View, width: FigureWidth = "wide"): string {
  const parameters = new URLSearchParams();
  if (view.year !== undefined) parameters.set("year", String(view.year));
  if (view.comparator !== undefined) parameters.set("comparator", view.comparator);
  if (width === "narrow") parameters.set("width", width);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Where the server gives that reply. */
export function path_of(need: Need): string {
  switch (need.what) {
    case "areas":
      return "/api/areas";
    case "map":
      return `/api/maps/${encodeURIComponent(need.code)}`;
    case "issues":
      return `/api/areas/${encodeURIComponent(need.code)}/issues${question(need.view)}`;
    case "depth":
      return `/api/areas/${encodeURIComponent(need.code)}/issues/${encodeURIComponent(need.indicator)}${question(need.view, need.width)}`;
  }
}

/** What the page at an address shows first; nothing for pages that can wait. */
export function needs_of_page(path: string, search: string): Need[] {
  if (path === "/") return [{ what: "map", code: "00" }, { what: "areas" }];
  const [areas, code, issues, indicator, ...rest] = path.split("/").slice(1).map(decode);
  if (areas !== "areas" || code === undefined || rest.length > 0) return [];
  const view = read_view(Object.fromEntries(new URLSearchParams(search)));
  if (issues === undefined) return [{ what: "issues", code, view }];
  if (issues !== "issues" || indicator === undefined) return [];
  return [{ what: "depth", code, indicator, view, width: figure_width() }];
}

/** A part of an address as text; one that is not well formed stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
