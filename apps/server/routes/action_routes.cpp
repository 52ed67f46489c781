#include "apps/server/routes/action_routes.hpp"

#include <algorithm>
#include <ctime>

#include "apps/server/problems.hpp"
#include "apps/server/routes/problem_status.hpp"
#include "apps/server/target.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {

using accounts::Action;
using accounts::Desk;
using application::Application;
using base::JsonValue;
using base::Result;

struct SignInInput {
  std::string login;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (login, password))
struct CodeInput {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeInput, (), (code))
struct WhoAmI {
  bool is_signed_in = false;
  bool needs_code = false;
  bool must_set_up_code = false;
  std::string person;
  std::string name;
  std::vector<std::string> roles;
  bool is_administrator = false;
  bool may_read_log = false;
};
BOOST_DESCRIBE_STRUCT(WhoAmI, (),
                      (is_signed_in, needs_code, must_set_up_code, person, name, roles,
                       is_administrator, may_read_log))

namespace {

constexpr std::string_view cookie_name = "engawa_sign_in";

// Value of our cookie (RFC 6265 5.4), empty when there is none.
std::string cookie_of(const Request& request) {
  for (const auto& part : base::split(request.header("Cookie"), ';')) {
    const auto pair = base::trim(part);
    const auto sign = pair.find('=');
    if (sign != std::string::npos && std::string_view(pair).substr(0, sign) == cookie_name) {
      return pair.substr(sign + 1);
    }
  }
  return {};
}

// A proxy on this machine tells whom it speaks for; anybody else is taken for what the socket says.
std::string address_of(const Request& request) {
  const bool from_here = request.address == "127.0.0.1" || request.address == "::1";
  const auto forwarded = request.header("X-Forwarded-For");
  if (!from_here || forwarded.empty()) return request.address;
  return base::trim(base::split(forwarded, ',').back());
}

// The proxy ends TLS, so only it knows.
bool is_behind_tls(const Request& request) {
  return equal_ignoring_case(request.header("X-Forwarded-Proto"), "https");
}

std::pair<std::string, std::string> cookie_header(const Request& request,
                                                  const std::string& token) {
  std::string cookie = std::string(cookie_name) + "=" + token + "; Path=/; HttpOnly; SameSite=Lax";
  cookie +=
      token.empty() ? "; Max-Age=0" : "; Max-Age=" + std::to_string(accounts::sign_in_seconds_max);
  if (is_behind_tls(request)) cookie += "; Secure";
  return {"Set-Cookie", cookie};
}

Response problem_response(const base::Problem& problem) {
  return error_response(problem, status_of(problem));
}

Response private_json(std::string json) {
  Response response = json_response(std::move(json));
  response.caching = Caching::none;
  return response;
}

// One request at the desk: its connection, and who asks.
class Visit {
 public:
  static Result<Visit> begin(Application& application, const Request& request) {
    Visit visit(TRY(application.store().lease()));
    visit.m_session.emplace();
    const std::int64_t now = std::time(nullptr);
    const auto today = base::date_in_japan(now);
    const std::string token = cookie_of(request);
    if (!token.empty()) {
      auto session = TRY(accounts::session_of(visit.m_lease.database(), token, today, now));
      if (session) visit.m_session = std::move(session);
    }
    constexpr std::size_t agent_letters_max = 200;
    visit.m_desk.emplace(
        Desk{visit.m_lease.database(), application.office(), visit.m_session->actor, today, now,
             visit.m_session->sign_in, address_of(request),
             std::string(request.header("User-Agent").substr(0, agent_letters_max))});
    return visit;
  }
  Desk& desk() { return *m_desk; }
  [[nodiscard]] const accounts::Session& session() const { return *m_session; }

