import { useQuery } from "@tanstack/react-query";

import { Definitions } from "../components/definitions";
import { YearLinks } from "../components/year_links";
import { depth_query } from "../api/queries";
import type { FigureReply, IssueDepthReply, LabelledText } from "../api/schema";
import { Attributions } from "../components/attributions";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data_table";
import { Figure, short_title } from "../components/figure";
import { Drivers, FactList, Grounds, is_said, issue_facts, Verdict } from "../components/issue_card";
import { PageTitle } from "../components/page_title";
import { Empty, Loading, ProblemPage } from "../components/state_views";
import { ViewBar } from "../components/view_bar";
import { useFigureWidth } from "../components/use_figure_width";
import { area_path, area_title, shown_view, with_view, type View } from "../view";

interface IssueDepthScreenProps {
  code: string;
  indicator: string;
  view: View;
}

/** One health issue of an area in depth: what it is, its figures, its numbers, how computed. */
export function IssueDepthScreen({ code, indicator, view }: IssueDepthScreenProps) {
  const depth = useQuery(depth_query(code, indicator, view, useFigureWidth()));
  if (depth.isPending) return <Loading what="健康課題のくわしい内容" />;
  if (depth.isError) {
    return (
      <>
        <Breadcrumbs crumbs={[{ text: "健康課題のくわしい内容" }]} />
        <ProblemPage
          title="健康課題を表示できません"
          error={depth.error}
          retry={() => void depth.refetch()}
          elsewhere={{ text: "この地域の健康課題の一覧へ", path: with_view(area_path(code), view) }}
        />
      </>
    );
  }
  const reply = depth.data;
  const { area, issue } = reply;
  const shown = shown_view(reply);
  const [main, ...others] = reply.figures;
  const when = `${reply.fiscal_year_text}、${reply.comparator_name}との比較`;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          ...(area.kind === "medical_area"
            ? [{ text: area.prefecture_name, path: area_path(area.prefecture_code) }]
            : []),
          { text: area.name, path: with_view(area_path(area.code), shown) },
          { text: issue.short_name },
        ]}
      />
      <PageTitle text={issue.name} note={area_title(area)} />
      <div className="depth-head">
        <div>
          <p className="view-text">{when}</p>
          <p className="issue-marks">
            <Verdict issue={issue} />
            {is_said(issue.rank_text) && <span className="rank">順位の幅 {issue.rank_text}</span>}
          </p>
          <p className="summary">{issue.sentence}</p>
        </div>
        {main !== undefined && (
          <div className={depth.isPlaceholderData ? "stale" : undefined}>
            <Figure figure={main} heading="h2" />
          </div>
        )}
        <ViewBar
          area={area}
          years={reply.fiscal_years}
          view={{ ...shown, ...view }}
          busy={depth.isPlaceholderData}
          announcement={`${when}を表示しています。`}
          files={[
            { text: "CSV", path: reply.csv_path, save: true },
            { text: "Excel（XLSX）", path: reply.xlsx_path, save: true },
          ]}
        />
      </div>
      <div className={depth.isPlaceholderData ? "stale" : undefined} aria-busy={depth.isPlaceholderData}>
        {issue.status !== "ok" && <NotComputed reply={reply} />}
        <section aria-labelledby="key-numbers" className="key-numbers">
          <h2 id="key-numbers">おもな数字</h2>
          <FactList facts={issue_facts(issue, area, shown)} />
          <Drivers issue={issue} />
          <Grounds issue={issue} />
        </section>
        <Explanation reply={reply} />
        <Figures figures={others} />
        <section aria-labelledby="numbers">
          <h2 id="numbers">すべての数字</h2>
          <DataTable table={reply.numbers} />
        </section>
        <Method lines={reply.method} />
        <Attributions lines={reply.attributions} />
      </div>
    </>
  );
}

/** Why there is no result, and the years nearest to this one. */
function NotComputed({ reply }: { reply: IssueDepthReply }) {
  const { issue, fiscal_year } = reply;
  const others = reply.fiscal_years
    .filter((year) => year !== fiscal_year)
    .sort((one, other) => Math.abs(one - fiscal_year) - Math.abs(other - fiscal_year))
    .slice(0, 3);
  return (
    <Empty>
      <p>{issue.status_text}</p>
      {others.length > 0 && (
        <>
          <p>近い年度で見る：</p>
          <YearLinks path={issue.depth_path} reply={reply} years={others} />
        </>
      )}
    </Empty>
  );
}

function Explanation({ reply }: { reply: IssueDepthReply }) {
  return (
    <div className="explanation">
      <section aria-labelledby="meaning">
        <h2 id="meaning">何を表すか</h2>
        <p>{reply.meaning}</p>
      </section>
      <section aria-labelledby="why">
        <h2 id="why">なぜ大切か</h2>
        <p>{reply.why}</p>
      </section>
      {reply.actions.length > 0 && (
        <section aria-labelledby="actions" className="explanation-actions">
          <h2 id="actions">協議会でできること</h2>
          <ul>
            {reply.actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Figures({ figures }: { figures: readonly FigureReply[] }) {
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">ほかの図で見る</h2>
      {figures.length > 1 && (
        <nav aria-label="図の一覧" className="figure-index no-print">
          <ul>
            {figures.map((figure) => (
              <li key={figure.id}>
                <a href={`#figure-${figure.id}`}>{short_title(figure.title)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="figures">
        {figures.map((figure) => (
          <Figure key={figure.id} figure={figure} />
        ))}
      </div>
    </section>
  );
}

function Method({ lines }: { lines: readonly LabelledText[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="method">
      <h2 id="method">計算のしかた</h2>
      <Definitions lines={lines} />
    </section>
  );
}
