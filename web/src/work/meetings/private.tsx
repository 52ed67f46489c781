import { read_now, useAction, type Schemas } from "../actions";
import { today } from "../parts/days";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { Facts } from "../parts/reply_view";
import type { MeetingReply } from "./words";

interface PartProps {
  reply: MeetingReply;
}

const brief_fields: readonly Field[] = [
  { kind: "lines", name: "aim", label: "会のねらい" },
  { kind: "lines", name: "method", label: "運営の方法" },
  { kind: "lines", name: "schedule", label: "タイムスケジュール" },
  { kind: "lines", name: "materials", label: "資料の内容" },
  { kind: "date", name: "met_on", label: "打ち合わせた日" },
];

/** 座長打合せ: for the chair and the secretariat alone. */
export function BriefPart({ reply }: PartProps) {
  const keep = useAction("meetings.keep_brief");
  const entry = reply.brief;
  if (!entry) return null;
  const { brief, version, lessons } = entry;
  const blank = { ...brief, met_on: brief.met_on ?? today() };
  return (
    <section aria-labelledby="brief">
      <h2 id="brief">座長打合せ</h2>
      <p className="quiet">座長と事務局だけに見えます。</p>
      {lessons.map((one) => (
        <p key={one.meeting_title} className="note">
          <strong>{one.meeting_title}の反省から</strong>
          {"\n"}
          {one.lessons}
        </p>
      ))}
      <Facts
        facts={brief_fields.map((field) => ({
          label: field.label,
          text: String(brief[field.name as keyof Schemas["MeetingBrief"]] ?? ""),
        }))}
      />
      <FoldedForm text={version === 0 ? "打合せを書く" : "打合せを直す"}>
        {(close) => (
          <Form
            title="座長打合せ"
            fields={brief_fields}
            initial={{ ...blank, version } as unknown as Values}
            current={async () => {
              const now = await read_now("meetings.show_meeting", { meeting: reply.meeting.id });
              return { ...now.brief?.brief, version: now.brief?.version ?? 0 } as unknown as Values;
            }}
            submit_text="保存する"
            close={close}
            submit={({ version: read, ...values }) =>
              keep.mutateAsync({
                meeting: reply.meeting.id,
                brief: { ...brief, ...values } as Schemas["MeetingBrief"],
                version: Number(read),
              })
            }
          />
        )}
      </FoldedForm>
    </section>
  );
}

/** 反省会: what the next meeting is to be told. Always asked for once a meeting is over. */
export function ReviewPart({ reply }: PartProps) {
  const keep = useAction("meetings.keep_review");
  const entry = reply.brief;
  if (!entry || reply.meeting.state !== "held") return null;
  const { review, review_version: version } = entry;
  return (
    <section aria-labelledby="review">
      <h2 id="review">反省会</h2>
      {version === 0 && <p>会議が終わったら、座長と短く振り返ります。次の会議の打合せに出てきます。</p>}
      <Facts
        facts={[
          { label: "よかったこと", text: review.went_well },
          { label: "次に生かすこと", text: review.lessons },
          { label: "振り返った日", text: review.held_on ?? "" },
        ]}
      />
      <FoldedForm text={version === 0 ? "反省会を書く" : "反省会を直す"}>
        {(close) => (
          <Form
            title="反省会"
            fields={[
              { kind: "lines", name: "went_well", label: "よかったこと" },
              { kind: "lines", name: "lessons", label: "次に生かすこと", required: true },
              { kind: "date", name: "held_on", label: "振り返った日" },
            ]}
            initial={{ ...review, held_on: review.held_on ?? today() } as unknown as Values}
            submit_text="保存する"
            close={close}
            submit={(values) =>
              keep.mutateAsync({
                meeting: reply.meeting.id,
                review: { ...review, ...values } as Schemas["MeetingReview"],
                version,
              })
            }
          />
        )}
      </FoldedForm>
    </section>
  );
}
