import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { read_now, reading, useAction, type Schemas } from "../actions";
import { useOwnTenants, useWords } from "../parts/choices";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { Facts, ReplyView } from "../parts/reply_view";
import { useSession } from "../session";
import { OfficerChange } from "./officer_change";

type Organisation = Schemas["Organisation"];
type OrganisationReply = Schemas["OrganisationReply"];
type PostEntry = Schemas["PostEntry"];

export function OrganisationsScreen() {
  const { kinds } = useWords();
  return (
    <>
      <PageTitle text="組織" />
      <NewOrganisation />
      <ActionList
        action="accounts.list_organisations"
        filter={{ name: "filter", label: "種別", options: kinds }}
        link={(row) => `/work/organisations/${row.id}`}
        empty={<p>まだ組織がありません。「組織を加える」から、事務局の組織を最初に登録してください。</p>}
      />
    </>
  );
}

function useOrganisationFields(): Field[] {
  const { kinds } = useWords();
  return [
    { kind: "choice", name: "kind", label: "種別", required: true, options: kinds },
    { kind: "text", name: "name", label: "名称", required: true },
    { kind: "text", name: "reading", label: "フリガナ", hint: "一覧の並び順に使います。" },
    { kind: "text", name: "head_title", label: "代表者の職名", hint: "支部長、会頭など。文書の宛名に使います。" },
    { kind: "text", name: "head_name", label: "代表者の氏名" },
    { kind: "text", more: true, name: "postal_code", label: "郵便番号" },
    { kind: "text", more: true, name: "address", label: "住所" },
    { kind: "mail", name: "mail", label: "メール" },
    { kind: "text", more: true, name: "phone", label: "電話" },
    { kind: "text", more: true, name: "area", label: "地域のコード", hint: "都道府県は2桁、二次医療圏は4桁、市町村は5桁。分からなければ空のままで構いません。" },
    { kind: "text", more: true, name: "reach", label: "届く範囲", hint: "この組織を通して知らせが届く人や事業所。例：加入事業所 約1万2千" },
    { kind: "number", more: true, name: "reach_count", label: "届く数（人または事業所）" },
    { kind: "lines", more: true, name: "note", label: "メモ" },
  ];
}

function organisation_of(values: Values, rest: Partial<Organisation>): Organisation {
  return { id: "", owner: "", ...rest, ...(values as unknown as Partial<Organisation>) } as Organisation;
}

function NewOrganisation() {
  const keep = useAction("accounts.keep_organisation");
  const session = useSession();
  const tenants = useOwnTenants();
  const fields = useOrganisationFields();
  if (session.data?.is_administrator !== true && tenants.length === 0) return null;
  const owner: Field = {
    kind: "choice",
    name: "owner",
    label: "この記録を守る事務局",
    options: tenants,
    required: tenants.length > 0,
    hint: "ここで選んだ事務局の人が、あとから直せます。",
  };
  return (
    <>
    <p className="no-print">
      <PathLink href="/work/member-list">名簿（Excel・CSV）をまとめて取り込む</PathLink>
    </p>
    <FoldedForm text="組織を加える">
      {(close) => (
        <Form
          title="組織を加える"
          fields={tenants.length > 0 ? [...fields, owner] : fields}
          initial={{ owner: tenants[0]?.value ?? "" }}
          submit_text="登録する"
          done_text="登録しました。続けて次の組織を入力できます。"
          close={close}
          again
          submit={(values) => keep.mutateAsync({ organisation: organisation_of(values, {}), version: 0 })}
        />
      )}
    </FoldedForm>
    </>
  );
}

export function OrganisationScreen({ id }: { id: string }) {
  return (
    <ReplyView what="組織" query={reading("accounts.show_organisation", { organisation: id })}>
      {(reply) => <OrganisationView reply={reply} />}
    </ReplyView>
  );
}

