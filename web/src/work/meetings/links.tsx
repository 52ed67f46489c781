import { useEffect, type ReactNode } from "react";

import { PageTitle } from "../../components/page_title";
import { Loading, Problem } from "../../components/state_views";
import { useAction } from "../actions";
import { Form } from "../parts/form";
import { Facts } from "../parts/reply_view";
import { answer_fields, answer_of, answer_values } from "./dates";
import "../work.css";

/** Pages for bodies without an account. The token stands behind #, which browsers never send. */
function token_of_page(): string {
  return window.location.hash.slice(1);
}

interface Opening {
  isError: boolean;
  error: Error | null;
}

function Opened({ opening, what, children }: { opening: Opening; what: string; children: ReactNode }) {
  if (opening.isError) {
    return (
      <>
        <PageTitle text="リンクを開けません" />
        <Problem error={opening.error ?? new Error()} retry={() => window.location.reload()} />
      </>
    );
  }
  return children === null ? <Loading what={what} /> : <div className="narrow-page">{children}</div>;
}

/** A body says when it can come, whether it comes, and what it thinks. */
export function MeetingAnswerScreen() {
  const open = useAction("meetings.open_meeting_link");
  const answer = useAction("meetings.answer_by_link");
  const token = token_of_page();
  const { mutate } = open;
  useEffect(() => mutate({ token }), [mutate, token]);
  const sheet = open.data;
  const slots = sheet?.asks_dates === true ? sheet.slots : [];
  return (
    <Opened opening={open} what="会議のお知らせ">
      {sheet ? (
        <>
          <PageTitle text={sheet.title} note={sheet.organisation_name} />
          <Facts
            facts={[
              { label: "協議会", text: sheet.council_name },
              { label: "日時", text: sheet.when_text },
              { label: "会場", text: sheet.where_text },
              { label: "議題", text: sheet.agenda.join("、") },
            ]}
          />
          {sheet.posts.length === 0 ? (
            <p>いま、この会議に席がありません。事務局に御連絡ください。</p>
          ) : (
            <>
              <p>「答える」を押すと届きます。{sheet.valid_until}まで、何度でも答え直せます。</p>
              <Form
                title="会議への回答"
                fields={[
                  ...sheet.posts.flatMap((post, index) =>
                    answer_fields(slots, sheet.asks_presence, index).map((field) => ({
                      ...field,
                      label:
                        sheet.posts.length > 1 ? `${post.post_title}：${field.label}` : field.label,
                    })),
                  ),
                  { kind: "text", name: "answered_by", label: "お名前", required: true },
                ]}
                initial={Object.assign({}, ...sheet.posts.map(answer_values))}
                submit_text="答える"
                done_text="受け取りました。ありがとうございます。"
                submit={(values) =>
                  answer.mutateAsync({
                    token,
                    answers: sheet.posts.map((post, index) =>
                      answer_of(post.post, slots.length, values, index),
                    ),
                    answered_by: String(values["answered_by"]),
                  })
                }
              />
            </>
          )}
        </>
      ) : null}
    </Opened>
  );
}

/** A body says that it has a letter. */
export function ReceiptScreen() {
  const open = useAction("meetings.open_receipt");
  const confirm = useAction("meetings.confirm_receipt");
  const token = token_of_page();
  const { mutate } = open;
  useEffect(() => mutate({ token }), [mutate, token]);
  const sheet = confirm.data ?? open.data;
  return (
    <Opened opening={open} what="文書">
      {sheet ? (
        <>
          <PageTitle text={sheet.title} note={sheet.organisation_name} />
          {sheet.received_on ? (
            <p role="status">
              {sheet.received_on}に、{sheet.received_by}さんから受取りのお知らせをいただきました。
            </p>
          ) : (
            <Form
              title="受取り"
              fields={[{ kind: "text", name: "received_by", label: "お名前", required: true }]}
              submit_text="受け取りました"
              done_text="ありがとうございます。"
              submit={(values) =>
                confirm.mutateAsync({ token, received_by: String(values["received_by"]) })
              }
            />
          )}
        </>
      ) : null}
    </Opened>
  );
}
