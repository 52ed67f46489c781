import type { ReactNode } from "react";

import { ApiProblem } from "../api/client";
import { PageTitle } from "./page_title";
import { PathLink } from "./path_link";

/** What is being fetched, in words; never a bare spinner. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="loading">
      <span className="loading-mark" aria-hidden="true" />
      {what}を読み込んでいます…
    </p>
  );
}

interface ProblemProps {
  error: Error;
  retry: () => void;
  /** Where to go when trying again does not help. */
  elsewhere?: { text: string; path: string };
}

/** The problem in the server's words and the ways out of it. */
export function Problem({ error, retry, elsewhere }: ProblemProps) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <div role="alert" className="problem">
      <p className="problem-title">{problem?.title ?? "表示できませんでした"}</p>
      <p className="problem-text">
        {problem?.message ?? "思いがけない不具合が起きました。もう一度読み込んでください。"}
      </p>
      {problem !== null && problem.code !== "" && (
        <p className="quiet">問い合わせのときは番号 {problem.code} をお知らせください。</p>
      )}
      <p className="problem-ways">
        <button type="button" className="button" onClick={retry}>
          もう一度読み込む
        </button>
        {elsewhere && <PathLink href={elsewhere.path}>{elsewhere.text}</PathLink>}
      </p>
    </div>
  );
}

/** A page that has nothing but a problem still has a heading. */
export function ProblemPage(props: ProblemProps & { title: string }) {
  return (
    <>
      <PageTitle text={props.title} />
      <Problem {...props} />
    </>
  );
}

/** Why there is nothing to see, and the nearest thing there is. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
