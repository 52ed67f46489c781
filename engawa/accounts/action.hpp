#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engawa/accounts/desk.hpp"
#include "engawa/accounts/list_reply.hpp"
#include "engawa/accounts/permission.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"

/// An action is a verb that somebody does: one described struct (what is asked), one function, and
/// one line that joins them. Its permission, transaction, line in the log, HTTP route, command,
/// OpenAPI entry and TypeScript type follow from that line.
namespace engawa::accounts {

/// One member of an action's input, for forms, help and OpenAPI.
struct ActionMember {
  std::string name;
  std::string schema;  ///< JSON Schema
};

/// What an action answers: JSON, or a file to take away.
struct Answer {
  std::string body;
  std::string content_type = "application/json";
  std::string file_name;  ///< empty for JSON
};

/// Reply of actions that make a file.
struct FileReply {
  std::string file_name;
  std::string content_type;
  std::string bytes;
};

struct Action {
  std::string name;  ///< "accounts.change_officer"
  std::string summary_ja;
  Right right = Right::See;
  bool is_changing = false;
  /// The input comes as a body, not in the address: all that change, and those that take files.
  bool takes_body = false;
  /// Largest input; what people type fits, a file needs more.
  std::size_t body_bytes_max = std::size_t{1} << 20;
  std::vector<ActionMember> members;
  std::function<std::string(base::Schemas&)> input_schema;
  std::function<std::string(base::Schemas&)> reply_schema;
  /// Checks the permission, then does it. ACC-010 when nobody is signed
  /// in, ACC-011 when this is not for the actor, STO-011 when the actor may not even know of the
  /// object.
  std::function<base::Result<Answer>(Desk&, const base::JsonValue&)> run;
  /// Only the first part of run: success when the actor may do this with this input.
  std::function<base::Status(Desk&, const base::JsonValue&)> permit;
  /// The reply is a list, which can be taken away as a file: ask with `format` csv or xlsx.
  bool is_list = false;

