import { keepPreviousData } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { FactList, Grounds, is_said, Verdict } from "../../components/issue_card";
import { DataTable } from "../../components/data_table";
import { ServerPicture } from "../../components/figure";
import { Problem } from "../../components/state_views";
import { reading, useAction, type Schemas } from "../actions";
import type { CouncilReply } from "../councils/council_reply";
import { useAddress } from "../parts/address";
import { Choice, Lens, with_all } from "../parts/choice";
import { Confirmed } from "../parts/confirmed";
import { DropPlace } from "../parts/drop_place";
import { Notes } from "../parts/notes";
import { Facts, ReplyView } from "../parts/reply_view";
import "./insurers.css";

type IssueRow = Schemas["IssueRow"];

/** 保険者の集計: tables that insurers handed over, and what they say of the area. */
export function InsurersPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <>
      <ReplyView what="保険者の集計" query={reading("insurers.show_packages", { council })}>
        {(packages) => (
          <>
            {packages.packages.length > 0 && <Issues council={council} />}
            <h2>受け取った集計</h2>
            {packages.packages.length === 0 && (
              <p>
                まだ受け取っていません。保険者は、自分の機器で健診の記録を数え、少人数の値を隠した表だけをこの協議会に渡します。個人の記録は届きません。
              </p>
            )}
            {packages.packages.map((entry) => (
              <Package key={entry.id} council={council} entry={entry} may_keep={packages.may_keep} />
            ))}
            {packages.may_keep && <TakePart council={council} packages={packages} />}
          </>
        )}
      </ReplyView>
    </>
  );
}

interface PackageProps {
  council: string;
  entry: Schemas["PackageEntry"];
  may_keep: boolean;
}

function Package({ council, entry, may_keep }: PackageProps) {
  const remove = useAction("insurers.remove_package");
  return (
    <section className="package" aria-label={`${entry.insurer_name} ${entry.years_ja}`}>
      <h3>{entry.insurer_name}</h3>
      <Facts
        facts={[
          { label: "合計した保険者（互いの人数は見せていない）", text: entry.parties_ja.join("、") },
          { label: "保険者の種類", text: entry.kinds_ja },
          { label: "区域と年度", text: `${entry.area_name}　${entry.years_ja}` },
          { label: "どれだけの人についてか（40〜74歳）", text: entry.coverage_text },
          { label: "数えた記録", text: entry.people_text },
          { label: "表", text: `${entry.tables_text}。${entry.profile_ja}` },
          { label: "渡されなかった表", text: entry.left_out_ja.join("、") },
          { label: "署名の鍵（電話などで確かめる）", text: entry.signer },
          { label: "取り込み", text: `${entry.taken_on}　${entry.taken_by}　Engawa ${entry.program_version}` },
        ]}
      />
      {may_keep && (
        <Confirmed
          text="取り消す"
          question={`${entry.insurer_name}の集計を取り消します。もう一度取り込むと、元に戻せます。`}
          confirm_text="取り消しを確定する"
          act={() => remove.mutate({ council, package: entry.id })}
          error={remove.error}
          forget={() => remove.reset()}
        />
      )}
    </section>
  );
}

interface TakeProps {
  council: string;
  packages: Schemas["PackagesReply"];
}

/** The key that insurers need, and the place where their files go. */
function TakePart({ council, packages }: TakeProps) {
  const make = useAction("insurers.make_key");
  if (packages.public_line === "") {
    return (
      <section className="no-print">
        <h2>集計を受け取る用意</h2>
        <p>保険者がこの協議会だけに開ける形で渡せるように、受取りの鍵を一度だけ作ります。</p>
        <button type="button" className="button" onClick={() => make.mutate({ council })}>
          受取りの鍵を作る
        </button>
        {make.isError && <Problem error={make.error} retry={() => make.reset()} />}
      </section>
    );
  }
  return (
    <section className="no-print">
      <h2>集計を取り込む</h2>
      <PackageFile council={council} />
      <h3>保険者に渡す鍵</h3>
      <p>
        保険者に下の一行を渡し、指紋「{packages.fingerprint}」を電話などで読み合わせてください。保険者は{" "}
        <code>engawa checkups fold</code> の <code>--council</code> に入れて使います。
      </p>
      <p>
        <code className="key-line">{packages.public_line}</code>
      </p>
    </section>
  );
}

/** Takes a package in as soon as it is chosen: it is verified whole, and can be taken back. */
function PackageFile({ council }: { council: string }) {
  const take = useAction("insurers.take_package");
  return (
    <DropPlace
      label="保険者から受け取ったファイルを選ぶか、ここに落としてください"
      choose={(base64) => take.mutate({ council, base64 })}
    >
      {take.isPending && <p role="status">署名と表を確かめています…</p>}
      {take.isSuccess && <p role="status">取り込みました。</p>}
      {take.isError && <Problem error={take.error} retry={() => take.reset()} />}
    </DropPlace>
  );
}

