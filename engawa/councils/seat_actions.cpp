#include "engawa/councils/seat_actions.hpp"

#include <algorithm>

#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/text_checks.hpp"
#include "engawa/councils/council_place.hpp"
#include "engawa/councils/councils_actions.hpp"
#include "engawa/councils/letters.hpp"
#include "engawa/councils/overlap_search.hpp"
#include "engawa/councils/problems.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::councils {

using accounts::Desk;
using accounts::Place;
using accounts::Right;
using accounts::Role;
using accounts::Written;
using base::make_problem;
using base::Result;

namespace {

template <class Input>
Result<Place> place_of_seat(Desk& desk, const Input& input) {
  const auto seat = TRY(store::get<Seat>(desk.database, input.seat.text));
  return for_members(desk, CouncilInput{seat.record.council});
}

// A guest who comes for one meeting leaves after it.
base::Status check_meeting(Role role, const std::string& meeting,
                           const std::optional<base::Date>& ends_on) {
  const bool is_for_one = role == Role::Guest && !meeting.empty();
  if (!is_for_one || ends_on) return base::success();
  return base::member_problem("ends_on", "", "会議の日か、その後の日");
}

base::Status check_free(Desk& desk, const Seat& seat) {
  for (const auto& other : TRY(store::list<Seat>(desk.database, "council = $1 AND post = $2",
                                                 {seat.council.text, seat.post.text}))) {
    const auto& it = other.record;
    const bool is_same = it.role == seat.role && it.meeting == seat.meeting;
    if (!is_same || !periods_overlap(it.starts_on, it.ends_on, seat.starts_on, seat.ends_on)) {
      continue;
    }
    return make_problem(problems::seat_taken_twice, it.starts_on.japanese() + "から", {},
                        {{}, {}, "post"});
  }
  return base::success();
}

Result<Written> appoint_seat(Desk& desk, store::Change& change, const AppointSeat& input) {
  Seat seat;
  seat.council = input.council;
  seat.post = input.post;
  seat.role = input.role;
  seat.starts_on = input.starts_on;
  seat.ends_on = input.ends_on;
  seat.is_coordinator = input.is_coordinator;
  seat.meeting = TRY(accounts::one_line("meeting", input.meeting));
  seat.materials = TRY(accounts::several_lines("materials", input.materials));
  if (!is_council_role(seat.role)) {
    return make_problem(problems::no_seat_role, std::string(japanese(seat.role)), {},
                        {{}, {}, "role"});
  }
  TRY(store::get<accounts::Post>(desk.database, seat.post.text));
  TRY(check_period(seat.starts_on, seat.ends_on));
  TRY(check_meeting(seat.role, seat.meeting, seat.ends_on));
  const auto council = TRY(store::get<Council>(desk.database, seat.council.text)).record;
  if (!council.is_open_on(seat.starts_on)) {
    return make_problem(problems::council_closed, seat.starts_on.japanese(), {},
                        {{}, {}, "starts_on"});
  }
  TRY(check_free(desk, seat));
  accounts::Grant role_grant;
  role_grant.id = base::new_id<accounts::GrantId>();
  role_grant.role = seat.role;
  role_grant.tenant = seat.council.text;
  role_grant.post = seat.post;
  role_grant.starts_on = seat.starts_on;
  role_grant.ends_on = seat.ends_on;
  TRY(store::add(change, role_grant));
  seat.role_grant = role_grant.id;
  return keep_record(change, seat, 0);
}

Result<Written> amend_seat(Desk& desk, store::Change& change, const AmendSeat& input) {
  auto seat = TRY(store::get<Seat>(desk.database, input.seat.text)).record;
  seat.is_coordinator = input.is_coordinator;
  seat.meeting = TRY(accounts::one_line("meeting", input.meeting));
  seat.materials = TRY(accounts::several_lines("materials", input.materials));
  TRY(check_meeting(seat.role, seat.meeting, seat.ends_on));
  return keep_record(change, seat, input.version);
}

Result<Written> end_seat(Desk& desk, store::Change& change, const EndSeat& input) {
  auto seat = TRY(store::get<Seat>(desk.database, input.seat.text)).record;
  TRY(check_period(seat.starts_on, input.ends_on));
  seat.ends_on = input.ends_on;
  const auto written = TRY(keep_record(change, seat, input.version));
  auto held = TRY(store::find<accounts::Grant>(desk.database, seat.role_grant.text));
  if (!held) return written;
  held->record.ends_on = input.ends_on;
  TRY(store::amend(change, held->record, held->version));
  return written;
}

Result<RosterReply> roster(Desk& desk, const CouncilOnDay& input) {
  const auto council = TRY(known_council(desk, input.council)).record;
  RosterReply reply{council.name, input.day.value_or(desk.today), {}};
  Names names(desk.database);
  reply.lines = TRY(roster_on(names, desk.office.vocabulary, council.id, reply.day));
  return reply;
}

Result<accounts::ListReply> list_seats(Desk& desk, const ListSeats& input) {
  const auto reply = TRY(roster(desk, {input.council, input.day}));
  accounts::ListReply list{reply.council_name + "名簿",
                           {{"organisation", "組織", "text"},
                            {"kind", "組織の種別", "text"},
                            {"title", "職位", "text"},
                            {"rank", "階層", "text"},
                            {"person", "氏名", "text"},
                            {"profession", "職種", "text"},
                            {"role", "役割", "text"},
                            {"starts_on", "就任", "date"},
                            {"ends_on", "満了", "date"},
                            {"meeting", "会議", "text"}},
                           {},
                           0,
                           0};
  int position = 0;
  constexpr int first_position = 10'000;  // as many digits in every sort key
  for (const auto& line : reply.lines) {
    list.rows.push_back({line.seat.text,
                         {line.organisation_name, line.kind_ja, line.post_title, line.rank_ja,
                          line.person_name.empty() ? "（空席）" : line.person_name,
                          line.profession_ja, line.role_ja, line.starts_on.iso(),
                          line.ends_on ? line.ends_on->iso() : "", line.meeting},
                         std::to_string(first_position + position++)});
  }
  return accounts::arrange(std::move(list), list_input(input));
}

Result<accounts::FileReply> roster_file(Desk& desk, const CouncilOnDay& input) {
  const auto reply = TRY(roster(desk, input));
  auto options = documents::dated(desk.today);
  return accounts::FileReply{
      reply.council_name + "名簿_" + reply.day.iso() + ".pdf", "application/pdf",
      TRY(documents::write_pdf(roster_document(reply.council_name, reply.day, reply.lines),
                               options))};
}

Result<accounts::FileReply> appointment_letter_file(Desk& desk,
                                                    const AppointmentLetterInput& input) {
  const auto seat = TRY(store::get<Seat>(desk.database, input.seat.text)).record;
  Names names(desk.database);
  AppointmentLetter letter;
  const auto council = TRY(names.council(seat.council.text));
  const auto owner = TRY(names.organisation(council.owner.text));
  letter.council_name = council.name;
  letter.post_line = TRY(names.post_line(seat.post.text));
  letter.role_ja = accounts::japanese(seat.role);
  letter.starts_on = seat.starts_on;
  letter.ends_on = seat.ends_on;
  letter.issued_on = input.issued_on.value_or(desk.today);
  letter.document_number = TRY(accounts::one_line("document_number", input.document_number));
  letter.issuer_name = owner.name;
  letter.issuer_head = base::trim(owner.head_title + "　" + owner.head_name);
  // Whoever sits there when the letter is issued; a letter issued anew later names the last one.
  base::Date day = std::max(seat.starts_on, letter.issued_on);
  if (seat.ends_on) day = std::min(day, *seat.ends_on);
  const auto person = TRY(accounts::holder_on(desk.database, seat.post, day));
  if (person) letter.person_name = person->name();
  auto options = documents::dated(letter.issued_on);
  return accounts::FileReply{
      "委嘱状_" + (letter.person_name.empty() ? letter.post_line : letter.person_name) + ".pdf",
      "application/pdf", TRY(documents::write_pdf(appointment_document(letter), options))};
}

Result<CompositionReply> composition(Desk& desk, const CouncilOnDay& input) {
  const auto reply = TRY(roster(desk, input));
  const auto council = TRY(store::get<Council>(desk.database, input.council.text)).record;
  std::vector<HealthCentreCity> cities;
  for (const auto& city : TRY(store::list<accounts::Organisation>(desk.database, "kind = $1",
                                                                  {"health_centre_city"}))) {
    cities.push_back({city.record.id.text, city.record.name, city.record.area});
  }
  auto found = check_composition(council.kind, council.area, reply.lines, cities,
                                 desk.office.vocabulary, desk.office.areas);
  found.council_name = reply.council_name;
  found.day = reply.day;
  return found;
}

}  // namespace

