#include "engawa/notices/official_letter.hpp"

#include "engawa/base/text.hpp"

namespace engawa::notices {

using documents::Alignment;
using documents::Paragraph;
using documents::Run;
using documents::Spacer;
using documents::TextSize;

namespace {

constexpr double line_gap = 5;   ///< mm
constexpr double part_gap = 10;  ///< mm

class Writer {
 public:
  explicit Writer(documents::Document& document) : m_blocks(document.blocks) {}

  void line(std::string text, Alignment alignment = Alignment::start,
            TextSize size = TextSize::body) {
    if (text.empty()) return;
    Run run;
    run.text = std::move(text);
    run.size = size;
    m_blocks.emplace_back(Paragraph{{run}, alignment});
  }
  void gap(double mm) { m_blocks.emplace_back(Spacer{mm}); }

 private:
  std::vector<documents::Block>& m_blocks;
};

void write_details(Writer& writer, const OfficialLetter& letter) {
  if (letter.details.empty()) return;
  writer.gap(line_gap);
  writer.line("記", Alignment::centre);
  writer.gap(line_gap);
  int number = 0;
  for (const auto& detail : letter.details) {
    writer.line(std::to_string(++number) + "　" + detail);
  }
}

}  // namespace

std::string addressee_of(const accounts::Organisation& body) {
  const std::string who = base::trim(body.head_title + "　" + body.head_name);
  if (body.head_title.empty() && body.head_name.empty()) return {};
  if (body.head_name.empty()) return body.head_title + "　様";
  return (body.head_title.empty() ? body.head_name : who) + "　様";
}

Issuer issuer_of(const accounts::Organisation& body) {
  std::string head = body.head_title;
  if (!body.head_name.empty()) head += (head.empty() ? "" : "　") + body.head_name;
  return {body.name, head};
}

documents::Document letter_document(const OfficialLetter& letter) {
  documents::Document document;
  document.title = letter.title;
  document.prints_title = false;
  document.page_numbers = documents::PageNumbers::from_two_pages;
  document.page = {documents::Orientation::portrait, 25, 25, 22, 25};
  Writer writer(document);
  writer.line(letter.document_number, Alignment::end);
  writer.line(letter.issued_on.era_text(), Alignment::end);
  writer.gap(line_gap);
  writer.line(letter.organisation + (letter.addressee.empty() ? "　御中" : ""));
  writer.line(letter.addressee);
  writer.gap(line_gap);
  for (const auto& issuer : letter.issuers) {
    writer.line(issuer.organisation, Alignment::end);
    writer.line(issuer.head, Alignment::end);
  }
  writer.gap(part_gap);
  document.blocks.emplace_back(documents::Heading{1, letter.title, Alignment::centre});
  writer.gap(line_gap);
  for (const auto& paragraph : letter.paragraphs) writer.line("　" + paragraph);
  write_details(writer, letter);
  if (!letter.enclosures.empty()) {
    writer.gap(line_gap);
    writer.line("添付　" + base::join(letter.enclosures, "\n　　　"));
  }
  writer.line("以上", Alignment::end);
  if (!letter.contact.empty()) {
    writer.gap(part_gap);
    document.blocks.emplace_back(documents::Note{"担当", letter.contact});
  }
  return document;
}

documents::Document letter_stack(const std::string& title,
                                 const std::vector<OfficialLetter>& letters) {
  documents::Document stack = letter_document(OfficialLetter{});
  stack.title = title;
  stack.page_numbers = documents::PageNumbers::never;
  stack.blocks.clear();
  for (const auto& letter : letters) {
    if (!stack.blocks.empty()) stack.blocks.emplace_back(documents::PageBreak{});
    auto one = letter_document(letter);
    for (auto& block : one.blocks) stack.blocks.push_back(std::move(block));
  }
  return stack;
}

}  // namespace engawa::notices
