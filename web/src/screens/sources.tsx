import { useQuery } from "@tanstack/react-query";

import { sources_query } from "../api/queries";
import type { SourcesReply, TableTwin, WorkbookEntry } from "../api/schema";
import { Attributions } from "../components/attributions";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data_table";
import { PageTitle } from "../components/page_title";
import { Empty, Loading, Problem } from "../components/state_views";

/** An ISO time in the words and the zone of this computer; other text as it is. */
export function time_text(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return time.toLocaleString("ja-JP", { dateStyle: "long", timeStyle: "short" });
}

function level_text(level: string): string {
  return level === "medical_area" ? "二次医療圏" : "都道府県";
}

function batches_table(reply: SourcesReply): TableTwin {
  return {
    caption: "いつ、どこから取り込んだか",
    columns: ["取込みの日時", "もと", "状態", "ファイルの数"],
    rows: reply.batches.map((batch) => [
      time_text(batch.imported_at),
      batch.source,
      batch.state === "undone" ? "取り消し済み" : "使用中",
      batch.workbooks_text,
    ]),
  };
}

function workbooks_table(year: number, workbooks: readonly WorkbookEntry[]): TableTwin {
  return {
    caption: `${year}年度のファイル`,
    columns: ["表題", "単位", "地域の数", "行の数", "秘匿の欄の数", "気づいた点", "ファイル", "SHA-256"],
    rows: workbooks.map((workbook) => [
      workbook.title,
      level_text(workbook.level),
      workbook.areas_text,
      workbook.rows_text,
      workbook.masked_cells_text,
      workbook.warnings.length === 0 ? "なし" : workbook.warnings.join(" "),
      workbook.file,
      workbook.sha256.slice(0, 12),
    ]),
  };
}

/** Newest fiscal year first. */
export function by_year(workbooks: readonly WorkbookEntry[]): [number, WorkbookEntry[]][] {
  const years = new Map<number, WorkbookEntry[]>();
  for (const workbook of workbooks) {
    const list = years.get(workbook.fiscal_year);
    if (list) list.push(workbook);
    else years.set(workbook.fiscal_year, [workbook]);
  }
  return [...years].sort(([one], [other]) => other - one);
}

/** Where the data come from and what was imported. */
export function SourcesScreen() {
  const reply = useQuery(sources_query);
  return (
    <>
      <Breadcrumbs crumbs={[{ text: "データの出典と取込み状況" }]} />
      <PageTitle text="データの出典と取込み状況" />
      {reply.isPending && <Loading what="取込みの状況" />}
      {reply.isError && <Problem error={reply.error} retry={() => void reply.refetch()} />}
      {reply.isSuccess && <Sources reply={reply.data} />}
    </>
  );
}

function Sources({ reply }: { reply: SourcesReply }) {
  return (
    <>
      <Attributions lines={reply.attributions} />
      {reply.workbooks.length === 0 ? (
        <Empty>
          <p>
            まだ何も取り込まれていません。このソフトの管理者に、公表データの取込みを頼んでください。取り込むと、ここに記録が出ます。
          </p>
        </Empty>
      ) : (
        <>
          <section aria-labelledby="batches">
            <h2 id="batches">取込みの記録</h2>
            <DataTable table={batches_table(reply)} />
          </section>
          <section aria-labelledby="workbooks">
            <h2 id="workbooks">取り込んだファイル</h2>
            {by_year(reply.workbooks).map(([year, workbooks]) => (
              <details key={year} className="fold">
                <summary>
                  {year}年度<span className="count">{workbooks.length}件</span>
                </summary>
                <DataTable table={workbooks_table(year, workbooks)} />
              </details>
            ))}
          </section>
        </>
      )}
      <p className="quiet">Engawa の版：{reply.version}</p>
    </>
  );
}
