#include <cstdio>

#include "apps/cli/commands/checkups_steps.hpp"
#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/count_layout.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/packages/problems.hpp"
#include "engawa/rounds/lead.hpp"
#include "engawa/rounds/problems.hpp"
#include "engawa/rounds/register.hpp"

namespace engawa::cli {
namespace {

namespace fs = std::filesystem;
using base::Result;
using base::Status;

constexpr const char* party_file = "party.secret";
constexpr const char* lead_file = "lead.secret";
constexpr const char* call_file = "call.json";
constexpr const char* agreement_file = "agreement.json";
constexpr const char* closing_file = "closing.json";

/// The folder of the round, and who acts in it.
struct RoundDesk {
  fs::path folder;
  packages::SigningKey signer;

  [[nodiscard]] static Result<RoundDesk> open(const CheckupsArguments& arguments) {
    RoundDesk desk{arguments.round.folder, TRY(packages::read_signing_key(arguments.key))};
    std::error_code error;
    fs::create_directories(desk.folder, error);  // shows when something is written
    return desk;
  }
  template <class State>
  [[nodiscard]] Result<State> state(const char* file) const {
    const std::string text = TRY(base::read_file(folder / file));
    const auto json = TRY(base::JsonValue::parse(text));
    return base::read_json<State>(json);
  }
  template <class State>
  [[nodiscard]] Status keep(const char* file, const State& state) const {
    return base::write_private_file(folder / file, base::to_json(state));
  }
  /// "join-9749720f.json": files of several parties lie beside each other with who leads.
  [[nodiscard]] std::string own_name(const std::string& what, const char* ending) const {
    const std::string digits = packages::fingerprint(packages::public_digits(signer), 2);
    return what + "-" + base::replace_all(digits, " ", "") + ending;
  }
  /// RND-014 where who leads has made that paper already: what others hold would no longer fit.
  [[nodiscard]] Status require_none(const char* file) const {
    if (!fs::exists(folder / file)) return base::success();
    return base::make_problem(rounds::problems::step_done, {}, {}, {file, {}, {}});
  }
  /// Writes what is handed to others, and says so.
  [[nodiscard]] Status hand_out(const std::string& file, std::string_view bytes,
                                const char* to) const {
    TRY(base::write_file(folder / file, bytes));
    std::fprintf(stderr, "%s を%s渡してください。\n", (folder / file).c_str(), to);
    return base::success();
  }
};

Result<rounds::SignedPaper> paper_in(const fs::path& file, std::string_view kind) {
  const std::string text = TRY(base::read_file(file));
  return rounds::read_paper(text, kind);
}

Result<rounds::Agreement> agreement_in(const fs::path& file) {
  const auto paper = TRY(paper_in(file, "agreement"));
  return rounds::read_agreement(paper);
}

Result<rounds::Closing> closing_in(const fs::path& file, const rounds::Agreement& agreement) {
  const auto paper = TRY(paper_in(file, "closing"));
  return rounds::read_closing(paper, agreement);
}

std::string years_of(const rounds::Call& call) {
  std::vector<std::string> years;
  for (const int year : call.fiscal_years) years.push_back(base::FiscalYear{year}.japanese());
  return base::join(years, "、");
}

std::string name_of(const rounds::Agreement& agreement, std::size_t number) {
  return agreement.parties[number - 1].name;
}

/// What a person compares with the other insurers before she takes part.
void print_agreement(const rounds::Agreement& agreement, const areas::AreaMaster& areas) {
  const auto* area = areas.find(agreement.call.area);
  std::fprintf(stderr, "%s（%s、%s）。まとめ役: %s。参加 %zu 者:\n", agreement.call.title.c_str(),
               area == nullptr ? agreement.call.area.c_str() : area->full_name().c_str(),
               years_of(agreement.call).c_str(), agreement.call.lead_name.c_str(),
               agreement.parties.size());
  for (const auto& party : agreement.parties) {
    std::fprintf(stderr, "  %s（鍵 %s）\n", party.name.c_str(),
                 packages::fingerprint(party.key).c_str());
  }
  // Who leads writes the agreement and could look for two with the same beginning.
  constexpr std::size_t groups = 8;
  std::fprintf(
      stderr,
      "取決めの番号 %s。知っている保険者ばかりか、この番号が同じか、電話で確かめてください。\n",
      packages::fingerprint(agreement.id, groups).c_str());
}

Result<checkups::CountLayout> layout_of(const checkups::CheckupCatalogue& catalogue,
                                        const areas::AreaMaster& areas, const rounds::Call& call) {
  checkups::CountLayout layout(catalogue.classes, areas, call.area, call.fiscal_years,
                               catalogue.insurer_kinds);
  if (!call.layout.empty() && layout.blake2b() != call.layout) {
    return base::make_problem(rounds::problems::other_layout);
  }
  return layout;
}

Result<int> call(const CheckupsArguments& arguments, const RoundDesk& desk) {
  TRY(desk.require_none(lead_file));
  const auto council = TRY(packages::read_sealing_key(arguments.council));
  TRY(disclosure::load_profile(catalogue_folder() / "disclosure", arguments.profile));
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  TRY(check_area(areas, arguments.area));
  const auto catalogue = TRY(load_catalogue(arguments));
  rounds::Call call;
  call.title = arguments.round.title;
  call.area = arguments.area;
  call.fiscal_years = arguments.round.fiscal_years;
  call.profile = arguments.profile;
  call.council_key = packages::public_digits(council);
  call.lead_name = arguments.name;
  const auto layout = TRY(layout_of(*catalogue, areas, call));
  call.layout = layout.blake2b();
  const auto called = rounds::call_round(std::move(call), desk.signer);
  TRY(desk.keep(lead_file, called.state));
  std::fprintf(stderr, "数える欄 %zu、拠出 1 件の大きさ 約 %zu KB\n", layout.size(),
               layout.size() * sizeof(std::uint32_t) / 1024 + 1);
  TRY(desk.hand_out(call_file, base::to_json(called.paper), "参加してほしい保険者に"));
  return ExitCode::Success;
}

Result<int> join(const CheckupsArguments& arguments, const RoundDesk& desk) {
  const auto paper = TRY(paper_in(arguments.paths.front(), "call"));
  if (fs::exists(desk.folder / party_file)) {
    return base::make_problem(packages::problems::key_exists, {}, {}, {party_file, {}, {}});
  }
  const auto joined = TRY(rounds::join_round(paper, arguments.name, desk.signer));
  TRY(desk.keep(party_file, joined.state));
  TRY(desk.hand_out(desk.own_name("join", ".json"), base::to_json(joined.paper), "まとめ役に"));
  return ExitCode::Success;
}

Result<int> agree(const CheckupsArguments& arguments, const RoundDesk& desk) {
  TRY(desk.require_none(agreement_file));
  const auto called = TRY(paper_in(desk.folder / call_file, "call"));
  std::vector<rounds::SignedPaper> joins;
  for (const auto& path : arguments.paths) joins.push_back(TRY(paper_in(path, "join")));
  const auto paper = TRY(rounds::agree(called, std::move(joins), desk.signer));
  const auto agreement = TRY(rounds::read_agreement(paper));
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  print_agreement(agreement, areas);
  TRY(desk.hand_out(agreement_file, base::to_json(paper), "参加する保険者みなに"));
  return ExitCode::Success;
}

Result<int> contribute(const CheckupsArguments& given, const RoundDesk& desk) {
  const auto agreement = TRY(agreement_in(given.round.agreement));
  auto state = TRY(desk.state<rounds::PartyState>(party_file));
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  const auto catalogue = TRY(load_catalogue(given));
  const auto layout = TRY(layout_of(*catalogue, areas, agreement.call));
  const fs::path register_file = given.key + ".rounds";
  auto entries = TRY(rounds::read_register(register_file));
  TRY(rounds::note(entries, agreement, given.round.again));
  print_agreement(agreement, areas);
  CheckupsArguments arguments = given;
  arguments.area = agreement.call.area;
  const auto reading = TRY(ReadingOfRun::open(arguments, desk.signer, desk.folder / "reading"));
  const auto people = TRY(count_people(*catalogue, areas, arguments, reading.kept()));
  const checkups::Folder folder(people.intake.persons, catalogue->classes, threads_here());
  auto counts = layout.lay_out(folder, checkups::package_intake(people.intake, people.outside),
                               people.intake.insurer_kinds);
  std::fprintf(stderr,
               "渡るのは、覆いをかけた数だけです。覆いは全員の合計でしか外れず、まとめ役にも"
               "この保険者の人数は分かりません。\n");
  if (!confirmed(given.yes, "この取決めで拠出しますか。")) {
    std::fprintf(stderr, "内容を確かめてから、同じ命令に --yes を付けると拠出を作ります。\n");
    return ExitCode::Success;
  }
  const auto bytes = TRY(rounds::contribute(agreement, state, desk.signer, std::move(counts)));
  TRY(desk.keep(party_file, state));
  TRY(base::write_private_file(register_file, base::to_json(entries)));
  TRY(desk.hand_out(desk.own_name("contribution", ".round"), bytes, "まとめ役に"));
  return ExitCode::Success;
}

/// What arrived with who leads: contributions and helps in any order.
struct Arrived {
  std::vector<rounds::Contribution> contributions;
  std::vector<rounds::SignedPaper> helps;
};

Result<Arrived> arrived(const CheckupsArguments& arguments, const RoundDesk& desk,
                        const rounds::Agreement& agreement) {
  const auto state = TRY(desk.state<rounds::LeadState>(lead_file));
  const auto key = TRY(packages::sealing_key_of(state.sealing_secret));
  Arrived all;
  for (const auto& path : arguments.paths) {
    const std::string bytes = TRY(base::read_file(path));
    if (auto helped = rounds::open_help(bytes, key)) {
      all.helps.push_back(std::move(*helped));
      continue;
    }
    all.contributions.push_back(TRY(rounds::open_contribution(bytes, agreement, key)));
  }
  return all;
}

Result<int> close(const CheckupsArguments& arguments, const RoundDesk& desk) {
  TRY(desk.require_none(closing_file));
  const auto agreement = TRY(agreement_in(desk.folder / agreement_file));
  const auto all = TRY(arrived(arguments, desk, agreement));
  const auto& without = arguments.round.without;
  const auto paper = TRY(rounds::close_round(agreement, all.contributions,
                                             {without.begin(), without.end()}, desk.signer));
  const auto closing = TRY(rounds::read_closing(paper, agreement));
  std::fprintf(stderr, "%zu 者で締め切りました。%zu 者の手助けが要ります。\n",
               closing.present.size(), agreement.threshold());
  TRY(desk.hand_out(closing_file, base::to_json(paper), "拠出した保険者みなに"));
  return ExitCode::Success;
}

Result<int> help(const CheckupsArguments& arguments, const RoundDesk& desk) {
  const auto agreement = TRY(agreement_in(arguments.round.agreement));
  const auto closing = TRY(closing_in(arguments.paths.front(), agreement));
  auto state = TRY(desk.state<rounds::PartyState>(party_file));
  std::fprintf(stderr, "%s を、次の %zu 者で締め切る手助けです:\n", agreement.call.title.c_str(),
               closing.present.size());
  for (const auto number : closing.present) {
    std::fprintf(stderr, "  %s\n", name_of(agreement, number).c_str());
  }
  for (const auto number : closing.missing) {
    std::fprintf(stderr, "  %s は届かず、合計に入りません（あとから届いても開けません）\n",
                 name_of(agreement, number).c_str());
  }
  if (!confirmed(arguments.yes, "この締切りを手助けしますか。一度だけ答えられます。")) {
    std::fprintf(stderr, "内容を確かめてから、同じ命令に --yes を付けると手助けを作ります。\n");
    return ExitCode::Success;
  }
  const auto bytes = TRY(rounds::help(agreement, closing, state, desk.signer));
  TRY(desk.keep(party_file, state));
  TRY(desk.hand_out(desk.own_name("help", ".round"), bytes, "まとめ役に"));
  return ExitCode::Success;
}

Result<int> finish(const CheckupsArguments& arguments, const RoundDesk& desk) {
  const auto agreement = TRY(agreement_in(desk.folder / agreement_file));
  const auto closing = TRY(closing_in(desk.folder / closing_file, agreement));
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder() / "areas"));
  const auto catalogue = TRY(load_catalogue(arguments));
  const auto layout = TRY(layout_of(*catalogue, areas, agreement.call));
  const auto profile =
      TRY(disclosure::load_profile(catalogue_folder() / "disclosure", agreement.call.profile));
  const auto council = TRY(packages::read_sealing_key(agreement.call.council_key));
  const auto all = TRY(arrived(arguments, desk, agreement));
  auto sum = TRY(rounds::add_up(agreement, closing, all.contributions, all.helps));
  const auto counts = TRY(checkups::SummedCounts::read(layout, std::move(sum)));
  packages::PackageManifest about;
  about.insurer_name = agreement.call.title;
  about.insurer_kinds = counts->insurer_kinds();
  for (const auto number : closing.present) {
    const auto& party = agreement.parties[number - 1];
    about.parties.push_back({party.name, party.key});
  }
  about.area = agreement.call.area;
  about.insurer_key = packages::public_digits(desk.signer);
  about.council_key = packages::public_digits(council);
  about.intake = counts->intake();
  const auto package = TRY(protect({{packages::Population::Residents, counts.get()}}, *catalogue,
                                   areas, profile, std::move(about), desk.signer, arguments.out));
  return hand_over(package, areas, desk.signer, council, {arguments.out, arguments.yes});
}

}  // namespace

Result<int> run_round(const CheckupsArguments& arguments) {
  using Step = RoundArguments::Step;
  const RoundDesk desk = TRY(RoundDesk::open(arguments));
  switch (arguments.round.step) {
    case Step::call:
      return call(arguments, desk);
    case Step::join:
      return join(arguments, desk);
    case Step::agree:
      return agree(arguments, desk);
    case Step::contribute:
      return contribute(arguments, desk);
    case Step::close:
      return close(arguments, desk);
    case Step::help:
      return help(arguments, desk);
    case Step::finish:
      return finish(arguments, desk);
  }
  return ExitCode::WrongUse;
}

}  // namespace engawa::cli
