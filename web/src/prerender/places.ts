// What a reply looks like before the server knows it: every text is the place where it will stand.
import openapi from "../../openapi.json";
import type { FigureReply, IssueDepthReply, IssuesReply } from "../api/schema";
import type { Comparator } from "../view";

/** The place of the text or number that stands at `where` in the replies. */
export const text = (where: string) => `{{text ${where}}}`;
/** Of a picture: the door for pictures opens for nothing that does not begin so. */
const svg = (where: string) => `<svg>${where}</svg>`;

/** `markup` with the places as the server reads them; addresses are encoded until then. */
export function readable_places(markup: string): string {
  return markup
    .replace(/<svg>([\w.]+)<\/svg>/g, "{{svg $1}}")
    .replace(/%7B%7Btext\+([\w.]+)%7D%7D/g, "{{text $1}}");
}

interface Schema {
  $ref?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}

/**
 * A value of `schema` whose parts are their places. A list of texts has one element, where the
 * server puts all; of any other list only the first element has a place.
 */
function place_of(schema: Schema, where: string): unknown {
  if (schema.$ref !== undefined) return place_named(schema.$ref.split("/").at(-1) ?? "", where);
  if (schema.items !== undefined) {
    const is_plain = schema.items.$ref === undefined;
    return [is_plain ? text(where) : place_of(schema.items, `${where}.0`)];
  }
  if (schema.properties !== undefined) {
    const parts = Object.entries(schema.properties);
    return Object.fromEntries(parts.map(([name, part]) => [name, place_of(part, `${where}.${name}`)]));
  }
  // Numbers are only pasted into texts, never reckoned with.
  return where.endsWith("svg") ? svg(where) : text(where);
}

function place_named(name: string, where: string): unknown {
  const schema = (openapi.components.schemas as Record<string, Schema>)[name];
  if (schema === undefined) throw new Error(`openapi.json has no ${name}`);
  return place_of(schema, where);
}

/** Parts of a reply on which the page's markup depends; the server chooses a template by them. */
export interface Kind {
  area: "medical_area" | "prefecture";
  comparator: Comparator;
}

function of_kind<Reply extends IssuesReply | IssueDepthReply>(reply: Reply, kind: Kind): Reply {
  return {
    ...reply,
    area: { ...reply.area, kind: kind.area },
    comparator: kind.comparator,
    fiscal_years: [reply.fiscal_year],
    attributions: [],
  };
}

/** The map for choosing. */
export function map_reply(): FigureReply {
  return place_named("FigureReply", "map") as FigureReply;
}

/** With the first issue only: the application adds the rest below what a reader sees first. */
export function issues_reply(kind: Kind): IssuesReply {
  const reply = place_named("IssuesReply", "issues") as IssuesReply;
  return { ...of_kind(reply, kind), better: [], similar: [], not_computable: [], notes: [] };
}

/** With the main figure only. */
export function depth_reply(kind: Kind): IssueDepthReply {
  const reply = place_named("IssueDepthReply", "depth") as IssueDepthReply;
  const nothing = { caption: "", columns: [], rows: [] };
  return {
    ...of_kind(reply, kind),
    issue: { ...reply.issue, status: "ok" },
    figures: reply.figures.slice(0, 1).map((figure) => ({ ...figure, table: nothing })),
    numbers: nothing,
    method: [],
  };
}
