#include "engawa/meetings/minutes.hpp"

namespace engawa::meetings {

std::string public_text_of(const AgendaItem& item, const ItemMinutes& minutes) {
  if (!minutes.public_text.empty()) return minutes.public_text;
  if (item.openness == Openness::Open) {
    return minutes.text.empty() ? "（記録はありません。）" : minutes.text;
  }
  return "この議題は" + std::string(japanese(item.openness)) + "です。理由：" +
         item.openness_reason;
}

}  // namespace engawa::meetings
