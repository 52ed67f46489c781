import { action_path, reading, useAction, type Schemas } from "../actions";
import type { CouncilReply } from "../councils/council_reply";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { Facts, ReplyView } from "../parts/reply_view";

type Tiers = Schemas["TiersReply"];

const report_fields: readonly Field[] = [
  { kind: "lines", name: "done", label: "取り組んだこと" },
  { kind: "lines", name: "results", label: "分かったこと・変わったこと" },
  { kind: "lines", name: "difficulties", label: "困っていること" },
  { kind: "lines", name: "know_how", label: "ほかの圏域に伝えたい工夫" },
];

/** 二層のやりとり: progress reports and the help that is asked for. */
export function TiersPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <ReplyView what="進捗報告" query={reading("meetings.show_tiers", { council, fiscal_year: 0 })}>
      {(tiers) => (
        <>
          {tiers.above_name !== "" && <Upwards council={council} tiers={tiers} />}
          {(tiers.below.length > 0 || tiers.silent.length > 0) && <Below council={council} tiers={tiers} />}
          {tiers.above_name === "" && tiers.below.length === 0 && tiers.silent.length === 0 && (
            <p>上の協議会も、下の協議会も登録されていません。</p>
          )}
        </>
      )}
    </ReplyView>
  );
}

interface PartProps {
  council: string;
  tiers: Tiers;
}

function report_facts(report: Schemas["ProgressReport"]) {
  return report_fields.map((field) => ({
    label: field.label,
    text: String(report[field.name as keyof Schemas["ProgressReport"]] ?? ""),
  }));
}

function Upwards({ council, tiers }: PartProps) {
  const keep = useAction("meetings.keep_report");
  const ask = useAction("meetings.ask_support");
  const { report, version } = tiers.own;
  return (
    <>
      <h2>
        {tiers.year_text}の進捗報告（{tiers.above_name}へ）
      </h2>
      <p>
        {report.submitted_on
          ? `${report.submitted_on}に提出しました（${report.submitted_by}）。直して出し直せます。`
          : "まだ提出していません。"}
      </p>
      <Facts facts={report_facts(report)} />
      <FoldedForm text={version === 0 ? "報告を書く" : "報告を直す"}>
        {(close) => (
          <Form
            title="進捗報告"
            fields={[...report_fields, { kind: "check", name: "submits", label: "上の協議会に提出する" }]}
            initial={{ ...report, submits: true } as unknown as Values}
            submit_text="保存する"
            close={close}
            submit={({ submits, ...values }) =>
              keep.mutateAsync({
                council,
                report: { ...report, fiscal_year: tiers.fiscal_year, ...values } as Schemas["ProgressReport"],
                submits: submits === true,
                version,
              })
            }
          />
        )}
      </FoldedForm>
      <h2>支援のお願い</h2>
      {tiers.asked.length === 0 && <p>お願いしたことはまだありません。</p>}
      <ul className="cards">
        {tiers.asked.map((entry) => (
          <li key={entry.request.id}>
            <SupportView entry={entry} />
          </li>
        ))}
      </ul>
      <FoldedForm text="支援を頼む">
        {(close) => (
          <Form
            title="支援を頼む"
            fields={[{ kind: "lines", name: "text", label: "頼みたいこと", required: true }]}
            submit_text="頼む"
            close={close}
            submit={(values) => ask.mutateAsync({ council, text: String(values["text"]) })}
          />
        )}
      </FoldedForm>
    </>
  );
}

function SupportView({ entry }: { entry: Schemas["SupportEntry"] }) {
  const { request } = entry;
  return (
    <>
      <p className="note">{request.text}</p>
      <p className="quiet">
        {entry.council_name}　{request.asked_on}（{request.asked_by}）
      </p>
      {request.answered_on ? (
        <p className="note">
          返事：{request.answer}（{request.answered_on} {request.answered_by}）
        </p>
      ) : (
        <p className="late">{entry.days_waiting}日、返事を待っています。</p>
      )}
      {entry.may_answer && <Answer entry={entry} />}
    </>
  );
}

function Answer({ entry }: { entry: Schemas["SupportEntry"] }) {
  const answer = useAction("meetings.answer_support");
  return (
    <FoldedForm text="返事を書く">
      {(close) => (
        <Form
          title={`${entry.council_name}への返事`}
          fields={[{ kind: "lines", name: "answer", label: "返事", required: true }]}
          submit_text="返事をする"
          close={close}
          submit={(values) =>
            answer.mutateAsync({
              request: entry.request.id,
              answer: String(values["answer"]),
              version: entry.version,
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function Below({ council, tiers }: PartProps) {
  return (
    <>
      <h2>圏域からの進捗報告</h2>
      <p className="no-print">
        <a className="button" href={action_path("meetings.print_reports", { council })}>
          まとめて資料にする（PDF）
        </a>
      </p>
      {tiers.below.map((entry) => (
        <details className="fold" key={entry.council_name}>
          <summary>
            {entry.council_name}（{entry.report.submitted_on}）
          </summary>
          <Facts facts={report_facts(entry.report)} />
        </details>
      ))}
      {tiers.silent.length > 0 && <p>まだ報告のない協議会：{tiers.silent.join("、")}</p>}
      <h2>圏域からの支援のお願い</h2>
      {tiers.to_answer.length === 0 && <p>お願いはありません。</p>}
      <ul className="cards">
        {tiers.to_answer.map((entry) => (
          <li key={entry.request.id}>
            <SupportView entry={entry} />
          </li>
        ))}
      </ul>
    </>
  );
}