std::vector<accounts::Action> seat_actions() {
  using accounts::changing;
  using accounts::reading;
  return {reading("councils.roster", "協議会の名簿", Right::SeeDirectory, for_members<CouncilOnDay>,
                  roster),
          reading("councils.list_seats", "協議会の名簿（一覧）", Right::SeeDirectory,
                  for_members<ListSeats>, list_seats),
          reading("councils.roster_document", "名簿のPDF", Right::SeeDirectory,
                  for_members<CouncilOnDay>, roster_file),
          changing("councils.appoint_seat", "委員などを委嘱する", Right::KeepCouncil,
                   for_members<AppointSeat>, appoint_seat),
          changing("councils.amend_seat", "席の内容を直す", Right::KeepCouncil,
                   place_of_seat<AmendSeat>, amend_seat),
          changing("councils.end_seat", "席を終える", Right::KeepCouncil, place_of_seat<EndSeat>,
                   end_seat),
          reading("councils.appointment_letter", "委嘱状のPDF", Right::KeepCouncil,
                  place_of_seat<AppointmentLetterInput>, appointment_letter_file),
          reading("councils.check_composition", "構成の点検", Right::See, for_members<CouncilOnDay>,
                  composition),
          reading("councils.find_overlaps", "ほかの会議体との重複", Right::See,
                  for_members<CouncilOnDay>, find_overlaps)};
}

}  // namespace engawa::councils