  /// "/api/accounts/change-officer"
  [[nodiscard]] std::string path() const;
};

/// Reply of actions that write one record.
struct Written {
  std::string id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Written, (), (id, version))

struct NoInput {};
BOOST_DESCRIBE_STRUCT(NoInput, (), ())

/// The place of actions whose object is the whole installation, or nothing in particular.
template <class Input>
[[nodiscard]] base::Result<Place> anywhere(Desk&, const Input&) {
  return Place{};
}

/// The place of actions on oneself.
template <class Input>
[[nodiscard]] base::Result<Place> oneself(Desk& desk, const Input&) {
  Place place;
  place.person = desk.actor.person.text;
  return place;
}

/// The list as a file. BAS-006 for a format other than csv and xlsx.
[[nodiscard]] base::Result<Answer> list_file(const ListReply& list, const std::string& format);

/// Success, or why `actor` may not do `action` at `place`: ACC-010, ACC-011, STO-011.
base::Status check_permission(const Action& action, const Actor& actor, const Place& place);

namespace action_detail {

template <class Input>
std::vector<ActionMember> members_of() {
  std::vector<ActionMember> members;
  Input input{};
  base::each_member(input, [&](std::string_view name, auto& member) {
    base::Schemas ignored;
    members.push_back(
        {std::string(name), base::schema_of<std::remove_cvref_t<decltype(member)>>(ignored)});
  });
  return members;
}

/// `reply` as it leaves: a list in the format that was asked for, a file, or JSON.
template <class Reply>
base::Result<Answer> answer(const Reply& reply, [[maybe_unused]] const std::string& format) {
  if constexpr (std::is_same_v<Reply, FileReply>) {
    return Answer{reply.bytes, reply.content_type, reply.file_name};
  } else {
    if constexpr (std::is_same_v<Reply, ListReply>) {
      if (!format.empty()) return list_file(reply, format);
    }
    return Answer{base::to_json(reply), "application/json", {}};
  }
}

/// Takes "format" out of what is asked of a list: the action itself need not know it.
[[nodiscard]] std::string take_format(base::JsonValue& json);

template <class Reply>
std::string schema_of_reply(base::Schemas& schemas) {
  if constexpr (std::is_same_v<Reply, FileReply>) {
    return R"({"type":"string","format":"binary"})";
  } else {
    return base::schema_of<Reply>(schemas);
  }
}

template <class Input, class Reply>
[[gnu::cold]] Action declared(std::string name, std::string summary_ja, Right right,
                              bool is_changing) {
  Action action;
  action.name = std::move(name);
  action.summary_ja = std::move(summary_ja);
  action.right = right;
  action.is_changing = is_changing;
  action.takes_body = is_changing;
  action.members = members_of<Input>();
  action.input_schema = [](base::Schemas& schemas) { return base::schema_of<Input>(schemas); };
  action.reply_schema = schema_of_reply<Reply>;
  action.is_list = std::is_same_v<Reply, ListReply>;
  return action;
}

}  // namespace action_detail

template <class Input>
using PlaceOf = base::Result<Place> (*)(Desk&, const Input&);

namespace action_detail {

template <class Input>
struct Permitted {
  Input input;
  Place place;
};

/// An input as it was sent, of somebody who may do this with it.
template <class Input>
base::Result<Permitted<Input>> permitted(const Action& action, PlaceOf<Input> place_of, Desk& desk,
                                         const base::JsonValue& json) {
  const Input input = TRY(base::read_json<Input>(json));
  const Place place = TRY(place_of(desk, input));
  TRY(check_permission(action, desk.actor, place));
  return Permitted<Input>{input, place};
}

/// Looking at what is not for everybody leaves a line in the log.
base::Status note_read(const Action& action, Desk& desk, const Place& place);

/// permit() of an action with this place.
template <class Input>
auto permission_of(const Action& action, PlaceOf<Input> place_of) {
  return [action, place_of](Desk& desk, base::JsonValue json) -> base::Status {
    if (action.is_list) json.remove("format");
    TRY(permitted<Input>(action, place_of, desk, json));
    return base::success();
  };
}

}  // namespace action_detail

/// An action that changes nothing.
template <class Input, class Reply>
[[nodiscard, gnu::cold]] Action reading(std::string name, std::string summary_ja, Right right,
                                        PlaceOf<Input> place_of,
                                        base::Result<Reply> (*function)(Desk&, const Input&)) {
  Action action =
      action_detail::declared<Input, Reply>(std::move(name), std::move(summary_ja), right, false);
  action.permit = action_detail::permission_of<Input>(action, place_of);
  action.run = [words = action, place_of, function](Desk& desk,
                                                    base::JsonValue json) -> base::Result<Answer> {
    const std::string format = words.is_list ? action_detail::take_format(json) : std::string{};
    const auto asked = TRY(action_detail::permitted<Input>(words, place_of, desk, json));
    const Reply reply = TRY(function(desk, asked.input));
    TRY(action_detail::note_read(words, desk, asked.place));
    return action_detail::answer(reply, format);
  };
  return action;
}

/// An action whose input holds a file.
[[nodiscard]] inline Action takes_file(Action action) {
  action.takes_body = true;
  action.body_bytes_max = std::size_t{8} << 20;
  return action;
}

/// An action that changes records: all of it, with its line in the log, or nothing.
template <class Input, class Reply>
[[nodiscard, gnu::cold]] Action changing(std::string name, std::string summary_ja, Right right,
                                         PlaceOf<Input> place_of,
                                         base::Result<Reply> (*function)(Desk&, store::Change&,
                                                                         const Input&)) {
  Action action =
      action_detail::declared<Input, Reply>(std::move(name), std::move(summary_ja), right, true);
  action.permit = action_detail::permission_of<Input>(action, place_of);
  action.run = [words = action, place_of, function](
                   Desk& desk, const base::JsonValue& json) -> base::Result<Answer> {
    store::Change change =
        TRY(store::Change::begin(desk.database, desk.actor.author(), words.name));
    const auto asked = TRY(action_detail::permitted<Input>(words, place_of, desk, json));
    const Reply reply = TRY(function(desk, change, asked.input));
    TRY(index_touched(desk.office.searchables, change));
    TRY(change.commit());
    return action_detail::answer(reply, {});
  };
  return action;
}

}  // namespace engawa::accounts
