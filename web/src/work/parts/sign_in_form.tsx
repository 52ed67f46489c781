import { useShowCode, useSignIn, type Session } from "../session";
import { Form } from "./form";

/** Password, then the code where one is asked for. */
export function SignInForm({ session }: { session: Session | undefined }) {
  const sign_in = useSignIn();
  const show_code = useShowCode();
  if (session?.needs_code === true) {
    return (
      <Form
        title="コードを確かめる"
        fields={[
          {
            kind: "code",
            name: "code",
            label: "確認コード",
            required: true,
            hint: "認証アプリに出ている6桁の数字です。電話がないときは、控えておいた回復コードを入力してください。",
          },
        ]}
        submit_text="確認する"
        done_text=""
        submit={(values) => show_code.mutateAsync({ code: String(values["code"]) })}
      />
    );
  }
  return (
    <Form
      title="ログイン"
      fields={[
        { kind: "text", name: "login", label: "ログイン名", required: true, autocomplete: "username" },
        {
          kind: "password",
          name: "password",
          label: "パスワード",
          required: true,
          autocomplete: "current-password",
        },
      ]}
      submit_text="ログインする"
      done_text=""
      submit={(values) =>
        sign_in.mutateAsync({ login: String(values["login"]), password: String(values["password"]) })
      }
    />
  );
}
