import { Empty } from "../../components/state_views";
import { read_now, reading, useAction, type Schemas } from "../actions";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";
import { today } from "../parts/days";
import { seated_posts } from "./words";

type Room = Schemas["RoomReply"];

/** 作業部会の部屋: nominations, drafts in owned slots, tasks. */
export function RoomPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <ReplyView what="作業部会の部屋" query={reading("councils.show_room", { council })}>
      {(room) => (
        <>
          <Slots council={council} room={room} />
          <Tasks council={council} room={room} />
          <Nominations council={council} room={room} />
        </>
      )}
    </ReplyView>
  );
}

function Due({ day, is_late }: { day: string | null; is_late: boolean }) {
  if (day === null) return null;
  return (
    <>
      {day}まで{is_late && <strong className="late">（期限を過ぎています）</strong>}
    </>
  );
}

interface PartProps {
  council: string;
  room: Room;
}

function Slots({ council, room }: PartProps) {
  return (
    <section aria-labelledby="slots">
      <h2 id="slots">資料と議題の下書き</h2>
      {room.slots.length === 0 && (
        <Empty>
          <p>まだ枠がありません。会議の資料や議題ごとに、持ち主と締切を決めて枠を作ります。</p>
        </Empty>
      )}
      <ul className="cards">
        {room.slots.map((entry) => (
          <li key={entry.slot.id}>
            <SlotCard council={council} room={room} entry={entry} />
          </li>
        ))}
      </ul>
      {room.may_write && <KeepSlot council={council} room={room} />}
    </section>
  );
}

type SlotEntry = Schemas["SlotEntry"];

function SlotCard({ council, room, entry }: PartProps & { entry: SlotEntry }) {
  const { slot } = entry;
  return (
    <>
      <h3>
        {slot.title}
        <span className="page-title-note">{slot.meeting}</span>
      </h3>
      <p>
        {entry.state_ja}　{entry.owner_ja}
        {entry.is_mine && "（自分）"}　<Due day={slot.due_on} is_late={entry.is_late} />
      </p>
      {slot.body !== "" && <p className="note">{slot.body}</p>}
      <Comments entry={entry} may_write={room.may_write} />
      {room.may_write && <KeepSlot council={council} room={room} entry={entry} />}
    </>
  );
}

