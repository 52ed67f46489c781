import { useNavigate } from "@tanstack/react-router";

import { read_now, useAction, type Schemas } from "../actions";
import { today } from "../parts/days";
import type { Field, Option, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { announced, marks, useMeetingWords, type Meeting, type MeetingReply } from "./words";

interface PartProps {
  reply: MeetingReply;
}

/** What a meeting is registered and amended with. */
export function meeting_fields(openness: Option[]): Field[] {
  return [
    { kind: "date", name: "day", label: "日", hint: "決まっていなければ空のままにします。" },
    { kind: "text", name: "starts_at", label: "始まり", hint: "14:00 のように。空なら種類ごとの型の時刻になります。" },
    { kind: "text", name: "ends_at", label: "終わり" },
    { kind: "text", name: "place", label: "会場" },
    { kind: "text", name: "title", label: "名前", hint: "空なら「令和○年度第○回…」になります。", more: true },
    { kind: "text", name: "online", label: "オンラインの方法", more: true },
    { kind: "number", name: "observer_seats", label: "傍聴席の数", more: true },
    { kind: "check", name: "is_announced", label: "「会議の公開」のページでお知らせする", more: true },
    { kind: "choice", name: "openness", label: "公開の区分", options: openness, more: true },
    { kind: "lines", name: "openness_reason", label: "非公開の理由", more: true },
    { kind: "text", name: "openness_decided_by", label: "非公開を決めた人", more: true },
  ];
}

/** 日程: the day itself, or asking for it. */
export function DatesPart({ reply }: PartProps) {
  const keep = useAction("meetings.keep_meeting");
  const words = useMeetingWords();
  const { meeting } = reply;
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">日程</h2>
      <p>{reply.when_text}</p>
      {reply.poll && <Poll reply={reply} poll={reply.poll} />}
      {reply.may.keep && (
        <div className="in-row">
          <FoldedForm text={meeting.day === null ? "日を決める" : "日時・会場を直す"}>
            {(close) => (
              <Form
                title="日時と会場"
                fields={meeting_fields(words.openness)}
                initial={{ ...meeting, version: reply.version } as unknown as Values}
                current={async () => {
                  const now = await read_now("meetings.show_meeting", { meeting: meeting.id });
                  return { ...now.meeting, version: now.version } as unknown as Values;
                }}
                submit_text="保存する"
                close={close}
                submit={({ version, ...values }) =>
                  keep.mutateAsync({
                    meeting: { ...meeting, ...values } as Meeting,
                    starts_empty: false,
                    version: Number(version),
                  })
                }
              />
            )}
          </FoldedForm>
          {meeting.day === null && <OpenPoll reply={reply} />}
        </div>
      )}
    </section>
  );
}

function OpenPoll({ reply }: PartProps) {
  const open = useAction("meetings.open_poll");
  const prepare = useAction("meetings.prepare_notices");
  const numbers = [1, 2, 3, 4, 5];
  const fields: Field[] = [
    ...numbers.flatMap((n): Field[] => [
      { kind: "date", name: `day${n}`, label: `候補${n}の日`, required: n === 1 },
      { kind: "text", name: `from${n}`, label: `候補${n}の時刻`, hint: n === 1 ? "夜の時間も選べます。18:30 のように。" : "" },
    ]),
    { kind: "date", name: "due_on", label: "回答の締切", required: true },
  ];
  return (
    <FoldedForm text="日程を尋ねる">
      {(close) => (
        <Form
          title="日程を尋ねる"
          fields={fields}
          initial={{ due_on: today() }}
          submit_text="候補日を決め、お伺いの手紙を用意する"
          close={close}
          done_text="候補日を決めました。手紙は下で確かめて送ります。"
          submit={async (values) => {
            const slots = numbers
              .filter((n) => values[`day${n}`])
              .map((n) => ({ day: String(values[`day${n}`]), starts_at: String(values[`from${n}`] ?? ""), ends_at: "" }));
            await open.mutateAsync({
              meeting: reply.meeting.id,
              slots,
              due_on: String(values["due_on"]),
              version: reply.poll?.version ?? 0,
            });
            await prepare.mutateAsync({
              meeting: reply.meeting.id,
              kind: "date_poll",
              document_number: "",
              issued_on: null,
              answer_by: null,
              again: false,
            });
          }}
        />
      )}
    </FoldedForm>
  );
}

