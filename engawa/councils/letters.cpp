#include "engawa/councils/letters.hpp"

namespace engawa::councils {

using documents::Alignment;
using documents::Cell;
using documents::Paragraph;
using documents::Run;
using documents::Spacer;
using documents::TextSize;

namespace {

Paragraph paragraph(std::string text, Alignment alignment = Alignment::start,
                    TextSize size = TextSize::body) {
  Run run;
  run.text = std::move(text);
  run.size = size;
  return {{run}, alignment};
}

std::string period_text(const AppointmentLetter& letter) {
  const std::string from = letter.starts_on.era_text() + "から";
  return letter.ends_on ? from + letter.ends_on->era_text() + "まで" : from;
}

// 委員（長級） is how the program tells ranks apart; a letter says 委員.
std::string role_without_rank(const std::string& role_ja) {
  return role_ja.substr(0, role_ja.find("（"));
}

bool is_request(const AppointmentLetter& letter) {
  return letter.role_ja == accounts::japanese(accounts::Role::Observer) ||
         letter.role_ja == accounts::japanese(accounts::Role::Guest);
}

}  // namespace

documents::Document appointment_document(const AppointmentLetter& letter) {
  documents::Document document;
  document.title = is_request(letter) ? "出席依頼書" : "委嘱状";
  document.author = {};
  document.page = {documents::Orientation::portrait, 30, 25, 25, 25};
  auto& blocks = document.blocks;
  if (!letter.document_number.empty()) {
    blocks.emplace_back(paragraph(letter.document_number, Alignment::end));
  }
  constexpr double wide = 14;
  constexpr double narrow = 8;
  blocks.emplace_back(Spacer{wide});
  blocks.emplace_back(paragraph(letter.post_line));
  if (!letter.person_name.empty()) {
    blocks.emplace_back(paragraph(letter.person_name + "　様", Alignment::start, TextSize::lead));
  }
  blocks.emplace_back(Spacer{wide});
  const std::string sentence =
      is_request(letter)
          ? letter.council_name + "に、" + letter.role_ja + "として出席されるよう依頼します。"
          : letter.council_name + "の" + role_without_rank(letter.role_ja) + "を委嘱します。";
  blocks.emplace_back(paragraph(sentence, Alignment::start, TextSize::lead));
  blocks.emplace_back(Spacer{narrow});
  blocks.emplace_back(paragraph("期間　" + period_text(letter)));
  blocks.emplace_back(Spacer{wide});
  blocks.emplace_back(paragraph(letter.issued_on.era_text()));
  blocks.emplace_back(Spacer{narrow});
  blocks.emplace_back(paragraph(letter.issuer_name, Alignment::end));
  if (!letter.issuer_head.empty()) {
    blocks.emplace_back(paragraph(letter.issuer_head, Alignment::end, TextSize::lead));
  }
  return document;
}

documents::Table roster_table(const std::vector<RosterLine>& lines) {
  documents::Table table;
  table.columns = {{"組織", 30}, {"職位", 22}, {"氏名", 18}, {"役割", 16}, {"期間", 24}};
  for (const auto& line : lines) {
    const std::string ends = line.ends_on ? "\n" + line.ends_on->era_text() : "";
    std::string role = line.role_ja;
    if (line.is_coordinator) role += "（調整役）";
    if (!line.meeting.empty()) role += "\n" + line.meeting;
    table.rows.push_back({Cell{line.organisation_name, true}, Cell{line.post_title},
                          Cell{line.person_name.empty() ? "（空席）" : line.person_name},
                          Cell{role}, Cell{line.starts_on.era_text() + "〜" + ends}});
  }
  return table;
}

documents::Document roster_document(const std::string& council_name, const base::Date& day,
                                    const std::vector<RosterLine>& lines) {
  documents::Document document;
  document.title = council_name + "　名簿";
  document.author = day.era_text() + "現在";
  document.footer_right = std::to_string(lines.size()) + "席";
  if (lines.empty()) {
    document.blocks.emplace_back(paragraph("この日には、席がありません。"));
    return document;
  }
  document.blocks.emplace_back(roster_table(lines));
  return document;
}

}  // namespace engawa::councils
