// See CMakeLists.txt: MISUSE picks one thing that must not compile; 0 is the control, which must.
#include "engawa/disclosure/published_table.hpp"
#include "engawa/indicators/analysis.hpp"

namespace {

using namespace engawa;

[[maybe_unused]] void draw(const disclosure::PublishedTable&) {}
[[maybe_unused]] void compare(indicators::Comparator) {}

[[maybe_unused]] base::Status use(const cells::CellTable& table, std::string_view bytes) {
#if MISUSE == 0
  const auto published = disclosure::accept_masked_by_publisher(table);
  if (!published) return published.problem();
  draw(*published);
  const cells::CellTable decoded = TRY(cells::decode(bytes));
  draw(TRY(disclosure::accept_masked_by_publisher(decoded)));
  compare(indicators::Comparator::Nation);
#elif MISUSE == 1
  draw(disclosure::PublishedTable(table));
#elif MISUSE == 2
  disclosure::PublishedTable empty;
#elif MISUSE == 3
  draw(table);
#elif MISUSE == 4
  cells::decode(bytes);
#elif MISUSE == 5
  use(table, bytes);
#elif MISUSE == 6
  const cells::CellTable decoded = cells::decode(bytes);
#elif MISUSE == 7
  compare(true);
#elif MISUSE == 8
  compare(indicators::Group::Both);
#endif
  static_cast<void>(table);
  static_cast<void>(bytes);
  return base::success();
}

}  // namespace
