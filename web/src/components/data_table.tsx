import type { TableTwin } from "../api/schema";
import { ScrollFrame } from "./scroll_frame";

/** Signs, digits, units, and the words that stand between the numbers of one cell. */
const number_like = /^[−\-+＋約\s]*\d[\d,.%倍人歳個点\s–\-−〜+±（）約多い少な秘匿を含む]*$/u;
const empty_like = /^[\s\-–—―－X]*$/u;

/** Whether a column holds numbers: then it is aligned to the right. */
export function is_numeric_column(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? "").filter((cell) => !empty_like.test(cell));
  return cells.length > 0 && cells.every((cell) => number_like.test(cell));
}

/** A table in a frame that scrolls sideways by itself and can be reached by keyboard. */
export function DataTable({ table }: { table: TableTwin }) {
  if (table.rows.length === 0) return <p className="quiet">この表に示せる値はありません。</p>;
  const numeric = table.columns.map(
    (_, column) => column > 0 && is_numeric_column(table.rows, column),
  );
  return (
    <ScrollFrame label={`${table.caption}（表）`}>
      <table className="data">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((name, column) => (
              <th key={column} scope="col" className={numeric[column] ? "number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column} className={numeric[column] ? "number" : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