/** What the tables say, year by year. */
function Issues({ council }: { council: string }) {
  const [address, show] = useAddress();
  const { year = "", kind = "", who = "", people = "" } = address;
  const query = {
    ...reading("insurers.show_issues", {
      council,
      kind,
      qualification: who,
      ...(people === "workers" ? { people } : {}),
      ...(year === "" ? {} : { fiscal_year: Number(year) }),
    }),
    placeholderData: keepPreviousData,
  };
  return (
    <ReplyView what="保険者の集計による健康課題" query={query}>
      {(reply) => reply.fiscal_year == null ? (
        <p>この協議会の区域は公表データの区域ではないため、全国と比べられません。</p>
      ) : (
        <>
          <h2>保険者の人の健康課題：{reply.fiscal_year_text}</h2>
          <Lens>
            {reply.fiscal_years.length > 1 && (
              <Choice
                label="年度"
                words={reply.fiscal_years.map((one) => ({ key: String(one), label: `${one}年度` }))}
                value={String(reply.fiscal_year)}
                show={(one) => show({ year: one, kind: "", who: "", people: "" })}
              />
            )}
            {reply.populations.length > 0 && (
              <Choice
                label="住む人か、働く人か"
                words={reply.populations}
                value={people === "workers" ? people : "residents"}
                show={(one) => show({ people: one === "workers" ? one : "", kind: "", who: "" })}
              />
            )}
            {reply.kinds.length > 1 && (
              <Choice label="どの保険か" words={with_all(reply.kinds)} value={kind} show={(one) => show({ kind: one })} />
            )}
            {reply.qualifications.length > 0 && (
              <Choice label="だれを見るか" words={with_all(reply.qualifications)} value={who} show={(one) => show({ who: one })} />
            )}
          </Lens>
          <p>
            {reply.area_name}。{reply.coverage_text}
          </p>
          <p className="quiet">比べる相手：{reply.reference_text}</p>
          <IssueList title="全国より多い課題" issues={reply.worse} council={council} year={reply.fiscal_year} />
          <IssueList title="差があるとはいえない" issues={reply.similar} council={council} year={reply.fiscal_year} />
          <IssueList title="全国より少ない" issues={reply.better} council={council} year={reply.fiscal_year} />
          <IssueList title="計算できない" issues={reply.not_computable} council={council} year={reply.fiscal_year} />
          {reply.not_told.length > 0 && (
            <p>人が少なく、性別・年齢に分けて渡されていない項目：{reply.not_told.join("、")}</p>
          )}
          <Notes notes={reply.notes} />
          <Notes notes={reply.attributions} />
        </>
      )}
    </ReplyView>
  );
}

interface IssueListProps {
  title: string;
  issues: readonly IssueRow[];
  council: string;
  year: number | null | undefined;
}

function IssueList({ title, issues, council, year }: IssueListProps): ReactNode {
  if (issues.length === 0) return null;
  return (
    <>
      <h3>
        {title}（{issues.length}）
      </h3>
      {issues.map((issue) => (
        <Issue key={issue.indicator} issue={issue} council={council} year={year} />
      ))}
    </>
  );
}

interface IssueProps {
  issue: IssueRow;
  council: string;
  year: number | null | undefined;
}

function Issue({ issue, council, year }: IssueProps) {
  const [is_open, set_is_open] = useState(false);
  const facts = [
    { label: "全国との比", text: issue.ratio_nation.text },
    { label: "過剰該当者数", text: issue.excess.text },
  ].filter((fact) => is_said(fact.text));
  return (
    <article className="issue" data-verdict={issue.verdict}>
      <header className="issue-head">
        <h4>{issue.name}</h4>
        <p className="issue-marks">
          <Verdict issue={issue} />
          {is_said(issue.rank_text) && <span className="rank">順位の幅 {issue.rank_text}</span>}
        </p>
      </header>
      <div className="issue-body">
        <p className="issue-sentence">{issue.sentence}</p>
        {issue.strip_svg !== "" && (
          <div className="issue-strip">
            <ServerPicture svg={issue.strip_svg} className="strip" />
            <p className="strip-note quiet">縦の線が全国（1.00）、右ほど多い</p>
          </div>
        )}
      </div>
      <FactList facts={facts} />
      <Grounds issue={issue} />
      <details className="fold no-print" onToggle={(event) => set_is_open(event.currentTarget.open)}>
        <summary aria-label={`${issue.name}の内訳：保険者、資格の区分、40歳未満、働く所`}>
          内訳：保険者、資格の区分、40歳未満、働く所
        </summary>
        {is_open && <Facets indicator={issue.indicator} council={council} year={year} />}
      </details>
    </article>
  );
}

function Facets({ indicator, council, year }: { indicator: string; council: string; year: number | null | undefined }) {
  const question = year == null ? { council, indicator } : { council, indicator, fiscal_year: year };
  return (
    <ReplyView what="内訳" query={reading("insurers.show_facets", question)}>
      {(reply) => (
        <>
          <p className="quiet">
            {reply.area_name}、{reply.fiscal_year_text}。{reply.reference_text}
          </p>
          <DataTable table={reply.table} />
          <Notes notes={reply.notes} />
        </>
      )}
    </ReplyView>
  );
}
