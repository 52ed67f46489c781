import { useQuery } from "@tanstack/react-query";

import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { reading, useAction } from "./actions";
import { useSession } from "./session";

/** Where work begins: one's councils, what waits for an answer, and one's last step. */
export function HomeScreen() {
  const session = useSession();
  const councils = useQuery(reading("councils.list_councils"));
  const rows = councils.data?.rows ?? [];
  return (
    <>
      <PageTitle text={`${session.data?.name ?? ""}さんの仕事`} />
      <p className="quiet">{session.data?.roles.join("、")}</p>
      <Nominations />
      <section aria-labelledby="councils">
        <h2 id="councils">協議会</h2>
        {rows.length === 0 ? (
          <p>
            まだ協議会がありません。<PathLink href="/work/councils">協議会の一覧</PathLink>から登録できます。
          </p>
        ) : (
          <ul className="cards">
            {rows.slice(0, 12).map((row) => (
              <li key={row.id}>
                <p>
                  <PathLink href={`/work/councils/${row.id}`}>{row.cells[0]}</PathLink>
                  <span className="quiet">　{row.cells[1]}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <LastStep />
    </>
  );
}

function Nominations() {
  const { data } = useQuery(reading("councils.my_nominations"));
  if (!data || data.nominations.length === 0) return null;
  return (
    <section aria-labelledby="nominations">
      <h2 id="nominations">推薦のお願い</h2>
      <ul className="cards">
        {data.nominations.map((entry) => (
          <li key={entry.nomination.id}>
            <p>
              <PathLink href={`/work/councils/${entry.nomination.council}/nominations`}>
                {entry.organisation_name}：{entry.nomination.request}
              </PathLink>
              <span className="quiet">　{entry.nomination.due_on}まで</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastStep() {
  const { data } = useQuery(reading("accounts.show_last_step"));
  const undo = useAction("accounts.undo_last_step");
  return (
    <section aria-labelledby="last-step">
      <h2 id="last-step">最後の操作</h2>
      {data && data.change !== "" ? (
        <p>
          {data.verb_ja}（{data.at}）
          <button
            type="button"
            className="button"
            onClick={() => undo.mutate({ change: data.change })}
          >
            取り消す
          </button>
        </p>
      ) : (
        <p>取り消せる操作はありません。</p>
      )}
      <p role="status">
        {undo.data &&
          `「${undo.data.undone_ja}」を取り消しました。${undo.data.kept_because_changed_since > 0 ? "ほかの人がその後に直したものは、そのままにしました。" : ""}`}
        {undo.isError && undo.error.message}
      </p>
    </section>
  );
}
