// Runs while the application is built, never in a browser: the pages as they stand in the server's
// first reply, before the application has started.
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { renderToString } from "react-dom/server";

import { depth_query, issues_query, make_query_client, map_query } from "../api/queries";
import { make_router } from "../router";
import { depth_reply, issues_reply, map_reply, readable_places, text, type Kind } from "./places";

/** A page whose first chart the server can put in its place. */
export interface Page {
  /** Of the template in `dist/`. */
  name: string;
  /** Address of the page; braces as in a route of the server. */
  path: string;
  /** The lines that tell the server where its replies are and when they fit. */
  conditions: readonly string[];
  /** Name of the window. */
  title: string;
  /** The address that the application sees while it is drawn, and the replies it has. */
  address: string;
  fill: (client: QueryClient) => void;
}

const home: Page = {
  name: "home",
  path: "/",
  conditions: ["reply map: /api/maps/00"],
  title: "地域を選ぶ｜Engawa",
  address: "/",
  fill: (client) => client.setQueryData(map_query("00").queryKey, map_reply()),
};

const kinds: readonly Kind[] = [
  { area: "medical_area", comparator: "nation" },
  { area: "medical_area", comparator: "prefecture" },
  { area: "prefecture", comparator: "nation" },
];

function area_page(kind: Kind): Page {
  const code = text("issues.area.code");
  const is_prefecture = kind.area === "prefecture";
  const place = is_prefecture ? "" : `${text("issues.area.prefecture_name")} `;
  return {
    name: `area_${kind.area}_${kind.comparator}`,
    path: "/areas/{area}",
    conditions: [
      "reply issues: /api/areas/{area}/issues",
      ...(is_prefecture ? ["reply map: /api/maps/{area}"] : []),
      `when: issues.area.kind ${kind.area}`,
      `when: issues.comparator ${kind.comparator}`,
    ],
    title: `${place}${text("issues.area.name")}の健康課題｜Engawa`,
    address: `/areas/${encodeURIComponent(code)}`,
    fill: (client) => {
      client.setQueryData(issues_query(code, {}).queryKey, issues_reply(kind));
      client.setQueryData(map_query(code).queryKey, map_reply());
    },
  };
}

function depth_page(kind: Kind): Page {
  const code = text("depth.area.code");
  const indicator = text("depth.issue.indicator");
  return {
    name: `depth_${kind.area}_${kind.comparator}`,
    path: "/areas/{area}/issues/{indicator}",
    conditions: [
      "reply depth: /api/areas/{area}/issues/{indicator}",
      `when: depth.area.kind ${kind.area}`,
      `when: depth.comparator ${kind.comparator}`,
      "when: depth.issue.status ok",
    ],
    title: `${text("depth.issue.name")}｜Engawa`,
    address: `/areas/${encodeURIComponent(code)}/issues/${encodeURIComponent(indicator)}`,
    fill: (client) => {
      const { queryKey } = depth_query(code, indicator, {}, "wide");
      client.setQueryData(queryKey, depth_reply(kind));
    },
  };
}

export const pages: readonly Page[] = [home, ...kinds.map(area_page), ...kinds.map(depth_page)];

/** What stands in `#root`, with places for what only the server knows. */
export async function root_of(page: Page): Promise<string> {
  const client = make_query_client();
  page.fill(client);
  const history = createMemoryHistory({ initialEntries: [page.address] });
  // To restore how far a page was scrolled, the router would write a script into it.
  const router = make_router({ history, scrollRestoration: false });
  await router.load();
  const markup = renderToString(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  client.clear();
  return readable_places(markup);
}

/** The template of a page, made of the application's index.html. */
export function template_of(page: Page, index: string, root: string): string {
  const html = index
    .replace(/<title>.*<\/title>/, () => `<title>${page.title}</title>`)
    .replace('<div id="root"></div>', () => `<div id="root">${root}</div>`);
  if (!html.includes(root)) throw new Error("index.html has no empty #root");
  return `${[`path: ${page.path}`, ...page.conditions].join("\n")}\n\n${html}`;
}
