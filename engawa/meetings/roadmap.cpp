#include "engawa/meetings/roadmap.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/relation.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::Right;
using accounts::Written;
using base::Result;
using documents::Cell;

namespace {

Result<std::vector<Agreement>> agreements(Desk& desk, councils::Names& names,
                                          const councils::Council& council) {
  std::map<std::string, base::Date> agreed;
  for (const auto& found : TRY(store::list<councils::PurposeAcknowledgement>(
           desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    if (it.wording == council.purpose) agreed[it.organisation.text] = it.acknowledged_on;
  }
  std::vector<Agreement> all;
  for (const auto& line :
       TRY(councils::roster_on(names, desk.office.vocabulary, council.id, desk.today))) {
    if (!councils::is_member_role(line.role)) continue;
    const bool is_known = std::any_of(all.begin(), all.end(), [&](const Agreement& it) {
      return it.organisation_name == line.organisation_name;
    });
    if (is_known) continue;
    const auto found = agreed.find(line.organisation.text);
    all.push_back({line.organisation_name,
                   found == agreed.end() ? std::nullopt : std::optional(found->second)});
  }
  return all;
}

Result<RoadmapReply> show_roadmap(Desk& desk, const RoadmapInput& input) {
  const auto council = TRY(store::get<councils::Council>(desk.database, input.council.text)).record;
  RoadmapReply reply;
  reply.council_name = council.name;
  reply.direction = council.purpose;
  const int first = input.fiscal_year == 0 ? desk.today.fiscal_year().year : input.fiscal_year;
  for (int i = 0; i < roadmap_years; ++i) {
    reply.years.push_back({first + i, base::FiscalYear{first + i}.japanese_with_era()});
  }
  councils::Names names(desk.database);
  for (const auto& found :
       TRY(store::list<RoadmapItem>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    if (it.fiscal_year < first || it.fiscal_year >= first + roadmap_years) continue;
    RoadmapEntry entry{it, found.version, TRY(names.post_line(it.owner.text))};
    const auto row = std::find_if(reply.rows.begin(), reply.rows.end(),
                                  [&](const RoadmapRow& one) { return one.theme == it.theme; });
    if (row == reply.rows.end()) {
      reply.rows.push_back({it.theme, {std::move(entry)}});
    } else {
      row->entries.push_back(std::move(entry));
    }
  }
  std::sort(reply.rows.begin(), reply.rows.end(),
            [](const RoadmapRow& a, const RoadmapRow& b) { return a.theme < b.theme; });
  reply.agreements = TRY(agreements(desk, names, council));
  reply.agreed =
      static_cast<int>(std::count_if(reply.agreements.begin(), reply.agreements.end(),
                                     [](const Agreement& it) { return it.agreed_on.has_value(); }));
  reply.may_keep = accounts::may(desk.actor, Right::KeepCouncil, councils::place_of(council));
  return reply;
}

// A line of another council is not touched here.
base::Status check_its_council(Desk& desk, const RoadmapItemId& item,
                               const councils::CouncilId& council) {
  const auto found = TRY(store::get<RoadmapItem>(desk.database, item.text)).record;
  if (found.council == council) return base::success();
  return base::make_problem(store::problems::no_record, item.text);
}

Result<Written> keep_item(Desk& desk, store::Change& change, const KeepRoadmapItem& input) {
  RoadmapItem it = input.item;
  it.council = input.council;
  if (input.version > 0) TRY(check_its_council(desk, it.id, input.council));
  it.theme = TRY(accounts::one_line("item.theme", it.theme, true));
  it.text = TRY(accounts::several_lines("item.text", it.text));
  if (it.text.empty()) return base::member_problem("item.text", "", "1文字以上");
  constexpr int first_year = 2000;
  constexpr int last_year = 2100;
  if (it.fiscal_year < first_year || it.fiscal_year > last_year) {
    return base::member_problem("item.fiscal_year", std::to_string(it.fiscal_year), "2000〜2100");
  }
  if (!it.owner.empty()) TRY(store::get<accounts::Post>(desk.database, it.owner.text));
  return councils::keep_record(change, it, input.version);
}

Result<Written> remove_item(Desk& desk, store::Change& change, const RemoveRoadmapItem& input) {
  TRY(check_its_council(desk, input.item, input.council));
  TRY(store::remove<RoadmapItem>(change, input.item.text, input.version));
  return Written{input.item.text, input.version + 1};
}

Result<accounts::FileReply> print_roadmap(Desk& desk, const PrintRoadmap& input) {
  const auto reply = TRY(show_roadmap(desk, {input.council, input.fiscal_year}));
  const auto document = roadmap_document(reply);
  const std::string name = reply.council_name + "_三か年工程表";
  if (input.format == "docx") {
    return accounts::FileReply{name + ".docx", std::string(documents::docx_content_type),
                               TRY(documents::write_docx(document))};
  }
  auto options = documents::dated(desk.today);
  options.fit_one_page = true;
  return accounts::FileReply{name + ".pdf", "application/pdf",
                             TRY(documents::write_pdf(document, options))};
}

std::string entry_text(const RoadmapEntry& entry) {
  std::string text = entry.item.is_done ? "✓ " + entry.item.text : entry.item.text;
  if (!entry.owner_ja.empty()) text += "（" + entry.owner_ja + "）";
  return text;
}

}  // namespace

documents::Document roadmap_document(const RoadmapReply& reply) {
  documents::Document document;
  document.title = reply.council_name + "　三か年工程表";
  document.page.orientation = documents::Orientation::landscape;
  document.blocks.emplace_back(documents::Note{
      "目指すこと", reply.direction.empty() ? "まだ書かれていません。" : reply.direction});
  documents::Table table;
  constexpr double theme_share = 20;
  constexpr double year_share = 26;
  table.columns = {{"テーマ", theme_share}};
  for (const auto& year : reply.years) table.columns.push_back({year.text, year_share});
  for (const auto& row : reply.rows) {
    std::vector<Cell> cells{Cell{row.theme, true}};
    for (const auto& year : reply.years) {
      std::string text;
      for (const auto& entry : row.entries) {
        if (entry.item.fiscal_year != year.fiscal_year) continue;
        text += (text.empty() ? "" : "\n") + entry_text(entry);
      }
      cells.push_back(Cell{text.empty() ? "－" : text});
    }
    table.rows.push_back(std::move(cells));
  }
  document.blocks.emplace_back(std::move(table));
  std::vector<std::string> agreed;
  for (const auto& it : reply.agreements) {
    if (it.agreed_on)
      agreed.push_back(it.organisation_name + "（" + it.agreed_on->era_text() + "）");
  }
  document.footer_left = "目指すことを確認した団体 " + std::to_string(reply.agreed) + "／" +
                         std::to_string(reply.agreements.size());
  if (!agreed.empty()) document.footer_left += "：" + base::join(agreed, "、");
  return document;
}

std::vector<accounts::Action> roadmap_actions() {
  using accounts::changing;
  using accounts::reading;
  return {reading("meetings.show_roadmap", "三か年工程表", Right::See,
                  councils::for_members<RoadmapInput>, show_roadmap),
          reading("meetings.print_roadmap", "三か年工程表の書類", Right::See,
                  councils::for_members<PrintRoadmap>, print_roadmap),
          changing("meetings.keep_roadmap_item", "工程表に書く", Right::KeepCouncil,
                   councils::for_members<KeepRoadmapItem>, keep_item),
          changing("meetings.remove_roadmap_item", "工程表から外す", Right::KeepCouncil,
                   councils::for_members<RemoveRoadmapItem>, remove_item)};
}

}  // namespace engawa::meetings
