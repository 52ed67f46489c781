import type { ReactNode } from "react";

import { action_path, reading, type Schemas } from "../actions";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";

type Pack = Schemas["SuccessionPack"];

/** 引き継ぎ: what a successor needs to know, on screen and as PDF. */
export function SuccessionPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <>
      <p className="no-print">
        <a className="button" href={action_path("councils.succession_document", { council })}>
          引き継ぎ書（PDF）
        </a>
      </p>
      <ReplyView what="引き継ぎ" query={reading("councils.show_succession_pack", { council })}>
        {(pack) => <PackView pack={pack} />}
      </ReplyView>
    </>
  );
}

interface ListedProps {
  id: string;
  title: string;
  none: string;
  lines: readonly ReactNode[];
}

function Listed({ id, title, none, lines }: ListedProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PackView({ pack }: { pack: Pack }) {
  return (
    <>
      <h2>この協議会が目指すこと</h2>
      <p className="note">{pack.direction || "まだ書かれていません。"}</p>
      <Listed
        id="notes"
        title="前の担当者から"
        none="書き残しはありません。"
        lines={pack.notes.map((note) => (
          <>
            {note.former_name}（{note.post_ja}、{note.ended_on}まで）
            <p className="note">{note.note}</p>
          </>
        ))}
      />
      <Listed
        id="deadlines"
        title="90日のうちに来る期限"
        none="期限はありません。"
        lines={pack.deadlines.map((line) => (
          <>
            {line.day}　{line.kind_ja}：{line.text} {line.owner_ja}
            {line.is_late && <strong className="late">（期限を過ぎています）</strong>}
          </>
        ))}
      />
      <Listed
        id="promises"
        title="果たしていない約束"
        none="ありません。"
        lines={pack.promises.map(
          (line) =>
            `${line.organisation_name} ${line.person_name}：${line.next_step}（${line.made_on}に約束${line.next_on ? `、${line.next_on}まで` : ""}）`,
        )}
      />
      <Listed
        id="open-tasks"
        title="終わっていない作業"
        none="ありません。"
        lines={pack.tasks.map((entry) => `${entry.task.title}　${entry.state_ja}　${entry.owner_ja}`)}
      />
      <Listed
        id="silent"
        title="半年以上、連絡のない組織"
        none="ありません。"
        lines={pack.silent.map((line) => `${line.organisation_name}　${line.reason}`)}
      />
      <Listed
        id="key"
        title="キーパーソン"
        none="まだ書かれていません。"
        lines={pack.key_persons.map(
          (entry) => `${entry.person_name}（${entry.organisation_name}）：${entry.key_person.strength}`,
        )}
      />
      <Listed
        id="people"
        title="委員など"
        none="席がありません。"
        lines={pack.people.map(
          (line) =>
            `${line.organisation_name} ${line.post_title}　${line.person_name || "空席"}（${line.role_ja}）`,
        )}
      />
    </>
  );
}

/** 年表: the council's story. */
export function TimelinePart({ reply }: { reply: CouncilReply }) {
  return (
    <ReplyView what="年表" query={reading("councils.timeline", { council: reply.council.id })}>
      {(timeline) => (
        <ol className="timeline">
          {timeline.entries.map((entry, index) => (
            <li key={index}>
              <span className="timeline-day">{entry.day}</span>
              <span>
                {entry.kind_ja}：{entry.text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </ReplyView>
  );
}
