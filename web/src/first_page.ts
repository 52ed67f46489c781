import type { QueryClient } from "@tanstack/react-query";

import { needs_of_page, type Need } from "./api/needs";
import { areas_query, depth_query, issues_query, map_query } from "./api/queries";

/** Longer than this nobody shall look at an empty window: then the page says that it is loading. */
export const without_page = 300;
/** A page that the server sent is no empty window, but does not answer to every click yet. */
export const with_page = 3000;

function fetch_need(client: QueryClient, need: Need): Promise<void> {
  switch (need.what) {
    case "areas":
      return client.prefetchQuery(areas_query);
    case "map":
      return client.prefetchQuery(map_query(need.code));
    case "issues":
      return client.prefetchQuery(issues_query(need.code, need.view));
    case "depth":
      return client.prefetchQuery(depth_query(need.code, need.indicator, need.view, need.width));
  }
}

/**
 * Puts into `client` what the page at an address shows first. Failures are left to the page, which
 * asks again and says so.
 */
export async function ask_for_page(
  client: QueryClient,
  path: string,
  search: string,
): Promise<void> {
  await Promise.all(needs_of_page(path, search).map((need) => fetch_need(client, need)));
}

/**
 * Waits for all parts, but not beyond `patience` milliseconds: a page that has all it shows is laid
 * out and painted once, not first as a notice that it is loading.
 */
export async function page_is_ready(
  patience: number,
  ...parts: Promise<unknown>[]
): Promise<void> {
  const enough = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([Promise.allSettled(parts), enough]);
}
