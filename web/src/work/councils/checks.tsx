import { Empty } from "../../components/state_views";
import { PathLink } from "../../components/path_link";
import { reading, type Schemas } from "../actions";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";

/** Who is missing, who sits elsewhere as well, and who knows both sides. */
export function ChecksPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <>
      <ReplyView what="構成の点検" query={reading("councils.check_composition", { council })}>
        {(found) => <Composition reply={found} />}
      </ReplyView>
      <ReplyView what="ほかの会議体との重なり" query={reading("councils.find_overlaps", { council })}>
        {(found) => <Overlaps reply={found} />}
      </ReplyView>
      <ReplyView what="調整役の候補" query={reading("councils.find_coordinators", { council })}>
        {(found) => <Coordinators reply={found} />}
      </ReplyView>
    </>
  );
}

function Composition({ reply }: { reply: Schemas["CompositionReply"] }) {
  return (
    <section aria-labelledby="composition">
      <h2 id="composition">構成の点検</h2>
      <p>
        {reply.day}の名簿で、委員は{reply.members}席（長・課長級以上 {reply.senior_members}、担当者{" "}
        {reply.officer_members}、空席 {reply.vacant}）です。
      </p>
      {reply.findings.length === 0 ? (
        <Empty>
          <p>気になるところは見つかりませんでした。</p>
        </Empty>
      ) : (
        <ul className="cards">
          {reply.findings.map((finding) => (
            <li key={`${finding.point}${finding.key}`}>
              <p>
                <strong>{finding.text}</strong>
              </p>
              <p>{finding.suggestion}</p>
              {finding.source !== "" && <p className="quiet">根拠：{finding.source}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Overlaps({ reply }: { reply: Schemas["OverlapReply"] }) {
  return (
    <section aria-labelledby="overlaps">
      <h2 id="overlaps">ほかの会議体との重なり</h2>
      {reply.overlaps.length === 0 && <p>人、組織、テーマの重なる会議体はありません。</p>}
      <ul className="cards">
        {reply.overlaps.map((overlap) => (
          <li key={overlap.council || overlap.name}>
            <h3>
              {overlap.council === "" ? (
                overlap.name
              ) : (
                <PathLink href={`/work/councils/${overlap.council}`}>{overlap.name}</PathLink>
              )}
            </h3>
            {overlap.proposal !== "" && <p>{overlap.proposal}</p>}
            {overlap.persons.length > 0 && (
              <ul>
                {overlap.persons.map((person) => (
                  <li key={person.person}>
                    {person.name}：ここでは{person.here}、あちらでは{person.there}
                  </li>
                ))}
              </ul>
            )}
            {overlap.organisations.length > 0 && <p>両方にいる組織：{overlap.organisations.join("、")}</p>}
            {overlap.themes.length > 0 && <p>同じテーマ：{overlap.themes.join("、")}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Coordinators({ reply }: { reply: Schemas["ListReply"] }) {
  return (
    <section aria-labelledby="coordinators">
      <h2 id="coordinators">調整役の候補</h2>
      <p className="quiet">地域保健と職域保健の両方の経験がある人です。</p>
      {reply.rows.length === 0 ? (
        <p>
          名簿の中には見つかりませんでした。経験は「人」のページで入力できます。
        </p>
      ) : (
        <ul>
          {reply.rows.map((row) => (
            <li key={row.id}>{row.cells.filter((cell) => cell !== "").join("　")}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