function Comments({ entry, may_write }: { entry: SlotEntry; may_write: boolean }) {
  const comment = useAction("councils.comment_on_slot");
  const settle = useAction("councils.settle_comment");
  return (
    <>
      {entry.comments.length > 0 && (
        <ul className="comments">
          {entry.comments.map(({ comment: one, version }) => (
            <li key={one.id} data-settled={one.is_settled || undefined}>
              <p>
                <strong>{one.author_name}</strong>
                <span className="quiet"> {one.written_on}</span>
                {one.is_settled && "　✓ 対応済み"}
              </p>
              <p className="note">{one.body}</p>
              {may_write && (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    settle.mutate({ comment: one.id, is_settled: !one.is_settled, version })
                  }
                >
                  {one.is_settled ? "対応済みを取り消す" : "対応済みにする"}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may_write && (
        <FoldedForm text="意見を書く">
          {(close) => (
            <Form
              title="意見を書く"
              fields={[{ kind: "lines", name: "body", label: "意見", required: true }]}
              submit_text="書き込む"
              close={close}
              submit={(values) =>
                comment.mutateAsync({ slot: entry.slot.id, body: String(values["body"]) })
              }
            />
          )}
        </FoldedForm>
      )}
    </>
  );
}

function KeepSlot({ council, room, entry }: PartProps & { entry?: SlotEntry }) {
  const keep = useAction("councils.keep_slot");
  const fields: Field[] = [
    { kind: "text", name: "title", label: "題", required: true },
    { kind: "text", name: "meeting", label: "会議", hint: "第2回協議会など。" },
    { kind: "choice", name: "owner", label: "持ち主", options: seated_posts(room.roster) },
    { kind: "date", name: "due_on", label: "締切" },
    { kind: "lines", name: "body", label: "下書き" },
    {
      kind: "choice",
      name: "state",
      label: "状態",
      required: true,
      options: [
        { value: "draft", label: "下書き" },
        { value: "ready", label: "できあがり" },
      ],
    },
  ];
  const text = entry ? "下書きを直す" : "枠を作る";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={fields}
          initial={(entry ? { ...entry.slot, version: entry.version } : { state: "draft" }) as Values}
          current={
            entry &&
            (async () => {
              const now = await read_now("councils.show_room", { council });
              const found = now.slots.find((one) => one.slot.id === entry.slot.id) ?? entry;
              return { ...found.slot, version: found.version };
            })
          }
          submit_text="保存する"
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({
              slot: { id: "", ...entry?.slot, ...values, council } as Schemas["MaterialSlot"],
              version: Number(version ?? 0),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function Tasks({ council, room }: PartProps) {
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">作業</h2>
      {room.tasks.length === 0 && <p>まだ作業がありません。</p>}
      <ul className="cards">
        {room.tasks.map((entry) => (
          <li key={entry.task.id}>
            <p>
              <strong>{entry.task.title}</strong>　{entry.state_ja}
            </p>
            <p>
              {entry.owner_ja} {entry.owner_person}　<Due day={entry.task.due_on} is_late={entry.is_late} />
            </p>
            {entry.task.note !== "" && <p className="note">{entry.task.note}</p>}
            {room.may_write && <KeepTask council={council} room={room} entry={entry} />}
          </li>
        ))}
      </ul>
      {room.may_write && <KeepTask council={council} room={room} />}
    </section>
  );
}

function KeepTask({ council, room, entry }: PartProps & { entry?: Schemas["TaskEntry"] }) {
  const keep = useAction("councils.keep_task");
  const text = entry ? "作業を直す" : "作業を加える";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={[
            { kind: "text", name: "title", label: "何をするか", required: true },
            { kind: "choice", name: "owner", label: "だれが", options: seated_posts(room.roster) },
            { kind: "date", name: "due_on", label: "いつまでに" },
            {
              kind: "choice",
              name: "state",
              label: "状態",
              required: true,
              options: [
                { value: "open", label: "これから" },
                { value: "doing", label: "進行中" },
                { value: "done", label: "済み" },
              ],
            },
            { kind: "lines", name: "note", label: "メモ" },
          ]}
          initial={(entry ? { ...entry.task } : { state: "open" }) as Values}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              task: { id: "", audience: "working_group", ...entry?.task, ...values, council } as Schemas["CouncilTask"],
              version: entry?.version ?? 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function Nominations({ council, room }: PartProps) {
  const ask = useAction("councils.request_nominations");
  return (
    <section aria-labelledby="nominations">
      <h2 id="nominations">推薦のお願い</h2>
      {room.nominations.length === 0 && <p>お願いはまだありません。</p>}
      <ul className="cards">
        {room.nominations.map((entry) => (
          <li key={entry.nomination.id}>
            <p>
              <strong>{entry.organisation_name}</strong>　{entry.state_ja}
              {entry.post_ja !== "" && `：${entry.post_ja}`}
              {entry.has_seat && "（席があります）"}
            </p>
            <p className="note">{entry.nomination.request}</p>
            <p>
              <Due day={entry.nomination.due_on} is_late={entry.is_late} />
            </p>
            {entry.nomination.answer !== "" && <p className="note">返事：{entry.nomination.answer}</p>}
          </li>
        ))}
      </ul>
      {room.may_keep && (
        <FoldedForm text="推薦をお願いする">
          {(close) => (
            <Form
              title="推薦をお願いする"
              fields={[
                { kind: "picks", name: "organisations", label: "お願いする組織", required: true, source: "organisations" },
                { kind: "lines", name: "request", label: "お願いの内容", required: true, hint: "どんな人に、何のために。" },
                { kind: "date", name: "due_on", label: "いつまでに", required: true },
              ]}
              initial={{ due_on: today() }}
              submit_text="お願いを記録する"
              close={close}
              submit={(values) =>
                ask.mutateAsync({ ...values, council } as unknown as Schemas["RequestNominations"])
              }
            />
          )}
        </FoldedForm>
      )}
    </section>
  );
}
