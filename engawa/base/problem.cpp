#include "engawa/base/problem.hpp"

namespace engawa::base {
namespace {

std::string place_text(const Place& place, std::string_view file_word, std::string_view sheet_word,
                       std::string_view cell_word) {
  std::string text;
  const auto add = [&](std::string_view word, const std::string& value) {
    if (value.empty()) return;
    if (!text.empty()) text += " ";
    text.append(word).append(value);
  };
  add(file_word, place.file);
  add(sheet_word, place.sheet);
  add(cell_word, place.cell);
  return text;
}

}  // namespace

std::string Problem::japanese() const {
  std::string text;
  text.append("[").append(kind->code).append("] ").append(kind->what_ja);
  const auto line = [&](std::string_view word, std::string_view value) {
    if (value.empty()) return;
    text.append("\n  ").append(word).append(value);
  };
  line("場所: ", place_text(place, "ファイル ", "シート ", "セル "));
  line("見つかったもの: ", found);
  line("期待したもの: ", expected);
  line("理由: ", kind->why_ja);
  line("直し方: ", kind->mend_ja);
  return text;
}

std::string Problem::english() const {
  std::string text{kind->code};
  text.append(" ").append(kind->english);
  const std::string where = place_text(place, "file=", "sheet=", "cell=");
  if (!where.empty()) text.append(" at ").append(where);
  if (!found.empty()) text.append(" found=\"").append(found).append("\"");
  if (!expected.empty()) text.append(" expected=\"").append(expected).append("\"");
  return text;
}

Problem make_problem(const ProblemKind& kind, std::string found, std::string expected,
                     Place place) {
  return Problem{&kind, std::move(place), std::move(found), std::move(expected)};
}

}  // namespace engawa::base
