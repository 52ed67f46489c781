import { action_path, reading, useAction, type Schemas } from "../actions";
import type { CouncilReply } from "../councils/council_reply";
import { seated_posts } from "../councils/words";
import type { Field, Values } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ReplyView } from "../parts/reply_view";
import "./meetings.css";

/** 三か年工程表: where the council wants to be, year by year, and who has agreed. */
export function RoadmapPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  const file = (format: string) => action_path("meetings.print_roadmap", { council, format });
  return (
    <>
      <ul className="actions no-print">
        <li>
          <a className="button" href={file("pdf")}>
            1枚に印刷する（PDF）
          </a>
        </li>
        <li>
          <a className="button" href={file("docx")}>
            Word
          </a>
        </li>
      </ul>
      <ReplyView what="工程表" query={reading("meetings.show_roadmap", { council, fiscal_year: 0 })}>
        {(roadmap) => <Roadmap council={reply} roadmap={roadmap} />}
      </ReplyView>
    </>
  );
}

interface RoadmapProps {
  council: CouncilReply;
  roadmap: Schemas["RoadmapReply"];
}

function Roadmap({ council, roadmap }: RoadmapProps) {
  return (
    <>
      <blockquote className="purpose">{roadmap.direction || "目指すことがまだ書かれていません。"}</blockquote>
      <p>
        {roadmap.agreements.length}団体のうち{roadmap.agreed}団体が、目指すことを確認しています。
      </p>
      {roadmap.rows.length === 0 ? (
        <p>まだ何も書かれていません。テーマごとに、三年のあいだにすることを書きます。</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">テーマ</th>
              {roadmap.years.map((year) => (
                <th scope="col" key={year.fiscal_year}>
                  {year.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roadmap.rows.map((row) => (
              <tr key={row.theme}>
                <th scope="row">{row.theme}</th>
                {roadmap.years.map((year) => (
                  <td data-label={year.text} key={year.fiscal_year}>
                    {row.entries
                      .filter((entry) => entry.item.fiscal_year === year.fiscal_year)
                      .map((entry) => (
                        <div key={entry.item.id}>
                          <p className="note">
                            {entry.item.is_done && "✓ 済み　"}
                            {entry.item.text}
                          </p>
                          {entry.owner_ja !== "" && <p className="quiet">{entry.owner_ja}</p>}
                          {roadmap.may_keep && (
                            <KeepItem council={council} roadmap={roadmap} entry={entry} />
                          )}
                        </div>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {roadmap.may_keep && <KeepItem council={council} roadmap={roadmap} />}
      <details className="fold">
        <summary>目指すことを確認した団体</summary>
        <ul>
          {roadmap.agreements.map((one) => (
            <li key={one.organisation_name}>
              {one.organisation_name}　{one.agreed_on ?? "まだ"}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function KeepItem({ council, roadmap, entry }: RoadmapProps & { entry?: Schemas["RoadmapEntry"] }) {
  const keep = useAction("meetings.keep_roadmap_item");
  const remove = useAction("meetings.remove_roadmap_item");
  const id = council.council.id;
  const fields: Field[] = [
    { kind: "text", name: "theme", label: "テーマ", required: true, hint: "同じテーマは、同じ行に並びます。" },
    {
      kind: "choice",
      name: "fiscal_year",
      label: "年度",
      required: true,
      options: roadmap.years.map((year) => ({ value: String(year.fiscal_year), label: year.text })),
    },
    { kind: "lines", name: "text", label: "すること", required: true },
    { kind: "choice", name: "owner", label: "中心になる人", options: seated_posts(council.roster) },
    { kind: "check", name: "is_done", label: "済んだ" },
  ];
  const initial = entry
    ? { ...entry.item, fiscal_year: String(entry.item.fiscal_year) }
    : { fiscal_year: String(roadmap.years[0]?.fiscal_year ?? "") };
  const text = entry ? "直す" : "工程表に書く";
  return (
    <FoldedForm text={text}>
      {(close) => (
        <>
          <Form
            title={text}
            fields={fields}
            initial={initial as Values}
            submit_text="保存する"
            close={close}
            submit={(values) =>
              keep.mutateAsync({
                council: id,
                item: {
                  id: "",
                  council: id,
                  ...entry?.item,
                  ...values,
                  fiscal_year: Number(values["fiscal_year"]),
                } as Schemas["RoadmapItem"],
                version: entry?.version ?? 0,
              })
            }
          />
          {entry && (
            <button
              type="button"
              className="button"
              onClick={() => remove.mutate({ council: id, item: entry.item.id, version: entry.version })}
            >
              この行を外す
            </button>
          )}
        </>
      )}
    </FoldedForm>
  );
}
