// Who is signed in. The sign-in itself is a cookie that scripts cannot read.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { get_json, post_json } from "../api/client";

/** Reply of who-am-i and of signing in. */
export interface Session {
  is_signed_in: boolean;
  /** The password was right; a code is still to be shown. */
  needs_code: boolean;
  /** The role asks for a second factor, which is not set up yet. */
  must_set_up_code: boolean;
  person: string;
  name: string;
  roles: string[];
  is_administrator: boolean;
  may_read_log: boolean;
}

const session_query = queryOptions({
  queryKey: ["work", "session"],
  queryFn: ({ signal }) => get_json<Session>("/api/accounts/who-am-i", signal),
  staleTime: 0,
});

export function useSession() {
  return useQuery(session_query);
}

function useStep<Input>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => post_json<Session>(path, input),
    onSuccess: () => client.invalidateQueries({ queryKey: ["work"] }),
  });
}

export function useSignIn() {
  return useStep<{ login: string; password: string }>("/api/accounts/sign-in");
}

export function useShowCode() {
  return useStep<{ code: string }>("/api/accounts/show-second-factor");
}

/** The page is loaded anew: nothing of the person who leaves stays in this window. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => post_json("/api/accounts/sign-out", {}),
    onSuccess: () => window.location.assign("/work"),
  });
}
