import { keepPreviousData } from "@tanstack/react-query";
import { useId } from "react";

import { DataTable } from "../../components/data_table";
import { ServerPicture } from "../../components/figure";
import { ScrollFrame } from "../../components/scroll_frame";
import { Empty } from "../../components/state_views";
import { useFigureWidth } from "../../components/use_figure_width";
import { reading, type Schemas } from "../actions";
import type { CouncilReply } from "../councils/council_reply";
import { useAddress } from "../parts/address";
import { Choice, Lens, with_all } from "../parts/choice";
import { ActionList } from "../parts/list";
import { Notes } from "../parts/notes";
import { ReplyView } from "../parts/reply_view";
import { FigureForms, Sources } from "./figure_forms";
import { KeepPlan, PlanList } from "./plans";
import "./aggregates.css";

type Reply = Schemas["SegmentsReply"];
type Measure = Schemas["MeasureEntry"];
type Segment = Schemas["SegmentEntry"];

/** 受診率と薄い層: what is reported in sums, group by group, and whom no data speak of. */
export function SegmentsPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  const [address, show] = useAddress();
  const shown = { lens: address["lens"] ?? "", kind: address["kind"] ?? "" };
  const query = {
    ...reading("aggregates.show_segments", { council, ...shown, width: useFigureWidth() }),
    // Forms that somebody is filling in stay while another lens, or a turned telephone, is asked for.
    placeholderData: keepPreviousData,
  };
  return (
    <ReplyView what="受診率と薄い層" query={query}>
      {(segments) => <Segments council={council} reply={segments} shown={shown} show={show} />}
    </ReplyView>
  );
}

interface SegmentsProps {
  council: string;
  reply: Reply;
  shown: { lens: string; kind: string };
  show: (change: Record<string, string>) => void;
}

function Segments({ council, reply, shown, show }: SegmentsProps) {
  const has_figures = reply.sources.length > 0;
  return (
    <>
      <p>
        保険者や労働基準監督署から受け取った集計値を、加入の種類、事業所の規模、年齢、性別で見ます。
        退職者、被扶養者、小規模な事業所は「薄い層」として、値がないときも並べます。
      </p>
      {has_figures && (
        <Lens>
          <Choice label="だれを見るか" words={reply.lenses} value={shown.lens} show={(lens) => show({ lens })} />
          <Choice label="どの保険か" words={with_all(reply.kinds)} value={shown.kind} show={(kind) => show({ kind })} />
        </Lens>
      )}
      {reply.measures.length === 0 && (
        <Empty>
          {has_figures ? (
            <p>選んだ見方に合う値がありません。</p>
          ) : (
            <p>
              まだ値がありません。
              {reply.may_keep
                ? "保険者の法定報告の人数を一つ書くか、ひな形の表を保険者に渡して、書いてもらった表を取り込んでください。"
                : "事務局が取り込むと、ここに並びます。"}
            </p>
          )}
        </Empty>
      )}
      {reply.measures.map((measure) => (
        <MeasurePart key={measure.measure} council={council} reply={reply} measure={measure} />
      ))}
      {reply.may_keep && <KeepPlan council={council} reply={reply} />}
      <Missed council={council} />
      {reply.may_keep && <FigureForms council={council} reply={reply} />}
      <Sources council={council} reply={reply} />
      {has_figures && (
        <details className="fold no-print">
          <summary>すべての年度の値（一覧、CSV、Excel）</summary>
          <ActionList
            action="aggregates.list_figures"
            subject={{ council }}
            empty={<p>まだ値がありません。</p>}
          />
        </details>
      )}
      {has_figures && <Notes notes={reply.notes} />}
    </>
  );
}

interface MeasureProps {
  council: string;
  reply: Reply;
  measure: Measure;
}

function MeasurePart({ council, reply, measure }: MeasureProps) {
  const heading = useId();
  const segments = measure.segments;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{measure.name}</h2>
      <p className="quiet">{measure.meaning}</p>
      {measure.sentence !== "" && <p>{measure.sentence}</p>}
      <Pictures pictures={measure.pictures.slice(0, pictures_shown)} />
      {measure.pictures.length > pictures_shown && (
        <details className="fold">
          <summary>{measure.name}の図をあと{measure.pictures.length - pictures_shown}枚見る</summary>
          <Pictures pictures={measure.pictures.slice(pictures_shown)} />
        </details>
      )}
      {measure.pictures.length === 0 ? (
        <SegmentTable measure={measure} segments={segments} />
      ) : (
        <details className="fold">
          <summary>{measure.name}の値、差、出典を表で見る</summary>
          <SegmentTable measure={measure} segments={segments} />
        </details>
      )}
      <PlanList council={council} reply={reply} segments={segments} />
    </section>
  );
}

