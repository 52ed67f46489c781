// Runs while the application is built, never in a browser: the pages as they stand in the server's
// first reply, before the application has started.
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { renderToString } from "react-dom/server";

import { make_query_client, map_query } from "./api/queries";
import type { FigureReply } from "./api/schema";
import { make_router } from "./router";

/** A page whose first chart the server can put in its place. */
export interface Page {
  /** Of the template in `dist/`. */
  name: string;
  /** Address of the page, and the reply that fills its places. */
  path: string;
  reply: string;
  /** Name of the window. */
  title: string;
}

export const pages: readonly Page[] = [
  { name: "home", path: "/", reply: "/api/maps/00", title: "地域を選ぶ｜Engawa" },
];

/** The place of a text, and of a picture, that stands in the reply under `key`. */
const text = (key: string) => `{{text ${key}}}`;
const svg = (key: string) => `<svg>${key}</svg>`;
const places_of_pictures = /<svg>(\w+)<\/svg>/g;

const map: FigureReply = {
  id: "",
  title: text("title"),
  sentence: text("sentence"),
  svg: svg("svg"),
  svg_path: "",
  png_path: "",
  table: { columns: [], rows: [], caption: "" } as unknown as FigureReply["table"],
};

/** What stands in `#root`, with places for what only the server knows. */
export async function root_of(page: Page): Promise<string> {
  const client = make_query_client();
  client.setQueryData(map_query("00").queryKey, map);
  const history = createMemoryHistory({ initialEntries: [page.path] });
  // To restore how far a page was scrolled, the router would write a script into it.
  const router = make_router({ history, scrollRestoration: false });
  await router.load();
  const markup = renderToString(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  client.clear();
  return markup.replace(places_of_pictures, "{{svg $1}}");
}

/** The template of a page, made of the application's index.html. */
export function template_of(page: Page, index: string, root: string): string {
  const html = index
    .replace(/<title>.*<\/title>/, () => `<title>${page.title}</title>`)
    .replace('<div id="root"></div>', () => `<div id="root">${root}</div>`);
  if (!html.includes(root)) throw new Error("index.html has no empty #root");
  return `path: ${page.path}\nreply: ${page.reply}\n\n${html}`;
}
