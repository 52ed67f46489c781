#include "engawa/accounts/member_list.hpp"

#include <algorithm>
#include <map>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/text_checks.hpp"
#include "engawa/base/base64.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

using base::make_problem;
using base::Result;

/// What one line is about, once it is compared with the register.
struct PlannedLine {
  MemberRow row;
  MemberLine told;
  std::string organisation_key;
  std::string post_key;         ///< with the organisation's
  OrganisationId organisation;  ///< empty: to be added
  PostId post;                  ///< empty: to be added
  PersonId person;              ///< in the register; empty: a new one
  std::string kind;             ///< key of a new organisation's kind
  std::string profession;
  Rank rank = Rank::Officer;
  base::Date starts_on;
  bool changes_officer = false;

  void problem(std::string text) { told.problems_ja.push_back(std::move(text)); }
};

struct KnownPost {
  Post post;
  std::optional<Tenure> tenure;
  std::string holder;
};

/// The register, by the keys a list is compared with.
class Register {
 public:
  static Result<Register> read(Desk& desk) {
    Register known;
    for (auto& found : TRY(store::list<Organisation>(desk.database))) {
      known.m_organisations[base::label_key(found.record.name)].push_back(found.record);
    }
    for (auto& found : TRY(store::list<Person>(desk.database))) {
      known.m_by_mail.emplace(found.record.mail, found.record.id.text);
      known.m_persons[found.record.id.text] = std::move(found.record);
    }
    std::map<std::string, Tenure> tenures;
    for (auto& found : TRY(store::list<Tenure>(desk.database))) {
      auto& latest = tenures[found.record.post.text];
      if (latest.id.empty() || latest.starts_on < found.record.starts_on) latest = found.record;
    }
    for (auto& found : TRY(store::list<Post>(desk.database))) {
      KnownPost post{found.record, {}, {}};
      const auto tenure = tenures.find(found.record.id.text);
      if (tenure != tenures.end()) {
        post.tenure = tenure->second;
        post.holder = known.m_persons[tenure->second.person.text].name();
      }
      known.m_posts[post_key(found.record.organisation.text, found.record.title)] = post;
    }
    return known;
  }

  [[nodiscard]] const std::vector<Organisation>* organisations(const std::string& key) const {
    const auto found = m_organisations.find(key);
    return found == m_organisations.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const KnownPost* post(const OrganisationId& organisation,
                                      const std::string& title) const {
    const auto found = m_posts.find(post_key(organisation.text, title));
    return found == m_posts.end() ? nullptr : &found->second;
  }
  /// A person of that name and mail; without a mail nobody is taken to be the same.
  [[nodiscard]] PersonId person(const MemberRow& row) const {
    if (row.mail.empty()) return {};
    const auto [first, last] = m_by_mail.equal_range(row.mail);
    for (auto at = first; at != last; ++at) {
      const Person& it = m_persons.at(at->second);
      if (it.family_name == row.family_name && it.given_name == row.given_name) return it.id;
    }
    return {};
  }

 private:
  static std::string post_key(const std::string& organisation, const std::string& title) {
    return organisation + "\n" + base::label_key(title);
  }
  std::map<std::string, std::vector<Organisation>> m_organisations;
  std::map<std::string, KnownPost> m_posts;
  std::map<std::string, Person> m_persons;
  std::multimap<std::string, std::string> m_by_mail;  ///< mail to id
};

std::string name_of(const MemberRow& row) {
  return row.given_name.empty() ? row.family_name : row.family_name + " " + row.given_name;
}

/// Compares a list with the register, line by line.
class Planner {
 public:
  Planner(Desk& desk, const MemberListInput& input, const Register& known)
      : m_desk(desk), m_input(input), m_register(known) {}

  PlannedLine plan(const MemberRow& row) {
    PlannedLine line;
    line.row = row;
    line.told = {row.line, row.organisation, row.title, name_of(row), {}, {}};
    check_texts(line);
    find_organisation(line);
    find_post(line);
    find_officer(line);
    return line;
  }

 private:
  static void check_texts(PlannedLine& line) {
    const MemberRow& row = line.row;
    for (const auto& [what, text, is_required] : {std::tuple{"組織", &row.organisation, true},
                                                  {"職位", &row.title, true},
                                                  {"姓", &row.family_name, false},
                                                  {"名", &row.given_name, false},
                                                  {"フリガナ", &row.family_reading, false},
                                                  {"メール", &row.mail, false}}) {
      const auto checked = one_line(what, *text, is_required);
      if (checked.ok()) continue;
      line.problem(std::string(what) +
                   (text->empty()
                        ? "が空です。"
                        : "を保存できません（長すぎるか、表示できない文字があります）。"));
    }
  }

