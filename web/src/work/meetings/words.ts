// Words of meetings to choose from, and parts of their screens that several share.
import type { Schemas } from "../actions";
import type { Option } from "../parts/fields";

export type MeetingReply = Schemas["MeetingReply"];
export type Meeting = Schemas["Meeting"];

export const meeting_kinds: readonly Option[] = [
  { value: "council", label: "協議会" },
  { value: "working_group", label: "作業部会" },
  { value: "officers", label: "担当者会議" },
  { value: "preparatory", label: "準備会議" },
  { value: "in_house", label: "庁内連絡会" },
  { value: "joint", label: "合同会議" },
  { value: "exchange", label: "情報交換会" },
  { value: "national", label: "国の関係者会議" },
];

export const item_kinds: readonly Option[] = [
  { value: "report", label: "報告" },
  { value: "area_presentation", label: "圏域の発表" },
  { value: "discussion", label: "協議" },
  { value: "decision", label: "議決" },
  { value: "other", label: "その他" },
];

export const openness: readonly Option[] = [
  { value: "open", label: "公開" },
  { value: "partly", label: "一部非公開" },
  { value: "closed", label: "非公開" },
];

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

export const promise_states: readonly Option[] = [
  { value: "open", label: "これから" },
  { value: "doing", label: "進行中" },
  { value: "done", label: "済み" },
  { value: "dropped", label: "取りやめ" },
];

/** Posts that are invited, as "組織 職位（担当者）". */
export function invited_posts(reply: MeetingReply): Option[] {
  return reply.attendance.map((one) => ({
    value: one.post,
    label: `${one.organisation_name} ${one.post_title}（${one.person_name || "空席"}）`,
  }));
}
