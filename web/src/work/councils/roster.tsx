import { useQuery } from "@tanstack/react-query";
import { useId } from "react";

import { action_path, reading, useAction, type Schemas } from "../actions";
import { useAddress } from "../parts/address";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { era_text } from "../parts/fields";
import type { CouncilReply } from "./council_reply";
import { today } from "../parts/days";
import { useCouncilWords } from "./words";

/** Who sits in the council, on any day. */
export function RosterPart({ reply }: { reply: CouncilReply }) {
  const [query, show] = useAddress();
  const id = useId();
  const council = reply.council.id;
  const day = query["day"] ?? "";
  const subject = day === "" ? { council } : { council, day };
  return (
    <>
      <div className="list-head no-print">
        <div>
          <label htmlFor={id}>この日の名簿</label>
          <span className="form-date">
            <input
              id={id}
              type="date"
              value={day === "" ? today() : day}
              onChange={(event) => show({ day: event.target.value, page: "" })}
            />
            <span className="quiet">{era_text(day === "" ? today() : day)}</span>
          </span>
        </div>
        <ul className="actions">
          <li>
            <a className="button" href={action_path("councils.roster_document", subject)}>
              名簿（PDF）
            </a>
          </li>
        </ul>
      </div>
      {reply.may.keep && <Appoint council={council} />}
      <ActionList
        action="councils.list_seats"
        subject={subject}
        empty={<p>この日に席はありません。「席を加える」で委員を委嘱してください。</p>}
      />
      {reply.may.keep && <Seats council={council} />}
    </>
  );
}

function Appoint({ council }: { council: string }) {
  const appoint = useAction("councils.appoint_seat");
  const { seat_roles } = useCouncilWords();
  return (
    <FoldedForm text="席を加える">
      {(close) => (
        <Form
          title="席を加える"
          fields={[
            { kind: "pick", name: "post", label: "職位", required: true, source: "posts", hint: "組織か担当者の名前の一部を入力すると候補が出ます。席は職位に結びつき、担当者が替わっても残ります。" },
            { kind: "choice", name: "role", label: "役割", required: true, options: seat_roles },
            { kind: "date", name: "starts_on", label: "いつから", required: true },
            { kind: "date", name: "ends_on", label: "いつまで", hint: "任期の終わりなど。決まっていなければ空のままで構いません。" },
            { kind: "check", name: "is_coordinator", label: "調整役（地域と職域の両方を知る人）" },
            { kind: "text", name: "meeting", label: "出席する会議", more: true, hint: "ゲストが一度だけ出るとき。" },
            { kind: "text", name: "materials", label: "見てよい資料", more: true, hint: "オブザーバーやゲストのとき。" },
          ]}
          initial={{ role: "member", starts_on: today() }}
          submit_text="加える"
          done_text="加えました。続けて次の席を入力できます。"
          close={close}
          again
          submit={(values) => appoint.mutateAsync({ ...values, council } as Schemas["AppointSeat"])}
        />
      )}
    </FoldedForm>
  );
}

/** The seats of today one by one: letters, small corrections, the end. */
function Seats({ council }: { council: string }) {
  const { data } = useQuery(reading("councils.roster", { council }));
  if (!data || data.lines.length === 0) return null;
  return (
    <section aria-labelledby="seats" className="no-print">
      <h2 id="seats">席ごとの手続き</h2>
      <p className="quiet">委嘱状を作る、内容を直す、席を終えるときは、席を選んでください。</p>
      {data.lines.map((line) => (
        <details key={line.seat} className="fold fold-line">
          <summary>
            {line.organisation_name} {line.post_title}（{line.person_name || "空席"}）
            <span className="quiet"> {line.role_ja}</span>
          </summary>
          <SeatActions line={line} />
        </details>
      ))}
    </section>
  );
}

type RosterLine = Schemas["RosterLine"];

function SeatActions({ line }: { line: RosterLine }) {
  const amend = useAction("councils.amend_seat");
  const end = useAction("councils.end_seat");
  return (
      <div className="card-actions">
        <p>
          <a className="button" href={action_path("councils.appointment_letter", { seat: line.seat })}>
            委嘱状（PDF）
          </a>
        </p>
        <FoldedForm text="席を直す">
          {(close) => (
            <Form
              title="席を直す"
              fields={[
                { kind: "check", name: "is_coordinator", label: "調整役（地域と職域の両方を知る人）" },
                { kind: "text", name: "meeting", label: "出席する会議" },
                { kind: "text", name: "materials", label: "見てよい資料" },
              ]}
              initial={{
                is_coordinator: line.is_coordinator,
                meeting: line.meeting,
                materials: line.materials,
              }}
              submit_text="保存する"
              close={close}
              submit={(values) =>
                amend.mutateAsync({
                  ...values,
                  seat: line.seat,
                  version: line.version,
                } as Schemas["AmendSeat"])
              }
            />
          )}
        </FoldedForm>
        <FoldedForm text="席を終える">
          {(close) => (
            <Form
              title="席を終える"
              fields={[{ kind: "date", name: "ends_on", label: "最後の日", required: true }]}
              initial={{ ends_on: today() }}
              submit_text="終える"
              close={close}
              submit={(values) =>
                end.mutateAsync({
                  seat: line.seat,
                  ends_on: String(values["ends_on"]),
                  version: line.version,
                })
              }
            />
          )}
        </FoldedForm>
      </div>
  );
}
