import { useAction, type Schemas } from "../actions";
import type { Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { invited_posts, useMeetingWords, type MeetingReply } from "./words";

interface PartProps {
  reply: MeetingReply;
}

/** 決定と宿題: what was agreed, and who does what until when. */
export function DecisionsPart({ reply }: PartProps) {
  const has_any =
    reply.decisions.length > 0 || reply.promises.length > 0 || reply.carried.length > 0;
  if (!has_any && !reply.may.keep) return null;
  const acted = reply.decisions.filter((entry) => entry.promises > 0).length;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">決定と宿題</h2>
      {reply.decisions.length > 0 && (
        <>
          <p>
            決定{reply.decisions.length}件のうち{acted}件に宿題があります。
          </p>
          <ul className="cards">
            {reply.decisions.map((entry) => (
              <li key={entry.decision.id}>
                <p className="note">{entry.decision.text}</p>
                {entry.item_title !== "" && <p className="quiet">{entry.item_title}</p>}
                {reply.may.keep && (
                  <div className="in-row">
                    <KeepPromise reply={reply} decision={entry} />
                    <KeepDecision reply={reply} entry={entry} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {reply.may.keep && (
        <div className="in-row">
          <KeepDecision reply={reply} />
          <KeepPromise reply={reply} />
        </div>
      )}
      <Promises title="この会議の宿題" promises={reply.promises} />
      <Promises title="前から続く宿題" promises={reply.carried} />
    </section>
  );
}

function KeepDecision({ reply, entry }: PartProps & { entry?: Schemas["DecisionEntry"] }) {
  const keep = useAction("meetings.keep_decision");
  const text = entry ? "決定を直す" : "決定を書く";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={[
            { kind: "lines", name: "text", label: "決まったこと", required: true },
            {
              kind: "choice",
              name: "item",
              label: "議題",
              options: reply.agenda.map(({ item }) => ({ value: item.id, label: item.title })),
            },
          ]}
          initial={(entry ? { ...entry.decision } : {}) as unknown as Values}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              meeting: reply.meeting.id,
              decision: {
                id: "",
                council: reply.meeting.council,
                decided_on: reply.meeting.day ?? "2000-01-01",
                ...entry?.decision,
                ...values,
                meeting: reply.meeting.id,
              } as Schemas["Decision"],
              version: entry?.version ?? 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function KeepPromise({ reply, decision }: PartProps & { decision?: Schemas["DecisionEntry"] }) {
  const keep = useAction("meetings.keep_promise");
  return (
    <FoldedForm text={decision ? "この決定を宿題にする" : "宿題を書く"}>
      {(close) => (
        <Form
          title="宿題"
          fields={[
            { kind: "text", name: "title", label: "すること", required: true },
            { kind: "choice", name: "owner", label: "だれが", options: invited_posts(reply), required: true },
            { kind: "date", name: "due_on", label: "いつまでに", required: true },
          ]}
          initial={decision ? { title: decision.decision.text.split("\n")[0] ?? "" } : {}}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            keep.mutateAsync({
              meeting: reply.meeting.id,
              promise: {
                id: "",
                council: reply.meeting.council,
                meeting: reply.meeting.id,
                decision: decision?.decision.id ?? "",
                made_on: reply.meeting.day ?? "2000-01-01",
                state: "open",
                result: "",
                ...values,
              } as Schemas["ActionItem"],
              version: 0,
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function Promises({ title, promises }: { title: string; promises: readonly Schemas["PromiseEntry"][] }) {
  if (promises.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="cards">
        {promises.map((entry) => (
          <li key={entry.promise.id}>
            <p>
              <strong>{entry.promise.title}</strong>　{entry.state_ja}
            </p>
            <p>
              {entry.owner_ja} {entry.owner_person}　{entry.promise.due_on}まで
              {entry.is_late && <strong className="late">（期限を過ぎています）</strong>}
            </p>
            {entry.promise.result !== "" && <p className="note">{entry.promise.result}</p>}
            {entry.may_report && <Report entry={entry} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Report({ entry }: { entry: Schemas["PromiseEntry"] }) {
  const report = useAction("meetings.report_promise");
  const words = useMeetingWords();
  return (
    <FoldedForm text="どうなったかを書く">
      {(close) => (
        <Form
          title={`${entry.promise.title}の結果`}
          fields={[
            { kind: "choice", name: "state", label: "状態", options: words.promise_states, required: true },
            { kind: "lines", name: "result", label: "結果" },
          ]}
          initial={{ state: entry.promise.state, result: entry.promise.result }}
          submit_text="保存する"
          close={close}
          submit={(values) =>
            report.mutateAsync({
              promise: entry.promise.id,
              version: entry.version,
              ...values,
            } as Schemas["ReportPromise"])
          }
        />
      )}
    </FoldedForm>
  );
}