  void find_organisation(PlannedLine& line) {
    line.organisation_key = base::label_key(line.row.organisation);
    if (const auto* found = m_register.organisations(line.organisation_key)) {
      if (found->size() > 1) line.problem("同じ名称の組織が、登録に二つ以上あります。");
      line.organisation = found->front().id;
      if (!may(m_desk.actor, Right::KeepDirectory, place_of(found->front()))) {
        line.problem("この組織の記録を守る事務局ではないため、直せません。");
      }
      return;
    }
    const auto [place_of_first, is_first] =
        m_new_organisations.emplace(line.organisation_key, NewOrganisation{line.row.line, {}});
    auto& first = place_of_first->second;
    if (is_first) {
      line.told.steps_ja.emplace_back("組織を加える");
      first.kind = key_of_kind(line.row.kind);
    }
    line.kind = first.kind;
    if (line.kind.empty()) line.problem(kind_problem(line, first, is_first));
    Place place;
    place.tenants = {m_input.owner.text};
    if (!may(m_desk.actor, Right::KeepDirectory, place)) {
      line.problem("新しい組織の記録を守る事務局を選んでください。");
    }
  }

  struct NewOrganisation {
    int line = 0;
    std::string kind;
  };

  static std::string kind_problem(const PlannedLine& line, const NewOrganisation& first,
                                  bool is_first) {
    if (!is_first)
      return "この組織を加える" + std::to_string(first.line) + "行目に問題があります。";
    if (line.row.kind.empty()) return "新しい組織には「種別」が要ります。";
    return "「" + line.row.kind + "」は種別の一覧にありません。";
  }

  void find_post(PlannedLine& line) {
    line.post_key = line.organisation_key + "\n" + base::label_key(line.row.title);
    const auto [place, is_new] = m_lines.emplace(line.post_key, line.row.line);
    if (!is_new) {
      line.problem("同じ組織の同じ職位が、" + std::to_string(place->second) + "行目にもあります。");
    }
    if (!line.row.rank.empty()) read_rank(line);
    const auto* found =
        line.organisation.empty() ? nullptr : m_register.post(line.organisation, line.row.title);
    if (found != nullptr) {
      line.post = found->post.id;
      m_known_post = found;
      return;
    }
    m_known_post = nullptr;
    line.told.steps_ja.emplace_back("職位を加える");
  }

  static void read_rank(PlannedLine& line) {
    for (const auto rank : {Rank::Head, Rank::Senior, Rank::Officer}) {
      if (japanese(rank) != line.row.rank) continue;
      line.rank = rank;
      return;
    }
    line.problem("階層「" + line.row.rank + "」は、長・課長級以上・担当者のどれでもありません。");
  }

  void find_officer(PlannedLine& line) {
    if (!line.row.profession.empty()) read_profession(line);
    line.starts_on = m_input.starts_on;
    if (!line.row.starts_on.empty()) {
      const auto day = base::Date::parse(line.row.starts_on);
      if (day.ok()) line.starts_on = *day;
      if (!day.ok()) line.problem("着任の日「" + line.row.starts_on + "」を読めません。");
    }
    if (line.row.family_name.empty()) return;  // vacant, or only the post is told
    const bool is_held = m_known_post != nullptr && m_known_post->tenure &&
                         m_known_post->tenure->covers(m_desk.today);
    const std::string former = is_held ? m_known_post->holder : std::string{};
    if (base::label_key(former) == base::label_key(name_of(line.row))) return;
    if (m_known_post != nullptr && m_known_post->tenure &&
        line.starts_on <= m_known_post->tenure->starts_on) {
      line.problem("着任の日が、いまの担当者の着任（" + m_known_post->tenure->starts_on.japanese() +
                   "）より後ではありません。");
    }
    line.person = m_register.person(line.row);
    line.changes_officer = true;
    line.told.steps_ja.push_back("担当者: " + (former.empty() ? "空席" : former) + " → " +
                                 name_of(line.row));
  }

  void read_profession(PlannedLine& line) {
    for (const auto& word : m_desk.office.vocabulary.professions()) {
      if (word.label == line.row.profession || word.key == line.row.profession) {
        line.profession = word.key;
        return;
      }
    }
    line.problem("職種「" + line.row.profession + "」は一覧にありません。");
  }

  [[nodiscard]] std::string key_of_kind(const std::string& word) const {
    for (const auto& kind : m_desk.office.vocabulary.organisation_kinds()) {
      if (kind.label == word || kind.key == word) return kind.key;
    }
    return {};
  }

