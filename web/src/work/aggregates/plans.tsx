import { useAction, type Schemas } from "../actions";
import { Confirmed } from "../parts/confirmed";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { Facts } from "../parts/reply_view";

type Reply = Schemas["SegmentsReply"];
type Segment = Schemas["SegmentEntry"];
type Plan = Schemas["PlanEntry"];

/** A measure and one of its segments as one choice, since a segment alone says nothing. */
const joint = "|";

function places_of(reply: Reply) {
  return reply.choices.flatMap((measure) =>
    measure.segments.map((segment) => ({
      value: measure.key + joint + segment.key,
      label: `${measure.label}：${segment.label}`,
    })),
  );
}

interface KeepPlanProps {
  council: string;
  reply: Reply;
  entry?: Plan;
}

/** 打ち手を書く */
export function KeepPlan({ council, reply, entry }: KeepPlanProps) {
  const keep = useAction("aggregates.keep_plan");
  const text = entry ? "直す" : "打ち手を書く";
  const fields: Field[] = [
    { kind: "choice", name: "place", label: "どの値を、だれについて動かすか", required: true, options: places_of(reply) },
    { kind: "text", name: "what", label: "打ち手", required: true, hint: "例：集団健診を土曜日にも開く" },
    { kind: "text", name: "who", label: "だれがするか", hint: "例：協会けんぽ、みどり市、商工会" },
    { kind: "date", name: "starts_on", label: "始める日" },
    { kind: "date", name: "ends_on", label: "終える日" },
    {
      kind: "choice",
      name: "state",
      label: "状況",
      required: true,
      options: reply.states.map((word) => ({ value: word.key, label: word.label })),
    },
    { kind: "lines", name: "outcome", label: "結果", more: true },
  ];
  const initial: Values = entry
    ? { ...(entry.plan as Values), place: entry.plan.measure + joint + entry.plan.segment }
    : { state: reply.states[0]?.key ?? "" };
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={text}
          fields={fields}
          initial={initial}
          submit_text="保存する"
          close={close}
          submit={({ place, ...values }) => {
            const [measure = "", segment = ""] = String(place).split(joint);
            return keep.mutateAsync({
              plan: { id: "", ...entry?.plan, ...values, measure, segment, council } as Schemas["PlannedAction"],
              version: entry?.version ?? 0,
            });
          }}
        />
      )}
    </FoldedForm>
  );
}

interface PlanListProps {
  council: string;
  reply: Reply;
  segments: readonly Segment[];
}

/** What is planned for the segments that are shown. */
export function PlanList({ council, reply, segments }: PlanListProps) {
  const plans = segments.flatMap((segment) => segment.plans);
  if (plans.length === 0) return null;
  return (
    <>
      <h3>打ち手</h3>
      <ul className="cards">
        {plans.map((entry) => (
          <li key={entry.plan.id}>
            <p>
              <strong>{entry.plan.what}</strong>
            </p>
            <Facts
              facts={[
                { label: "だれのため", text: entry.segment_name },
                { label: "状況", text: entry.state_ja },
                { label: "だれがするか", text: entry.plan.who },
                { label: "いつ", text: entry.period_text },
                { label: "結果", text: entry.plan.outcome },
              ]}
            />
            {reply.may_keep && (
              <div className="plan-end">
                <KeepPlan council={council} reply={reply} entry={entry} />
                <RemovePlan entry={entry} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function RemovePlan({ entry }: { entry: Plan }) {
  const remove = useAction("aggregates.remove_plan");
  return (
    <Confirmed
      text="外す"
      question={`「${entry.plan.what}」を外します。`}
      confirm_text="外すことを確定する"
      act={() => remove.mutate({ plan: entry.plan.id, version: entry.version })}
      error={remove.error}
      forget={() => remove.reset()}
    />
  );
}
