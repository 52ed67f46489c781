import { useState } from "react";

import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { Problem } from "../../components/state_views";
import { useAction, type Schemas } from "../actions";
import { useOwnTenants } from "../parts/choices";
import { today } from "../parts/days";
import type { Option } from "../parts/fields";
import { era_text } from "../parts/fields";
import { base64_of } from "../parts/files";

type Reply = Schemas["MemberListReply"];
type Input = Schemas["MemberListInput"];

/** A list of members from Excel, CSV or the clipboard: what it would do is shown first. */
export function MemberListScreen() {
  const [input, set_input] = useState<Omit<Input, "owner">>({
    base64: "",
    text: "",
    starts_on: today(),
    leave_out: false,
  });
  const [file_name, set_file_name] = useState("");
  const [owner, set_owner] = useState("");
  const tenants = useOwnTenants();
  const preview = useAction("accounts.preview_members", false);
  const take_in = useAction("accounts.import_members");
  const asked: Input = { ...input, owner: owner || (tenants[0]?.value ?? "") };
  const change = (part: Partial<Input>) => {
    preview.reset();
    take_in.reset();
    set_input({ ...input, ...part });
  };

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    set_file_name(file.name);
    change({ base64: await base64_of(file), text: "" });
  }

  return (
    <>
      <p className="no-print">
        <PathLink href="/work/organisations">組織の一覧</PathLink>
      </p>
      <PageTitle text="名簿をまとめて取り込む" />
      <p>
        1行目に「組織」「職位」「氏名」などの見出しのある名簿（Excel、CSV、表計算から貼り付けた文字）を取り込みます。
        まず、行ごとに何が起きるかを確かめられます。取り込んだあとも、ホームの「最後の操作」で取り消せます。
      </p>
      <div className="form">
        <div className="form-field">
          <label htmlFor="member-file">ファイル（.xlsx、.csv）</label>
          <input
            id="member-file"
            type="file"
            accept=".xlsx,.csv,.txt"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          {file_name !== "" && <p className="form-hint">選んだファイル：{file_name}</p>}
        </div>
        <div className="form-field">
          <label htmlFor="member-text">または、表計算から貼り付け</label>
          <textarea
            id="member-text"
            rows={6}
            value={input.text}
            onChange={(event) => {
              set_file_name("");
              change({ text: event.target.value, base64: "" });
            }}
          />
        </div>
        <Owner tenants={tenants} value={asked.owner} choose={(value) => {
          preview.reset();
          set_owner(value);
        }} />
        <div className="form-field">
          <label htmlFor="member-day">着任の日（名簿に書いていない行）</label>
          <span className="form-date">
            <input
              id="member-day"
              type="date"
              value={input.starts_on}
              onChange={(event) => change({ starts_on: event.target.value })}
            />
            <span className="quiet">{era_text(input.starts_on)}</span>
          </span>
        </div>
        <div className="form-end">
          <button
            type="button"
            className="button button-main"
            aria-disabled={preview.isPending}
            onClick={() => preview.mutate(asked)}
          >
            {preview.isPending ? "確かめています…" : "何が起きるか確かめる"}
          </button>
        </div>
      </div>
      {preview.isError && <Problem error={preview.error} retry={() => preview.mutate(asked)} />}
      {take_in.isError && <Problem error={take_in.error} retry={() => take_in.reset()} />}
      {take_in.data ? (
        <p role="status" className="answer">
          取り込みました：組織 {take_in.data.new_organisations}、職位 {take_in.data.new_posts}、担当者の異動{" "}
          {take_in.data.officer_changes}。
        </p>
      ) : (
        preview.data && (
          <Preview
            reply={preview.data}
            take_in={(leave_out) => take_in.mutate({ ...asked, leave_out })}
          />
        )
      )}
    </>
  );
}

interface OwnerProps {
  tenants: readonly Option[];
  value: string;
  choose: (value: string) => void;
}

function Owner({ tenants, value, choose }: OwnerProps) {
  if (tenants.length < 2) return null;
  return (
    <div className="form-field">
      <label htmlFor="member-owner">新しい組織の記録を守る事務局</label>
      <select id="member-owner" value={value} onChange={(event) => choose(event.target.value)}>
        {tenants.map((tenant) => (
          <option key={tenant.value} value={tenant.value}>
            {tenant.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Rows on screen; a list may have thousands. */
const rows_shown = 200;

function Preview({ reply, take_in }: { reply: Reply; take_in: (leave_out: boolean) => void }) {
  const wrong = reply.lines.filter((line) => line.problems_ja.length > 0);
  const others = reply.lines.filter((line) => line.problems_ja.length === 0);
  const shown = [...wrong, ...others].slice(0, rows_shown);
  const does_something = reply.new_organisations + reply.new_posts + reply.officer_changes > 0;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">取り込むと、こうなります</h2>
      <p role="status">
        {reply.lines.length}行：組織を加える {reply.new_organisations}、職位を加える {reply.new_posts}、担当者が替わる{" "}
        {reply.officer_changes}、そのまま {reply.unchanged}、
        <strong>直す必要のある行 {reply.with_problems}</strong>
      </p>
      {reply.unknown_columns.length > 0 && (
        <p>使わない列：{reply.unknown_columns.join("、")}</p>
      )}
      <p className="form-end">
        {reply.with_problems === 0 && does_something && (
          <button type="button" className="button button-main" onClick={() => take_in(false)}>
            取り込む
          </button>
        )}
        {reply.with_problems > 0 && does_something && (
          <button type="button" className="button" onClick={() => take_in(true)}>
            問題のある行を除いて取り込む
          </button>
        )}
      </p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col" className="number">行</th>
            <th scope="col">組織</th>
            <th scope="col">職位</th>
            <th scope="col">氏名</th>
            <th scope="col">起きること</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.line}>
              <td data-label="行" className="number">{line.line}</td>
              <th scope="row">{line.organisation}</th>
              <td data-label="職位">{line.title}</td>
              <td data-label="氏名">{line.name}</td>
              <td data-label="起きること">
                {line.problems_ja.map((text) => (
                  <strong key={text} className="late">
                    {text}
                    <br />
                  </strong>
                ))}
                {line.problems_ja.length === 0 && (line.steps_ja.join("、") || "そのまま")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {reply.lines.length > rows_shown && (
        <p>直す必要のある行から{rows_shown}行を出しています（全部で{reply.lines.length}行）。</p>
      )}
    </section>
  );
}
