import { PathLink } from "../../components/path_link";
import { read_now, useAction, type Schemas } from "../actions";
import type { Field, Option, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { Facts } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";
import { span } from "../parts/days";
import { useCouncils, useCouncilWords } from "./words";

type Council = Schemas["Council"];

interface Words {
  kinds: Option[];
  themes: Option[];
}

/** What is asked of a council, when it is entered and when it is amended. */
export function council_fields(words: Words, councils: readonly Option[]): Field[] {
  return [
    { kind: "choice", name: "kind", label: "種別", required: true, options: words.kinds },
    { kind: "text", name: "name", label: "名称", required: true },
    { kind: "text", name: "reading", label: "フリガナ", more: true },
    { kind: "text", name: "area", label: "地域のコード", more: true, hint: "都道府県は2桁、二次医療圏は4桁。" },
    { kind: "choice", name: "parent", label: "上に立つ会議体", options: councils, hint: "部会や作業部会のときに選びます。権利は引き継がれません。" },
    { kind: "lines", name: "purpose", label: "目的", hint: "構成員に確認してもらう文章です。" },
    { kind: "lines", name: "charter", label: "設置要綱", more: true },
    { kind: "date", name: "established_on", label: "設置の日", more: true },
    { kind: "number", name: "term_years", label: "任期（年）", more: true },
    { kind: "many", name: "themes", label: "テーマ", options: words.themes },
  ];
}

export function council_of(before: Council, values: Values): Council {
  return { ...before, ...(values as Partial<Council>) };
}

export function OverviewPart({ reply }: { reply: CouncilReply }) {
  const { council } = reply;
  const link = (line: { id: string; name: string }) => (
    <PathLink key={line.id} href={`/work/councils/${line.id}`} className="in-line">
      {line.name}
    </PathLink>
  );
  return (
    <>
      <Facts
        facts={[
          { label: "目的", text: council.purpose },
          { label: "地域", text: reply.area_name },
          { label: "事務局", text: [reply.owner, ...reply.co_owners].map((line) => line.name).join("、") },
          { label: "上に立つ会議体", text: reply.parents.length > 0 && reply.parents.map(link) },
          { label: "部会など", text: reply.children.length > 0 && reply.children.map(link) },
          { label: "テーマ", text: reply.themes_ja.join("、") },
          { label: "設置の日", text: council.established_on },
          { label: "閉じた日", text: council.closed_on },
          { label: "委員", text: `${reply.roster.length}席` },
        ]}
      />
      {council.charter !== "" && (
        <details className="fold">
          <summary>設置要綱</summary>
          <p className="note">{council.charter}</p>
        </details>
      )}
      {reply.may.keep && <AmendCouncil reply={reply} />}
      <Terms reply={reply} />
    </>
  );
}

function AmendCouncil({ reply }: { reply: CouncilReply }) {
  const keep = useAction("councils.keep_council");
  const words = useCouncilWords();
  const councils = useCouncils().filter((option) => option.value !== reply.council.id);
  return (
    <FoldedForm text="内容を直す">
      {(close) => (
        <Form
          title="協議会の内容を直す"
          fields={[
            ...council_fields(words, councils),
            { kind: "picks", name: "co_owners", label: "共同の事務局", more: true, source: "organisations", known: reply.co_owners.map((owner) => ({ value: owner.id, label: owner.name })), hint: "同じ権利を持つ組織です。保健所を置く市など。" },
            { kind: "date", name: "closed_on", label: "閉じる日", more: true, hint: "閉じても、これまでの記録はすべて残ります。" },
          ]}
          initial={{ ...reply.council, version: reply.version }}
          current={async () => {
            const now = await read_now("councils.show_council", { council: reply.council.id });
            return { ...now.council, version: now.version };
          }}
          submit_text="保存する"
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({ council: council_of(reply.council, values), version: Number(version) })
          }
        />
      )}
    </FoldedForm>
  );
}

function Terms({ reply }: { reply: CouncilReply }) {
  const keep = useAction("councils.keep_term");
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">任期</h2>
      {reply.terms.length === 0 ? (
        <p>まだ任期がありません。</p>
      ) : (
        <ul>
          {reply.terms.map(({ term, is_now }) => (
            <li key={term.id}>
              {term.name}　{span(term.starts_on, term.ends_on)}
              {is_now && <strong>　いまの任期</strong>}
            </li>
          ))}
        </ul>
      )}
      {reply.may.keep && (
        <FoldedForm text="任期を加える">
          {(close) => (
            <Form
              title="任期を加える"
              fields={[
                { kind: "text", name: "name", label: "呼び方", required: true, hint: "第3期など。" },
                { kind: "date", name: "starts_on", label: "始まり", required: true },
                { kind: "date", name: "ends_on", label: "終わり", required: true },
              ]}
              submit_text="加える"
              close={close}
              submit={(values) =>
                keep.mutateAsync({
                  term: { id: "", council: reply.council.id, ...values } as Schemas["Term"],
                  version: 0,
                })
              }
            />
          )}
        </FoldedForm>
      )}
    </section>
  );
}
