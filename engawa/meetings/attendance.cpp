#include "engawa/meetings/attendance.hpp"

namespace engawa::meetings {

std::string_view japanese(Mark mark) {
  switch (mark) {
    case Mark::Yes:
      return "○";
    case Mark::Maybe:
      return "△";
    case Mark::No:
      return "×";
  }
  return {};
}

std::string_view japanese(Presence presence) {
  switch (presence) {
    case Presence::Unanswered:
      return "未回答";
    case Presence::Coming:
      return "出席の予定";
    case Presence::ProxyComing:
      return "代理出席の予定";
    case Presence::Absent:
      return "欠席";
    case Presence::Attended:
      return "出席";
    case Presence::ProxyAttended:
      return "代理出席";
  }
  return {};
}

}  // namespace engawa::meetings
