import { useState } from "react";

import { action_path, useAction, type Schemas } from "../actions";
import { today } from "../parts/days";
import type { Field } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import type { MeetingReply } from "./words";

interface LettersProps {
  reply: MeetingReply;
  id: string;
  kind: string;
  title: string;
}

/** What every official letter carries. */
export const letter_fields: readonly Field[] = [
  { kind: "text", name: "document_number", label: "文書番号", hint: "8東保第123号 など。なければ空のまま。" },
  { kind: "date", name: "issued_on", label: "文書の日付", required: true },
];

/** Letters of one kind: prepared, sent by a person, and what became of each. */
export function LettersPart({ reply, id, kind, title }: LettersProps) {
  const letters = reply.notices.filter((one) => one.kind === kind);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {kind === "minutes" && reply.days_since !== null && reply.days_since !== undefined && (
        <p>
          会議から{reply.days_since}日。{letters.filter((one) => one.received_on !== null).length}団体から受取りの知らせがありました。
        </p>
      )}
      {kind === "meeting_notice" && <Prepare reply={reply} has_letters={letters.length > 0} />}
      {letters.length > 0 && <Letters reply={reply} kind={kind} title={title} letters={letters} />}
      {kind === "meeting_notice" && <PollLetters reply={reply} />}
    </section>
  );
}

/** 取組のまとめ: between meetings, each body is told what concerns it. */
export function DigestPart({ reply }: { reply: MeetingReply }) {
  const prepare = useAction("meetings.prepare_notices");
  const letters = reply.notices.filter((one) => one.kind === "digest");
  const is_hollow = prepare.isSuccess && prepare.data.by_mail + prepare.data.on_paper === 0;
  return (
    <section aria-labelledby="digest">
      <h2 id="digest">取組のまとめ</h2>
      <p className="no-print">
        決まったこと、その団体にお願いしていること、お待ちしている資料、これからの会議を、団体ごとに一通にまとめます。
      </p>
      <FoldedForm text={letters.length > 0 ? "まとめを新しく用意する" : "まとめを用意する"}>
        {(close) => (
          <Form
            title="取組のまとめを用意する"
            fields={letter_fields}
            initial={{ issued_on: today() }}
            submit_text="手紙を用意する"
            done_text="用意できました。"
            close={close}
            submit={(values) =>
              prepare.mutateAsync({
                meeting: reply.meeting.id,
                kind: "digest",
                ...values,
                again: false,
              } as Schemas["PrepareNotices"])
            }
          />
        )}
      </FoldedForm>
      {is_hollow && <p role="status">いまお知らせすることのある団体がないので、手紙はありません。</p>}
      {letters.length > 0 && <Letters reply={reply} kind="digest" title="取組のまとめ" letters={letters} />}
    </section>
  );
}

function PollLetters({ reply }: { reply: MeetingReply }) {
  const letters = reply.notices.filter((one) => one.kind === "date_poll");
  if (letters.length === 0) return null;
  return (
    <>
      <h3>日程のお伺い</h3>
      <Letters reply={reply} kind="date_poll" title="日程のお伺い" letters={letters} />
    </>
  );
}

function Prepare({ reply, has_letters }: { reply: MeetingReply; has_letters: boolean }) {
  const prepare = useAction("meetings.prepare_notices");
  const { day } = reply.meeting;
  if (day === null) return <p>会議の日が決まると、通知を用意できます。</p>;
  return (
    <FoldedForm text={has_letters ? "送っていない通知を書き直す" : "通知を用意する"}>
      {(close) => (
        <Form
          title="通知を用意する"
          fields={[
            ...letter_fields,
            { kind: "date", name: "answer_by", label: "返事の期限" },
          ]}
          initial={{ issued_on: today(), answer_by: week_before(day) }}
          submit_text="手紙を用意する"
          done_text="手紙を用意しました。中を確かめてから送ります。"
          close={close}
          submit={(values) =>
            prepare.mutateAsync({
              meeting: reply.meeting.id,
              kind: "meeting_notice",
              ...values,
              again: false,
            } as Schemas["PrepareNotices"])
          }
        />
      )}
    </FoldedForm>
  );
}

function week_before(day: string): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() - 7);
  const iso = then.toISOString().slice(0, 10);
  return iso < today() ? day : iso;
}

interface StackProps {
  reply: MeetingReply;
  kind: string;
  title: string;
  letters: readonly Schemas["NoticeEntry"][];
}

