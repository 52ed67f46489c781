import { useState } from "react";

import { useAction, type Schemas } from "../actions";
import { useWords } from "../parts/choices";
import { today } from "../parts/days";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form, type Close } from "../parts/form";

interface OfficerChangeProps {
  post: string;
  /** Name of whoever leaves; empty when the post is vacant. */
  former: string;
}

const unnamed = {
  family_name: "",
  given_name: "",
  family_reading: "",
  given_reading: "",
  mail: "",
  profession: "",
};
/** Members of the input that are not asked for. */
const nobody = { ...unnamed, person: "", handover_note: "" };

/** Only the way of naming the successor that is on screen counts. */
function officer_of(values: Values, is_known: boolean, post: string): Schemas["ChangeOfficer"] {
  const chosen = is_known
    ? { ...values, ...unnamed }
    : { ...values, person: "" };
  return { ...nobody, ...chosen, post } as Schemas["ChangeOfficer"];
}

/** The first of April is when officers change; otherwise today. */
function usual_day(): string {
  const day = today();
  const month = Number(day.slice(5, 7));
  return month === 3 || month === 4 ? `${day.slice(0, 4)}-04-01` : day;
}

/** 異動: the successor's name and mail are typed once; rights, seats and tasks stay with the post. */
export function OfficerChange({ post, former }: OfficerChangeProps) {
  return (
    <FoldedForm text={former === "" ? "担当者を決める" : "担当者が替わった"}>
      {(close) => <ChangeForm post={post} former={former} close={close} />}
    </FoldedForm>
  );
}

interface ChangeFormProps extends OfficerChangeProps {
  close: Close;
}

function ChangeForm({ post, former, close }: ChangeFormProps) {
  const change = useAction("accounts.change_officer");
  const { professions } = useWords();
  const [is_known, set_known] = useState(false);
  const who: Field[] = is_known
    ? [{ kind: "pick", name: "person", label: "新しい担当者", required: true, source: "persons", hint: "名前の一部を入力すると候補が出ます。" }]
    : [
        { kind: "text", name: "family_name", label: "姓", required: true },
        { kind: "text", name: "given_name", label: "名" },
        { kind: "text", name: "family_reading", label: "姓のフリガナ" },
        { kind: "text", name: "given_reading", label: "名のフリガナ" },
        { kind: "mail", name: "mail", label: "メール" },
        { kind: "choice", name: "profession", label: "職種", options: professions },
      ];
  const note: Field[] =
    former === ""
      ? []
      : [{ kind: "lines", name: "handover_note", label: `${former}さんからの引き継ぎ`, hint: "あとから来る人が読みます。約束したこと、気をつけること。" }];
  return (
    <>
      <p>
        <button type="button" className="button" onClick={() => set_known(!is_known)}>
          {is_known ? "名簿にない人を入力する" : "名簿にいる人から選ぶ"}
        </button>
      </p>
      <Form
        title="担当者の異動"
        fields={[...who, { kind: "date", name: "starts_on", label: "着任の日", required: true }, ...note]}
        initial={{ starts_on: usual_day() }}
        submit_text="異動を記録する"
        done_text="異動を記録しました。席、役割、作業はそのまま引き継がれます。"
        close={close}
        submit={(values) => change.mutateAsync(officer_of(values, is_known, post))}
      />
    </>
  );
}