function OrganisationView({ reply }: { reply: OrganisationReply }) {
  const { organisation: it } = reply;
  return (
    <>
      <p className="no-print">
        <PathLink href="/work/organisations">組織の一覧</PathLink>
      </p>
      <PageTitle text={it.name} note={reply.kind_ja} />
      <Facts
        facts={[
          { label: "代表者", text: `${it.head_title} ${it.head_name}`.trim() },
          { label: "所在地", text: `${it.postal_code} ${it.address}`.trim() },
          { label: "メール", text: it.mail },
          { label: "電話", text: it.phone },
          { label: "届く範囲", text: it.reach },
          { label: "メモ", text: it.note },
        ]}
      />
      {reply.may_keep && <AmendOrganisation reply={reply} />}
      <section aria-labelledby="posts">
        <h2 id="posts">職位と担当者</h2>
        {reply.posts.length === 0 && <p>まだ職位がありません。委員の席は、人ではなく職位に結びつきます。</p>}
        <ul className="cards">
          {reply.posts.map((entry) => (
            <li key={entry.post.id}>
              <PostCard entry={entry} may_keep={reply.may_keep} />
            </li>
          ))}
        </ul>
        {reply.may_keep && <KeepPost organisation={it.id} />}
      </section>
    </>
  );
}

function AmendOrganisation({ reply }: { reply: OrganisationReply }) {
  const keep = useAction("accounts.keep_organisation");
  const fields = useOrganisationFields();
  return (
    <FoldedForm text="内容を直す">
      {(close) => (
        <Form
          title="組織の内容を直す"
          fields={fields}
          initial={{ ...reply.organisation, version: reply.version }}
          current={async () => {
            const now = await read_now("accounts.show_organisation", { organisation: reply.organisation.id });
            return { ...now.organisation, version: now.version };
          }}
          submit_text="保存する"
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({
              organisation: organisation_of(values, reply.organisation),
              version: Number(version),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

/** The post as it is at this moment. */
async function post_now(organisation: string, post: string): Promise<Values> {
  const now = await read_now("accounts.show_organisation", { organisation });
  const found = now.posts.find((entry) => entry.post.id === post);
  return found ? { ...found.post, version: found.version } : {};
}

interface KeepPostProps {
  organisation: string;
  entry?: PostEntry;
}

/** Adds a post, or amends one. */
function KeepPost({ organisation, entry }: KeepPostProps) {
  const keep = useAction("accounts.keep_post");
  const { ranks } = useWords();
  const text = entry ? "職位を直す" : "職位を加える";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={[
            { kind: "text", name: "title", label: "職位", required: true, hint: "企画総務部長、健康増進係の担当など。" },
            { kind: "choice", name: "rank", label: "階層", required: true, options: ranks },
            { kind: "lines", name: "duties", label: "担当する仕事" },
            { kind: "mail", name: "mail", label: "職位のメール", hint: "人が替わっても同じものがあれば。" },
          ]}
          initial={entry ? { ...entry.post, version: entry.version } : { rank: "officer" }}
          current={entry && (() => post_now(organisation, entry.post.id))}
          submit_text={entry ? "保存する" : "登録する"}
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({
              post: { id: "", ...entry?.post, ...values, organisation } as Schemas["Post"],
              version: Number(version ?? 0),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function PostCard({ entry, may_keep }: { entry: PostEntry; may_keep: boolean }) {
  const { post } = entry;
  const now = entry.holders.find((holder) => holder.ends_on === null);
  return (
    <article className="post">
      <h3>
        {post.title}
        <span className="page-title-note">{entry.rank_ja}</span>
      </h3>
      <Facts
        facts={[
          { label: "担当者", text: now ? <PathLink href={`/work/persons/${now.person}`}>{now.name}</PathLink> : "空席" },
          { label: "役割", text: entry.roles.join("、") },
          { label: "担当する仕事", text: post.duties },
          { label: "職位のメール", text: post.mail },
        ]}
      />
      {entry.holders.length > 0 && (
        <details className="fold">
          <summary>これまでの担当者（{entry.holders.length}人）</summary>
          <ul>
            {entry.holders.map((holder) => (
              <li key={`${holder.person}${holder.starts_on}`}>
                {holder.starts_on}〜{holder.ends_on ?? "いま"}　{holder.name}
                {holder.handover_note !== "" && <p className="note">引き継ぎ：{holder.handover_note}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {may_keep && (
        <div className="card-actions">
          <OfficerChange post={post.id} former={now?.name ?? ""} />
          <KeepPost organisation={post.organisation} entry={entry} />
        </div>
      )}
    </article>
  );
}
