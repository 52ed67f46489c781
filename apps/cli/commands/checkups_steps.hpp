#pragma once

#include <memory>
#include <string>

#include "apps/cli/options.hpp"
#include "engawa/areas/area_master.hpp"
#include "engawa/checkups/folded_tables.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/disclosure/profile.hpp"
#include "engawa/packages/package.hpp"

/// Steps that the tasks of `engawa checkups` share.
namespace engawa::cli {

[[nodiscard]] base::Result<std::unique_ptr<checkups::CheckupCatalogue>> load_catalogue(
    const CheckupsArguments& arguments);
[[nodiscard]] unsigned threads_here();
/// Where a run that is not finished keeps what it has done.
[[nodiscard]] std::filesystem::path partial_folder(const std::string& out);

/// Reads everything below the paths, with a line of progress; `kept` as checkups::take_in().
[[nodiscard]] checkups::Intake take_in(const checkups::CheckupCatalogue& catalogue,
                                       const CheckupsArguments& arguments,
                                       const checkups::KeptReading* kept = nullptr);
void print_totals(const checkups::IntakeTotals& totals);
void print_persons(const checkups::PersonYearTotals& persons);

/// BAS-* when there is no such area.
[[nodiscard]] base::Status check_area(const areas::AreaMaster& areas, const std::string& area);

/// The people of the area among everything that was read: `intake` holds those who live there.
struct CountedPeople {
  checkups::Intake intake;
  checkups::PersonYears workers;  ///< who work there, as far as workplaces are known
  std::size_t outside = 0;
};
/// CHK-060 when nobody is left; as check_area().
[[nodiscard]] base::Result<CountedPeople> count_people(const checkups::CheckupCatalogue& catalogue,
                                                       const areas::AreaMaster& areas,
                                                       const CheckupsArguments& arguments,
                                                       const checkups::KeptReading& kept);

/// What an interrupted reading of the same files left below `folder`; forgotten at the end of its
/// life, unless the program dies.
class ReadingOfRun {
 public:
  [[nodiscard]] static base::Result<ReadingOfRun> open(const CheckupsArguments& arguments,
                                                       const packages::SigningKey& owner,
                                                       const std::filesystem::path& folder);
  ReadingOfRun(ReadingOfRun&&) = default;
  ReadingOfRun& operator=(ReadingOfRun&&) = delete;
  ~ReadingOfRun();
  [[nodiscard]] const checkups::KeptReading& kept() const { return *m_kept; }

 private:
  ReadingOfRun(checkups::KeptReading kept, std::filesystem::path folder)
      : m_kept(std::make_unique<checkups::KeptReading>(std::move(kept))),
        m_folder(std::move(folder)) {}
  std::unique_ptr<checkups::KeptReading> m_kept;  // null: moved from
  std::filesystem::path m_folder;
};

/// Tables that may be handed over, with a line of progress. Those that are done are kept beside
/// `out` until it is sealed. CHK-061 when there are none.
[[nodiscard]] base::Result<packages::Package> protect(
    const std::vector<checkups::CountedPopulation>& populations,
    const checkups::CheckupCatalogue& catalogue, const areas::AreaMaster& areas,
    const disclosure::Profile& profile, packages::PackageManifest about,
    const packages::SigningKey& signer, const std::string& out);

/// Whether a person has pressed the button: --yes, or an answer on the terminal to `question`.
[[nodiscard]] bool confirmed(bool yes, const char* question);

struct HandOver {
  std::string out;
  bool yes = false;
};
/// Shows what will be handed over, and seals it when a person agrees.
[[nodiscard]] base::Result<int> hand_over(const packages::Package& package,
                                          const areas::AreaMaster& areas,
                                          const packages::SigningKey& signer,
                                          const packages::SealingKey& council,
                                          const HandOver& options);

/// 秘匿合算: engawa checkups round.
[[nodiscard]] base::Result<int> run_round(const CheckupsArguments& arguments);

}  // namespace engawa::cli
