import { shown_view, with_view } from "../view";
import { PathLink } from "./path_link";

/** The same page in other years. */
export function YearLinks({
  path,
  reply,
  years,
}: {
  path: string;
  reply: { fiscal_year: number; comparator: string };
  years: readonly number[];
}) {
  return (
    <ul className="inline-list">
      {years.map((year) => (
        <li key={year}>
          <PathLink href={with_view(path, { ...shown_view(reply), year })}>{year}年度</PathLink>
        </li>
      ))}
    </ul>
  );
}
