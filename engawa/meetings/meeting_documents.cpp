#include "engawa/meetings/meeting_documents.hpp"

#include "engawa/base/text.hpp"

namespace engawa::meetings {

using documents::Alignment;
using documents::Cell;
using documents::Document;
using documents::Heading;
using documents::Paragraph;
using documents::Run;
using documents::Table;
using documents::TextSize;

namespace {

constexpr double cover_gap_mm = 60;

void add_text(Document& document, std::string text, Alignment alignment = Alignment::start,
              TextSize size = TextSize::body) {
  if (text.empty()) return;
  Run run;
  run.text = std::move(text);
  run.size = size;
  document.blocks.emplace_back(Paragraph{{run}, alignment});
}

void add_heading(Document& document, std::string text) {
  document.blocks.emplace_back(Heading{2, std::move(text)});
}

Document paper_of(const MeetingReply& reply, const std::string& what) {
  Document document;
  document.title = reply.meeting.title + "　" + what;
  document.footer_left = reply.council_name;
  return document;
}

void add_when_and_where(Document& document, const MeetingReply& reply) {
  std::string text = "日時　" + reply.when_text;
  if (!reply.where_text.empty()) text += "\n会場　" + reply.where_text;
  if (reply.meeting.openness != Openness::Open) text += "\n公開の区分　" + reply.openness_ja;
  add_text(document, std::move(text));
}

std::string minutes_text(int minutes) { return minutes == 0 ? "" : std::to_string(minutes) + "分"; }

Table agenda_table(const MeetingReply& reply) {
  Table table;
  table.columns = {{"", 6}, {"議題", 50}, {"種類", 14}, {"説明", 22}, {"時間", 8, Alignment::end}};
  int number = 0;
  for (const auto& it : reply.agenda) {
    std::string title = it.item.title;
    if (it.item.openness != Openness::Open) title += "（" + it.openness_ja + "）";
    table.rows.push_back({Cell{std::to_string(++number)}, Cell{title, true}, Cell{it.kind_ja},
                          Cell{it.presenter_ja}, Cell{minutes_text(it.item.minutes)}});
  }
  return table;
}

void add_promises(Document& document, const std::vector<PromiseEntry>& promises) {
  Table table;
  table.columns = {{"宿題", 40}, {"担当", 30}, {"期限", 16}, {"状態", 14}};
  for (const auto& it : promises) {
    table.rows.push_back({Cell{it.promise.title, true}, Cell{it.owner_ja},
                          Cell{it.promise.due_on.era_text()},
                          Cell{it.is_late ? it.state_ja + "（期限すぎ）" : it.state_ja}});
  }
  document.blocks.emplace_back(std::move(table));
}

void add_evidence(Document& document, const EvidenceEntry& it) {
  add_text(document, it.sentence, Alignment::start, TextSize::lead);
  if (!it.figure.empty()) {
    document.blocks.emplace_back(documents::Figure{it.figure, it.title, {}, 1});
  }
  if (!it.facts.empty()) document.blocks.emplace_back(documents::BulletList{it.facts});
  add_text(document, "出典：" + it.source + "（" + it.frozen_on.era_text() + "現在）",
           Alignment::start, TextSize::small);
}

void add_list(Document& document, const std::string& what, const std::vector<std::string>& items) {
  if (items.empty()) return;
  add_text(document, what);
  document.blocks.emplace_back(documents::BulletList{items});
}

void add_material(Document& document, const ItemEntry& it, int number, const BoundFiles& bound) {
  document.blocks.emplace_back(documents::PageBreak{});
  add_heading(document, "資料" + std::to_string(number) + "　" + it.item.title);
  if (!it.presenter_ja.empty()) add_text(document, "説明　" + it.presenter_ja);
  for (const auto& one : it.evidence) add_evidence(document, one);
  for (const auto& paragraph : base::split(it.item.material, '\n')) add_text(document, paragraph);
  std::vector<std::string> following;
  std::vector<std::string> apart;
  for (const auto& file : it.files)
    (bound.contains(file.id.text) ? following : apart).push_back(file.name);
  add_list(document, "このあとに続く資料", following);
  add_list(document, "別に配る資料", apart);
  if (!it.item.prompt.empty()) {
    document.blocks.emplace_back(documents::Note{"話し合うこと", it.item.prompt});
  }
  for (const auto& file : it.files) {
    const auto found = bound.find(file.id.text);
    if (found == bound.end()) continue;
    document.blocks.emplace_back(documents::PageBreak{});
    document.blocks.emplace_back(
        documents::OutsidePages{"資料" + std::to_string(number) + "　" + file.name, found->second});
  }
}

void add_opinion_sheet(Document& document) {
  document.blocks.emplace_back(documents::PageBreak{});
  add_heading(document, "御意見の用紙");
  add_text(document,
           "会議で言い足りなかったことをお書きください。会議のあと、事務局にお渡しください。");
  Table table;
  table.columns = {{"議題", 30}, {"御意見", 70}};
  const std::string room = "　\n　\n　\n　";
  constexpr int rows = 6;
  for (int i = 0; i < rows; ++i) table.rows.push_back({Cell{room}, Cell{room}});
  document.blocks.emplace_back(std::move(table));
  add_text(document, "団体名　　　　　　　　　　　　　　　　お名前");
}

std::string lines_or_none(const std::vector<std::string>& lines) {
  return lines.empty() ? "なし" : base::join(lines, "\n");
}

// "みどり商工会議所　会頭　山田 太郎": the body alone.
std::string body_of(const std::string& line) { return line.substr(0, line.find("　")); }

std::vector<std::string> bodies_of(const std::vector<std::string>& lines) {
  std::vector<std::string> bodies;
  for (const auto& line : lines) {
    std::string body = body_of(line);
    if (bodies.empty() || bodies.back() != body) bodies.push_back(std::move(body));
  }
  return bodies;
}

}  // namespace

Document agenda_document(const MeetingReply& reply) {
  Document document = paper_of(reply, "次第");
  add_when_and_where(document, reply);
  document.blocks.emplace_back(agenda_table(reply));
  if (reply.minutes_in_all > 0) {
    add_text(document, "所要時間　合わせて" + std::to_string(reply.minutes_in_all) + "分",
             Alignment::end);
  }
  return document;
}

Document run_sheet_document(const MeetingReply& reply) {
  Document document = paper_of(reply, "進行表");
  add_when_and_where(document, reply);
  Table table;
  table.columns = {
      {"時刻", 10}, {"分", 7, Alignment::end}, {"議題", 33}, {"担当", 20}, {"進め方", 30}};
  for (const auto& it : reply.agenda) {
    table.rows.push_back({Cell{it.begins_at, true}, Cell{minutes_text(it.item.minutes)},
                          Cell{it.item.title + "\n（" + it.kind_ja + "）"}, Cell{it.presenter_ja},
                          Cell{it.item.prompt}});
  }
  document.blocks.emplace_back(std::move(table));
  if (reply.brief) {
    const auto& brief = reply.brief->brief;
    if (!brief.aim.empty()) document.blocks.emplace_back(documents::Note{"会のねらい", brief.aim});
    if (!brief.method.empty()) {
      document.blocks.emplace_back(documents::Note{"運営の方法", brief.method});
    }
  }
  return document;
}

Document packet_document(const MeetingReply& reply, const BoundFiles& bound) {
  Document document = paper_of(reply, "資料");
  document.prints_title = false;
  document.blocks.emplace_back(documents::Spacer{cover_gap_mm});
  document.blocks.emplace_back(Heading{1, reply.meeting.title, Alignment::centre});
  add_text(document, "会議資料", Alignment::centre, TextSize::lead);
  document.blocks.emplace_back(documents::Spacer{cover_gap_mm / 2});
  add_text(document, reply.when_text, Alignment::centre);
  add_text(document, reply.where_text, Alignment::centre);
  add_text(document, reply.council_name, Alignment::centre);
  if (!reply.other_name.empty()) add_text(document, reply.other_name, Alignment::centre);
  document.blocks.emplace_back(documents::PageBreak{});
  document.blocks.emplace_back(Heading{3, "目次"});
  document.blocks.emplace_back(documents::Contents{});
  document.blocks.emplace_back(documents::PageBreak{});
  add_heading(document, "次第");
  document.blocks.emplace_back(agenda_table(reply));
  int number = 0;
  for (const auto& it : reply.agenda) add_material(document, it, ++number, bound);
  if (!reply.carried.empty()) {
    document.blocks.emplace_back(documents::PageBreak{});
    add_heading(document, "終わっていない宿題");
    add_promises(document, reply.carried);
  }
  add_opinion_sheet(document);
  return document;
}

Document seating_document(const MeetingReply& reply) {
  Document document = paper_of(reply, "座席表");
  Table table;
  table.columns = {{"左の列", 1, Alignment::centre}, {"", 0.4}, {"右の列", 1, Alignment::centre}};
  table.row_heads = false;
  std::vector<std::string> seats;
  std::string chair;
  for (const auto& it : reply.attendance) {
    if (it.presence == Presence::Absent) continue;
    const std::string name =
        it.presence == Presence::ProxyComing ? "（代理）" + it.proxy_name : it.person_name;
    const std::string seat = it.organisation_name + "\n" + it.post_title + "　" + name;
    if (chair.empty() && it.role_ja == accounts::japanese(accounts::Role::Chair)) {
      chair = seat;
    } else {
      seats.push_back(seat);
    }
  }
  if (!chair.empty()) add_text(document, "座長\n" + chair, Alignment::centre, TextSize::lead);
  for (std::size_t i = 0; i < seats.size(); i += 2) {
    table.rows.push_back(
        {Cell{seats[i]}, Cell{""}, Cell{i + 1 < seats.size() ? seats[i + 1] : std::string()}});
  }
  document.blocks.emplace_back(std::move(table));
  if (reply.meeting.observer_seats > 0) {
    add_text(document, "傍聴席　" + std::to_string(reply.meeting.observer_seats) + "席",
             Alignment::centre);
  }
  return document;
}

Document opinions_document(const MeetingReply& reply) {
  Document document = paper_of(reply, "書面による御意見");
  if (reply.opinions.empty()) add_text(document, "書面による御意見はありません。");
  for (const auto& group : reply.opinions) {
    add_heading(document, group.organisation_name);
    for (const auto& opinion : group.opinions) add_text(document, opinion);
  }
  return document;
}

Document minutes_document(const MeetingReply& reply, const MinutesVersion& version,
                          MinutesFor readers) {
  const bool is_public = readers == MinutesFor::Everybody;
  Document document = paper_of(reply, is_public ? "会議録（公開）" : "会議録");
  if (version.number > 1) document.author = "第" + std::to_string(version.number) + "版";
  Table table;
  table.columns = {{"項目", 16}, {"内容", 84}};
  table.rows = {{Cell{"日時", true}, Cell{reply.when_text}},
                {Cell{"会場", true}, Cell{reply.where_text}},
                {Cell{"公開の区分", true}, Cell{reply.openness_ja}},
                {Cell{"出席", true},
                 Cell{lines_or_none(is_public ? bodies_of(version.present) : version.present)}}};
  if (!is_public) {
    table.rows.push_back({Cell{"欠席", true}, Cell{lines_or_none(version.absent)}});
  }
  document.blocks.emplace_back(std::move(table));
  int number = 0;
  for (const auto& part : version.parts) {
    const std::string& title = is_public ? part.title_for_everybody() : part.title;
    add_heading(document, std::to_string(++number) + "　" + title);
    const std::string& text = is_public ? part.public_text : part.text;
    for (const auto& paragraph : base::split(text, '\n')) add_text(document, paragraph);
  }
  const auto& decisions = is_public ? version.public_decisions : version.decisions;
  if (!decisions.empty()) {
    add_heading(document, "決定したこと");
    document.blocks.emplace_back(documents::BulletList{decisions});
  }
  if (!is_public && !version.promises.empty()) {
    add_heading(document, "宿題");
    document.blocks.emplace_back(documents::BulletList{version.promises});
  }
  add_text(document, version.confirmed_on.era_text() + "　座長確認", Alignment::end,
           TextSize::small);
  return document;
}

}  // namespace engawa::meetings
