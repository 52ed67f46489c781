// Words of meetings to choose from, and parts of their screens that several share.
import { useQuery } from "@tanstack/react-query";

import { reading, type Schemas } from "../actions";
import { options_of } from "../councils/words";
import type { Option } from "../parts/fields";

export type MeetingReply = Schemas["MeetingReply"];
export type Meeting = Schemas["Meeting"];

/** Words of the program's own lists. */
export function useMeetingWords() {
  const { data } = useQuery(reading("meetings.show_words"));
  return {
    kinds: options_of(data?.kinds),
    item_kinds: options_of(data?.item_kinds),
    openness: options_of(data?.openness),
    promise_states: options_of(data?.promise_states),
  };
}

// What people answer, in their words.
export const announced: readonly Option[] = [
  { value: "unanswered", label: "まだ答えない" },
  { value: "coming", label: "出席" },
  { value: "proxy_coming", label: "代理が出席" },
  { value: "absent", label: "欠席" },
];

export const marks: readonly Option[] = [
  { value: "yes", label: "○ 出られる" },
  { value: "maybe", label: "△ 調整できる" },
  { value: "no", label: "× 出られない" },
];

/** Posts that are invited, as "組織 職位（担当者）". */
export function invited_posts(reply: MeetingReply): Option[] {
  return reply.attendance.map((one) => ({
    value: one.post,
    label: `${one.organisation_name} ${one.post_title}（${one.person_name || "空席"}）`,
  }));
}
