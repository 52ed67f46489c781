#include "engawa/meetings/tiers.hpp"

#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::meetings {

using accounts::Audience;
using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Written;
using base::Result;
using councils::Council;
using documents::Heading;
using documents::Paragraph;

namespace {

int year_of(const Desk& desk, int asked) {
  return asked == 0 ? desk.today.fiscal_year().year : asked;
}

// The secretariat above answers; one without a council above is answered by nobody else.
Result<Place> place_of_answer(Desk& desk, const AnswerSupport& input) {
  const auto request = TRY(store::get<SupportRequest>(desk.database, input.request.text)).record;
  const auto council = TRY(store::get<Council>(desk.database, request.council.text)).record;
  const auto above = TRY(store::get<Council>(desk.database, council.parent.text)).record;
  return councils::place_of(above, Audience::Secretariat);
}

Result<store::Versioned<ProgressReport>> report_of(Desk& desk, const councils::CouncilId& council,
                                                   int fiscal_year) {
  auto found =
      TRY(store::list<ProgressReport>(desk.database, "council = $1 AND fiscal_year = $2",
                                      {council.text, static_cast<std::int64_t>(fiscal_year)}));
  if (!found.empty()) return std::move(found.front());
  store::Versioned<ProgressReport> fresh;
  fresh.record.council = council;
  fresh.record.fiscal_year = fiscal_year;
  return fresh;
}

Result<std::vector<SupportEntry>> support_of(Desk& desk, const Council& council, bool may_answer) {
  std::vector<SupportEntry> entries;
  for (const auto& found :
       TRY(store::list<SupportRequest>(desk.database, "council = $1", {council.id.text}))) {
    const auto& it = found.record;
    const int waiting = it.answered_on ? 0 : it.asked_on.days_until(desk.today);
    entries.push_back({it, found.version, council.name, waiting, may_answer && !it.answered_on});
  }
  std::sort(entries.begin(), entries.end(), [](const SupportEntry& a, const SupportEntry& b) {
    return b.request.asked_on < a.request.asked_on;
  });
  return entries;
}

base::Status take_below(Desk& desk, const Council& council, TiersReply& reply) {
  for (const auto& found :
       TRY(store::list<Council>(desk.database, "parent = $1", {council.id.text}))) {
    const auto& below = found.record;
    const bool reports = below.kind == councils::CouncilKind::MedicalArea ||
                         below.kind == councils::CouncilKind::DesignatedCity;
    if (!reports || !below.is_open_on(desk.today)) continue;
    const auto report = TRY(report_of(desk, below.id, reply.fiscal_year));
    if (report.record.submitted_on) {
      reply.below.push_back({report.record, report.version, below.name});
    } else {
      reply.silent.push_back(below.name);
    }
    for (auto& it : TRY(support_of(desk, below, true))) reply.to_answer.push_back(std::move(it));
  }
  std::stable_sort(
      reply.to_answer.begin(), reply.to_answer.end(),
      [](const SupportEntry& a, const SupportEntry& b) { return b.days_waiting < a.days_waiting; });
  return base::success();
}

Result<TiersReply> show_tiers(Desk& desk, const TiersInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  TiersReply reply;
  reply.fiscal_year = year_of(desk, input.fiscal_year);
  reply.year_text = base::FiscalYear{reply.fiscal_year}.japanese_with_era();
  if (!council.parent.empty()) {
    const auto above = TRY(store::find<Council>(desk.database, council.parent.text));
    if (above) reply.above_name = above->record.name;
  }
  const auto own = TRY(report_of(desk, council.id, reply.fiscal_year));
  reply.own = {own.record, own.version, council.name};
  reply.asked = TRY(support_of(desk, council, false));
  TRY(take_below(desk, council, reply));
  return reply;
}

Result<Written> keep_report(Desk& desk, store::Change& change, const KeepReport& input) {
  const auto before = TRY(report_of(desk, input.council, year_of(desk, input.report.fiscal_year)));
  if (before.version != input.version) {
    return base::make_problem(store::problems::stale_edit, before.record.id.text);
  }
  ProgressReport it = before.record;
  it.done = TRY(accounts::several_lines("report.done", input.report.done));
  it.results = TRY(accounts::several_lines("report.results", input.report.results));
  it.difficulties = TRY(accounts::several_lines("report.difficulties", input.report.difficulties));
  it.know_how = TRY(accounts::several_lines("report.know_how", input.report.know_how));
  if (input.submits) {
    if (it.done.empty()) return base::member_problem("report.done", "", "1文字以上");
    it.submitted_on = desk.today;
    it.submitted_by = desk.actor.name;
  }
  return councils::keep_record(change, it, input.version);
}

Result<Written> ask_support(Desk& desk, store::Change& change, const AskSupport& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  if (council.parent.empty())
    return base::member_problem("council", council.name, "上に協議会のある協議会");
  SupportRequest it;
  it.council = council.id;
  it.text = TRY(accounts::several_lines("text", input.text));
  if (it.text.empty()) return base::member_problem("text", "", "1文字以上");
  it.asked_on = desk.today;
  it.asked_by = desk.actor.name;
  return councils::keep_record(change, it, 0);
}

Result<Written> answer_support(Desk& desk, store::Change& change, const AnswerSupport& input) {
  auto it = TRY(store::get<SupportRequest>(desk.database, input.request.text)).record;
  it.answer = TRY(accounts::several_lines("answer", input.answer));
  if (it.answer.empty()) return base::member_problem("answer", "", "1文字以上");
  it.answered_on = desk.today;
  it.answered_by = desk.actor.name;
  return councils::keep_record(change, it, input.version);
}

Result<accounts::FileReply> print_reports(Desk& desk, const TiersInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  const auto reply = TRY(show_tiers(desk, input));
  auto options = documents::dated(desk.today);
  return accounts::FileReply{
      council.name + "_圏域の進捗.pdf", "application/pdf",
      TRY(documents::write_pdf(reports_document(reply, council.name), options))};
}

void add_part(documents::Document& document, const std::string& heading, const std::string& text) {
  if (text.empty()) return;
  document.blocks.emplace_back(Heading{3, heading});
  documents::Run run;
  run.text = text;
  document.blocks.emplace_back(Paragraph{{run}});
}

}  // namespace