  Desk& m_desk;
  const MemberListInput& m_input;
  const Register& m_register;
  const KnownPost* m_known_post = nullptr;
  std::map<std::string, NewOrganisation> m_new_organisations;  ///< by their key
  std::map<std::string, int> m_lines;                          ///< post key to its first line
};

Result<std::string> content_of(const MemberListInput& input) {
  if (input.base64.empty()) return input.text;
  return base::decode_base64("base64", input.base64);
}

struct Plan {
  MemberListReply reply;
  std::vector<PlannedLine> lines;
};

Result<Plan> plan_of(Desk& desk, const MemberListInput& input) {
  std::string bytes = TRY(content_of(input));
  auto table = TRY(read_member_table(std::move(bytes)));
  const auto known = TRY(Register::read(desk));
  Planner planner(desk, input, known);
  Plan plan;
  plan.reply.known_columns = std::move(table.known_columns);
  plan.reply.unknown_columns = std::move(table.unknown_columns);
  for (const auto& row : table.rows) {
    auto line = planner.plan(row);
    const bool is_wrong = !line.told.problems_ja.empty();
    plan.reply.with_problems += is_wrong ? 1 : 0;
    if (!is_wrong) {
      const auto& steps = line.told.steps_ja;
      plan.reply.unchanged += steps.empty() ? 1 : 0;
      plan.reply.new_organisations +=
          static_cast<int>(std::count(steps.begin(), steps.end(), "組織を加える"));
      plan.reply.new_posts += line.post.empty() ? 1 : 0;
      plan.reply.officer_changes += line.changes_officer ? 1 : 0;
    }
    plan.reply.lines.push_back(line.told);
    plan.lines.push_back(std::move(line));
  }
  return plan;
}

/// Does what was planned, in the order of the lines.
class Importer {
 public:
  Importer(Desk& desk, store::Change& change, const MemberListInput& input)
      : m_desk(desk), m_change(change), m_input(input) {}

  base::Status take(const PlannedLine& line) {
    const auto organisation = TRY(organisation_of(line));
    const auto post = TRY(post_of(line, organisation));
    if (!line.changes_officer) return base::success();
    ChangeOfficer officer;
    officer.post = post;
    officer.starts_on = line.starts_on;
    officer.person = line.person;
    officer.family_name = line.row.family_name;
    officer.given_name = line.row.given_name;
    officer.family_reading = line.row.family_reading;
    officer.given_reading = line.row.given_reading;
    officer.mail = line.row.mail;
    officer.profession = line.profession;
    TRY(change_officer(m_desk, m_change, officer));
    return base::success();
  }

 private:
  Result<OrganisationId> organisation_of(const PlannedLine& line) {
    if (!line.organisation.empty()) return line.organisation;
    auto& made = m_made[line.organisation_key];
    if (!made.empty()) return made;
    KeepOrganisation input;
    input.organisation.name = line.row.organisation;
    input.organisation.kind = line.kind;
    input.organisation.owner = m_input.owner;
    made = {TRY(keep_organisation(m_desk, m_change, input)).id};
    return made;
  }

  Result<PostId> post_of(const PlannedLine& line, const OrganisationId& organisation) {
    if (!line.post.empty()) return line.post;
    KeepPost input;
    input.post.organisation = organisation;
    input.post.title = line.row.title;
    input.post.rank = line.rank;
    return PostId{TRY(keep_post(m_desk, m_change, input)).id};
  }

  Desk& m_desk;
  store::Change& m_change;
  const MemberListInput& m_input;
  std::map<std::string, OrganisationId> m_made;
};

}  // namespace

Result<MemberListReply> preview_members(Desk& desk, const MemberListInput& input) {
  return TRY(plan_of(desk, input)).reply;
}

Result<MemberListReply> import_members(Desk& desk, store::Change& change,
                                       const MemberListInput& input) {
  auto plan = TRY(plan_of(desk, input));
  if (plan.reply.with_problems > 0 && !input.leave_out) {
    return make_problem(problems::member_lines_wrong,
                        std::to_string(plan.reply.with_problems) + "行");
  }
  Importer importer(desk, change, input);
  for (const auto& line : plan.lines) {
    if (line.told.problems_ja.empty()) TRY(importer.take(line));
  }
  return plan.reply;
}

std::vector<Action> member_list_actions() {
  return {takes_file(reading("accounts.preview_members", "名簿の取込みを確かめる",
                             Right::SeeDirectory, anywhere<MemberListInput>, preview_members)),
          takes_file(changing("accounts.import_members", "名簿をまとめて取り込む",
                              Right::SeeDirectory, anywhere<MemberListInput>, import_members))};
}

}  // namespace engawa::accounts
