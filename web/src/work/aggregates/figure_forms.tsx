import { useId, useState } from "react";

import { Problem } from "../../components/state_views";
import { action_path, useAction, type Schemas } from "../actions";
import { Confirmed } from "../parts/confirmed";
import { DropPlace } from "../parts/drop_place";
import type { Field, Option } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";

type Reply = Schemas["SegmentsReply"];
type Checked = Schemas["FigureFileReply"];

interface PartProps {
  council: string;
  reply: Reply;
}

/** 集計値を入れる: one figure by hand, or a table of many. */
export function FigureForms({ council, reply }: PartProps) {
  return (
    <section aria-labelledby="take-figures" className="no-print">
      <h2 id="take-figures">集計値を入れる</h2>
      <p>
        保険者の法定報告や、定期健康診断結果報告の人数を使います。10人未満になる人数は、引き算で分かるものも含めて、受け取らないようにしています。
      </p>
      <KeepFigure council={council} reply={reply} />
      <h3>表で取り込む</h3>
      <Templates council={council} reply={reply} />
      <FigureTable council={council} />
    </section>
  );
}

const options_of = (words: readonly Schemas["CouncilWord"][]): Option[] =>
  words.map((word) => ({ value: word.key, label: word.label }));

function KeepFigure({ council, reply }: PartProps) {
  const keep = useAction("aggregates.keep_figure");
  const [measure_key, set_measure_key] = useState(reply.choices[0]?.key ?? "");
  const measure = reply.choices.find((one) => one.key === measure_key);
  const id = useId();
  if (measure === undefined) return null;
  const fields: Field[] = [
    { kind: "text", name: "body", label: "どこの値か", required: true, hint: "例：協会けんぽ みどり支部" },
    {
      kind: "choice",
      name: "kind",
      label: "保険者の種類",
      hint: "保険者でないときは、選ばないでおきます",
      options: options_of(reply.kinds),
    },
    { kind: "text", name: "fiscal_year", label: "年度", required: true, hint: "例：2024、令和6年度" },
    { kind: "choice", name: "segment", label: "区分", required: true, options: options_of(measure.segments) },
    { kind: "number", name: "denominator", label: measure.denominator, required: true },
    { kind: "number", name: "numerator", label: measure.numerator, required: true },
    { kind: "text", name: "title", label: "出典", required: true, hint: "例：令和6年度 法定報告（令和7年11月受領）" },
  ];
  return (
    <FoldedForm text="値を一つ書く">
      {(close) => (
        <>
          <div className="form">
            <p className="form-field">
              <label htmlFor={id}>指標</label>
              <select id={id} value={measure_key} onChange={(event) => set_measure_key(event.target.value)}>
                {reply.choices.map((choice) => (
                  <option key={choice.key} value={choice.key}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </p>
          </div>
          <Form
            key={measure_key}
            title="値を一つ書く"
            fields={fields}
            initial={{ segment: "everybody" }}
            submit_text="保存する"
            close={close}
            submit={(values) =>
              keep.mutateAsync({
                ...values,
                numerator: Number(values["numerator"]),
                denominator: Number(values["denominator"]),
                council,
                measure: measure_key,
              } as Schemas["KeepFigure"])
            }
          />
        </>
      )}
    </FoldedForm>
  );
}

function Templates({ council, reply }: PartProps) {
  return (
    <>
      <p>ひな形を保険者などに渡し、書いてもらった表を、そのまま取り込めます。</p>
      <ul className="actions" aria-label="ひな形">
        {reply.choices.map((choice) => (
          <li key={choice.key}>
            <a
              className="button"
              href={action_path("aggregates.make_template", { council, measure: choice.key })}
              download
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A table is looked at first; taking it in is the same reading, held. */
function FigureTable({ council }: { council: string }) {
  const check = useAction("aggregates.check_file", false);
  const take = useAction("aggregates.take_file");
  const [file, set_file] = useState({ base64: "", file_name: "" });
  const choose = (base64: string, file_name: string) => {
    set_file({ base64, file_name });
    take.reset();
    check.mutate({ council, base64, file_name, title: "", leave_out: false });
  };
  return (
    <>
      <DropPlace
        label="書いてもらった表（Excel、CSV）を選ぶか、ここに落としてください"
        accept=".xlsx,.csv,.txt"
        choose={choose}
      >
        {check.isPending && <p role="status">表を確かめています…</p>}
        {check.isError && <Problem error={check.error} retry={() => check.reset()} />}
        {take.isSuccess && <p role="status">取り込みました。{take.data.summary}。</p>}
      </DropPlace>
      {check.data && !take.isSuccess && (
        <Preview
          checked={check.data}
          take={(title, leave_out) => take.mutateAsync({ council, ...file, title, leave_out })}
        />
      )}
    </>
  );
}

/** Rows on screen; a table may have thousands. */
const rows_shown = 200;

interface PreviewProps {
  checked: Checked;
  take: (title: string, leave_out: boolean) => Promise<unknown>;
}

function Preview({ checked, take }: PreviewProps) {
  const has_wrong = checked.wrong.length > 0;
  return (
    <section aria-labelledby="figure-preview" className="figure-preview">
      <h3 id="figure-preview">取り込むと、こうなります</h3>
      <p role="status">{checked.summary}</p>
      {has_wrong && (
        <table className="rows" aria-label="取り込めない行">
          <thead>
            <tr>
              <th scope="col" className="number">行</th>
              <th scope="col">直すこと</th>
            </tr>
          </thead>
          <tbody>
            {checked.wrong.slice(0, rows_shown).map((row) => (
              <tr key={row.row}>
                <th scope="row" className="number">{row.row}</th>
                <td data-label="直すこと" className="wrong-text">{row.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checked.rows.length > 0 && (
        <table className="rows" aria-label="取り込む行">
          <thead>
            <tr>
              <th scope="col" className="number">行</th>
              <th scope="col">指標と区分</th>
              <th scope="col">どこの値か</th>
              <th scope="col">値</th>
              <th scope="col">いまの値</th>
            </tr>
          </thead>
          <tbody>
            {checked.rows.slice(0, rows_shown).map((row) => (
              <tr key={row.row}>
                <td data-label="行" className="number">{row.row}</td>
                <th scope="row">
                  {row.measure_name}：{row.segment_name}
                </th>
                <td data-label="どこの値か">
                  {row.body}、{row.fiscal_year_text}
                </td>
                <td data-label="値">{row.value_text}</td>
                <td data-label="いまの値">{row.replaces_text === "" ? "－" : row.replaces_text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checked.rows.length > rows_shown && <p className="quiet">はじめの{rows_shown}行を示しています。</p>}
      {checked.rows.length > 0 && (
        <Form
          title="表を取り込む"
          fields={[
            { kind: "text", name: "title", label: "出典", required: true, hint: "例：令和6年度 法定報告（令和7年11月受領）" },
          ]}
          submit_text={has_wrong ? "取り込めない行を除いて取り込む" : "取り込む"}
          submit={(values) => take(String(values["title"]), has_wrong)}
        />
      )}
    </section>
  );
}

/** Where the figures come from, each of which can be taken back. */
export function Sources({ council, reply }: PartProps) {
  if (reply.sources.length === 0) return null;
  return (
    <section aria-labelledby="figure-sources">
      <h2 id="figure-sources">集計値の出典</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">出典</th>
            <th scope="col" className="number">使っている値</th>
            <th scope="col">入れた日と人</th>
            {reply.may_keep && <th scope="col" className="no-print">取り消し</th>}
          </tr>
        </thead>
        <tbody>
          {reply.sources.map((source) => (
            <tr key={source.id}>
              <th scope="row">
                {source.title}
                {source.file_name !== "" && <span className="quiet under">{source.file_name}</span>}
              </th>
              <td data-label="使っている値" className="number">{source.figures}</td>
              <td data-label="入れた日と人">{source.taken_text}</td>
              {reply.may_keep && (
                <td className="no-print">
                  <TakeBack council={council} source={source} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TakeBack({ council, source }: { council: string; source: Schemas["SourceEntry"] }) {
  const remove = useAction("aggregates.remove_source");
  return (
    <Confirmed
      text="取り消す"
      question={`「${source.title}」の値を取り消します。前に入れた値があれば、元に戻ります。`}
      confirm_text="取り消しを確定する"
      act={() => remove.mutate({ council, source: source.id })}
      error={remove.error}
      forget={() => remove.reset()}
    />
  );
}