documents::Document reports_document(const TiersReply& reply, const std::string& council_name) {
  documents::Document document;
  document.title = reply.year_text + "　圏域の取組の進捗";
  document.author = council_name;
  document.footer_left = council_name;
  if (reply.below.empty()) add_part(document, "報告", "提出された報告はまだありません。");
  for (const auto& it : reply.below) {
    document.blocks.emplace_back(Heading{2, it.council_name});
    add_part(document, "取り組んだこと", it.report.done);
    add_part(document, "分かったこと・変わったこと", it.report.results);
    add_part(document, "困っていること", it.report.difficulties);
    add_part(document, "ほかの圏域に伝えたい工夫", it.report.know_how);
  }
  if (!reply.silent.empty()) {
    document.blocks.emplace_back(Heading{2, "まだ報告のない協議会"});
    document.blocks.emplace_back(documents::BulletList{reply.silent});
  }
  return document;
}

std::vector<accounts::Action> tiers_actions() {
  using accounts::changing;
  using accounts::reading;
  return {reading("meetings.show_tiers", "進捗報告と支援要請", Right::See,
                  councils::for_secretariat<TiersInput>, show_tiers),
          reading("meetings.print_reports", "圏域の進捗報告をまとめた書類", Right::See,
                  councils::for_secretariat<TiersInput>, print_reports),
          changing("meetings.keep_report", "進捗報告を書く・提出する", Right::KeepCouncil,
                   councils::for_secretariat<KeepReport>, keep_report),
          changing("meetings.ask_support", "支援を頼む", Right::KeepCouncil,
                   councils::for_secretariat<AskSupport>, ask_support),
          changing("meetings.answer_support", "支援の頼みに答える", Right::KeepCouncil,
                   place_of_answer, answer_support)};
}

}  // namespace engawa::meetings
