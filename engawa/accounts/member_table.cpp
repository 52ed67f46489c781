#include <algorithm>
#include <array>
#include <map>

#include "engawa/accounts/member_list.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/formats/xlsx_reader.hpp"

namespace engawa::accounts {
namespace {

using base::make_problem;
using base::Result;

using Lines = std::vector<std::vector<std::string>>;  ///< [line][column], trimmed

struct Heading {
  std::string MemberRow::*member;
  std::vector<std::string> names;
};

// As offices write them; compared as base::label_key folds them.
const std::vector<Heading>& headings() {
  static const std::vector<Heading> all{
      {&MemberRow::organisation,
       {"組織", "組織名", "団体", "団体名", "機関", "機関名", "所属", "所属機関", "所属団体",
        "推薦団体", "構成団体"}},
      {&MemberRow::kind, {"種別", "組織の種別", "組織種別", "区分"}},
      {&MemberRow::title, {"職位", "職名", "役職", "役職名", "職"}},
      {&MemberRow::rank, {"階層", "職位の階層"}},
      {&MemberRow::name, {"氏名", "名前", "委員名", "担当者", "担当者名"}},
      {&MemberRow::reading, {"フリガナ", "ふりがな", "氏名フリガナ", "カナ", "氏名カナ"}},
      {&MemberRow::family_name, {"姓", "氏"}},
      {&MemberRow::given_name, {"名"}},
      {&MemberRow::family_reading, {"姓フリガナ", "姓のフリガナ", "セイ"}},
      {&MemberRow::given_reading, {"名フリガナ", "名のフリガナ", "メイ"}},
      {&MemberRow::mail, {"メール", "メールアドレス", "e-mail", "email", "mail"}},
      {&MemberRow::profession, {"職種", "資格"}},
      {&MemberRow::starts_on, {"着任", "着任日", "着任の日", "就任", "就任日", "異動日"}}};
  return all;
}

std::string MemberRow::*member_of(const std::string& heading) {
  static const auto by_key = [] {
    std::map<std::string, std::string MemberRow::*> found;
    for (const auto& known : headings()) {
      for (const auto& name : known.names) found[base::label_key(name)] = known.member;
    }
    return found;
  }();
  const auto found = by_key.find(base::label_key(heading));
  return found == by_key.end() ? nullptr : found->second;
}

Result<Lines> lines_of_workbook(std::string bytes) {
  auto workbook = TRY(formats::Workbook::open(std::move(bytes)));
  const auto index = TRY(workbook.first_visible_sheet());
  const auto sheet = TRY(workbook.read_sheet(index));
  if (sheet.last_row() > member_rows_max + 100) {
    return make_problem(problems::member_list_too_long, std::to_string(sheet.last_row()),
                        std::to_string(member_rows_max));
  }
  Lines lines(sheet.last_row(), std::vector<std::string>(sheet.last_column()));
  for (const auto& cell : sheet.cells()) {
    lines[cell.row - 1][cell.column - 1] = base::trim(cell.as_text());
  }
  return lines;
}

Result<Lines> lines_of_text(std::string text) {
  formats::CsvOptions options;
  const auto first_line = std::string_view(text).substr(0, text.find('\n'));
  if (first_line.find('\t') != std::string_view::npos) options.separator = '\t';
  const auto table = TRY(formats::read_csv(std::move(text), {}, options));
  Lines lines;
  for (std::size_t row = 0; row < table.rows_count(); ++row) {
    // Empty lines are left out by the reader; line numbers stay those of the file.
    while (lines.size() + 1 < table.line_of(row)) lines.emplace_back();
    auto& line = lines.emplace_back();
    for (const auto field : table.row(row)) line.push_back(base::trim(field));
  }
  return lines;
}

bool is_empty(const std::vector<std::string>& line) {
  return std::all_of(line.begin(), line.end(), [](const auto& cell) { return cell.empty(); });
}

// The heading is the first line that names an organisation and a post.
std::optional<std::size_t> heading_line(const Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto has = [&](std::string MemberRow::*member) {
      return std::any_of(lines[i].begin(), lines[i].end(),
                         [&](const auto& cell) { return member_of(cell) == member; });
    };
    if (has(&MemberRow::organisation) && has(&MemberRow::title)) return i;
  }
  return std::nullopt;
}

// "山田 花子" (any white space) in two; all of it is the family name without a space.
void split_name(const std::string& whole, std::string& family, std::string& given) {
  const std::string plain = base::normalise_nfkc(whole);
  const auto space = plain.find(' ');
  family = plain.substr(0, space);
  given = space == std::string::npos ? std::string{} : base::trim(plain.substr(space + 1));
}

void complete_names(MemberRow& row) {
  if (row.family_name.empty() && !row.name.empty()) {
    split_name(row.name, row.family_name, row.given_name);
  }
  if (row.family_reading.empty() && !row.reading.empty()) {
    split_name(row.reading, row.family_reading, row.given_reading);
  }
}

}  // namespace

Result<MemberTable> read_member_table(std::string bytes) {
  const bool is_workbook = bytes.starts_with("PK");
  const Lines lines =
      is_workbook ? TRY(lines_of_workbook(std::move(bytes))) : TRY(lines_of_text(std::move(bytes)));
  const auto heading = heading_line(lines);
  if (!heading) return make_problem(problems::no_member_columns);
  MemberTable table;
  for (const auto& cell : lines[*heading]) {
    if (cell.empty()) continue;
    (member_of(cell) != nullptr ? table.known_columns : table.unknown_columns).push_back(cell);
  }
  for (std::size_t i = *heading + 1; i < lines.size(); ++i) {
    if (is_empty(lines[i])) continue;
    MemberRow row;
    row.line = static_cast<int>(i + 1);
    for (std::size_t column = 0; column < std::min(lines[i].size(), lines[*heading].size());
         ++column) {
      const auto member = member_of(lines[*heading][column]);
      if (member != nullptr) row.*member = lines[i][column];
    }
    complete_names(row);
    table.rows.push_back(std::move(row));
  }
  if (table.rows.size() > member_rows_max) {
    return make_problem(problems::member_list_too_long, std::to_string(table.rows.size()),
                        std::to_string(member_rows_max));
  }
  return table;
}

}  // namespace engawa::accounts
