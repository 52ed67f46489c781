import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { useAction } from "../actions";
import { Form } from "../parts/form";
import "../work.css";

/** The page of an invitation: its token stands behind #, which browsers never send to a server. */
export function InvitationScreen() {
  const take_up = useAction("accounts.take_up_invitation");
  const token = window.location.hash.slice(1);
  return (
    <div className="narrow-page">
      <PageTitle text="パスワードを決める" />
      {take_up.data ? (
        <>
          <p role="status">
            パスワードを決めました。ログイン名は「{take_up.data.login}」です。
          </p>
          <p>
            <PathLink href="/work" className="button button-main">
              ログインへ進む
            </PathLink>
          </p>
        </>
      ) : token === "" ? (
        <p>招待のリンクが途中で切れています。メールのリンクを、終わりまで写してください。</p>
      ) : (
        <Form
          title="パスワードを決める"
          fields={[
            {
              kind: "password",
              name: "password",
              label: "新しいパスワード",
              required: true,
              hint: "13文字以上。意味のつながらない言葉を四つ並べると、覚えやすく破られにくくなります。",
              autocomplete: "new-password",
            },
          ]}
          submit_text="このパスワードにする"
          done_text=""
          submit={(values) => take_up.mutateAsync({ token, password: String(values["password"]) })}
        />
      )}
    </div>
  );
}
