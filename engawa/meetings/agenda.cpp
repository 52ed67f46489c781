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

}  // namespace engawa::meetings