function Poll({ reply, poll }: PartProps & { poll: Schemas["PollEntry"] }) {
  const choose = useAction("meetings.choose_slot");
  return (
    <>
      <p>
        {poll.asked}人のうち{poll.answered}人が回答（締切 {poll.poll.due_on}）
        {poll.is_over && reply.meeting.day === null && "　締め切りました"}
      </p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">候補日</th>
            <th scope="col">○</th>
            <th scope="col">△</th>
            <th scope="col">×</th>
            {reply.may.keep && reply.meeting.day === null && <th scope="col">決める</th>}
          </tr>
        </thead>
        <tbody>
          {poll.counts.map((count, slot) => (
            <tr key={count.text}>
              <th scope="row">
                {count.text}
                {count.is_best && <strong>　いちばん集まれる日</strong>}
              </th>
              <td data-label="○">{count.yes}</td>
              <td data-label="△">{count.maybe}</td>
              <td data-label="×">{count.no}</td>
              {reply.may.keep && reply.meeting.day === null && (
                <td>
                  <button
                    type="button"
                    className="button"
                    onClick={() =>
                      choose.mutate({ meeting: reply.meeting.id, slot, version: reply.version })
                    }
                  >
                    この日にする
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** 当日: the meeting has taken place, and who was there. */
export function HeldPart({ reply }: PartProps) {
  const hold = useAction("meetings.hold_meeting");
  const record = useAction("meetings.record_presence");
  const { meeting } = reply;
  if (!reply.may.keep) return null;
  const can_hold = meeting.state === "planned" && meeting.day !== null && meeting.day <= today();
  return (
    <section aria-labelledby="held">
      <h2 id="held">当日と出欠</h2>
      {meeting.state === "held" && <p>開催済みです。</p>}
      {meeting.state === "planned" && !can_hold && (
        <p>会議の日になったら、ここで出席を記録して「開催済み」にします。</p>
      )}
      {(can_hold || meeting.state === "held") && (
        <FoldedForm text={meeting.state === "held" ? "出席の記録を直す" : "出席を記録して、開催済みにする"}>
          {(close) => (
            <Form
              title="出席の記録"
              fields={presence_fields(reply)}
              initial={presence_values(reply)}
              submit_text="記録する"
              close={close}
              submit={async (values) => {
                await record.mutateAsync({ meeting: meeting.id, marks: presence_marks(reply, values) });
                if (meeting.state === "planned") {
                  await hold.mutateAsync({ meeting: meeting.id, version: reply.version });
                }
              }}
            />
          )}
        </FoldedForm>
      )}
    </section>
  );
}

const who = (entry: Schemas["AttendanceEntry"]) =>
  `${entry.organisation_name} ${entry.post_title}（${entry.person_name || "空席"}）`;

function presence_fields(reply: MeetingReply): Field[] {
  return [
    {
      kind: "many",
      name: "attended",
      label: "出席した人",
      options: reply.attendance.map((entry) => ({ value: entry.post, label: who(entry) })),
    },
    {
      kind: "many",
      name: "proxies",
      label: "代理が出席した人",
      options: reply.attendance
        .filter((entry) => entry.presence.startsWith("proxy"))
        .map((entry) => ({ value: entry.post, label: `${who(entry)}　代理：${entry.proxy_name}` })),
    },
  ];
}

function presence_values(reply: MeetingReply): Values {
  const posts = (wanted: readonly string[]) =>
    reply.attendance.filter((entry) => wanted.includes(entry.presence)).map((entry) => entry.post);
  return {
    attended: posts(["attended", "coming"]),
    proxies: posts(["proxy_attended", "proxy_coming"]),
  };
}

function presence_marks(reply: MeetingReply, values: Values): Schemas["PresenceMark"][] {
  const has = (name: string, post: string) => (values[name] as string[]).includes(post);
  return reply.attendance.map((entry) => ({
    post: entry.post,
    presence: has("proxies", entry.post)
      ? "proxy_attended"
      : has("attended", entry.post)
        ? "attended"
        : "absent",
    proxy_name: entry.proxy_name,
  }));
}

/** 出欠と意見: who comes, and what was written. */
export function AttendancePart({ reply }: PartProps) {
  if (reply.attendance.length === 0) return null;
  const asks = reply.meeting.state === "planned";
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">出欠と書面意見</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">組織・職位</th>
            <th scope="col">担当者</th>
            <th scope="col">役割</th>
            {reply.poll && <th scope="col">候補日</th>}
            <th scope="col">出欠</th>
            {asks && <th scope="col">回答</th>}
          </tr>
        </thead>
        <tbody>
          {reply.attendance.map((entry) => (
            <tr key={entry.post}>
              <th scope="row">
                {entry.organisation_name} {entry.post_title}
              </th>
              <td data-label="担当者">{entry.person_name || "空席"}</td>
              <td data-label="役割">{entry.role_ja}</td>
              {reply.poll && <td data-label="候補日">{entry.marks_ja.join(" ") || "未回答"}</td>}
              <td data-label="出欠">
                {entry.presence_ja}
                {entry.proxy_name !== "" && `（${entry.proxy_name}）`}
              </td>
              {asks && <td>{entry.may_answer && <Answer reply={reply} entry={entry} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {reply.opinions.length > 0 && <h3>書面の意見</h3>}
      {reply.opinions.map((group) => (
        <div key={group.organisation_name}>
          <p>
            <strong>{group.organisation_name}</strong>
          </p>
          <ul>
            {group.opinions.map((text) => (
              <li key={text} className="note">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Fields with which a post answers; `index` tells posts of one form apart. */
export function answer_fields(slots: readonly { text: string }[], asks_presence: boolean, index = 0): Field[] {
  return [
    ...slots.map(
      (slot, n): Field => ({ kind: "choice", name: `mark${index}_${n}`, label: slot.text, options: marks }),
    ),
    ...(asks_presence
      ? ([
          { kind: "choice", name: `presence${index}`, label: "出欠", options: announced, required: true },
          { kind: "text", name: `proxy${index}`, label: "代理の方のお名前", more: true },
        ] satisfies Field[])
      : []),
    { kind: "lines", name: `opinion${index}`, label: "書面での御意見", more: true },
  ];
}

/** What a post answers, from the values of its fields. */
export function answer_of(post: string, slots: number, values: Values, index = 0): Schemas["PostAnswer"] {
  const given = Array.from({ length: slots }, (_, n) => String(values[`mark${index}_${n}`] ?? ""));
  const is_marked = given.some((mark) => mark !== "");
  return {
    post,
    marks: (is_marked ? given.map((mark) => mark || "no") : []) as Schemas["PostAnswer"]["marks"],
    presence: (values[`presence${index}`] || "unanswered") as Schemas["PostAnswer"]["presence"],
    proxy_name: String(values[`proxy${index}`] ?? ""),
    opinion: String(values[`opinion${index}`] ?? ""),
  };
}

/** What the fields hold of an earlier answer. */
export function answer_values(entry: Schemas["AttendanceEntry"], index = 0): Values {
  const presence = announced.some((one) => one.value === entry.presence) ? entry.presence : "unanswered";
  return {
    ...Object.fromEntries(entry.marks.map((mark, n) => [`mark${index}_${n}`, mark])),
    [`presence${index}`]: presence,
    [`proxy${index}`]: entry.proxy_name,
    [`opinion${index}`]: entry.opinion,
  };
}

function Answer({ reply, entry }: PartProps & { entry: Schemas["AttendanceEntry"] }) {
  const answer = useAction("meetings.answer_meeting");
  const slots = reply.poll && !reply.poll.is_over ? reply.poll.counts : [];
  return (
    <FoldedForm text={`答える`}>
      {(close) => (
        <Form
          title={`${who(entry)}の回答`}
          fields={answer_fields(slots, reply.meeting.day !== null)}
          initial={answer_values(entry)}
          submit_text="答える"
          close={close}
          submit={(values) =>
            answer.mutateAsync({
              meeting: reply.meeting.id,
              answer: answer_of(entry.post, slots.length, values),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

/** Registers a meeting and opens it. */
export function useOpenMeeting() {
  const navigate = useNavigate();
  return (id: string) => void navigate({ to: "/work/$", params: { _splat: `meetings/${id}` } });
}
