import { useQuery } from "@tanstack/react-query";

import { Empty } from "../../components/state_views";
import { reading, useAction, type Schemas } from "../actions";
import type { Field, Option, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";
import { today } from "../parts/days";

/** 関係づくり: contacts, whom to ask first, and whose turn it is. */
export function ContactsPart({ reply }: { reply: CouncilReply }) {
  const tenant = reply.council.id;
  return (
    <>
      <ReplyView what="声かけの時期" query={reading("councils.contact_cadence", { council: tenant, months: 6 })}>
        {(cadence) => <Cadence reply={cadence} />}
      </ReplyView>
      <section aria-labelledby="contact-log">
        <h2 id="contact-log">記録</h2>
        <p className="quiet">事務局だけが見られます。会って話したこと、約束したことを、次の担当者に渡します。</p>
        <KeepContact tenant={tenant} />
        <ActionList
          action="councils.list_contacts"
          subject={{ tenant }}
          empty={<p>まだ記録がありません。電話一本でも書いておくと、引き継ぎに役立ちます。</p>}
        />
      </section>
      <KeyPersons tenant={tenant} />
    </>
  );
}

function Cadence({ reply }: { reply: Schemas["CadenceReply"] }) {
  return (
    <section aria-labelledby="cadence">
      <h2 id="cadence">声をかける時期</h2>
      {reply.is_explanation_round && <p>4月・5月は、新しい年度の説明に回る時期です。</p>}
      {reply.due.length === 0 ? (
        <Empty>
          <p>席のある{reply.in_time}の組織すべてと、{reply.months}か月以内に連絡しています。</p>
        </Empty>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">組織</th>
              <th scope="col">最後の連絡</th>
              <th scope="col">理由</th>
            </tr>
          </thead>
          <tbody>
            {reply.due.map((line) => (
              <tr key={line.organisation}>
                <th scope="row">{line.organisation_name}</th>
                <td data-label="最後の連絡" className="date">
                  {line.last_on ? `${line.last_on}（${line.days_since}日前）` : "なし"}
                </td>
                <td data-label="理由">{line.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const understanding = [
  { value: "0", label: "分からない" },
  { value: "1", label: "1 はじめて聞いた" },
  { value: "2", label: "2 名前は知っている" },
  { value: "3", label: "3 目的を知っている" },
  { value: "4", label: "4 協力してくれる" },
  { value: "5", label: "5 一緒に進めている" },
];

function KeepContact({ tenant }: { tenant: string }) {
  const keep = useAction("councils.keep_contact");
  const fields: Field[] = [
    { kind: "pick", name: "organisation", label: "組織", required: true, source: "organisations" },
    { kind: "pick", name: "person", label: "会った人", source: "persons" },
    { kind: "text", name: "person_words", label: "名簿にない人", more: true },
    { kind: "date", name: "day", label: "日", required: true },
    {
      kind: "choice",
      name: "how",
      label: "方法",
      required: true,
      options: ["訪問", "電話", "メール", "会議", "手紙"].map((text) => ({ value: text, label: text })),
    },
    { kind: "lines", name: "note", label: "話したこと" },
    { kind: "choice", name: "understanding", label: "協議会への理解", options: understanding },
    { kind: "text", name: "next_step", label: "約束したこと" },
    { kind: "date", name: "next_on", label: "約束の日" },
  ];
  return (
    <FoldedForm text="連絡を記録する">
      {(close) => (
        <Form
          title="連絡を記録する"
          fields={fields}
          initial={{ day: today(), how: "訪問", understanding: "0" }}
          submit_text="記録する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              contact: {
                id: "",
                is_next_done: false,
                ...values,
                understanding: Number(values["understanding"]),
                tenant,
              } as Schemas["Contact"],
              version: 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function KeyPersons({ tenant }: { tenant: string }) {
  const { data } = useQuery(reading("councils.list_key_persons", { tenant }));
  return (
    <section aria-labelledby="key-persons">
      <h2 id="key-persons">キーパーソン</h2>
      {data && data.key_persons.length === 0 && <p>まずだれに相談するとよいかを、書いておけます。</p>}
      <ul className="cards">
        {data?.key_persons.map((entry) => (
          <li key={entry.key_person.id}>
            <p>
              <strong>{entry.person_name}</strong>　{entry.organisation_name}
            </p>
            <p>{entry.key_person.strength}</p>
            {entry.key_person.note !== "" && <p className="note">{entry.key_person.note}</p>}
            <KeepKeyPerson tenant={tenant} entry={entry} />
          </li>
        ))}
      </ul>
      <KeepKeyPerson tenant={tenant} />
    </section>
  );
}

function known_of(value: string | undefined, label: string | undefined): Option[] {
  return value ? [{ value, label: label ?? "" }] : [];
}

function KeepKeyPerson({ tenant, entry }: { tenant: string; entry?: Schemas["KeyPersonEntry"] }) {
  const keep = useAction("councils.keep_key_person");
  const text = entry ? "直す" : "キーパーソンを加える";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={[
            { kind: "pick", name: "organisation", label: "組織", required: true, source: "organisations", known: known_of(entry?.key_person.organisation, entry?.organisation_name) },
            { kind: "pick", name: "person", label: "人", source: "persons", known: known_of(entry?.key_person.person, entry?.person_name) },
            { kind: "text", name: "person_words", label: "名簿にない人", more: true },
            { kind: "text", name: "strength", label: "この人が動かせること", required: true },
            { kind: "lines", name: "note", label: "メモ" },
          ]}
          initial={(entry?.key_person ?? {}) as Values}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              key_person: { id: "", ...entry?.key_person, ...values, tenant } as Schemas["KeyPerson"],
              version: entry?.version ?? 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}
