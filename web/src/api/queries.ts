import { QueryClient, queryOptions } from "@tanstack/react-query";

import type { FigureWidth } from "../figure_width";
import type { View } from "../view";
import { ApiProblem, get_json } from "./client";
import { path_of } from "./needs";
import type {
  AreaSearchReply,
  AreasReply,
  FigureReply,
  IndicatorsReply,
  IssueDepthReply,
  IssuesReply,
  SourcesReply,
} from "./schema";

const minute = 60_000;

export function make_query_client(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * minute,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && error.may_pass_later,
        retryDelay: 400,
      },
    },
  });
}

/** The old reply may stay while only the view changes, never across areas or indicators. */
function is_about(key: readonly unknown[] | undefined, ...subject: string[]): boolean {
  return subject.every((part, index) => key?.[index + 1] === part);
}

export const areas_query = queryOptions({
  queryKey: ["areas"],
  queryFn: ({ signal }) => get_json<AreasReply>(path_of({ what: "areas" }), signal),
});

export function area_search_query(query: string) {
  return queryOptions({
    queryKey: ["area-search", query],
    queryFn: ({ signal }) =>
      get_json<AreaSearchReply>(
        `/api/areas/search?${new URLSearchParams({ query }).toString()}`,
        signal,
      ),
    enabled: query !== "",
  });
}

export function map_query(code: string) {
  return queryOptions({
    queryKey: ["map", code],
    queryFn: ({ signal }) =>
      get_json<FigureReply>(path_of({ what: "map", code }), signal),
  });
}

export function issues_query(code: string, view: View) {
  return queryOptions({
    queryKey: ["issues", code, view],
    queryFn: ({ signal }) =>
      get_json<IssuesReply>(path_of({ what: "issues", code, view }), signal),
    placeholderData: (previous: IssuesReply | undefined, query) =>
      is_about(query?.queryKey, code) ? previous : undefined,
  });
}

export function depth_query(
  code: string,
  indicator: string,
  view: View,
  width: FigureWidth,
) {
  return queryOptions({
    queryKey: ["depth", code, indicator, view, width],
    queryFn: ({ signal }) =>
      get_json<IssueDepthReply>(
        path_of({ what: "depth", code, indicator, view, width }),
        signal,
      ),
    placeholderData: (previous: IssueDepthReply | undefined, query) =>
      is_about(query?.queryKey, code, indicator) ? previous : undefined,
  });
}

export const indicators_query = queryOptions({
  queryKey: ["indicators"],
  queryFn: ({ signal }) => get_json<IndicatorsReply>("/api/indicators", signal),
});

export const sources_query = queryOptions({
  queryKey: ["sources"],
  queryFn: ({ signal }) => get_json<SourcesReply>("/api/sources", signal),
});
