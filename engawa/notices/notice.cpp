#include "engawa/notices/notice.hpp"

namespace engawa::notices {

std::string_view japanese(Channel channel) { return channel == Channel::Mail ? "メール" : "紙"; }

std::string_view japanese(NoticeState state) {
  switch (state) {
    case NoticeState::Prepared:
      return "送る前";
    case NoticeState::Waiting:
      return "送信待ち";
    case NoticeState::Sending:
      return "送信中";
    case NoticeState::Delivered:
      return "送信済み";
    case NoticeState::Bounced:
      return "届かず";
    case NoticeState::Uncertain:
      return "要確認";
    case NoticeState::Posted:
      return "郵送・手渡し済み";
    case NoticeState::Withdrawn:
      return "取りやめ";
  }
  return {};
}

bool may_be_released(const Notice& notice) {
  return notice.state == NoticeState::Prepared || notice.state == NoticeState::Bounced ||
         notice.state == NoticeState::Uncertain;
}

}  // namespace engawa::notices
