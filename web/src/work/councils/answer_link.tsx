import { useEffect } from "react";

import { PageTitle } from "../../components/page_title";
import { Loading, Problem } from "../../components/state_views";
import { useAction } from "../actions";
import { Form } from "../parts/form";
import { function_fields, marked, marks_of } from "./role_matrix";
import "../work.css";
import "./councils.css";

/** For a body without an account: its token stands behind #, which browsers never send. */
export function AnswerLinkScreen() {
  const open = useAction("councils.open_answer_link");
  const answer = useAction("councils.answer_by_link");
  const token = window.location.hash.slice(1);
  const { mutate } = open;
  useEffect(() => mutate({ token, issue: "" }), [mutate, token]);
  if (open.isError) {
    return (
      <>
        <PageTitle text="リンクを開けません" />
        <Problem error={open.error} retry={() => mutate({ token, issue: "" })} />
      </>
    );
  }
  if (!open.data) return <Loading what="お願いの内容" />;
  const sheet = open.data;
  return (
    <div className="narrow-page">
      <PageTitle text={sheet.council_name} note={sheet.organisation_name} />
      <h2>協議会の目的</h2>
      <blockquote className="purpose">{sheet.purpose}</blockquote>
      {sheet.purpose_acknowledged_on && <p>{sheet.purpose_acknowledged_on}に確認されています。</p>}
      <h2>引き受けられる役割</h2>
      <p>{sheet.organisation_name}として、できることを選んでください。{sheet.valid_until}まで、何度でも書き直せます。</p>
      <Form
        title="引き受けられる役割"
        fields={[
          ...function_fields(sheet.functions),
          { kind: "check", name: "acknowledges_purpose", label: "協議会の目的を確認しました" },
          { kind: "text", name: "answered_by", label: "お名前", required: true },
        ]}
        initial={{
          ...marked(sheet, "is_offered", "offered_note"),
          acknowledges_purpose: sheet.purpose_acknowledged_on !== null,
        }}
        submit_text="答える"
        done_text="受け取りました。ありがとうございます。"
        submit={(values) =>
          answer.mutateAsync({
            token,
            issue: sheet.issue,
            functions: marks_of(sheet, values),
            answered_by: String(values["answered_by"]),
            acknowledges_purpose: values["acknowledges_purpose"] === true,
          })
        }
      />
    </div>
  );
}
