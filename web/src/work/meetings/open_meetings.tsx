import { PageTitle } from "../../components/page_title";
import { Empty } from "../../components/state_views";
import { action_path, reading, type Schemas } from "../actions";
import { Facts, ReplyView } from "../parts/reply_view";
import "../work.css";

/** 会議の公開: notices and public minutes, for everybody. */
export function OpenMeetingsScreen() {
  return (
    <ReplyView is_page what="公開の会議" query={reading("meetings.list_open", { council: "" })}>
      {(reply) => (
        <>
          <PageTitle text="協議会の会議" note="開催のお知らせと会議録" />
          <h2>これからの会議</h2>
          {reply.coming.length === 0 && (
            <Empty>
              <p>お知らせする会議はありません。</p>
            </Empty>
          )}
          <Meetings meetings={reply.coming} />
          <h2>開いた会議</h2>
          {reply.over.length === 0 && (
            <Empty>
              <p>この一年に開いた会議はありません。</p>
            </Empty>
          )}
          <Meetings meetings={reply.over} />
        </>
      )}
    </ReplyView>
  );
}

function Meetings({ meetings }: { meetings: readonly Schemas["OpenMeeting"][] }) {
  return (
    <ul className="cards">
      {meetings.map((one) => (
        <li key={one.meeting}>
          <h3 className="card-title">{one.title}</h3>
          <Facts
            facts={[
              { label: "日時", text: one.when_text },
              { label: "会場", text: one.where_text },
              { label: "議題", text: one.agenda.join("、") },
              {
                label: "公開の区分",
                text: one.openness_reason === "" ? one.openness_ja : `${one.openness_ja}（${one.openness_reason}）`,
              },
              { label: "傍聴", text: !one.is_over && one.observer_seats > 0 && `${one.observer_seats}席` },
            ]}
          />
          {one.has_minutes && (
            <ul className="actions">
              <li>
                <a className="button" href={action_path("meetings.open_minutes", { meeting: one.meeting, format: "html" })}>
                  会議録を読む
                </a>
              </li>
              <li>
                <a className="button" href={action_path("meetings.open_minutes", { meeting: one.meeting })}>
                  会議録（PDF）
                </a>
              </li>
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
