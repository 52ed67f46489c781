import { useQuery } from "@tanstack/react-query";

import { reading, useAction, type Schemas } from "../actions";
import { FoldedForm, Form } from "../parts/form";
import { Facts } from "../parts/reply_view";
import type { Field, Values } from "../parts/fields";
import type { CouncilReply } from "./council_reply";
import { useCouncils, useCouncilWords } from "./words";

/** 関係会議体カード: other bodies as seen from this council. */
export function RelationsPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  const { data } = useQuery(reading("councils.list_relations", { council }));
  const rows = data?.rows ?? [];
  return (
    <>
      <p>
        保険者協議会や健康づくりの会議など、目的の近い会議体を書きとめます。役割の違いと、どう力を合わせるかが、次の担当者にも伝わります。
      </p>
      {data && rows.length === 0 && <p>まだカードがありません。</p>}
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.id}>
            <RelationCard id={row.id} may_keep={reply.may.keep} />
          </li>
        ))}
      </ul>
      {reply.may.keep && <KeepRelation council={council} />}
    </>
  );
}

function RelationCard({ id, may_keep }: { id: string; may_keep: boolean }) {
  const { data } = useQuery(reading("councils.show_relation", { relation: id }));
  const remove = useAction("councils.remove_relation");
  if (!data) return null;
  const { relation } = data;
  return (
    <>
      <h2 className="card-title">{data.other_name}</h2>
      <Facts
        facts={[
          { label: "目的", text: relation.purpose },
          { label: "役割", text: relation.role },
          { label: "この協議会との関係", text: relation.relation },
          { label: "テーマ", text: data.themes_ja.join("、") },
        ]}
      />
      {may_keep && (
        <div className="card-actions">
          <KeepRelation council={relation.council} reply={data} />
          <FoldedForm text="カードを外す">
            {(close) => (
              <Form
                title="カードを外す"
                fields={[]}
                submit_text="外す（あとから取り消せます）"
                close={close}
                submit={() => remove.mutateAsync({ relation: relation.id, version: data.version })}
              />
            )}
          </FoldedForm>
        </div>
      )}
    </>
  );
}

interface KeepRelationProps {
  council: string;
  reply?: Schemas["RelationReply"];
}

function KeepRelation({ council, reply }: KeepRelationProps) {
  const keep = useAction("councils.keep_relation");
  const { themes } = useCouncilWords();
  const councils = useCouncils();
  const fields: Field[] = [
    { kind: "text", name: "other_name", label: "会議体の名称", hint: "ここに登録のない会議体のとき。" },
    { kind: "choice", name: "other", label: "登録されている会議体", options: councils },
    { kind: "lines", name: "purpose", label: "その会議体の目的" },
    { kind: "lines", name: "role", label: "その会議体の役割" },
    { kind: "lines", name: "relation", label: "この協議会との関係", hint: "どう分担し、どう力を合わせるか。" },
    { kind: "many", name: "themes", label: "その会議体のテーマ", options: themes },
  ];
  const text = reply ? "カードを直す" : "カードを加える";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={fields}
          initial={(reply?.relation ?? {}) as Values}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              relation: { id: "", ...reply?.relation, ...values, council } as Schemas["CouncilRelation"],
              version: reply?.version ?? 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}