/** Pictures that stand open; a prefecture may have sixty insurers. */
const pictures_shown = 5;

function Pictures({ pictures }: { pictures: readonly Schemas["BodyFigure"][] }) {
  return pictures.map((picture) => (
    <figure key={picture.title} className="segment-picture" aria-label={picture.title}>
      <figcaption>{picture.title}</figcaption>
      <ServerPicture svg={picture.svg} className="picture" />
    </figure>
  ));
}

/** A value with what stands behind it in brackets, which is not broken from within. */
function Bracketed({ text }: { text: string }) {
  const at = text.indexOf("（");
  if (at < 0) return text;
  return (
    <>
      <span className="unbroken">{text.slice(0, at)}</span>
      <span className="unbroken">{text.slice(at)}</span>
    </>
  );
}

interface SegmentTableProps {
  measure: Measure;
  segments: readonly Segment[];
}

function SegmentTable({ measure, segments }: SegmentTableProps) {
  const figures = segments.flatMap((segment) => segment.figures);
  const has_others = figures.some((figure) => figure.others_text !== "");
  const has_before = figures.some((figure) => figure.before_text !== "");
  const columns = 2 + (has_others ? 1 : 0) + (has_before ? 1 : 0);
  return (
    <ScrollFrame label={`${measure.name}：区分ごとの最新の値`}>
      <table className="rows segments">
        <thead>
          <tr>
            <th scope="col">区分</th>
            <th scope="col">どこの値か</th>
            <th scope="col">値（割合は95%信頼区間）</th>
            {has_others && <th scope="col">ほかの人との差</th>}
            {has_before && <th scope="col">前の年度との差</th>}
          </tr>
        </thead>
        {segments.map((segment) => (
          <tbody key={segment.segment}>
            {segment.figures.length === 0 ? (
              <tr>
                <th scope="row">
                  <SegmentName segment={segment} />
                </th>
                <td colSpan={columns} className="quiet">
                  値がありません
                </td>
              </tr>
            ) : (
              segment.figures.map((figure, index) => (
                <tr key={figure.id}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={segment.figures.length}>
                      <SegmentName segment={segment} />
                    </th>
                  )}
                  <td data-label="どこの値か">
                    {figure.body}
                    <span className="quiet under">
                      <Bracketed text={figure.fiscal_year_text} />
                      {figure.kind_ja !== "" && `、${figure.kind_ja}`}
                    </span>
                    <span className="quiet under">{figure.people_text}</span>
                    <span className="quiet under">出典：{figure.source_text}</span>
                  </td>
                  <td data-label="値">
                    <Bracketed text={figure.value_text} />
                  </td>
                  {has_others && (
                    <td data-label="ほかの人との差">
                      {figure.others_text === "" ? "－" : <Bracketed text={figure.others_text} />}
                      {figure.verdict_ja !== "" && <span className="under">{figure.verdict_ja}</span>}
                    </td>
                  )}
                  {has_before && (
                    <td data-label="前の年度との差">
                      {figure.before_text === "" ? "－" : <Bracketed text={figure.before_text} />}
                    </td>
                  )}
                </tr>
              ))
            )}
          </tbody>
        ))}
      </table>
    </ScrollFrame>
  );
}

function SegmentName({ segment }: { segment: Segment }) {
  return (
    <>
      {segment.name}
      {segment.is_thin && <span className="thin">薄い層</span>}
    </>
  );
}

/** だれのデータがないか */
function Missed({ council }: { council: string }) {
  return (
    <section aria-labelledby="missed" className="missed">
      <h2 id="missed">だれのデータがないか</h2>
      <ReplyView what="だれのデータがないか" query={reading("aggregates.show_missed", { council })}>
        {(reply) => (
          <>
            {reply.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {reply.table.rows.length > 0 && <DataTable table={reply.table} />}
            <Notes notes={[...reply.notes, ...reply.attributions.map((text) => `出典：${text}`)]} />
          </>
        )}
      </ReplyView>
    </section>
  );
}
