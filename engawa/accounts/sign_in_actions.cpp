#include <algorithm>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/one_time_code.hpp"
#include "engawa/accounts/password.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/qr_code.hpp"
#include "engawa/accounts/recovery_codes.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/accounts/token.hpp"

namespace engawa::accounts {

using base::make_problem;
using base::Result;

struct InvitePerson {
  PersonId person;
  std::string login;  ///< empty: the person's mail address
};
BOOST_DESCRIBE_STRUCT(InvitePerson, (), (person, login))
struct Invitation {
  std::string path;  ///< the page where the password is set; shown once
  std::string login;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (path, login))

struct TakeUpInvitation {
  std::string token;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(TakeUpInvitation, (), (token, password))
struct LoginReply {
  std::string login;
};
BOOST_DESCRIBE_STRUCT(LoginReply, (), (login))

struct ChangePassword {
  std::string current_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current_password, new_password))

struct SecondFactorSetUp {
  std::string secret;
  std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(SecondFactorSetUp, (), (secret, qr_svg))
struct CodeInput {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeInput, (), (code))
struct RecoveryCodes {
  std::vector<std::string> codes;  ///< shown once
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (codes))

struct SignInEntry {
  std::string id;
  std::int64_t created = 0;
  std::int64_t last_seen = 0;
  std::string address;
  std::string agent;
  bool is_this_one = false;
};
BOOST_DESCRIBE_STRUCT(SignInEntry, (), (id, created, last_seen, address, agent, is_this_one))
struct SignInList {
  std::vector<SignInEntry> sign_ins;
  std::int64_t recovery_codes_left = 0;
  bool has_second_factor = false;
};
BOOST_DESCRIBE_STRUCT(SignInList, (), (sign_ins, recovery_codes_left, has_second_factor))
struct SignInInput {
  std::string sign_in;  ///< empty: all but this one
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (sign_in))

namespace {

Result<Invitation> invite_person(Desk& desk, store::Change& change, const InvitePerson& input) {
  const auto person = TRY(store::get<Person>(desk.database, input.person.text));
  const std::string login = input.login.empty() ? person.record.mail : input.login;
  if (login_key(login).empty()) return base::member_problem("login", "", "メールアドレスなど");
  const auto token = TRY(make_invitation(desk.database, input.person, login, desk.now));
  change.mention(store::table_of<Person>, input.person.text);
  return Invitation{"/invitation#" + token, login_key(login)};
}

Result<std::string> checked_hash(const Desk& desk, const std::string& password,
                                 const std::string& login, const Person& person) {
  const std::vector<std::string> names{person.family_name, person.given_name, person.family_reading,
                                       person.given_reading};
  TRY(check_password_rules(password, login, names, desk.office.common_phrases));
  return hash_password(password);
}

Result<LoginReply> take_up_invitation(Desk& desk, store::Change& change,
                                      const TakeUpInvitation& input) {
  const std::string hash = token_hash(input.token);
  const auto link = TRY(find_link(desk.database, hash));
  if (!link || link->purpose != "invitation" || link->expires < desk.now) {
    return make_problem(problems::link_not_valid);
  }
  auto credentials = TRY(credentials_of(desk.database, link->person)).value_or(Credentials{});
  const auto person = TRY(store::get<Person>(desk.database, link->person.text));
  credentials.password_hash =
      TRY(checked_hash(desk, input.password, credentials.login, person.record));
  TRY(keep_credentials(desk.database, credentials));
  TRY(remove_link(desk.database, hash));
  // Whoever knew the former password is out.
  TRY(end_sign_ins(desk.database, link->person, {}));
  change.mention(store::table_of<Person>, link->person.text);
  return LoginReply{credentials.login};
}

Result<LoginReply> change_password(Desk& desk, store::Change& change, const ChangePassword& input) {
  auto credentials = TRY(credentials_of(desk.database, desk.actor.person));
  if (!credentials || !verify_password(credentials->password_hash, input.current_password)) {
    return make_problem(problems::wrong_login_or_password);
  }
  const auto person = TRY(store::get<Person>(desk.database, desk.actor.person.text));
  credentials->password_hash =
      TRY(checked_hash(desk, input.new_password, credentials->login, person.record));
  TRY(keep_credentials(desk.database, *credentials));
  TRY(end_sign_ins(desk.database, desk.actor.person, desk.sign_in));
  change.mention(store::table_of<Person>, desk.actor.person.text);
  return LoginReply{credentials->login};
}

Result<SecondFactorSetUp> set_up_second_factor(Desk& desk, store::Change& change, const NoInput&) {
  auto credentials = TRY(credentials_of(desk.database, desk.actor.person));
  if (!credentials) return make_problem(problems::wrong_login_or_password);
  // A confirmed factor is only replaced by confirming the new one with the old sign-in at hand.
  if (credentials->totp_confirmed) return make_problem(problems::second_factor_exists);
  credentials->totp_secret = new_one_time_secret();
  credentials->totp_last_step = 0;
  TRY(keep_credentials(desk.database, *credentials));
  change.mention(store::table_of<Person>, desk.actor.person.text);
  const auto uri = one_time_code_uri(credentials->totp_secret, credentials->login);
  return SecondFactorSetUp{credentials->totp_secret,
                           TRY(qr_code_svg(uri, "認証アプリで読み取るQRコード"))};
}

Result<RecoveryCodes> confirm_second_factor(Desk& desk, store::Change& change,
                                            const CodeInput& input) {
  auto credentials = TRY(credentials_of(desk.database, desk.actor.person));
  if (!credentials || credentials->totp_secret.empty()) return make_problem(problems::wrong_code);
  const auto step = matching_step(credentials->totp_secret, input.code, desk.now);
  if (!step || *step <= credentials->totp_last_step) return make_problem(problems::wrong_code);
  credentials->totp_confirmed = true;
  credentials->totp_last_step = *step;
  TRY(keep_credentials(desk.database, *credentials));
  RecoveryCodes reply{new_recovery_codes()};
  std::vector<std::string> hashes;
  for (const auto& code : reply.codes) hashes.push_back(recovery_code_hash(code).value_or(""));
  TRY(replace_recovery_codes(desk.database, desk.actor.person, hashes));
  TRY(mark_second_factor(desk.database, desk.sign_in));
  change.mention(store::table_of<Person>, desk.actor.person.text);
  return reply;
}

Result<SignInList> list_sign_ins(Desk& desk, const NoInput&) {
  SignInList reply;
  for (const auto& row : TRY(sign_ins_of(desk.database, desk.actor.person))) {
    reply.sign_ins.push_back(
        {row.id, row.created, row.last_seen, row.address, row.agent, row.id == desk.sign_in});
  }
  reply.recovery_codes_left = TRY(recovery_codes_left(desk.database, desk.actor.person));
  const auto credentials = TRY(credentials_of(desk.database, desk.actor.person));
  reply.has_second_factor = credentials && credentials->totp_confirmed;
  return reply;
}

Result<SignInInput> end_own_sign_in(Desk& desk, store::Change& change, const SignInInput& input) {
  if (input.sign_in.empty()) {
    TRY(end_sign_ins(desk.database, desk.actor.person, desk.sign_in));
  }
  for (const auto& row : TRY(sign_ins_of(desk.database, desk.actor.person))) {
    if (row.id == input.sign_in) TRY(end_sign_in(desk.database, row.id));
  }
  change.mention("accounts_sign_ins", input.sign_in);
  return input;
}

/// Takes a person's second factor away, so that it can be set up anew: the way out when phone and
/// recovery codes are lost. All sign-ins end.
Result<Written> reset_second_factor(Desk& desk, store::Change& change, const InvitePerson& input) {
  auto credentials = TRY(credentials_of(desk.database, input.person));
  if (!credentials) return make_problem(problems::wrong_login_or_password);
  credentials->totp_secret.clear();
  credentials->totp_confirmed = false;
  TRY(keep_credentials(desk.database, *credentials));
  TRY(replace_recovery_codes(desk.database, input.person, {}));
  TRY(end_sign_ins(desk.database, input.person, {}));
  change.mention(store::table_of<Person>, input.person.text);
  return Written{input.person.text, 0};
}

}  // namespace

std::vector<Action> sign_in_actions() {
  return {
      changing("accounts.invite_person", "招待のリンクを作る", Right::KeepAccounts,
               anywhere<InvitePerson>, invite_person),
      changing("accounts.take_up_invitation", "招待を受けてパスワードを決める", Right::Anybody,
               anywhere<TakeUpInvitation>, take_up_invitation),
      changing("accounts.change_password", "パスワードを変える", Right::OwnAccount,
               oneself<ChangePassword>, change_password),
      changing("accounts.set_up_second_factor", "二つ目の確認（認証アプリ）を用意する",
               Right::OwnAccount, oneself<NoInput>, set_up_second_factor),
      changing("accounts.confirm_second_factor", "二つ目の確認（認証アプリ）を始める",
               Right::OwnAccount, oneself<CodeInput>, confirm_second_factor),
      changing("accounts.reset_second_factor", "二つ目の確認を取り消して、設定し直せるようにする",
               Right::KeepAccounts, anywhere<InvitePerson>, reset_second_factor),
      reading("accounts.list_sign_ins", "自分のログインを見る", Right::OwnAccount, oneself<NoInput>,
              list_sign_ins),
      changing("accounts.end_sign_in", "自分のログインを終える", Right::OwnAccount,
               oneself<SignInInput>, end_own_sign_in)};
}

}  // namespace engawa::accounts
