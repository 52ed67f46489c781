// Actions of the server by name. Their inputs and replies are those of openapi.json.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { get_json, post_json } from "../api/client";
import type { components, operations } from "../api/types.generated";

export type Schemas = components["schemas"];
type Names<Prefix extends string> = Extract<keyof operations, `${Prefix}.${string}`>;
export type ActionName =
  | Names<"accounts">
  | Names<"councils">
  | Names<"meetings">
  | Names<"insurers">
  | Names<"aggregates">;

type Body<N extends ActionName> = operations[N] extends {
  requestBody: { content: { "application/json": infer Input } };
}
  ? Input
  : never;
type Question<N extends ActionName> = operations[N] extends { parameters: { query?: infer Input } }
  ? Input
  : never;
export type ReplyOf<N extends ActionName> = operations[N] extends {
  responses: { 200: { content: { "application/json": infer Reply } } };
}
  ? Reply
  : never;

/** "accounts.change_officer" is at /api/accounts/change-officer. */
export function action_path(name: ActionName, question: object = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(question)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(key, String(value));
  }
  const query = parameters.toString();
  return `/api/${name.replace(".", "/").replaceAll("_", "-")}${query === "" ? "" : `?${query}`}`;
}

/** Everything behind the sign-in is asked anew after any change: it may have changed with it. */
const of_work = "work";

export function reading<N extends ActionName>(name: N, question?: Question<N>) {
  return queryOptions({
    queryKey: [of_work, name, question ?? {}],
    queryFn: ({ signal }) => get_json<ReplyOf<N>>(action_path(name, question ?? {}), signal),
    staleTime: 0,
  });
}

/** The reply as it is at this moment, past what is on screen. */
export function read_now<N extends ActionName>(name: N, question: Question<N>): Promise<ReplyOf<N>> {
  return get_json<ReplyOf<N>>(action_path(name, question as object));
}

/**
 * Does a changing action; what is on screen follows, unless its reply has to be read first
 * (`follows` false).
 */
export function useAction<N extends ActionName>(name: N, follows = true) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Body<N>) => post_json<ReplyOf<N>>(action_path(name), input),
    onSuccess: () => (follows ? client.invalidateQueries({ queryKey: [of_work] }) : undefined),
  });
}
