#include "engawa/meetings/agenda.hpp"

namespace engawa::meetings {

std::string_view japanese(ItemKind kind) {
  switch (kind) {
    case ItemKind::Report:
      return "報告";
    case ItemKind::AreaPresentation:
      return "圏域の発表";
    case ItemKind::Discussion:
      return "協議";
    case ItemKind::Decision:
      return "議決";
    case ItemKind::Other:
      return "その他";
  }
  return {};
}

std::string title_for_listeners(const AgendaItem& item) {
  return item.openness == Openness::Open ? item.title : "（非公開の議題）";
}

}  // namespace engawa::meetings
