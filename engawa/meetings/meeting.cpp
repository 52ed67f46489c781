#include "engawa/meetings/meeting.hpp"

#include <algorithm>

namespace engawa::meetings {

std::string_view japanese(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::Council:
      return "協議会";
    case MeetingKind::WorkingGroup:
      return "作業部会";
    case MeetingKind::Officers:
      return "担当者会議";
    case MeetingKind::Preparatory:
      return "準備会議";
    case MeetingKind::InHouse:
      return "庁内連絡会";
    case MeetingKind::Joint:
      return "合同会議";
    case MeetingKind::Exchange:
      return "情報交換会";
    case MeetingKind::National:
      return "国の関係者会議";
  }
  return {};
}

std::string_view japanese(Openness openness) {
  switch (openness) {
    case Openness::Open:
      return "公開";
    case Openness::Partly:
      return "一部非公開";
    case Openness::Closed:
      return "非公開";
  }
  return {};
}

std::string_view japanese(MeetingState state) {
  switch (state) {
    case MeetingState::Planned:
      return "予定";
    case MeetingState::Held:
      return "開催済み";
    case MeetingState::Cancelled:
      return "中止";
  }
  return {};
}

std::string_view japanese(MinutesState state) {
  switch (state) {
    case MinutesState::Draft:
      return "下書き";
    case MinutesState::Submitted:
      return "座長の確認待ち";
    case MinutesState::Confirmed:
      return "確認済み";
    case MinutesState::Published:
      return "公表済み";
  }
  return {};
}

bool is_time(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t i : {0, 1, 3, 4}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return text.substr(0, 2) <= "23" && text.substr(3) <= "59";
}

namespace {

constexpr int hour = 60;

// Minutes since midnight of a time that is one.
int minute_of_day(const std::string& time) {
  return std::stoi(time.substr(0, 2)) * hour + std::stoi(time.substr(3));
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string time_after(const std::string& starts_at, int minutes) {
  if (starts_at.empty() || !is_time(starts_at)) return {};
  constexpr int day_hours = 24;
  const int at = minute_of_day(starts_at) + minutes;
  return two_digits(at / hour % day_hours) + ":" + two_digits(at % hour);
}

int minutes_between(const std::string& starts_at, const std::string& ends_at) {
  if (starts_at.empty() || ends_at.empty() || !is_time(starts_at) || !is_time(ends_at)) return 0;
  return std::max(0, minute_of_day(ends_at) - minute_of_day(starts_at));
}

std::string when_text(const Meeting& meeting) {
  if (!meeting.day) {
    const std::string year = base::FiscalYear{meeting.fiscal_year}.japanese_with_era();
    return meeting.month == 0 ? year + "（日程は未定）"
                              : year + std::to_string(meeting.month) + "月ごろ";
  }
  std::string text = meeting.day->era_text_with_weekday();
  if (!meeting.starts_at.empty()) text += "　" + meeting.starts_at + "から";
  if (!meeting.ends_at.empty()) text += meeting.ends_at + "まで";
  return text;
}

std::string where_text(const Meeting& meeting) {
  if (meeting.online.empty()) return meeting.place;
  if (meeting.place.empty()) return "オンライン（" + meeting.online + "）";
  return meeting.place + "（オンライン併用：" + meeting.online + "）";
}

}  // namespace engawa::meetings
