#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "engawa/councils/council.hpp"

namespace engawa::meetings {

using MeetingId = base::Id<struct MeetingTag>;
using MeetingBriefId = base::Id<struct MeetingBriefTag>;
using MeetingReviewId = base::Id<struct MeetingReviewTag>;

/// 会議の種類 (2007 report, Q1: 担当者会議、準備会議等を設ける).
enum class MeetingKind {
  Council,       // 協議会
  WorkingGroup,  // 作業部会
  Officers,      // 担当者会議
  Preparatory,   // 準備会議
  InHouse,       // 庁内連絡会
  Joint,         // 合同会議: two councils, one record
  Exchange,      // 事務局の情報交換会
  National       // 国の関係者会議
};
BOOST_DESCRIBE_ENUM(MeetingKind, Council, WorkingGroup, Officers, Preparatory, InHouse, Joint,
                    Exchange, National)
[[nodiscard]] std::string_view japanese(MeetingKind kind);

/// Every member body of the council is invited to such a meeting.
[[nodiscard]] constexpr bool is_for_all_bodies(MeetingKind kind) {
  return kind == MeetingKind::Council || kind == MeetingKind::Joint;
}

/// 公開の区分: of a meeting or of one item. What is not open has a reason and somebody who decided.
enum class Openness { Open, Partly, Closed };
BOOST_DESCRIBE_ENUM(Openness, Open, Partly, Closed)
[[nodiscard]] std::string_view japanese(Openness openness);

enum class MeetingState { Planned, Held, Cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, Planned, Held, Cancelled)
[[nodiscard]] std::string_view japanese(MeetingState state);

/// 会議録の段階.
enum class MinutesState { Draft, Submitted, Confirmed, Published };
BOOST_DESCRIBE_ENUM(MinutesState, Draft, Submitted, Confirmed, Published)
[[nodiscard]] std::string_view japanese(MinutesState state);

/// 会議. A joint meeting belongs to two councils: one record, both may keep it, each has its
/// letters.
struct Meeting {
  MeetingId id;
  councils::CouncilId council;
  councils::CouncilId other_council;  ///< 合同会議の相手; empty: none
  MeetingKind kind = MeetingKind::Council;
  std::string series;  ///< what the meetings of one series share; empty: none
  std::string title;   ///< 令和8年度第2回東部地域・職域連携推進協議会
  int fiscal_year = 0;
  int month = 0;  ///< 1..12, as planned; 0: not planned yet
  std::optional<base::Date> day;
  std::string starts_at;  ///< "14:00"
  std::string ends_at;
  std::string place;
  std::string online;  ///< how to take part from afar; empty: only there
  Openness openness = Openness::Open;
  std::string openness_reason;
  std::string openness_decided_by;
  int observer_seats = 0;     ///< 傍聴席
  bool is_announced = false;  ///< on the page of open meetings; a person decides it
  MeetingState state = MeetingState::Planned;
  MinutesState minutes_state = MinutesState::Draft;
  std::optional<base::Date> submitted_on;  ///< the minutes, to the chair
};
BOOST_DESCRIBE_STRUCT(Meeting, (),
                      (id, council, other_council, kind, series, title, fiscal_year, month, day,
                       starts_at, ends_at, place, online, openness, openness_reason,
                       openness_decided_by, observer_seats, is_announced, state, minutes_state,
                       submitted_on))

/// 座長打合せ: the four things to agree on beforehand (2007 report, Q1). For the chair and the
/// secretariat alone.
struct MeetingBrief {
  MeetingBriefId id;
  MeetingId meeting;
  std::string aim;        ///< 会のねらい
  std::string method;     ///< 運営方法
  std::string schedule;   ///< タイムスケジュール
  std::string materials;  ///< 資料内容
  std::optional<base::Date> met_on;
};
BOOST_DESCRIBE_STRUCT(MeetingBrief, (), (id, meeting, aim, method, schedule, materials, met_on))

/// 反省会: what the next meeting is to be told (2007 report, Q1). As private as the brief.
struct MeetingReview {
  MeetingReviewId id;
  MeetingId meeting;
  std::string went_well;
  std::string lessons;
  std::optional<base::Date> held_on;
};
BOOST_DESCRIBE_STRUCT(MeetingReview, (), (id, meeting, went_well, lessons, held_on))

/// Whether "14:00" is a time of the day; empty is none yet.
[[nodiscard]] bool is_time(std::string_view text);

/// "14:00" and 25 minutes: "14:25", over midnight too; empty for what is no time.
[[nodiscard]] std::string time_after(const std::string& starts_at, int minutes);
/// Minutes from one time of a day to a later one; 0 when either is missing.
[[nodiscard]] int minutes_between(const std::string& starts_at, const std::string& ends_at);

/// "令和8年12月10日（木）14:00〜16:00"; "令和8年度12月ごろ" while there is no day; Pure.
[[nodiscard]] std::string when_text(const Meeting& meeting);
/// 「県庁第2会議室（オンライン併用：…）」.
[[nodiscard]] std::string where_text(const Meeting& meeting);

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::Meeting> =
    "meetings_meetings";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::MeetingBrief> =
    "meetings_briefs";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::MeetingReview> =
    "meetings_reviews";
