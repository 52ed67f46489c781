#include "engawa/demo/demo.hpp"

#include <algorithm>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/directory.hpp"
#include "engawa/accounts/one_time_code.hpp"
#include "engawa/accounts/recovery_codes.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/json.hpp"
#include "engawa/demo/problems.hpp"
#include "engawa/demo/story.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::demo {
namespace {

using base::JsonValue;
using base::Result;

constexpr std::string_view administrator_key = "administrator";
constexpr const char* administrator_login = "admin@midori.example";

// Noon of `day` in Japan.
std::int64_t noon_of(const base::Date& day) {
  constexpr std::int64_t day_seconds = 86'400;
  constexpr std::int64_t noon_in_japan = std::int64_t{3} * 3600;
  return base::Date{1970, 1, 1}.days_until(day) * day_seconds + noon_in_japan;
}

std::string text_of(const JsonValue& json, std::string_view member) {
  const auto found = json.members().find(member);
  if (found == json.members().end() || found->second.text() == nullptr) return {};
  return *found->second.text();
}

// Number, sentence and what was met, for the problem that tells the row.
std::string short_text(const base::Problem& problem) {
  return std::string(problem.code()) + " " + std::string(problem.kind->what_ja) + problem.found +
         " " + problem.place.cell;
}

// The id of what an action made: most answer with it, an officer change with its person, a request
// for nominations with a list, of which the story asks for one at a time.
std::string made_by(const JsonValue& reply) {
  const auto ids = reply.members().find("ids");
  if (ids != reply.members().end() && ids->second.elements() != nullptr &&
      !ids->second.elements()->empty()) {
    return *ids->second.elements()->front().text();
  }
  const auto id = text_of(reply, "id");
  return id.empty() ? text_of(reply, "person") : id;
}

/// Does the story in one open installation.
class Storyteller {
 public:
  Storyteller(application::Application& application, store::Database& database,
              const DemoSettings& settings)
      : m_application(application), m_database(database), m_settings(settings) {}

  Result<DemoReply> tell() {
    const auto steps = TRY(read_story(m_settings.story_folder, m_settings.today));
    if (steps.empty()) return DemoReply{};
    DemoReply reply;
    reply.sign_ins.push_back(TRY(begin_administrator(steps.front().day)));
    for (const auto& step : steps) TRY(take(step));
    if (m_settings.with_accounts) TRY(add_sign_ins(reply));
    reply.organisations = TRY(count<accounts::Organisation>());
    reply.posts = TRY(count<accounts::Post>());
    reply.persons = TRY(count<accounts::Person>());
    reply.councils =
        static_cast<int>(std::count_if(steps.begin(), steps.end(), [](const Step& step) {
          return step.action == "councils.keep_council";
        }));
    m_made[std::string(administrator_key)] = m_administrator.text;
    reply.made = std::move(m_made);
    return reply;
  }

 private:
  template <class Record>
  Result<int> count() {
    return static_cast<int>(TRY(store::list<Record>(m_database)).size());
  }

  accounts::Desk desk_of(accounts::Actor actor, const base::Date& day, std::int64_t now) {
    return {m_database, m_application.office(), std::move(actor), day, now, {}, {}, {}};
  }

  Result<DemoSignIn> begin_administrator(const base::Date& day) {
    auto desk = desk_of(accounts::nobody(), day, m_settings.now);
    desk.actor.name = "見本の作成";
    const auto token =
        TRY(accounts::create_administrator(desk, {administrator_login, "見本", "管理者"}));
    const auto credentials =
        TRY(accounts::credentials_of_login(m_database, administrator_login)).value();
    m_administrator = credentials.person;
    DemoSignIn sign_in{"システム管理", "見本 管理者", "", administrator_login, {}, {}, {}};
    TRY(take_up(sign_in, m_administrator, token));
    return sign_in;
  }

  // Whoever does a step: the holder, on that day, of the post it names.
  Result<accounts::PersonId> person_of(const Step& step) {
    if (step.by == administrator_key) return m_administrator;
    const auto post = m_made.find(step.by);
    if (post == m_made.end()) return problem_of(step, step.by);
    const auto holder = TRY(accounts::holder_on(m_database, {post->second}, step.day));
    if (!holder) return problem_of(step, step.by + "（空席）");
    return holder->id;
  }

  static base::Problem problem_of(const Step& step, std::string found) {
    return base::make_problem(problems::wrong_step, std::move(found), step.action,
                              {step.file, {}, "row " + std::to_string(step.line)});
  }

  base::Status take(const Step& step) {
    const auto person = TRY(person_of(step));
    auto actor = TRY(accounts::load_actor(m_database, person, step.day));
    auto desk = desk_of(std::move(actor), step.day, noon_of(step.day));
    const auto input = TRY(input_of(step, m_made, m_settings.today));
    const auto reply = do_action(desk, step.action, input);
    if (!reply) return problem_of(step, short_text(reply.problem()));
    if (step.key.empty()) return base::success();
    m_made[step.key] = made_by(*reply);
    return base::success();
  }

