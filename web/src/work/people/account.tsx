import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { PageTitle } from "../../components/page_title";
import { Problem } from "../../components/state_views";
import { trusted_svg } from "../../components/trusted_svg";
import { reading, useAction, type Schemas } from "../actions";
import { FoldedForm, Form } from "../parts/form";
import { ReplyView } from "../parts/reply_view";
import { useSession } from "../session";

/** One's own account: second factor, password, sign-ins. */
export function AccountScreen() {
  const session = useSession();
  return (
    <>
      <PageTitle text="自分のアカウント" />
      <p>
        {session.data?.name}
        {session.data && session.data.roles.length > 0 && `（${session.data.roles.join("、")}）`}
      </p>
      <ReplyView what="自分のログイン" query={reading("accounts.list_sign_ins")}>
        {(reply) => (
          <>
            <SecondFactor reply={reply} />
            <Password />
            <SignIns reply={reply} />
          </>
        )}
      </ReplyView>
    </>
  );
}

type SignInList = Schemas["SignInList"];

function SecondFactor({ reply }: { reply: SignInList }) {
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">二つ目の確認</h2>
      {reply.has_second_factor ? (
        <p>
          認証アプリでの確認を使っています。使っていない回復コードは残り{reply.recovery_codes_left}
          個です。
        </p>
      ) : (
        <>
          <p>パスワードのほかに、電話などの認証アプリでの確認を加えられます。</p>
          <SetUpSecondFactor />
        </>
      )}
    </section>
  );
}

/** QR code, first code, then the recovery codes, which are shown once. */
export function SetUpSecondFactor() {
  const set_up = useAction("accounts.set_up_second_factor", false);
  const confirm = useAction("accounts.confirm_second_factor", false);
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} />;
  if (!set_up.data) {
    return (
      <>
        {set_up.isError && <Problem error={set_up.error} retry={() => set_up.mutate({})} />}
        <p>
          <button type="button" className="button button-main" onClick={() => set_up.mutate({})}>
            用意を始める
          </button>
        </p>
      </>
    );
  }
  const markup = { __html: trusted_svg(set_up.data.qr_svg) };
  return (
    <>
      <ol className="steps">
        <li>
          電話の認証アプリで、この図を読み取ってください。
          <div className="qr" dangerouslySetInnerHTML={markup} />
          読み取れないときは、アプリにこの文字を入力してください：
          <code>{set_up.data.secret}</code>
        </li>
        <li>アプリに出た6桁の数字を入力してください。</li>
      </ol>
      <Form
        title="コードを確かめる"
        fields={[{ kind: "code", name: "code", label: "6桁の数字", required: true }]}
        submit_text="確かめて使い始める"
        done_text=""
        submit={(values) => confirm.mutateAsync({ code: String(values["code"]) })}
      />
    </>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const client = useQueryClient();
  const [seen, set_seen] = useState(false);
  if (seen) return <p role="status">用意ができました。</p>;
  return (
    <div className="overtaken" role="status">
      <p>
        認証アプリでの確認を始めました。電話をなくしたときのための回復コードです。
        <strong>この画面でしか見られません。</strong>印刷するか書き写して、しまっておいてください。
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="form-end no-print">
        <button type="button" className="button" onClick={() => window.print()}>
          印刷する
        </button>
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            set_seen(true);
            void client.invalidateQueries({ queryKey: ["work"] });
          }}
        >
          しまいました
        </button>
      </p>
    </div>
  );
}

function Password() {
  const change = useAction("accounts.change_password");
  return (
    <section aria-labelledby="password">
      <h2 id="password">パスワード</h2>
      <FoldedForm text="パスワードを変える">
        {(close) => (
          <Form
            title="パスワードを変える"
            fields={[
              {
                kind: "password",
                name: "current_password",
                label: "いまのパスワード",
                required: true,
                autocomplete: "current-password",
              },
              {
                kind: "password",
                name: "new_password",
                label: "新しいパスワード",
                required: true,
                hint: "13文字以上。意味のつながらない言葉を四つ並べると、覚えやすく破られにくくなります。",
                autocomplete: "new-password",
              },
            ]}
            submit_text="変える"
            done_text="変えました。ほかの機器でのログインは終わりました。"
            close={close}
            again
            submit={(values) =>
              change.mutateAsync({
                current_password: String(values["current_password"]),
                new_password: String(values["new_password"]),
              })
            }
          />
        )}
      </FoldedForm>
    </section>
  );
}

/** Seconds since 1970 as a day and time in Japan. */
function moment(seconds: number): string {
  return new Intl.DateTimeFormat("ja-JP", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  }).format(seconds * 1000);
}

function SignIns({ reply }: { reply: SignInList }) {
  const end = useAction("accounts.end_sign_in");
  const others = reply.sign_ins.filter((entry) => !entry.is_this_one);
  return (
    <section aria-labelledby="sign-ins">
      <h2 id="sign-ins">ログインしている機器</h2>
      {end.isError && <Problem error={end.error} retry={() => end.reset()} />}
      <ul className="cards">
        {reply.sign_ins.map((entry) => (
          <li key={entry.id}>
            <p>
              {entry.is_this_one ? <strong>この機器</strong> : entry.agent || "不明な機器"}
              <span className="quiet">
                {" "}
                {moment(entry.created)}から、最後は{moment(entry.last_seen)}（{entry.address}）
              </span>
            </p>
            {!entry.is_this_one && (
              <button
                type="button"
                className="button"
                onClick={() => end.mutate({ sign_in: entry.id })}
              >
                終える
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <p>
          <button type="button" className="button" onClick={() => end.mutate({ sign_in: "" })}>
            この機器のほかは、すべて終える
          </button>
        </p>
      )}
    </section>
  );
}
