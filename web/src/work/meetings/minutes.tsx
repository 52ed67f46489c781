import { action_path, read_now, useAction, type Schemas } from "../actions";
import { today } from "../parts/days";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { letter_fields } from "./letters";
import type { MeetingReply } from "./words";

interface PartProps {
  reply: MeetingReply;
}

/** 会議録: written by item, confirmed by the chair, published, and on their way to the heads. */
export function MinutesPart({ reply }: PartProps) {
  const { meeting } = reply;
  const is_shown = reply.may.draft || reply.may.see_private || meeting.minutes_state === "published";
  if (meeting.state !== "held" || !is_shown) return null;
  return (
    <section aria-labelledby="minutes">
      <h2 id="minutes">会議録</h2>
      <p>{reply.minutes_state_ja}</p>
      {reply.agenda.map((entry) => (
        <div key={entry.item.id}>
          <h3>{entry.item.title}</h3>
          <p className="note">{entry.text || "まだ書かれていません。"}</p>
          {entry.public_preview !== entry.text && (
            <p className="note quiet">公開版：{entry.public_preview}</p>
          )}
        </div>
      ))}
      <Versions reply={reply} />
      {reply.may.draft && <Write reply={reply} />}
      <Advance reply={reply} />
    </section>
  );
}

function Versions({ reply }: PartProps) {
  const { versions, meeting } = reply;
  const file = (paper: string, format: string) =>
    action_path("meetings.print_meeting", { meeting: meeting.id, paper, format });
  const [latest] = versions;
  if (!latest) return null;
  return (
    <>
      <ul>
        {versions.map((one) => (
          <li key={one.number}>
            第{one.number}版　{one.confirmed_on}確認（{one.confirmed_by}
            {one.how !== "" && `：${one.how}`}）{one.published_on && `　${one.published_on}公表`}
          </li>
        ))}
      </ul>
      <ul className="actions no-print">
        {(
          [
            ["minutes", "会議録"],
            ["public_minutes", "公開版の会議録"],
          ] as const
        ).map(([paper, text]) => (
          <li key={paper}>
            <a className="button" href={file(paper, "pdf")}>
              {text}（PDF）
            </a>
            <a className="button" href={file(paper, "docx")}>
              {text}（Word）
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Write({ reply }: PartProps) {
  const keep = useAction("meetings.keep_item_minutes", false);
  const seen = useAction("meetings.keep_item_minutes");
  const fields: Field[] = reply.agenda.flatMap((entry): Field[] => [
    { kind: "lines", name: `text_${entry.item.id}`, label: entry.item.title },
    {
      kind: "lines",
      name: `public_${entry.item.id}`,
      label: `公開版：${entry.item.title}`,
      hint: "空なら、公開の議題は同じ文、非公開の議題は理由だけになります。",
      more: true,
    },
  ]);
  const values_of = (now: MeetingReply): Values =>
    Object.fromEntries(
      now.agenda.flatMap((entry) => [
        [`text_${entry.item.id}`, entry.text],
        [`public_${entry.item.id}`, entry.public_text],
        [`version_${entry.item.id}`, entry.minutes_version],
      ]),
    );
  const before = values_of(reply);
  return (
    <FoldedForm text={reply.agenda.some((entry) => entry.text !== "") ? "会議録を直す" : "会議録を書く"}>
      {(close) => (
        <Form
          title="会議録"
          fields={fields}
          initial={before}
          current={async () => values_of(await read_now("meetings.show_meeting", { meeting: reply.meeting.id }))}
          submit_text="保存する"
          close={close}
          submit={async (values) => {
            const changed = reply.agenda.filter(({ item: { id } }) =>
              [`text_${id}`, `public_${id}`].some((name) => values[name] !== before[name]),
            );
            // One after the other: what is written first stands, whatever becomes of the rest.
            for (const [index, { item }] of changed.entries()) {
              const last = index === changed.length - 1;
              await (last ? seen : keep).mutateAsync({
                meeting: reply.meeting.id,
                item: item.id,
                text: String(values[`text_${item.id}`] ?? ""),
                public_text: String(values[`public_${item.id}`] ?? ""),
                version: Number(values[`version_${item.id}`] ?? 0),
              });
            }
          }}
        />
      )}
    </FoldedForm>
  );
}

/** The next step of the minutes, for whoever may take it. */
function Advance({ reply }: PartProps) {
  const submit = useAction("meetings.submit_minutes");
  const { meeting, version } = reply;
  const has_text = reply.agenda.some((entry) => entry.text !== "");
  if (meeting.minutes_state === "draft" && reply.may.keep && has_text) {
    return (
      <p className="no-print" id="confirm">
        <button
          type="button"
          className="button button-main"
          onClick={() => submit.mutate({ meeting: meeting.id, version })}
        >
          座長に回す
        </button>
        {submit.isError && <span role="alert">{submit.error.message}</span>}
      </p>
    );
  }
  if (meeting.minutes_state === "submitted" && (reply.may.confirm || reply.may.keep)) {
    return <Confirm reply={reply} />;
  }
  if (meeting.minutes_state === "confirmed" && reply.may.keep) return <Publish reply={reply} />;
  return null;
}

function Confirm({ reply }: PartProps) {
  const confirm = useAction("meetings.confirm_minutes");
  const { meeting, version } = reply;
  if (reply.may.confirm) {
    return (
      <p className="no-print" id="confirm">
        <button
          type="button"
          className="button button-main"
          onClick={() => confirm.mutate({ meeting: meeting.id, how: "", version })}
        >
          この会議録でよい（確認する）
        </button>
        {confirm.isError && <span role="alert">{confirm.error.message}</span>}
      </p>
    );
  }
  return (
    <div id="confirm">
      <FoldedForm text="座長の確認を記録する">
        {(close) => (
          <Form
            title="座長の確認"
            fields={[
              { kind: "text", name: "how", label: "どのように確認したか", hint: "電話で確認、押印した写しを受け取った、など。", required: true },
            ]}
            submit_text="確認済みにする"
            close={close}
            submit={(values) =>
              confirm.mutateAsync({ meeting: meeting.id, how: String(values["how"]), version })
            }
          />
        )}
      </FoldedForm>
    </div>
  );
}

function Publish({ reply }: PartProps) {
  const publish = useAction("meetings.publish_minutes");
  return (
    <FoldedForm text="公表し、団体の長への手紙を用意する">
      {(close) => (
        <Form
          title="会議録の公表"
          fields={letter_fields}
          initial={{ issued_on: today() }}
          submit_text="公表し、手紙を用意する"
          done_text="公表しました。手紙を下で確かめて送ります。"
          close={close}
          submit={(values) =>
            publish.mutateAsync({
              meeting: reply.meeting.id,
              version: reply.version,
              ...values,
            } as Schemas["PublishMinutes"])
          }
        />
      )}
    </FoldedForm>
  );
}
