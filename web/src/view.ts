import type { AreaEntry } from "./api/schema";

export type Comparator = "nation" | "prefecture";

/** What the address holds beside the subject. Absent parts are chosen by the server. */
export interface View {
  year?: number;
  comparator?: Comparator;
}

/** Reads a view from an address; anything it does not know is left out. */
export function read_view(search: Record<string, unknown>): View {
  const year = Number(search["year"]);
  const comparator = search["comparator"];
  return {
    ...(Number.isInteger(year) && year >= 1900 && year <= 2999 ? { year } : {}),
    ...(comparator === "nation" || comparator === "prefecture" ? { comparator } : {}),
  };
}

/** `path` with the view as its query; a query already there is overruled. */
export function with_view(path: string, view: View): string {
  const [bare = "", query = ""] = path.split("?", 2);
  const parameters = new URLSearchParams(query);
  if (view.year !== undefined) parameters.set("year", String(view.year));
  if (view.comparator !== undefined) parameters.set("comparator", view.comparator);
  const text = parameters.toString();
  return text === "" ? bare : `${bare}?${text}`;
}

export function area_path(code: string): string {
  return code === "00" ? "/" : `/areas/${code}`;
}

/** "鳥取県 東部（二次医療圏）" needs its prefecture, "鳥取県" does not. */
export function area_title(area: AreaEntry): string {
  return area.kind === "medical_area" ? `${area.prefecture_name} ${area.name}` : area.name;
}

export function area_kind_text(area: AreaEntry): string {
  switch (area.kind) {
    case "medical_area":
      return "二次医療圏";
    case "prefecture":
      return "都道府県";
    default:
      return "全国";
  }
}

/** The view of a reply: what the server really chose. */
export function shown_view(reply: { fiscal_year: number; comparator: string }): View {
  return {
    year: reply.fiscal_year,
    comparator: reply.comparator === "prefecture" ? "prefecture" : "nation",
  };
}
