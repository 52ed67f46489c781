import { ScrollFrame } from "../../components/scroll_frame";
import { reading, useAction, type Schemas } from "../actions";
import { useAddress } from "../parts/address";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";

type Matrix = Schemas["RoleMatrixReply"];
type Row = Schemas["RoleRow"];

/** Sign and word of a cell; the colour only repeats them. */
const marks: Record<string, string> = {
  agreed: "◎ 合意",
  expected_only: "△ 期待のみ",
  offered_only: "○ 申し出",
  none: "―",
};

/** 役割分担: what the secretariat expects of a body, and what the body itself offers. */
export function RolesPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  const [query] = useAddress();
  const issue = query["issue"] ?? "";
  return (
    <ReplyView what="役割分担" query={reading("councils.role_matrix", { council, issue })}>
      {(matrix) => (
        <>
          <p>
            {matrix.rows.length}の組織のうち{matrix.answered}の組織が、自分の役割を書きました。
          </p>
          {matrix.uncovered.length > 0 && (
            <p>
              まだどの組織も引き受けていない役割：
              {matrix.uncovered.map((word) => word.label).join("、")}
            </p>
          )}
          <MatrixTable matrix={matrix} />
          <p className="quiet">◎ 事務局の期待と組織の申し出が合っています　△ 事務局が期待しています　○ 組織が申し出ています</p>
          {(matrix.may_keep || matrix.may_answer_for.length > 0) && (
            <section aria-labelledby="row-forms" className="no-print">
              <h2 id="row-forms">組織ごとに書く</h2>
              {matrix.rows.map((row) => (
                <RowForms key={row.organisation} council={council} issue={issue} matrix={matrix} row={row} />
              ))}
            </section>
          )}
          {matrix.may_keep && <AnswerLinks council={council} />}
        </>
      )}
    </ReplyView>
  );
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  if (matrix.rows.length === 0) return <p>席のある組織がありません。</p>;
  return (
    <ScrollFrame label="役割分担（表）">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">組織</th>
            {matrix.functions.map((word) => (
              <th key={word.key} scope="col">
                {word.label}
              </th>
            ))}
            <th scope="col">回答</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.organisation}>
              <th scope="row">{row.organisation_name}</th>
              {row.cells.map((cell) => (
                <td key={cell.function} data-state={cell.state}>
                  {marks[cell.state]}
                </td>
              ))}
              <td>{row.answered_on ? `${row.answered_on} ${row.answered_by}` : "まだ"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

interface RowFormsProps {
  council: string;
  issue: string;
  matrix: Matrix;
  row: Row;
}

/** What the reader may write for one body: the expectation, or the offer, or both. */
function RowForms({ council, issue, matrix, row }: RowFormsProps) {
  const expect = useAction("councils.expect_roles");
  const offer = useAction("councils.offer_roles");
  const may_answer = matrix.may_answer_for.includes(row.organisation);
  if (!matrix.may_keep && !may_answer) return null;
  const about = { council, organisation: row.organisation, issue };
  return (
    <details className="fold fold-line no-print">
      <summary>{row.organisation_name}</summary>
      <div className="card-actions">
        {matrix.may_keep && (
          <FoldedForm text="事務局の期待を書く">
            {(close) => (
              <Form
                title={`${row.organisation_name}への期待`}
                fields={function_fields(matrix.functions)}
                initial={marked(row, "is_expected", "expected_note")}
                submit_text="保存する"
                close={close}
                submit={(values) => expect.mutateAsync({ ...about, functions: marks_of(matrix, values) })}
              />
            )}
          </FoldedForm>
        )}
        {may_answer && (
          <FoldedForm text="引き受けられる役割を書く">
            {(close) => (
              <Form
                title={`${row.organisation_name}が引き受けられる役割`}
                fields={function_fields(matrix.functions)}
                initial={marked(row, "is_offered", "offered_note")}
                submit_text="保存する"
                close={close}
                submit={(values) => offer.mutateAsync({ ...about, functions: marks_of(matrix, values) })}
              />
            )}
          </FoldedForm>
        )}
      </div>
    </details>
  );
}

/** One choice of many, and words for all of it. */
export function function_fields(functions: readonly Schemas["CouncilWord"][]): Field[] {
  return [
    {
      kind: "many",
      name: "functions",
      label: "役割",
      options: functions.map((word) => ({ value: word.key, label: word.label })),
    },
    { kind: "lines", name: "note", label: "補足" },
  ];
}

type Cell = Schemas["RoleCell"];

export function marked(
  row: { cells: readonly Cell[] },
  mark: "is_expected" | "is_offered",
  note: "expected_note" | "offered_note",
): Values {
  const chosen = row.cells.filter((cell) => cell[mark]);
  return {
    functions: chosen.map((cell) => cell.function),
    note: chosen.find((cell) => cell[note] !== "")?.[note] ?? "",
  };
}

export function marks_of(
  matrix: { functions: readonly Schemas["CouncilWord"][] },
  values: Values,
): Schemas["FunctionMark"][] {
  const chosen = values["functions"] as string[];
  return matrix.functions.map((word) => {
    const is_marked = chosen.includes(word.key);
    return { function: word.key, is_marked, note: is_marked ? String(values["note"] ?? "") : "" };
  });
}

function AnswerLinks({ council }: { council: string }) {
  const make = useAction("councils.make_answer_links");
  return (
    <section aria-labelledby="links" className="no-print">
      <h2 id="links">アカウントのない組織に答えてもらう</h2>
      <p>組織ごとのリンクを作り、メールなどで渡します。リンクを知る人だけが、その組織の欄を書けます。</p>
      <p>
        <button
          type="button"
          className="button"
          onClick={() => make.mutate({ council, organisations: [], days: 60 })}
        >
          席のあるすべての組織のリンクを作る（60日間）
        </button>
      </p>
      {make.isError && <p role="alert">{make.error.message}</p>}
      {make.data && (
        <div className="overtaken" role="status">
          <p>
            <strong>リンクは、いまここでしか見られません。</strong>
          </p>
          <ul>
            {make.data.links.map((link) => (
              <li key={link.organisation}>
                {link.organisation_name}
                {link.mail !== "" && `（${link.mail}）`}：<code>{`${window.location.origin}${link.path}`}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
