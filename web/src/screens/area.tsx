import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { areas_query, issues_query } from "../api/queries";
import type { AreaEntry, IssuesReply } from "../api/schema";
import { Attributions } from "../components/attributions";
import { Breadcrumbs } from "../components/breadcrumbs";
import { IssueLists } from "../components/issue_lists";
import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { Loading, ProblemPage } from "../components/state_views";
import { ViewBar } from "../components/view_bar";
import { area_kind_text, area_path, area_title, shown_view, type View } from "../view";
import { AreaMap, medical_areas_of } from "./choose_area";

/** The health issues of a medical area, or a prefecture with its areas and issues. */
export function AreaScreen({ code, view }: { code: string; view: View }) {
  const issues = useQuery(issues_query(code, view));
  if (issues.isPending) return <Loading what="健康課題" />;
  if (issues.isError) {
    return (
      <>
        <Breadcrumbs crumbs={[{ text: "健康課題" }]} />
        <ProblemPage
          title="健康課題を表示できません"
          error={issues.error}
          retry={() => void issues.refetch()}
          elsewhere={
            Object.keys(view).length > 0
              ? { text: "年度と比べる相手を指定せずに開く", path: area_path(code) }
              : { text: "地域を選びなおす", path: "/" }
          }
        />
      </>
    );
  }
  const reply = issues.data;
  const { area } = reply;
  const is_prefecture = area.kind === "prefecture";
  const title = <PageTitle text={`${area_title(area)}の健康課題`} note={area_kind_text(area)} />;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          ...(area.kind === "medical_area"
            ? [{ text: area.prefecture_name, path: area_path(area.prefecture_code) }]
            : []),
          { text: area.name },
        ]}
      />
      {is_prefecture && title}
      {is_prefecture && <MedicalAreas prefecture={area} />}
      <IssuesOfArea
        reply={reply}
        view={{ ...shown_view(reply), ...view }}
        busy={issues.isPlaceholderData}
        heading={is_prefecture ? <h2>{area.name}全体の健康課題</h2> : title}
      />
    </>
  );
}

interface IssuesOfAreaProps {
  reply: IssuesReply;
  view: View;
  busy: boolean;
  /** Of the page, or of this part where another stands above it. */
  heading: ReactNode;
}

function IssuesOfArea({ reply, view, busy, heading }: IssuesOfAreaProps) {
  const when = `${reply.fiscal_year_text}、${reply.comparator_name}との比較`;
  return (
    <>
      <div className="area-head">
        <div>
          {heading}
          <p className="view-text">{when}</p>
          <p className="summary">{reply.summary}</p>
          <HowToRead />
        </div>
        <ViewBar
          area={reply.area}
          years={reply.fiscal_years}
          view={view}
          busy={busy}
          announcement={`${when}を表示しています。`}
          files={[
            { text: "A4シート（PDF）", path: reply.sheet_path, save: false },
            { text: "CSV", path: reply.csv_path, save: true },
            { text: "Excel（XLSX）", path: reply.xlsx_path, save: true },
          ]}
        />
      </div>
      <div className={busy ? "stale" : undefined} aria-busy={busy}>
        <IssueLists reply={reply} />
      </div>
      {reply.notes.length > 0 && (
        <section className="notes" aria-labelledby="notes">
          <h2 id="notes">読むときの注意</h2>
          <ul>
            {reply.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <Attributions lines={reply.attributions} />
    </>
  );
}

function HowToRead() {
  return (
    <details className="fold how-to-read">
      <summary>数字の読み方</summary>
      <dl className="definitions">
        <div>
          <dt>比</dt>
          <dd>
            性別と年齢の構成をそろえて比べた値です。1.00が相手と同じで、1.20なら相手の1.2倍です。括弧の中は95%信頼区間で、1.00をまたぐときは、はっきりした差があるとは言えません。
          </dd>
        </div>
        <div>
          <dt>過剰該当者数</dt>
          <dd>
            相手と同じ割合だったとした人数より、どれだけ多いかです。減らせる人数の目安になります。
          </dd>
        </div>
        <div>
          <dt>順位の幅</dt>
          <dd>
            偶然のぶれを見込んだ、この地域の課題の中での順位の範囲です。ほかの地域との順位ではありません。
          </dd>
        </div>
        <div>
          <dt>ならした比</dt>
          <dd>人数が少なく値がぶれやすい地域のために、周りの地域の値で補った比です。</dd>
        </div>
        <div>
          <dt>秘匿</dt>
          <dd>
            人数が少ない欄は、公表のときに伏せられています。伏せられた分だけ区間を広げて計算しています。
          </dd>
        </div>
      </dl>
    </details>
  );
}

/** Map and list of the medical areas of a prefecture: two equal ways to go on. */
function MedicalAreas({ prefecture }: { prefecture: AreaEntry }) {
  const reply = useQuery(areas_query);
  const areas = medical_areas_of(reply.data?.areas ?? [], prefecture.code);
  return (
    <section aria-labelledby="medical-areas">
      <h2 id="medical-areas">二次医療圏を選ぶ</h2>
      <div className="two-ways">
        <div>
          <a className="skip-map" href="#area-list">
            地図をとばして一覧へ
          </a>
          <AreaMap code={prefecture.code} what={`${prefecture.name}の地図`} />
        </div>
        <div>
          <h3 id="area-list" tabIndex={-1}>
            {prefecture.name}の二次医療圏
          </h3>
          {reply.isPending ? (
            <Loading what="地域の一覧" />
          ) : (
            <ul className="area-list">
              {areas.map((area) => (
                <li key={area.code}>
                  <PathLink href={area_path(area.code)}>{area.name}</PathLink>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  );
}