function Letters({ reply, kind, title, letters }: StackProps) {
  const send = useAction("meetings.send_notices");
  const attempt = useAction("meetings.try_notice");
  const record = useAction("meetings.record_notices");
  const [chosen, set_chosen] = useState<readonly string[]>([]);
  const meeting = reply.meeting.id;
  const ready = letters.filter((one) => one.state === "prepared");
  const mails = ready.filter((one) => one.channel === "mail");
  const papers = ready.filter((one) => one.channel === "paper");
  const problem = send.error ?? attempt.error ?? record.error;
  const outcome = (value: Schemas["RecordNotices"]["outcome"], text: string) => (
    <button
      type="button"
      className="button"
      disabled={chosen.length === 0}
      onClick={() =>
        record.mutate(
          { meeting, notices: [...chosen], outcome: value },
          { onSuccess: () => set_chosen([]) },
        )
      }
    >
      {text}
    </button>
  );
  const [first] = ready;
  return (
    <>
      <p>
        {letters.length}通のうち、送る前がメール{mails.length}通、紙{papers.length}通。
        {mails.length > 0 && !reply.mail_is_set_up && "メールの送り方がまだ決められていないので、紙で送るか、システム管理の担当者に頼んでください。"}
      </p>
      <ul className="actions no-print">
        {mails.length > 0 && (
          <li>
            <button type="button" className="button button-main" onClick={() => send.mutate({ meeting, kind, notices: [] })}>
              メール{mails.length}通を送る
            </button>
          </li>
        )}
        {first && (
          <li>
            <button
              type="button"
              className="button"
              onClick={() => attempt.mutate({ meeting, notice: first.id })}
            >
              自分に送ってみる
            </button>
          </li>
        )}
        {papers.length > 0 && (
          <li>
            <a
              className="button"
              href={action_path("meetings.print_meeting", { meeting, paper: "letters", format: "pdf", kind })}
            >
              紙の{papers.length}通と宛先を印刷する（PDF）
            </a>
          </li>
        )}
      </ul>
      <p role="status">
        {send.isSuccess && send.data.waiting > 0 && `${send.data.waiting}通を送信待ちにしました。`}
        {attempt.isSuccess && "自分あてに1通を送信待ちにしました。"}
      </p>
      {problem && <p role="alert">{problem.message}</p>}
      <details className="fold" open={letters.some((one) => one.reason !== "" || one.state === "prepared") || undefined}>
        <summary>{title}の宛先ごとの様子</summary>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">選ぶ</span>
              </th>
              <th scope="col">宛先</th>
              <th scope="col">送り方</th>
              <th scope="col">状態</th>
              <th scope="col">受取り</th>
            </tr>
          </thead>
          <tbody>
            {letters.map((one) => (
              <tr key={one.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${one.organisation_name}を選ぶ`}
                    checked={chosen.includes(one.id)}
                    onChange={(event) =>
                      set_chosen(
                        event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id),
                      )
                    }
                  />
                </td>
                <th scope="row">
                  {one.organisation_name}
                  <br />
                  {one.addressee || "（長の職名と氏名が分かりません。御中で送ります）"}
                  <br />
                  <a href={action_path("meetings.letter_file", { meeting, notice: one.id })}>
                    手紙を見る（PDF）
                  </a>
                </th>
                <td data-label="送り方">
                  {one.channel_ja}
                  {one.channel === "mail" && (
                    <details className="fold">
                      <summary>メールの文面</summary>
                      <p className="note">{one.mail_text}</p>
                    </details>
                  )}
                </td>
                <td data-label="状態">
                  {one.state_ja}
                  {one.sent_on && `（${one.sent_on}）`}
                  {one.reason !== "" && <span className="note">{one.reason}</span>}
                </td>
                <td data-label="受取り">{one.received_on ? `${one.received_on} ${one.received_by}` : "－"}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="actions no-print" aria-label="選んだ宛先について">
          <li>
            <button
              type="button"
              className="button"
              onClick={() => set_chosen(chosen.length === letters.length ? [] : letters.map((one) => one.id))}
            >
              {chosen.length === letters.length ? "選ばない" : "すべて選ぶ"}
            </button>
          </li>
          <li>{outcome("posted", "郵送・手渡しした")}</li>
          <li>{outcome("received", "受け取ったと聞いた")}</li>
          <li>{outcome("bounced", "届かなかった")}</li>
          <li>{outcome("on_paper", "紙で送り直す")}</li>
        </ul>
      </details>
    </>
  );
}
