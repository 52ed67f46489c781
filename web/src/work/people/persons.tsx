import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { Problem } from "../../components/state_views";
import { read_now, reading, useAction, type Schemas } from "../actions";
import { useWords } from "../parts/choices";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { Facts, ReplyView } from "../parts/reply_view";

type PersonReply = Schemas["PersonReply"];

export function PersonsScreen() {
  return (
    <>
      <PageTitle text="人" />
      <p>新しい人は、組織のページの「担当者を決める」で、職位と一緒に登録します。</p>
      <ActionList
        action="accounts.list_persons"
        link={(row) => `/work/persons/${row.id}`}
        empty={<p>まだ人が登録されていません。</p>}
      />
    </>
  );
}

export function PersonScreen({ id }: { id: string }) {
  return (
    <ReplyView what="人" query={reading("accounts.show_person", { person: id })}>
      {(reply) => <PersonView reply={reply} />}
    </ReplyView>
  );
}

function PersonView({ reply }: { reply: PersonReply }) {
  const { person: it } = reply;
  return (
    <>
      <p className="no-print">
        <PathLink href="/work/persons">人の一覧</PathLink>
      </p>
      <PageTitle
        text={`${it.family_name} ${it.given_name}`.trim()}
        note={`${it.family_reading} ${it.given_reading}`.trim()}
      />
      <Facts
        facts={[
          { label: "職種", text: reply.profession_ja },
          { label: "経験", text: reply.background_ja.join("、") },
          { label: "メール", text: it.mail },
          { label: "電話", text: it.phone },
        ]}
      />
      {reply.may_keep && <AmendPerson reply={reply} />}
      <section aria-labelledby="held">
        <h2 id="held">職位</h2>
        {reply.posts.length === 0 && <p>職位に就いたことがありません。</p>}
        <ul>
          {reply.posts.map((post) => (
            <li key={`${post.post}${post.starts_on}`}>
              {post.starts_on}〜{post.ends_on ?? "いま"}　
              <PathLink href={`/work/organisations/${post.organisation}`}>
                {post.organisation_name}
              </PathLink>
              　{post.title}
            </li>
          ))}
        </ul>
      </section>
      {reply.may_invite && <Account reply={reply} />}
    </>
  );
}

function AmendPerson({ reply }: { reply: PersonReply }) {
  const keep = useAction("accounts.keep_person");
  const { professions, backgrounds } = useWords();
  return (
    <FoldedForm text="内容を直す">
      {(close) => (
        <Form
          title="人の内容を直す"
          fields={[
            { kind: "text", name: "family_name", label: "姓", required: true },
            { kind: "text", name: "given_name", label: "名" },
            { kind: "text", name: "family_reading", label: "姓のフリガナ" },
            { kind: "text", name: "given_reading", label: "名のフリガナ" },
            { kind: "mail", name: "mail", label: "メール" },
            { kind: "text", name: "phone", label: "電話" },
            { kind: "choice", name: "profession", label: "職種", options: professions },
            { kind: "many", name: "background", label: "経験", options: backgrounds },
          ]}
          initial={{ ...reply.person, version: reply.version }}
          current={async () => {
            const now = await read_now("accounts.show_person", { person: reply.person.id });
            return { ...now.person, version: now.version };
          }}
          submit_text="保存する"
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({
              person: { ...reply.person, ...values } as Schemas["Person"],
              version: Number(version),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

/** For the system administrator: inviting, and mending a lost second factor. */
function Account({ reply }: { reply: PersonReply }) {
  const invite = useAction("accounts.invite_person");
  const reset = useAction("accounts.reset_second_factor");
  const person = reply.person.id;
  return (
    <section aria-labelledby="account">
      <h2 id="account">アカウント</h2>
      <p>
        {reply.login === ""
          ? "まだログインできません。招待のリンクを作って、本人に渡してください。"
          : `ログイン名は「${reply.login}」です。二つ目の確認は${reply.has_second_factor ? "使っています" : "まだ使っていません"}。`}
      </p>
      {invite.data && (
        <div className="overtaken" role="status">
          <p>
            {invite.data.login}への招待です。<strong>このリンクは、いまここでしか見られません。</strong>
          </p>
          <p>
            <code>{`${window.location.origin}${invite.data.path}`}</code>
          </p>
        </div>
      )}
      <FoldedForm text={reply.login === "" ? "招待する" : "パスワードを決め直すリンクを作る"}>
        {(close) => (
          <Form
            title="招待する"
            fields={[
              {
                kind: "text",
                name: "login",
                label: "ログイン名",
                hint: "空のままなら、その人のメールアドレスになります。",
              },
            ]}
            initial={{ login: reply.login }}
            submit_text="リンクを作る"
            close={close}
            done_text="リンクを作りました。"
            submit={(values) => invite.mutateAsync({ person, login: String(values["login"]) })}
          />
        )}
      </FoldedForm>
      {reset.isError && <Problem error={reset.error} retry={() => reset.reset()} />}
      {reply.has_second_factor && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => reset.mutate({ person, login: "" })}
          >
            二つ目の確認を取り消して、決め直せるようにする
          </button>
        </p>
      )}
    </section>
  );
}