  static Result<JsonValue> do_action(accounts::Desk& desk, std::string_view name,
                                     const JsonValue& input) {
    const auto* action = application::find_action(name);
    if (action == nullptr) return base::make_problem(problems::wrong_step, std::string(name));
    const auto answer = TRY(action->run(desk, input));
    return JsonValue::parse(answer.body);
  }

  // sign_ins.csv: role, key of the post, login.
  base::Status add_sign_ins(DemoReply& reply) {
    const std::string bytes = TRY(base::read_file(m_settings.story_folder / "sign_ins.csv"));
    const auto table = TRY(formats::read_csv(bytes, "sign_ins.csv"));
    for (std::size_t row = 1; row < table.rows_count(); ++row) {
      const auto cells = table.row(row);
      Step named;
      named.by = std::string(cells[1]);
      named.day = m_settings.today;
      named.file = "sign_ins.csv";
      named.line = table.line_of(row);
      reply.sign_ins.push_back(TRY(invite(std::string(cells[0]), std::string(cells[2]), named)));
    }
    return base::success();
  }

  Result<DemoSignIn> invite(std::string role, std::string login, const Step& named) {
    const auto person = TRY(person_of(named));
    const auto record = TRY(store::get<accounts::Person>(m_database, person.text)).record;
    const auto post = TRY(store::get<accounts::Post>(m_database, m_made[named.by])).record;
    const auto body =
        TRY(store::get<accounts::Organisation>(m_database, post.organisation.text)).record;
    DemoSignIn sign_in{
        std::move(role), record.name(), body.name + " " + post.title, std::move(login), {}, {}, {}};
    const auto administrator =
        TRY(accounts::load_actor(m_database, m_administrator, m_settings.today));
    auto desk = desk_of(administrator, m_settings.today, m_settings.now);
    JsonValue input;
    input.set("person", JsonValue::of_text(person.text));
    input.set("login", JsonValue::of_text(sign_in.login));
    const auto invitation = TRY(do_action(desk, "accounts.invite_person", input));
    const std::string path = text_of(invitation, "path");
    TRY(take_up(sign_in, person, path.substr(path.find('#') + 1)));
    return sign_in;
  }

  // As the person does it: sets the password, and the second factor where a role asks for it.
  base::Status take_up(DemoSignIn& sign_in, const accounts::PersonId& person,
                       const std::string& token) {
    sign_in.password = m_settings.password;
    auto desk = desk_of(accounts::nobody(), m_settings.today, m_settings.now);
    JsonValue input;
    input.set("token", JsonValue::of_text(token));
    input.set("password", JsonValue::of_text(sign_in.password));
    TRY(do_action(desk, "accounts.take_up_invitation", input));
    desk.actor = TRY(accounts::load_actor(m_database, person, m_settings.today));
    const bool needs_code =
        std::any_of(desk.actor.roles.begin(), desk.actor.roles.end(),
                    [](const auto& held) { return accounts::needs_second_factor(held.role); });
    if (!needs_code) return base::success();
    const auto nothing = TRY(JsonValue::parse("{}"));
    const auto set_up = TRY(do_action(desk, "accounts.set_up_second_factor", nothing));
    sign_in.secret = text_of(set_up, "secret");
    JsonValue code;
    code.set("code", JsonValue::of_text(accounts::one_time_code(sign_in.secret, desk.now)));
    const auto codes = TRY(do_action(desk, "accounts.confirm_second_factor", code));
    sign_in.recovery_codes =
        TRY(base::read_json<std::vector<std::string>>(codes.members().find("codes")->second));
    return base::success();
  }

  application::Application& m_application;
  store::Database& m_database;
  const DemoSettings& m_settings;
  accounts::PersonId m_administrator;
  MadeRecords m_made;
};

base::Status refuse_folder_in_use(const application::Settings& installation) {
  const auto application = TRY(application::Application::open(installation));
  auto lease = TRY(application->store().lease());
  if (TRY(store::list<accounts::Person>(lease.database())).empty()) return base::success();
  return base::make_problem(problems::folder_in_use, installation.data_folder.string());
}

}  // namespace

Result<DemoReply> make_demo(const application::Settings& installation,
                            const DemoSettings& settings) {
  TRY(refuse_folder_in_use(installation));
  const auto areas = TRY(base::read_file(settings.story_folder / "areas.csv"));
  TRY(base::write_file(installation.data_folder / application::own_areas_file, areas));
  const auto application = TRY(application::Application::open(installation));
  auto lease = TRY(application->store().lease());
  DemoSettings asked = settings;
  if (asked.password.empty()) asked.password = accounts::new_recovery_codes().front();
  return Storyteller(*application, lease.database(), asked).tell();
}

}  // namespace engawa::demo
