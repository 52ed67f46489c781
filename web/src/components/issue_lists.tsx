import type { AreaEntry, IssueRow, IssuesReply } from "../api/schema";
import { YearLinks } from "./year_links";
import { shown_view, with_view, type View } from "../view";
import { IssueCard } from "./issue_card";
import { PathLink } from "./path_link";
import { ScrollFrame } from "./scroll_frame";
import { Empty } from "./state_views";

interface ListProps {
  issues: readonly IssueRow[];
  area: AreaEntry;
  view: View;
}

function Cards({ issues, area, view }: ListProps) {
  return (
    <ul className="issues">
      {issues.map((issue) => (
        <li key={issue.indicator}>
          <IssueCard issue={issue} area={area} view={view} />
        </li>
      ))}
    </ul>
  );
}

function SimilarTable({ issues, area }: Omit<ListProps, "view">) {
  const with_prefecture = area.kind === "medical_area";
  return (
    <ScrollFrame label="はっきりした差がない項目（表）">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">項目</th>
            <th scope="col">全国との比</th>
            {with_prefecture && <th scope="col">{area.prefecture_name}との比</th>}
            <th scope="col">推移</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.indicator}>
              <th scope="row">
                <PathLink href={issue.depth_path}>{issue.name}</PathLink>
              </th>
              <td>{issue.ratio_nation.text}</td>
              {with_prefecture && <td>{issue.ratio_prefecture.text}</td>}
              <td>{issue.trend_text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function NotComputable({ issues }: Pick<ListProps, "issues">) {
  return (
    <ul className="not-computable">
      {issues.map((issue) => (
        <li key={issue.indicator}>
          <PathLink href={issue.depth_path}>{issue.name}</PathLink>
          <span className="reason">{issue.status_text}</span>
        </li>
      ))}
    </ul>
  );
}

function NoWorse({ reply }: { reply: IssuesReply }) {
  return (
    <Empty>
      <p>
        {reply.comparator_name}
        よりはっきり悪い項目はありませんでした。95%信頼区間がすべて1.00をまたぐか、良い側にあります。
      </p>
      {reply.area.kind === "medical_area" && reply.comparator !== "prefecture" && (
        <p>
          <PathLink
            href={with_view(`/areas/${reply.area.code}`, {
              ...shown_view(reply),
              comparator: "prefecture",
            })}
          >
            {reply.area.prefecture_name}と比べる
          </PathLink>
        </p>
      )}
    </Empty>
  );
}

/** Why an area has no result at all in this year, and the years that have some. */
function NothingThisYear({ reply }: { reply: IssuesReply }) {
  const others = reply.fiscal_years.filter((year) => year !== reply.fiscal_year).reverse();
  return (
    <Empty>
      <p>
        {reply.fiscal_year_text}
        のデータは取り込まれていないため、この地域の健康課題を計算できません。
      </p>
      {others.length > 0 && (
        <>
          <p>データのある年度（{others.length}件）：</p>
          <YearLinks path={`/areas/${reply.area.code}`} reply={reply} years={others} />
        </>
      )}
    </Empty>
  );
}

interface IssueList {
  id: string;
  title: string;
  mark: string;
  count: number;
  issues: readonly IssueRow[];
}

/** The four lists of an area's issues, with their counts and a way to each. */
export function IssueLists({ reply }: { reply: IssuesReply }) {
  const view = shown_view(reply);
  const { area, comparator_name: other } = reply;
  const { counts } = reply;
  const worse = {
    id: "worse",
    title: `${other}より悪い課題`,
    mark: "▲",
    count: counts.worse,
    issues: reply.worse,
  };
  const better = {
    id: "better",
    title: `${other}より良い項目`,
    mark: "▼",
    count: counts.better,
    issues: reply.better,
  };
  const similar = {
    id: "similar",
    title: `${other}とはっきりした差がない項目`,
    mark: "●",
    count: counts.similar,
    issues: reply.similar,
  };
  const not_computable = {
    id: "not-computable",
    title: "計算できない項目",
    mark: "―",
    count: counts.not_computable,
    issues: reply.not_computable,
  };
  const lists: IssueList[] = [worse, better, similar, not_computable];
  if (lists.every((list) => list.count === 0)) return <NothingThisYear reply={reply} />;

  const heading = (list: IssueList) => (
    <h2 id={list.id} tabIndex={-1}>
      {list.title}
      <span className="count">{list.count}件</span>
    </h2>
  );
  return (
    <>
      <nav aria-label="この地域の課題の見出し" className="overview no-print">
        <ul>
          {lists.map((list) => (
            <li key={list.id} data-list={list.id} data-count={list.count}>
              <a href={`#${list.id}`}>
                <span className="overview-count">
                  <span aria-hidden="true">{list.mark}</span> {list.count}件
                </span>
                <span>{list.title}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby={worse.id}>
        {heading(worse)}
        {worse.issues.length > 0 && (
          <p className="quiet">
            先に考えたい順に並べています。順位には幅があり、幅が重なる課題のどちらが上かは決まりません。
          </p>
        )}
        {worse.issues.length > 0 ? (
          <Cards issues={worse.issues} area={area} view={view} />
        ) : (
          <NoWorse reply={reply} />
        )}
      </section>
      {better.issues.length > 0 && (
        <section aria-labelledby={better.id}>
          {heading(better)}
          <Cards issues={better.issues} area={area} view={view} />
        </section>
      )}
      {similar.issues.length > 0 && (
        <section aria-labelledby={similar.id}>
          {heading(similar)}
          <details className="fold">
            <summary>表で見る</summary>
            <SimilarTable issues={similar.issues} area={area} />
          </details>
        </section>
      )}
      {not_computable.issues.length > 0 && (
        <section aria-labelledby={not_computable.id}>
          {heading(not_computable)}
          <NotComputable issues={not_computable.issues} />
        </section>
      )}
    </>
  );
}
