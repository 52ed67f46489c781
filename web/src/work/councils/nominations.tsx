import { useQuery } from "@tanstack/react-query";

import { reading, useAction } from "../actions";
import { FoldedForm, Form } from "../parts/form";

/** Requests that wait for an answer of one's own organisations. */
export function NominationsPart() {
  const { data } = useQuery(reading("councils.my_nominations"));
  const answer = useAction("councils.answer_nomination");
  const posts = useQuery(reading("accounts.list_posts")).data?.rows ?? [];
  if (data && data.nominations.length === 0) return <p>お答えを待っているお願いはありません。</p>;
  return (
    <ul className="cards">
      {data?.nominations.map((entry) => (
        <li key={entry.nomination.id}>
          <h2 className="card-title">{entry.organisation_name}からの推薦</h2>
          <p className="note">{entry.nomination.request}</p>
          <p>
            {entry.nomination.due_on}まで{entry.is_late && <strong>（期限を過ぎています）</strong>}
          </p>
          {entry.may_answer && (
            <FoldedForm text="答える">
              {(close) => (
                <Form
                  title="推薦に答える"
                  fields={[
                    {
                      kind: "choice",
                      name: "post",
                      label: "推薦する職位",
                      hint: "辞退するときは選ばずに、理由を書いてください。",
                      options: posts
                        .filter((row) => row.cells[0] === entry.organisation_name)
                        .map((row) => ({ value: row.id, label: `${row.cells[1]}（${row.cells[3]}）` })),
                    },
                    { kind: "lines", name: "answer", label: "返事" },
                  ]}
                  submit_text="答える"
                  close={close}
                  submit={(values) =>
                    answer.mutateAsync({
                      nomination: entry.nomination.id,
                      post: String(values["post"]),
                      answer: String(values["answer"]),
                      version: entry.version,
                    })
                  }
                />
              )}
            </FoldedForm>
          )}
        </li>
      ))}
    </ul>
  );
}