 private:
  explicit Visit(store::Lease lease) : m_lease(std::move(lease)) {}
  store::Lease m_lease;
  std::optional<accounts::Session> m_session;
  std::optional<Desk> m_desk;
};

std::optional<Response> refuse_body_type(const Request& request) {
  const auto type = base::split(request.header("Content-Type"), ';').front();
  if (equal_ignoring_case(base::trim(type), "application/json")) return std::nullopt;
  return error_response(base::make_problem(problems::body_not_json, std::string(type)), 415);
}

JsonValue json_of_query(const Request& request) {
  JsonValue json;
  json.set("", {});
  json.remove("");
  for (const auto& [name, value] : request.query) json.set(name, JsonValue::of_text(value));
  return json;
}

Response answer_response(accounts::Answer answer) {
  Response response;
  response.caching = Caching::none;
  response.content_type = answer.content_type;
  if (!answer.file_name.empty()) {
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename*=UTF-8''" + percent_encode(answer.file_name));
  }
  response.body = make_body(std::move(answer.body));
  return response;
}

Response run_action(Application& application, const Action& action, const Request& request) {
  Result<JsonValue> json = json_of_query(request);
  if (action.takes_body) {
    if (auto refused = refuse_body_type(request)) return *refused;
    json = JsonValue::parse(request.body);
  }
  if (!json) return problem_response(json.problem());
  auto visit = Visit::begin(application, request);
  if (!visit) return problem_response(visit.problem());
  auto answer = action.run(visit->desk(), *json);
  if (!answer) return problem_response(answer.problem());
  return answer_response(std::move(*answer));
}

WhoAmI who_am_i(const accounts::Session& session) {
  WhoAmI reply;
  const auto& actor = session.actor;
  reply.is_signed_in = actor.is_signed_in();
  reply.needs_code = session.needs_code;
  reply.must_set_up_code = session.must_set_up_code;
  reply.person = actor.person.text;
  reply.name = actor.name;
  if (actor.lacks_second_factor) return reply;
  for (const auto& held : actor.roles) {
    const std::string role(accounts::japanese(held.role));
    const bool is_new =
        std::find(reply.roles.begin(), reply.roles.end(), role) == reply.roles.end();
    if (is_new) reply.roles.push_back(role);
  }
  reply.is_administrator = actor.holds(accounts::Role::Administrator);
  reply.may_read_log = accounts::may(actor, accounts::Right::ReadLog, {});
  return reply;
}

template <class Input>
Result<Input> body_as(const Request& request) {
  const auto json = TRY(JsonValue::parse(request.body));
  return base::read_json<Input>(json);
}

Response sign_in(Application& application, const Request& request) {
  if (auto refused = refuse_body_type(request)) return *refused;
  const auto input = body_as<SignInInput>(request);
  if (!input) return problem_response(input.problem());
  auto visit = Visit::begin(application, request);
  if (!visit) return problem_response(visit.problem());
  const auto made = accounts::sign_in(visit->desk(), input->login, input->password);
  if (!made) return problem_response(made.problem());
  const auto session = accounts::session_of(visit->desk().database, made->token,
                                            visit->desk().today, visit->desk().now);
  if (!session) return problem_response(session.problem());
  Response response = private_json(base::to_json(who_am_i(session->value_or(accounts::Session{}))));
  response.headers.push_back(cookie_header(request, made->token));
  return response;
}

Response show_second_factor(Application& application, const Request& request) {
  if (auto refused = refuse_body_type(request)) return *refused;
  const auto input = body_as<CodeInput>(request);
  if (!input) return problem_response(input.problem());
  auto visit = Visit::begin(application, request);
  if (!visit) return problem_response(visit.problem());
  const auto shown = accounts::show_second_factor(visit->desk(), input->code);
  if (!shown) return problem_response(shown.problem());
  auto again = Visit::begin(application, request);
  if (!again) return problem_response(again.problem());
  return private_json(base::to_json(who_am_i(again->session())));
}

Response sign_out(Application& application, const Request& request) {
  if (auto refused = refuse_body_type(request)) return *refused;
  auto visit = Visit::begin(application, request);
  if (!visit) return problem_response(visit.problem());
  const auto ended = accounts::sign_out(visit->desk());
  if (!ended) return problem_response(ended.problem());
  Response response = private_json("{}");
  response.headers.push_back(cookie_header(request, {}));
  return response;
}

Response tell_who_i_am(Application& application, const Request& request) {
  auto visit = Visit::begin(application, request);
  if (!visit) return problem_response(visit.problem());
  return private_json(base::to_json(who_am_i(visit->session())));
}

using Answerer = Response (*)(Application&, const Request&);

void add_route(ApiRouter& router, Application& application, std::string method, std::string path,
               Answerer answerer) {
  router.add({std::move(method), std::move(path),
              [&application, answerer](const Request& request, const PathParameters&) {
                return answerer(application, request);
              }});
}

}  // namespace

void add_action_routes(ApiRouter& router, Application& application) {
  for (const Action& action : application::all_actions()) {
    router.add({action.takes_body ? "POST" : "GET", action.path(),
                [&application, &action](const Request& request, const PathParameters&) {
                  return run_action(application, action, request);
                },
                action.body_bytes_max});
  }
  router.add({"GET", "/api/openapi.json", [](const Request&, const PathParameters&) {
                return json_response(application::openapi_document());
              }});
  add_route(router, application, "POST", "/api/accounts/sign-in", sign_in);
  add_route(router, application, "POST", "/api/accounts/show-second-factor", show_second_factor);
  add_route(router, application, "POST", "/api/accounts/sign-out", sign_out);
  add_route(router, application, "GET", "/api/accounts/who-am-i", tell_who_i_am);
}

}  // namespace engawa::server
