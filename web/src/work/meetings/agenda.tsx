import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { ServerPicture } from "../../components/figure";
import { Problem } from "../../components/state_views";
import { action_path, read_now, reading, useAction, type Schemas } from "../actions";
import type { Field, Values } from "../parts/fields";
import { base64_of, file_bytes_max } from "../parts/files";
import { FoldedForm, Form } from "../parts/form";
import { invited_posts, useMeetingWords, type MeetingReply } from "./words";

type ItemEntry = Schemas["ItemEntry"];

interface PartProps {
  reply: MeetingReply;
}

/** 議題と資料: the agenda with its material and evidence. */
export function AgendaPart({ reply }: PartProps) {
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">議題と資料</h2>
      {reply.agenda.length === 0 ? (
        <p>議題がまだありません。</p>
      ) : (
        <ol className="cards agenda">
          {reply.agenda.map((entry) => (
            <li key={entry.item.id}>
              <ItemCard reply={reply} entry={entry} />
            </li>
          ))}
        </ol>
      )}
      <p>合わせて{reply.minutes_in_all}分</p>
      {reply.may.draft && (
        <div className="in-row">
          <KeepItem reply={reply} />
          <IssuePicker reply={reply} />
        </div>
      )}
      {reply.may.draft && reply.meeting.state === "planned" && <Suggestions reply={reply} />}
    </section>
  );
}

