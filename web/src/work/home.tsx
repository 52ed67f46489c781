import { useQuery } from "@tanstack/react-query";

import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { reading, useAction, type Schemas } from "./actions";
import { MyMeetings } from "./meetings/my_meetings";
import { ReplyView } from "./parts/reply_view";
import { useSession } from "./session";

/** Where work begins: what waits, one's councils, and one's last step. */
export function HomeScreen() {
  const session = useSession();
  return (
    <>
      <PageTitle text={`${session.data?.name ?? ""}さんの仕事`} />
      <ReplyView what="待っている仕事" query={reading("councils.my_work")}>
        {(work) => (
          <>
            <MyMeetings />
            <Waiting work={work} />
            <Nominations />
            <RecentChanges />
            <Councils work={work} />
          </>
        )}
      </ReplyView>
      <LastStep />
    </>
  );
}

type Work = Schemas["MyWorkReply"];

function Waiting({ work }: { work: Work }) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">期限の近い仕事</h2>
      {work.items.length === 0 ? (
        <p>30日以内に期限の来る作業、資料、約束はありません。</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">期限</th>
              <th scope="col">種類</th>
              <th scope="col">内容</th>
              <th scope="col">相手・担当</th>
              <th scope="col">協議会</th>
            </tr>
          </thead>
          <tbody>
            {work.items.map((item) => (
              <tr key={`${item.council}${item.kind_ja}${item.day}${item.text}${item.who_ja}`}>
                <td data-label="期限" className="date">
                  {item.day}
                  {item.is_late && <strong className="late">　過ぎています</strong>}
                </td>
                <td data-label="種類">{item.kind_ja}</td>
                <th scope="row">
                  <PathLink href={`/work/councils/${item.council}/${item.tab}`}>{item.text}</PathLink>
                </th>
                <td data-label="相手・担当">{item.who_ja}</td>
                <td data-label="協議会">{item.council_name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Councils({ work }: { work: Work }) {
  return (
    <section aria-labelledby="councils">
      <h2 id="councils">わたしの協議会</h2>
      {work.councils.length === 0 && <p>まだ、どの協議会にも席や役割がありません。</p>}
      <ul className="places">
        {work.councils.map((one) => (
          <li key={one.council}>
            <PathLink href={`/work/councils/${one.council}`}>{one.name}</PathLink>
            <span className="quiet">
              {one.kind_ja}、{one.roles_ja.join("・")}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <PathLink href="/work/councils">すべての協議会</PathLink>
      </p>
    </section>
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

/** Told at once; the rest unfolds. */
const changesAtFirst = 8;

function RecentChanges() {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">変わったこと</h2>
      <ReplyView what="変わったこと" query={reading("councils.recent_changes")}>
        {(reply) => {
          if (reply.changes.length === 0)
            return <p>この{reply.days}日間に、ほかの人が変えたものはありません。</p>;
          const rest = reply.changes.slice(changesAtFirst);
          return (
            <>
              <ChangeList changes={reply.changes.slice(0, changesAtFirst)} />
              {rest.length > 0 && (
                <details>
                  <summary>ほかの{rest.length}件も見る</summary>
                  <ChangeList changes={rest} />
                  {reply.is_cut && <p className="quiet">これより前の変更は、ここには出しません。</p>}
                </details>
              )}
            </>
          );
        }}
      </ReplyView>
    </section>
  );
}

/** "会議録を書く　ほか2回　木下 静香　", before the day */
function told(change: Schemas["RecentChange"]): string {
  const again = change.times > 1 ? [`ほか${change.times - 1}回`] : [];
  return [change.verb_ja, ...again, change.who || "リンクから", ""].join("　");
}

function ChangeList({ changes }: { changes: Schemas["RecentChange"][] }) {
  return (
    <ul className="places">
      {changes.map((change) => (
        <li key={`${change.at}${change.path}${change.title}${change.verb_ja}`}>
          <PathLink href={change.path}>{change.title}</PathLink>
          <span className="quiet">
            {told(change)}
            <span className="date">{change.at}</span>
          </span>
        </li>
      ))}
    </ul>
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
