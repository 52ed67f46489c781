import { PathLink } from "../../components/path_link";
import { reading, type Schemas } from "../actions";
import { ReplyView } from "../parts/reply_view";

type Item = Schemas["MyMeetingItem"];

/** 会議の動き: what stalls and what comes next at one's meetings. */
export function MyMeetings() {
  return (
    <ReplyView what="会議の動き" query={reading("meetings.my_meetings")}>
      {(mine) => (
        <>
          {mine.stalled.length > 0 && (
            <Items id="stalled" title="止まっていること" items={mine.stalled} none="" />
          )}
          <Items
            id="next-meetings"
            title="これからの会議と宿題"
            items={mine.next}
            none="60日以内の会議や、自分の宿題はありません。"
          />
        </>
      )}
    </ReplyView>
  );
}

interface ItemsProps {
  id: string;
  title: string;
  items: readonly Item[];
  none: string;
}

function Items({ id, title, items, none }: ItemsProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="places">
          {items.map((item) => (
            <li key={`${item.kind_ja}${item.meeting}${item.text}`}>
              <PathLink href={`/work/meetings/${item.meeting}`}>{item.text}</PathLink>
              <span className={item.is_stalled ? "late" : "quiet"}>
                {item.kind_ja}・{item.day ?? ""}　{item.note}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