function ItemCard({ reply, entry }: PartProps & { entry: ItemEntry }) {
  const remove = useAction("meetings.remove_item");
  const { item } = entry;
  return (
    <>
      <h3>
        {entry.begins_at !== "" && <span className="quiet">{entry.begins_at}　</span>}
        {item.title}
        <span className="page-title-note">
          {entry.kind_ja}
          {item.minutes > 0 && `・${item.minutes}分`}
          {item.openness !== "open" && `・${entry.openness_ja}（${item.openness_reason}）`}
        </span>
      </h3>
      {entry.presenter_ja !== "" && <p>説明　{entry.presenter_ja}</p>}
      {item.material_due_on !== null && item.material === "" && (
        <p>
          資料の締切　{item.material_due_on}
          {entry.is_material_late && <strong className="late">（過ぎています）</strong>}
        </p>
      )}
      {item.prompt !== "" && <p className="note">{item.prompt}</p>}
      {item.material !== "" && <p className="note">{item.material}</p>}
      <Files reply={reply} entry={entry} />
      {entry.evidence.map((one) => (
        <EvidenceView key={one.id} evidence={one} />
      ))}
      {reply.may.draft && (
        <div className="in-row">
          <KeepItem reply={reply} entry={entry} />
          {reply.meeting.state === "planned" && (
            <button
              type="button"
              className="button no-print"
              aria-label={`${item.title}を外す`}
              onClick={() =>
                remove.mutate({ meeting: reply.meeting.id, item: item.id, version: entry.version })
              }
            >
              外す
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** Files from outside that belong to an item; what could run in them is refused by the server. */
function Files({ reply, entry }: PartProps & { entry: ItemEntry }) {
  const add = useAction("meetings.add_file");
  const remove = useAction("meetings.remove_file");
  const id = useId();
  const [too_large, set_too_large] = useState("");
  const meeting = reply.meeting.id;
  if (entry.files.length === 0 && !reply.may.draft) return null;
  async function choose(file: File | undefined) {
    if (file === undefined) return;
    set_too_large(file.size > file_bytes_max ? file.name : "");
    if (file.size > file_bytes_max) return;
    add.mutate({ meeting, item: entry.item.id, name: file.name, base64: await base64_of(file) });
  }
  return (
    <>
      {entry.files.length > 0 && (
        <ul className="papers">
          {entry.files.map((file) => (
            <li key={file.id}>
              <a href={action_path("meetings.take_file", { meeting, file: file.id })}>{file.name}</a>
              <span className="quiet">
                {Math.ceil(file.bytes / 1024)} KB　{file.added_on} {file.added_by}
              </span>
              {reply.may.draft && reply.meeting.state === "planned" && (
                <button
                  type="button"
                  className="button no-print"
                  aria-label={`${file.name}を外す`}
                  onClick={() => remove.mutate({ meeting, file: file.id, version: file.version })}
                >
                  外す
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {reply.may.draft && reply.meeting.state === "planned" && (
        <p className="form-field no-print">
          <label htmlFor={id}>資料のファイルを添える（6 MBまで。PDF、Word、Excel、PowerPoint、画像、文字）</label>
          <input id={id} type="file" onChange={(event) => void choose(event.target.files?.[0])} />
        </p>
      )}
      {too_large !== "" && (
        <p role="alert">
          「{too_large}」は6 MBを超えています。画像を小さくするか、分けてから添えてください。送っていません。
        </p>
      )}
      {add.isPending && <p role="status">送っています…</p>}
      {add.isError && <Problem error={add.error} retry={() => add.reset()} />}
    </>
  );
}

function EvidenceView({ evidence }: { evidence: Schemas["EvidenceEntry"] }) {
  return (
    <details className="fold">
      <summary>根拠：{evidence.sentence}</summary>
      <div>
        {evidence.figure !== "" && <ServerPicture svg={evidence.figure} />}
        <ul>
          {evidence.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <p className="quiet">
          出典：{evidence.source}（{evidence.frozen_on}現在で固定）
        </p>
      </div>
    </details>
  );
}

function KeepItem({ reply, entry }: PartProps & { entry?: ItemEntry }) {
  const keep = useAction("meetings.keep_item");
  const words = useMeetingWords();
  const fields: Field[] = [
    { kind: "text", name: "title", label: "議題", required: true },
    { kind: "choice", name: "kind", label: "種類", options: words.item_kinds, required: true },
    { kind: "number", name: "minutes", label: "時間（分）" },
    { kind: "choice", name: "presenter", label: "説明する人", options: invited_posts(reply) },
    { kind: "lines", name: "prompt", label: "話し合うこと" },
    { kind: "lines", name: "material", label: "資料の本文", hint: "会議資料一式に入ります。" },
    { kind: "date", name: "material_due_on", label: "資料の締切", more: true },
    { kind: "number", name: "position", label: "順番", more: true },
    { kind: "choice", name: "openness", label: "公開の区分", options: words.openness, more: true },
    { kind: "lines", name: "openness_reason", label: "非公開の理由", more: true },
    { kind: "text", name: "openness_decided_by", label: "非公開を決めた人", more: true },
  ];
  const text = entry ? "直す" : "議題を加える";
  const blank = { kind: "discussion", openness: "open", minutes: 10, position: 0 };
  return (
    <FoldedForm text={text}>
      {(close) => (
        <Form
          title={entry ? `${entry.item.title}を直す` : text}
          fields={fields}
          initial={(entry ? { ...entry.item, version: entry.version } : blank) as unknown as Values}
          current={
            entry &&
            (async () => {
              const now = await read_now("meetings.show_meeting", { meeting: reply.meeting.id });
              const found = now.agenda.find((one) => one.item.id === entry.item.id) ?? entry;
              return { ...found.item, version: found.version } as unknown as Values;
            })
          }
          submit_text="保存する"
          close={close}
          submit={({ version, ...values }) =>
            keep.mutateAsync({
              meeting: reply.meeting.id,
              item: { id: "", ...entry?.item, ...values, meeting: reply.meeting.id } as Schemas["AgendaItem"],
              version: Number(version ?? 0),
            })
          }
        />
      )}
    </FoldedForm>
  );
}

function Suggestions({ reply }: PartProps) {
  const keep = useAction("meetings.keep_item");
  if (reply.suggestions.length === 0) return null;
  return (
    <details className="fold">
      <summary>議題の案（{reply.suggestions.length}件）</summary>
      <ul className="cards">
        {reply.suggestions.map(({ item, reason }) => (
          <li key={item.title}>
            <p>
              <strong>{item.title}</strong>
            </p>
            {reason !== "" && <p className="quiet">{reason}</p>}
            <button
              type="button"
              className="button"
              aria-label={`${item.title}を加える`}
              onClick={() => keep.mutate({ meeting: reply.meeting.id, item, version: 0 })}
            >
              加える
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A health issue goes on the agenda in two clicks, frozen with its numbers. */
function IssuePicker({ reply }: PartProps) {
  const [open, set_open] = useState(false);
  const table = useAction("meetings.table_issue");
  const choices = useQuery({
    ...reading("meetings.issue_choices", { meeting: reply.meeting.id, area: "" }),
    enabled: open,
  });
  if (!open) {
    return (
      <p className="folded no-print">
        <button type="button" className="button" onClick={() => set_open(true)}>
          健康課題を議題にする
        </button>
      </p>
    );
  }
  const found = choices.data?.choices ?? [];
  return (
    <section className="folded-form" aria-label="健康課題を議題にする">
      <p className="folded-title">健康課題を議題にする</p>
      {choices.isError && <p role="alert">{choices.error.message}</p>}
      {choices.isSuccess && found.length === 0 && (
        <p>この区域の健康課題がまだありません。公表データを取り込むと、ここに並びます。</p>
      )}
      {[...new Set(found.map((choice) => choice.source_ja))].map((source) => (
        <section key={source} aria-label={source}>
          <h4>{source}</h4>
          <ul className="cards issue-choices">
            {found
              .filter((choice) => choice.source_ja === source)
              .map((choice) => (
                <li key={choice.indicator}>
                  <p>{choice.sentence}</p>
                  <button
                    type="button"
                    className="button"
                    aria-label={`${choice.title}を議題にする`}
                    onClick={() =>
                      table.mutate(
                        {
                          meeting: reply.meeting.id,
                          area: "",
                          indicator: choice.indicator,
                          source: choice.source,
                        },
                        { onSuccess: () => set_open(false) },
                      )
                    }
                  >
                    議題にする
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <button type="button" className="button" onClick={() => set_open(false)}>
        やめる
      </button>
    </section>
  );
}
