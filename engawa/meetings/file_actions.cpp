#include <algorithm>

#include "engawa/accounts/text_checks.hpp"
#include "engawa/base/base64.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/documents/passive_file.hpp"
#include "engawa/meetings/meeting_place.hpp"
#include "engawa/meetings/meetings_actions.hpp"
#include "engawa/meetings/problems.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {

using accounts::Desk;
using accounts::FileReply;
using accounts::Right;
using accounts::Written;
using base::make_problem;
using base::Result;

namespace {

Result<store::Versioned<MeetingFile>> file_of(Desk& desk, const FileOfMeeting& input) {
  auto found = TRY(store::get<MeetingFile>(desk.database, input.file.text));
  if (found.record.meeting == input.meeting) return found;
  return make_problem(store::problems::no_record, input.file.text);
}

Result<Written> add_file(Desk& desk, store::Change& change, const AddFile& input) {
  const auto item = TRY(store::get<AgendaItem>(desk.database, input.item.text)).record;
  if (item.meeting != input.meeting) {
    return make_problem(store::problems::no_record, input.item.text);
  }
  MeetingFile it;
  it.name = TRY(accounts::one_line("name", input.name, true));
  std::string bytes = TRY(base::decode_base64("base64", input.base64));
  const auto kind = TRY(documents::check_passive(it.name, bytes));
  it.id = base::new_id<MeetingFileId>();
  it.meeting = input.meeting;
  it.item = input.item;
  it.bytes = static_cast<std::int64_t>(bytes.size());
  it.sha256 = base::sha256_hex(bytes);
  it.added_on = desk.today;
  it.added_by = desk.actor.name;
  it.enclosure =
      TRY(notices::add_enclosure(change, it.name, std::string(documents::content_type_of(kind)),
                                 std::move(bytes)))
          .text;
  TRY(store::add(change, it));
  return Written{it.id.text, 1};
}

Result<Written> remove_file(Desk& desk, store::Change& change, const FileOfMeeting& input) {
  TRY(file_of(desk, input));
  TRY(store::remove<MeetingFile>(change, input.file.text, input.version));
  return Written{input.file.text, input.version + 1};
}

Result<FileReply> take_file(Desk& desk, const FileOfMeeting& input) {
  const auto it = TRY(file_of(desk, input)).record;
  // The page lists what the reader may see; nothing else is taken by its id.
  const auto reply = TRY(show_meeting(desk, MeetingInput{input.meeting}));
  const bool is_listed =
      std::any_of(reply.agenda.begin(), reply.agenda.end(), [&](const ItemEntry& entry) {
        return std::any_of(entry.files.begin(), entry.files.end(),
                           [&](const FileEntry& file) { return file.id == it.id; });
      });
  if (!is_listed) return make_problem(store::problems::no_record, input.file.text);
  auto found = TRY(notices::enclosure(desk.database, {it.enclosure}));
  return FileReply{it.name, found.content_type, std::move(found.bytes)};
}

}  // namespace

std::vector<accounts::Action> file_actions() {
  using accounts::changing;
  return {accounts::takes_file(changing("meetings.add_file", "議題に資料のファイルを添える",
                                        Right::WorkInGroup, in_draft<AddFile>, add_file)),
          changing("meetings.remove_file", "資料のファイルを外す", Right::WorkInGroup,
                   in_draft<FileOfMeeting>, remove_file),
          accounts::reading("meetings.take_file", "資料のファイル", Right::See,
                            for_readers<FileOfMeeting>, take_file)};
}

}  // namespace engawa::meetings
