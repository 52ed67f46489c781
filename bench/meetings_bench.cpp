// Papers of a meeting: a packet of sixty pages with evidence, a hundred letters, both as PDF.
#include <benchmark/benchmark.h>

#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/meetings/meeting_documents.hpp"
#include "engawa/notices/official_letter.hpp"

namespace engawa::meetings {
namespace {

constexpr int materials =
    57;  ///< with cover, contents, agenda and opinion sheet more than 60 pages
constexpr int letters = 100;

documents::PdfOptions options() { return {false, "2026-11-10T00:00:00+09:00"}; }

std::string figure() {
  std::string bars;
  for (int i = 0; i < 40; ++i) {
    bars += "<rect x=\"" + std::to_string(i * 14) + "\" y=\"" + std::to_string(40 + i % 7 * 20) +
            "\" width=\"10\" height=\"120\" fill=\"#3460FB\"/><text x=\"" + std::to_string(i * 14) +
            "\" y=\"300\">" + std::to_string(i) + "</text>";
  }
  return R"(<svg xmlns="http://www.w3.org/2000/svg" width="600" height="320" viewBox="0 0 600 320" )"
         R"(font-family="BIZ UDPGothic" font-size="9">)" +
         bars + "</svg>";
}

MeetingReply meeting() {
  MeetingReply reply;
  reply.meeting.title = "令和8年度第2回東部地域・職域連携推進協議会";
  reply.council_name = "東部地域・職域連携推進協議会";
  reply.when_text = "令和8年12月10日（木）14:00から16:00まで";
  for (int i = 0; i < materials; ++i) {
    ItemEntry entry;
    entry.item.title = "健康課題 " + std::to_string(i + 1);
    entry.item.minutes = 5;
    for (int line = 0; line < 12; ++line) {
      entry.item.material +=
          "血圧が高かった人のうち、医療機関を受診した人は半分に満たない。"
          "事業所の規模別にみると、小さいほど少ない。\n";
    }
    entry.evidence.push_back({{},
                              "血圧",
                              "東部は全国より多い。",
                              {"対象の年度：2022年度"},
                              "NDBオープンデータ",
                              figure(),
                              {2026, 11, 10}});
    reply.agenda.push_back(std::move(entry));
  }
  return reply;
}

void packet_of_sixty_pages(benchmark::State& state) {
  const auto document = packet_document(meeting());
  documents::PdfReport report;
  for (auto _ : state) {
    const auto pdf = documents::write_pdf(document, options(), &report);
    if (!pdf) state.SkipWithError(pdf.problem().english().c_str());
  }
  state.counters["pages"] = report.pages;
}
BENCHMARK(packet_of_sixty_pages)->Unit(benchmark::kMillisecond);

void packet_for_word(benchmark::State& state) {
  const auto document = packet_document(meeting());
  for (auto _ : state) benchmark::DoNotOptimize(documents::write_docx(document));
}
BENCHMARK(packet_for_word)->Unit(benchmark::kMillisecond);

notices::OfficialLetter letter(int number) {
  notices::OfficialLetter it;
  it.document_number = "8東保第214号";
  it.issued_on = {2026, 11, 10};
  it.organisation = "団体" + std::to_string(number);
  it.addressee = "会長　山田 太郎　様";
  it.issuers = {{"みどり県東部保健所", "所長　青木 恒一"}};
  it.title = "令和8年度第2回東部地域・職域連携推進協議会の会議録について（送付）";
  it.paragraphs = {"日ごろから御協力をいただき、厚くお礼を申し上げます。", "会議録を送付します。"};
  return it;
}

void hundred_letters_one_by_one(benchmark::State& state) {
  for (auto _ : state) {
    for (int i = 0; i < letters; ++i) {
      benchmark::DoNotOptimize(
          documents::write_pdf(notices::letter_document(letter(i)), options()));
    }
  }
}
BENCHMARK(hundred_letters_one_by_one)->Unit(benchmark::kMillisecond);

void hundred_letters_as_a_stack(benchmark::State& state) {
  std::vector<notices::OfficialLetter> all;
  for (int i = 0; i < letters; ++i) all.push_back(letter(i));
  documents::PdfReport report;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        documents::write_pdf(notices::letter_stack("発送", all), options(), &report));
  }
  state.counters["pages"] = report.pages;
}
BENCHMARK(hundred_letters_as_a_stack)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::meetings
