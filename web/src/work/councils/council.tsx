import type { ReactNode } from "react";

import { PageTitle } from "../../components/page_title";
import { PathLink } from "../../components/path_link";
import { NotFoundScreen } from "../../screens/not_found";
import { reading } from "../actions";
import { ReplyView } from "../parts/reply_view";
import { SegmentsPart } from "../aggregates/segments";
import { InsurersPart } from "../insurers/insurers";
import { MeetingsPart, PromisesPart, YearPart } from "../meetings/council_meetings";
import { RoadmapPart } from "../meetings/roadmap";
import { TiersPart } from "../meetings/tiers";
import { ChecksPart } from "./checks";
import { ContactsPart } from "./contacts";
import type { CouncilReply } from "./council_reply";
import { NetworkPart } from "./network";
import { NominationsPart } from "./nominations";
import { OverviewPart } from "./overview";
import { PurposePart } from "./purpose";
import { RelationsPart } from "./relations";
import { RolesPart } from "./role_matrix";
import { RoomPart } from "./room";
import { RosterPart } from "./roster";
import { SuccessionPart, TimelinePart } from "./succession";
import "./councils.css";

type May = CouncilReply["may"];

interface Part {
  tab: string;
  text: string;
  is_for: (may: May) => boolean;
  draw: (reply: CouncilReply) => ReactNode;
}

const everybody = () => true;

const parts: readonly Part[] = [
  { tab: "", text: "概要", is_for: everybody, draw: (reply) => <OverviewPart reply={reply} /> },
  { tab: "roster", text: "名簿", is_for: everybody, draw: (reply) => <RosterPart reply={reply} /> },
  { tab: "meetings", text: "会議", is_for: (may) => may.see_members, draw: (reply) => <MeetingsPart reply={reply} /> },
  { tab: "insurers", text: "保険者の集計", is_for: (may) => may.see_members, draw: (reply) => <InsurersPart reply={reply} /> },
  { tab: "segments", text: "受診率と薄い層", is_for: (may) => may.see_members, draw: (reply) => <SegmentsPart reply={reply} /> },
  { tab: "year", text: "年間計画", is_for: (may) => may.see_members, draw: (reply) => <YearPart reply={reply} /> },
  { tab: "roadmap", text: "三か年工程表", is_for: (may) => may.see_members, draw: (reply) => <RoadmapPart reply={reply} /> },
  { tab: "tiers", text: "県と圏域", is_for: (may) => may.see_secretariat, draw: (reply) => <TiersPart reply={reply} /> },
  { tab: "promises", text: "宿題", is_for: (may) => may.see_inner, draw: (reply) => <PromisesPart reply={reply} /> },
  { tab: "checks", text: "点検", is_for: (may) => may.see_members, draw: (reply) => <ChecksPart reply={reply} /> },
  { tab: "relations", text: "関係する会議体", is_for: (may) => may.see_members, draw: (reply) => <RelationsPart reply={reply} /> },
  { tab: "roles", text: "役割分担", is_for: (may) => may.see_inner, draw: (reply) => <RolesPart reply={reply} /> },
  { tab: "purpose", text: "目的の確認", is_for: (may) => may.see_members, draw: (reply) => <PurposePart reply={reply} /> },
  { tab: "room", text: "作業部会の部屋", is_for: (may) => may.see_room, draw: (reply) => <RoomPart reply={reply} /> },
  { tab: "contacts", text: "関係づくり", is_for: (may) => may.see_secretariat, draw: (reply) => <ContactsPart reply={reply} /> },
  { tab: "network", text: "つながり", is_for: (may) => may.see_members, draw: (reply) => <NetworkPart reply={reply} /> },
  { tab: "succession", text: "引き継ぎ", is_for: (may) => may.see_secretariat, draw: (reply) => <SuccessionPart reply={reply} /> },
  { tab: "timeline", text: "年表", is_for: (may) => may.see_members, draw: (reply) => <TimelinePart reply={reply} /> },
  { tab: "nominations", text: "推薦のお願い", is_for: () => false, draw: () => <NominationsPart /> },
];

/** One council: what it is, and the parts that the reader may see. */
export function CouncilScreen({ id, tab = "" }: { id: string; tab: string | undefined }) {
  const part = parts.find((one) => one.tab === tab);
  if (part === undefined) return <NotFoundScreen />;
  return (
    <ReplyView is_page what="協議会" query={reading("councils.show_council", { council: id })}>
      {(reply) => (
        <>
          <p className="no-print">
            <PathLink href="/work/councils">協議会の一覧</PathLink>
          </p>
          <PageTitle
            text={tab === "" ? reply.council.name : `${part.text}：${reply.council.name}`}
            note={reply.kind_ja}
          />
          <nav aria-label="この協議会" className="tabs no-print">
            <ul>
              {parts
                .filter((one) => one.is_for(reply.may))
                .map((one) => (
                  <li key={one.tab}>
                    <PathLink
                      href={`/work/councils/${id}${one.tab === "" ? "" : `/${one.tab}`}`}
                      aria-current={one.tab === tab ? "page" : undefined}
                    >
                      {one.text}
                    </PathLink>
                  </li>
                ))}
            </ul>
          </nav>
          {part.draw(reply)}
        </>
      )}
    </ReplyView>
  );
}
