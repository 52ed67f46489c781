import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Loading, Problem, ProblemPage } from "../../components/state_views";

interface ReplyViewProps<Reply> {
  /** What is read, in words. */
  what: string;
  query: UseQueryOptions<Reply, Error, Reply, (string | object)[]>;
  children: (reply: Reply) => ReactNode;
  /** The reply is the whole page: then it has a heading even when it does not come. */
  is_page?: boolean;
}

/** A reply of the server, or that it is on its way, or why it does not come. */
export function ReplyView<Reply>({ what, query, children, is_page = false }: ReplyViewProps<Reply>) {
  const reply = useQuery(query);
  if (reply.isPending) return <Loading what={what} />;
  // What was there stays, with a form that somebody is filling in: asking anew may fail.
  if (reply.data !== undefined) return <>{children(reply.data)}</>;
  const problem = { error: reply.error ?? new Error(), retry: () => void reply.refetch() };
  return is_page ? <ProblemPage title={`${what}を開けません`} {...problem} /> : <Problem {...problem} />;
}

interface Fact {
  label: string;
  text: ReactNode;
}

/** Pairs of a label and what is known; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter((fact) => fact.text !== "" && fact.text !== null && fact.text !== false);
  return (
    <dl className="known-facts">
      {known.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}
