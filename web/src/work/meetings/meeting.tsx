import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { action_path, reading, useAction, type Schemas } from "../actions";
import { Facts, ReplyView } from "../parts/reply_view";
import { AgendaPart } from "./agenda";
import { AttendancePart, DatesPart, HeldPart } from "./dates";
import { DecisionsPart } from "./decisions";
import { DigestPart, LettersPart } from "./letters";
import { MinutesPart } from "./minutes";
import { BriefPart, ReviewPart } from "./private";
import type { MeetingReply } from "./words";
import "./meetings.css";

/** The meeting as one object: from its first date to its closed loop. */
export function MeetingScreen({ id }: { id: string }) {
  return (
    <ReplyView is_page what="会議" query={reading("meetings.show_meeting", { meeting: id })}>
      {(reply) => (
        <>
          <p className="no-print">
            <PathLink href={`/work/councils/${reply.meeting.council}/meetings`}>
              {reply.council_name}の会議
            </PathLink>
          </p>
          <PageTitle text={reply.meeting.title} note={`${reply.kind_ja}・${reply.state_ja}`} />
          <Facts
            facts={[
              { label: "日時", text: reply.when_text },
              { label: "会場", text: reply.where_text },
              { label: "公開の区分", text: openness_text(reply) },
              { label: "合同の相手", text: reply.other_name },
            ]}
          />
          <Steps steps={reply.steps} />
          <DatesPart reply={reply} />
          {reply.brief && <BriefPart reply={reply} />}
          <AgendaPart reply={reply} />
          {reply.may.keep && (
            <LettersPart reply={reply} id="notice" kind="meeting_notice" title="開催通知" />
          )}
          <HeldPart reply={reply} />
          <AttendancePart reply={reply} />
          <MinutesPart reply={reply} />
          {reply.may.keep && reply.notices.some((one) => one.kind === "minutes") && (
            <LettersPart reply={reply} id="letters" kind="minutes" title="団体の長への会議録" />
          )}
          <DecisionsPart reply={reply} />
          {reply.may.keep && reply.meeting.state === "held" && is_for_all_bodies(reply) && (
            <DigestPart reply={reply} />
          )}
          {reply.brief && <ReviewPart reply={reply} />}
          <Papers reply={reply} />
        </>
      )}
    </ReplyView>
  );
}

function is_for_all_bodies(reply: MeetingReply): boolean {
  return reply.meeting.kind === "council" || reply.meeting.kind === "joint";
}

function openness_text(reply: MeetingReply): string {
  const { openness_reason: reason, openness_decided_by: who, observer_seats: seats } = reply.meeting;
  const closed = reason === "" ? "" : `（${reason}。決めた人：${who}）`;
  return `${reply.openness_ja}${closed}${seats > 0 ? `　傍聴席 ${seats}` : ""}`;
}

const sign: Record<Schemas["MeetingStep"]["state"], string> = { done: "✓", now: "▶", later: "・" };
const spoken: Record<Schemas["MeetingStep"]["state"], string> = {
  done: "済み",
  now: "次にすること",
  later: "これから",
};

function Steps({ steps }: { steps: readonly Schemas["MeetingStep"][] }) {
  return (
    <nav aria-label="会議の段取り" className="meeting-steps no-print">
      <ol>
        {steps.map((step) => (
          <li key={step.key} data-state={step.state}>
            <a href={`#${step.key}`}>
              <span aria-hidden="true">{sign[step.state]} </span>
              <span className="visually-hidden">{spoken[step.state]}：</span>
              {step.text}
            </a>
            {step.note !== "" && <span className="quiet">{step.note}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const papers = [
  { paper: "agenda", text: "次第" },
  { paper: "run_sheet", text: "進行表" },
  { paper: "packet", text: "会議資料一式" },
  { paper: "seating", text: "座席表" },
  { paper: "opinions", text: "書面意見" },
] as const;

function Papers({ reply }: { reply: MeetingReply }) {
  const freeze = useAction("meetings.freeze_packet");
  const meeting = reply.meeting.id;
  const file = (paper: string, format: string) =>
    action_path("meetings.print_meeting", { meeting: reply.meeting.id, paper, format });
  return (
    <section aria-labelledby="papers" className="no-print">
      <h2 id="papers">書類</h2>
      <ul className="papers">
        {papers.map(({ paper, text }) => (
          <li key={paper}>
            {text}
            <a className="button" href={file(paper, "pdf")} aria-label={`${text}のPDF`}>
              PDF
            </a>
            <a className="button" href={file(paper, "docx")} aria-label={`${text}のWord`}>
              Word
            </a>
          </li>
        ))}
      </ul>
      {reply.packets.length > 0 && <h3>固めた会議資料</h3>}
      <ul className="papers">
        {reply.packets.map((one) => (
          <li key={one.id}>
            <a href={action_path("meetings.packet_file", { meeting, packet: one.id })}>
              第{one.number}版（{one.pages}ページ、PDF）
            </a>
            <span className="quiet">
              {one.frozen_on} {one.frozen_by}
            </span>
          </li>
        ))}
      </ul>
      {reply.may.keep && (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={freeze.isPending}
            onClick={() => freeze.isPending || freeze.mutate({ meeting })}
          >
            会議資料の版を固める
          </button>
          <span role="status">{freeze.isSuccess && `第${freeze.data.number}版にしました。`}</span>
          {freeze.isError && <span role="alert">{freeze.error.message}</span>}
        </p>
      )}
    </section>
  );
}
