#include "engawa/councils/letters.hpp"
#include "engawa/councils/succession.hpp"

namespace engawa::councils {

using documents::Cell;
using documents::Heading;
using documents::Paragraph;
using documents::Run;
using documents::Table;

namespace {

using Rows = std::vector<std::vector<Cell>>;

void add_text(documents::Document& document, std::string text) {
  Run run;
  run.text = std::move(text);
  document.blocks.emplace_back(Paragraph{{run}});
}

// A part of the pack: its heading, and its table or the sentence that there is nothing.
void add_part(documents::Document& document, std::string heading,
              std::vector<documents::TableColumn> columns, Rows rows, std::string empty) {
  document.blocks.emplace_back(Heading{2, std::move(heading)});
  if (rows.empty()) {
    add_text(document, std::move(empty));
    return;
  }
  Table table;
  table.columns = std::move(columns);
  table.rows = std::move(rows);
  document.blocks.emplace_back(std::move(table));
}

std::string day_text(const std::optional<base::Date>& day) { return day ? day->japanese() : "－"; }

Rows deadline_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.deadlines) {
    rows.push_back({Cell{it.day.japanese() + (it.is_late ? "\n（過ぎています）" : ""), true},
                    Cell{it.kind_ja}, Cell{it.text}, Cell{it.owner_ja}});
  }
  return rows;
}

Rows promise_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.promises) {
    const std::string who = it.person_name.empty() ? it.organisation_name
                                                   : it.organisation_name + "\n" + it.person_name;
    rows.push_back({Cell{who, true}, Cell{it.next_step}, Cell{day_text(it.next_on)},
                    Cell{it.made_on.japanese()}});
  }
  return rows;
}

Rows task_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.tasks) {
    rows.push_back({Cell{it.task.title, true}, Cell{it.owner_ja}, Cell{day_text(it.task.due_on)},
                    Cell{it.state_ja}});
  }
  return rows;
}

Rows key_person_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.key_persons) {
    rows.push_back({Cell{it.person_name, true}, Cell{it.organisation_name},
                    Cell{it.key_person.strength}, Cell{it.key_person.note}});
  }
  return rows;
}

Rows silent_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.silent) {
    rows.push_back({Cell{it.organisation_name, true}, Cell{day_text(it.last_on)}, Cell{it.reason}});
  }
  return rows;
}

Rows timeline_rows(const SuccessionPack& pack) {
  Rows rows;
  for (const auto& it : pack.timeline) {
    rows.push_back({Cell{it.day.japanese()}, Cell{it.kind_ja}, Cell{it.text}});
  }
  return rows;
}

}  // namespace

documents::Document succession_document(const SuccessionPack& pack) {
  documents::Document document;
  document.title = "引継ぎ書　" + pack.council_name;
  document.author = pack.day.era_text() + "作成";
  document.footer_left = "事務局のみ。ほかの人に渡さないでください。";
  document.footer_right = "作成日 " + pack.day.japanese();
  document.blocks.emplace_back(Heading{2, "目指すこと"});
  add_text(document, pack.direction.empty() ? "目的がまだ登録されていません。" : pack.direction);
  document.blocks.emplace_back(Heading{2, "前任者から"});
  if (pack.notes.empty()) add_text(document, "前任者の記述はありません。");
  for (const auto& note : pack.notes) {
    document.blocks.emplace_back(documents::Note{
        note.post_ja + "　" + note.former_name + "（" + note.ended_on.japanese() + "まで）",
        note.note});
  }
  add_part(document, "90日以内の期限", {{"期限", 22}, {"種類", 10}, {"内容", 40}, {"担当", 28}},
           deadline_rows(pack), "期限のあるものはありません。");
  add_part(document, "約束していること",
           {{"相手", 28}, {"すること", 38}, {"いつまで", 17}, {"約束した日", 17}},
           promise_rows(pack), "約束の記録はありません。");
  add_part(document, "終わっていない作業", {{"作業", 38}, {"担当", 30}, {"期限", 18}, {"状態", 14}},
           task_rows(pack), "終わっていない作業はありません。");
  add_part(document, "まず相談する人", {{"氏名", 20}, {"組織", 26}, {"強み", 26}, {"メモ", 28}},
           key_person_rows(pack), "登録がありません。");
  add_part(document, "しばらく連絡していない組織", {{"組織", 36}, {"最後の連絡", 20}, {"理由", 44}},
           silent_rows(pack), "すべての組織と連絡しています。");
  document.blocks.emplace_back(Heading{2, "名簿"});
  if (pack.people.empty()) add_text(document, "席がまだありません。");
  if (!pack.people.empty()) document.blocks.emplace_back(roster_table(pack.people));
  add_part(document, "協議会のあゆみ", {{"日付", 20}, {"種類", 18}, {"内容", 62}},
           timeline_rows(pack), "記録がまだありません。");
  return document;
}

}  // namespace engawa::councils
