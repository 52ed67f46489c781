#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/succession.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Right;
using base::Result;

namespace {

Result<TimelineReply> timeline(Desk& desk, const CouncilInput& input) {
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  const bool with_contacts = council_may(desk.actor, council).see_secretariat;
  return TimelineReply{council.name, TRY(timeline_of(desk, council.id, with_contacts))};
}

Result<accounts::FileReply> succession_file(Desk& desk, const CouncilInput& input) {
  const auto pack = TRY(succession_pack(desk, input));
  auto options = documents::dated(desk.today);
  return accounts::FileReply{"引継ぎ書_" + pack.council_name + "_" + pack.day.iso() + ".pdf",
                             "application/pdf",
                             TRY(documents::write_pdf(succession_document(pack), options))};
}

}  // namespace

std::vector<accounts::Action> succession_actions() {
  using accounts::reading;
  return {reading("councils.timeline", "協議会のあゆみ", Right::See, for_members<CouncilInput>,
                  timeline),
          reading("councils.show_succession_pack", "引継ぎ書", Right::See,
                  for_secretariat<CouncilInput>, succession_pack),
          reading("councils.succession_document", "引継ぎ書のPDF", Right::See,
                  for_secretariat<CouncilInput>, succession_file)};
}

}  // namespace engawa::councils
