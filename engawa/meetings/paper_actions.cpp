#include <algorithm>

#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/html_writer.hpp"
#include "engawa/documents/outside_pages.hpp"
#include "engawa/documents/passive_file.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/meetings/meeting_documents.hpp"
#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::FileReply;
using accounts::Right;
using base::make_problem;
using base::Result;

namespace {

// The latest version that the reader may see: a published one, or any for those who write.
Result<MinutesVersion> version_for(Desk& desk, const MeetingReply& reply) {
  const bool sees_all = reply.may.draft || reply.may.see_private;
  for (const auto& found : TRY(minutes_versions(desk.database, reply.meeting.id))) {
    if (sees_all || found.record.published_on) return found.record;
  }
  return make_problem(problems::not_confirmed, reply.meeting.title);
}

// Letters that go on paper, and behind them the sheet of addresses.
Result<documents::Document> letters_document(Desk& desk, const MeetingReply& reply,
                                             const std::string& kind) {
  if (!reply.may.keep) return make_problem(accounts::problems::not_allowed);
  std::vector<notices::OfficialLetter> letters;
  documents::Table addresses;
  addresses.columns = {{"宛先", 40}, {"住所", 44}, {"済み", 8}};
  for (const auto& found : TRY(notices::notices_about(desk.database, reply.meeting.id.text))) {
    const auto& it = found.record;
    const bool is_for_paper =
        it.channel == notices::Channel::Paper && it.state == notices::NoticeState::Prepared;
    if (!is_for_paper || (!kind.empty() && it.kind != kind)) continue;
    letters.push_back(it.letter);
    const std::string to = it.addressee.empty() ? "御中" : it.addressee;
    const std::string code = it.postal_code.empty() ? "" : "〒" + it.postal_code + "\n";
    addresses.rows.push_back({documents::Cell{it.organisation_name + "\n" + to, true},
                              documents::Cell{code + it.address}, documents::Cell{"□"}});
  }
  auto stack = notices::letter_stack(reply.meeting.title + "　発送", letters);
  if (!letters.empty()) stack.blocks.emplace_back(documents::PageBreak{});
  stack.blocks.emplace_back(
      documents::Heading{2, "宛先の一覧（" + std::to_string(addresses.rows.size()) + "通）"});
  stack.blocks.emplace_back(std::move(addresses));
  return stack;
}

/// The PDFs among the files that the reader sees. One that cannot be opened or is longer than a
/// packet should be is handed out apart.
Result<BoundFiles> bound_files(Desk& desk, const MeetingReply& reply) {
  constexpr int pages_most = 200;
  BoundFiles bound;
  for (const auto& it : reply.agenda) {
    for (const auto& entry : it.files) {
      const auto file = TRY(store::get<MeetingFile>(desk.database, entry.id.text)).record;
      auto kept = TRY(notices::enclosure(desk.database, {file.enclosure}));
      if (kept.content_type != documents::content_type_of(documents::FileKind::Pdf)) continue;
      auto bytes = std::make_shared<const std::string>(std::move(kept.bytes));
      const auto opened = documents::OutsidePdf::open(*bytes);
      if (opened.ok() && opened->pages() <= pages_most) bound[entry.id.text] = std::move(bytes);
    }
  }
  return bound;
}

Result<documents::Document> paper_document(Desk& desk, const MeetingReply& reply,
                                           const PrintMeeting& input) {
  switch (input.paper) {
    case Paper::Agenda:
      return agenda_document(reply);
    case Paper::RunSheet:
      return run_sheet_document(reply);
    case Paper::Packet:
      return packet_document(reply, TRY(bound_files(desk, reply)));
    case Paper::Seating:
      return seating_document(reply);
    case Paper::Opinions:
      return opinions_document(reply);
    case Paper::Minutes:
      return minutes_document(reply, TRY(version_for(desk, reply)),
                              reply.may.see_closed ? MinutesFor::Members : MinutesFor::Everybody);
    case Paper::PublicMinutes:
      return minutes_document(reply, TRY(version_for(desk, reply)), MinutesFor::Everybody);
    case Paper::Letters:
      return letters_document(desk, reply, input.kind);
  }
  return make_problem(problems::no_day);
}

std::string_view japanese(Paper paper) {
  switch (paper) {
    case Paper::Agenda:
      return "次第";
    case Paper::RunSheet:
      return "進行表";
    case Paper::Packet:
      return "資料";
    case Paper::Seating:
      return "座席表";
    case Paper::Opinions:
      return "書面意見";
    case Paper::Minutes:
      return "会議録";
    case Paper::PublicMinutes:
      return "会議録（公開）";
    case Paper::Letters:
      return "発送";
  }
  return {};
}

Result<FileReply> print_meeting(Desk& desk, const PrintMeeting& input) {
  const auto reply = TRY(show_meeting(desk, MeetingInput{input.meeting}));
  const auto document = TRY(paper_document(desk, reply, input));
  const std::string name = reply.meeting.title + "_" + std::string(japanese(input.paper));
  if (input.format == "docx") {
    return FileReply{name + ".docx", std::string(documents::docx_content_type),
                     TRY(documents::write_docx(document))};
  }
  if (input.format == "html") {
    return FileReply{name + ".html", "text/html; charset=utf-8",
                     TRY(documents::write_html(document))};
  }
  if (!input.format.empty() && input.format != "pdf") {
    return base::member_problem("format", input.format, "pdf, docx, html");
  }
  auto options = documents::dated(desk.today);
  return FileReply{name + ".pdf", "application/pdf", TRY(documents::write_pdf(document, options))};
}

// One letter as it goes out, to be read before it is sent.
Result<FileReply> letter_paper(Desk& desk, const TryNotice& input) {
  const auto it = TRY(store::get<notices::Notice>(desk.database, input.notice.text)).record;
  if (it.subject != input.meeting.text) {
    return make_problem(store::problems::no_record, input.notice.text);
  }
  auto file = TRY(notices::letter_file(it));
  return FileReply{it.organisation_name + "_" + file.name, file.content_type,
                   std::move(file.bytes)};
}

bool has_closed_items(const MeetingReply& reply) {
  return std::any_of(reply.agenda.begin(), reply.agenda.end(),
                     [](const ItemEntry& it) { return it.item.openness != Openness::Open; });
}

Result<PacketFrozen> freeze_packet(Desk& desk, store::Change& change, const FreezePacket& input) {
  const auto reply = TRY(show_meeting(desk, MeetingInput{input.meeting}));
  Packet packet;
  packet.id = base::new_id<PacketId>();
  packet.meeting = input.meeting;
  packet.number = reply.packets.empty() ? 1 : reply.packets.front().number + 1;
  packet.frozen_on = desk.today;
  packet.frozen_by = desk.actor.name;
  auto document = packet_document(reply, TRY(bound_files(desk, reply)));
  document.footer_right = "第" + std::to_string(packet.number) + "版";
  documents::PdfReport report;
  const std::string pdf =
      TRY(documents::write_pdf(document, documents::dated(desk.today), &report));
  packet.pages = report.pages;
  packet.enclosure =
      TRY(notices::add_enclosure(change, "会議資料.pdf", "application/pdf", pdf)).text;
  TRY(store::add(change, packet));
  return PacketFrozen{packet.id.text, packet.number, packet.pages};
}

Result<FileReply> packet_file(Desk& desk, const PacketFile& input) {
  const auto packet = TRY(store::get<Packet>(desk.database, input.packet.text)).record;
  if (packet.meeting != input.meeting) {
    return make_problem(store::problems::no_record, input.packet.text);
  }
  // It was frozen with everything in it.
  const auto reply = TRY(show_meeting(desk, MeetingInput{input.meeting}));
  if (!reply.may.see_closed && has_closed_items(reply)) {
    return make_problem(accounts::problems::not_allowed);
  }
  auto file = TRY(notices::enclosure(desk.database, {packet.enclosure}));
  return FileReply{"会議資料_第" + std::to_string(packet.number) + "版.pdf", file.content_type,
                   std::move(file.bytes)};
}

}  // namespace

std::vector<accounts::Action> paper_actions() {
  return {accounts::reading("meetings.print_meeting", "会議の書類", Right::See,
                            for_readers<PrintMeeting>, print_meeting),
          accounts::reading("meetings.letter_file", "送る前の手紙を見る", Right::KeepCouncil,
                            at_meeting<TryNotice>, letter_paper),
          accounts::changing("meetings.freeze_packet", "会議資料の版を固める", Right::KeepCouncil,
                             at_meeting<FreezePacket>, freeze_packet),
          accounts::reading("meetings.packet_file", "固めた会議資料", Right::See,
                            for_readers<PacketFile>, packet_file)};
}

}  // namespace engawa::meetings
