// What a page of the work area shows lives in its address.
import { useRouter, useRouterState } from "@tanstack/react-router";

export type Query = Readonly<Record<string, string>>;

/** The query of the address, and what changes parts of it. Empty values leave the address. */
export function useAddress(): [Query, (change: Query) => void] {
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const query = Object.fromEntries(new URLSearchParams(search));
  const show = (change: Query) => {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...query, ...change })) {
      if (value !== "") next.set(key, value);
    }
    const text = next.toString();
    router.history.replace(text === "" ? path : `${path}?${text}`);
  };
  return [query, show];
}
