import { action_path, reading, useAction, type Schemas } from "../actions";
import { PathLink } from "../../components/path_link";
import type { CouncilReply } from "../councils/council_reply";
import { useCouncils } from "../councils/words";
import type { Field } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { ReplyView } from "../parts/reply_view";
import { meeting_fields, useOpenMeeting } from "./dates";
import { useMeetingWords, type Meeting } from "./words";
import "./meetings.css";

interface PartProps {
  reply: CouncilReply;
}

/** 会議: the meetings of a council, and registering one. */
export function MeetingsPart({ reply }: PartProps) {
  const council = reply.council.id;
  return (
    <>
      {reply.may.keep && (
        <div className="in-row">
          <AddMeeting council={council} />
          <PlanSeries council={council} />
        </div>
      )}
      <ActionList
        action="meetings.list_meetings"
        subject={{ council }}
        link={(row) => `/work/meetings/${row.id}`}
        empty={<p>会議がまだありません。年間計画から月を決めるか、日の決まった会議を登録します。</p>}
      />
    </>
  );
}

function AddMeeting({ council }: { council: string }) {
  const keep = useAction("meetings.keep_meeting");
  const open = useOpenMeeting();
  const councils = useCouncils().filter((one) => one.value !== council);
  const words = useMeetingWords();
  const fields: Field[] = [
    { kind: "choice", name: "kind", label: "種類", options: words.kinds, required: true },
    ...meeting_fields(words.openness),
    { kind: "choice", name: "other_council", label: "合同の相手（合同会議のとき）", options: councils, more: true },
  ];
  return (
    <FoldedForm text="会議を登録する">
      {(close) => (
        <Form
          title="会議を登録する"
          fields={fields}
          initial={{ kind: "council", openness: "open" }}
          submit_text="登録する"
          close={close}
          submit={async (values) => {
            const made = await keep.mutateAsync({
              meeting: {
                id: "",
                series: "",
                fiscal_year: 0,
                month: 0,
                state: "planned",
                minutes_state: "draft",
                submitted_on: null,
                ...values,
                council,
              } as unknown as Meeting,
              starts_empty: false,
              version: 0,
            });
            open(made.id);
          }}
        />
      )}
    </FoldedForm>
  );
}

const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

function PlanSeries({ council }: { council: string }) {
  const plan = useAction("meetings.plan_series");
  const words = useMeetingWords();
  const now = new Date();
  const year = now.getMonth() + 1 < 4 ? now.getFullYear() - 1 : now.getFullYear();
  return (
    <FoldedForm text="一年分をまとめて計画する">
      {(close) => (
        <Form
          title="一年分をまとめて計画する"
          fields={[
            { kind: "choice", name: "kind", label: "種類", options: words.kinds.filter((one) => one.value !== "joint"), required: true },
            {
              kind: "choice",
              name: "fiscal_year",
              label: "年度",
              required: true,
              options: [year, year + 1].map((one) => ({ value: String(one), label: `${one}年度` })),
            },
            {
              kind: "many",
              name: "months",
              label: "開く月",
              required: true,
              options: months.map((month) => ({ value: String(month), label: `${month}月` })),
            },
          ]}
          initial={{ kind: "council", fiscal_year: String(year) }}
          submit_text="計画する"
          close={close}
          submit={(values) =>
            plan.mutateAsync({
              council,
              kind: values["kind"] as Schemas["PlanSeries"]["kind"],
              fiscal_year: Number(values["fiscal_year"]),
              months: months.filter((month) => (values["months"] as string[]).includes(String(month))),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

/** 宿題: promises of the council, open ones first. */
export function PromisesPart({ reply }: PartProps) {
  return (
    <ActionList
      action="meetings.list_promises"
      subject={{ council: reply.council.id }}
      link={(row) => `/work/meetings/${row.id}#decisions`}
      empty={<p>宿題がまだありません。会議の「決定と宿題」で書きます。</p>}
    />
  );
}

/** 年間計画: both tiers by month, and what does not fit. */
export function YearPart({ reply }: PartProps) {
  const council = reply.council.id;
  return (
    <>
      <ul className="actions no-print">
        <li>
          <a className="button" href={action_path("meetings.calendar_file", { council })}>
            予定表（iCalendar）
          </a>
        </li>
        <li>
          <CalendarLink council={council} />
        </li>
      </ul>
      <ReplyView what="年間計画" query={reading("meetings.year_plan", { council, fiscal_year: 0 })}>
        {(year) => <Year council={council} year={year} />}
      </ReplyView>
    </>
  );
}

function CalendarLink({ council }: { council: string }) {
  const make = useAction("meetings.make_calendar_link");
  return (
    <>
      <button type="button" className="button" onClick={() => make.mutate({ council })}>
        予定表を購読するリンクを作る
      </button>
      {make.isSuccess && (
        <p role="status" className="note">
          カレンダーのソフトに、次のアドレスを入れます（400日有効。人に渡すと、その人も会議の日を見られます）：
          {"\n"}
          {`${window.location.origin}${make.data.path}`}
        </p>
      )}
      {make.isError && <p role="alert">{make.error.message}</p>}
    </>
  );
}

const tiers: Record<Schemas["YearMeeting"]["tier"], string> = { own: "この協議会", above: "上の協議会", below: "圏域など" };

function Year({ council, year }: { council: string; year: Schemas["YearReply"] }) {
  const start = useAction("meetings.start_year");
  const has = (tier: string) => year.months.some((month) => month.meetings.some((one) => one.tier === tier));
  const shown = (["above", "own", "below"] as const).filter((tier) => tier === "own" || has(tier));
  return (
    <>
      <h2>{year.year_text}</h2>
      {year.checks.length > 0 && (
        <ul className="checks">
          {year.checks.map((check) => (
            <li key={check.text} data-wrong={check.is_wrong || undefined}>
              <span aria-hidden="true">{check.is_wrong ? "▲ " : "✓ "}</span>
              {check.text}
            </li>
          ))}
        </ul>
      )}
      {year.may_keep && year.tasks_to_start > 0 && (
        <p className="no-print">
          <button
            type="button"
            className="button"
            onClick={() => start.mutate({ council, fiscal_year: year.fiscal_year })}
          >
            年度の仕事{year.tasks_to_start}件を、作業の一覧に加える
          </button>
        </p>
      )}
      <table className="rows year">
        <thead>
          <tr>
            <th scope="col">月</th>
            <th scope="col">段階</th>
            {shown.map((tier) => (
              <th scope="col" key={tier}>
                {tiers[tier]}
              </th>
            ))}
            {year.may_keep && <th scope="col">年度の仕事</th>}
          </tr>
        </thead>
        <tbody>
          {year.months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{month.text}</th>
              <td data-label="段階">{month.phase}</td>
              {shown.map((tier) => (
                <td data-label={tiers[tier]} key={tier}>
                  {month.meetings
                    .filter((one) => one.tier === tier)
                    .map((one) => (
                      <div key={one.meeting}>
                        {one.may_open ? (
                          <PathLink href={`/work/meetings/${one.meeting}`}>{one.title}</PathLink>
                        ) : (
                          `${one.council_name} ${one.kind_ja}`
                        )}
                        <span className="quiet">
                          {one.day_text}・{one.state_ja}
                        </span>
                      </div>
                    ))}
                </td>
              ))}
              {year.may_keep && <td data-label="年度の仕事">{month.tasks.join("、")}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
