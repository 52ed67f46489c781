import type { AreaEntry, IssueRow } from "../api/schema";
import type { View } from "../view";
import { ServerPicture } from "./figure";
import { PathLink } from "./path_link";

interface Fact {
  label: string;
  text: string;
  /** The comparison chosen above the list. */
  chosen?: boolean;
}

/** False for texts that only fill a place in a table: an empty text or a dash. */
export function is_said(text: string): boolean {
  return !/^[\s\-–—―－]*$/u.test(text);
}

/** The numbers of an issue that everybody asks for first. Empty ones are left out. */
export function issue_facts(issue: IssueRow, area: AreaEntry, view: View): Fact[] {
  const nation = {
    label: "全国との比",
    text: issue.ratio_nation.text,
    chosen: view.comparator !== "prefecture",
  };
  const prefecture = {
    label: `${area.prefecture_name}との比`,
    text: area.kind === "medical_area" ? issue.ratio_prefecture.text : "",
    chosen: view.comparator === "prefecture",
  };
  const facts: Fact[] = [
    nation,
    prefecture,
    { label: "過剰該当者数", text: issue.excess.text },
    { label: "推移", text: issue.trend_text },
    { label: "ならした比（平滑化）", text: issue.smoothed.text },
  ];
  return facts.filter((fact) => is_said(fact.text));
}

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label} data-chosen={fact.chosen === true || undefined}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Mark and word of a verdict; the colour only repeats them. */
export function Verdict({ issue }: { issue: IssueRow }) {
  return (
    <span className="verdict" data-verdict={issue.verdict}>
      {issue.verdict_text}
    </span>
  );
}

/** The sex and age classes that make the difference, each kept in one piece. */
export function Drivers({ issue }: { issue: IssueRow }) {
  if (issue.drivers.length === 0) return null;
  return (
    <div className="drivers">
      <span className="drivers-label">差を生んでいる層</span>
      <ul>
        {issue.drivers.map((driver) => (
          <li key={driver}>{driver}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the number rests on: people, coverage, masking, caution. */
export function Grounds({ issue }: { issue: IssueRow }) {
  const lines = [issue.people_text, issue.coverage_text, issue.masked_text, issue.caution].filter(
    is_said,
  );
  if (lines.length === 0) return null;
  return (
    <ul className="grounds">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface IssueCardProps {
  issue: IssueRow;
  area: AreaEntry;
  view: View;
}

/** One health issue in the list of an area. */
export function IssueCard({ issue, area, view }: IssueCardProps) {
  const path = issue.depth_path;
  const reference = view.comparator === "prefecture" ? area.prefecture_name : "全国";
  return (
    <article className="issue" data-verdict={issue.verdict}>
      <header className="issue-head">
        <h3>
          <PathLink href={path}>{issue.name}</PathLink>
        </h3>
        <p className="issue-marks">
          <Verdict issue={issue} />
          {is_said(issue.rank_text) && <span className="rank">順位の幅 {issue.rank_text}</span>}
        </p>
      </header>
      <div className="issue-body">
        <div>
          <p className="issue-sentence">{issue.sentence}</p>
          <Drivers issue={issue} />
        </div>
        {issue.strip_svg !== "" && (
          <div className="issue-strip">
            <ServerPicture svg={issue.strip_svg} className="strip" />
            <p className="strip-note quiet">縦の線が{reference}（1.00）、右ほど多い</p>
          </div>
        )}
      </div>
      <FactList facts={issue_facts(issue, area, view)} />
      <div className="issue-foot">
        <details className="fold">
          <summary aria-label={`${issue.name}の人数、秘匿、注意`}>人数、秘匿、注意</summary>
          <Grounds issue={issue} />
        </details>
        <p className="issue-more">
          <PathLink href={path} aria-label={`${issue.name}をくわしく見る`}>
            くわしく見る
          </PathLink>
        </p>
      </div>
    </article>
  );
}
