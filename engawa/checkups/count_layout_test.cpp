#include "engawa/checkups/count_layout.hpp"

#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/checkups_for_tests.hpp"
#include "engawa/checkups/protected_tables.hpp"
#include "engawa/checkups/sample.hpp"

namespace engawa::checkups {
namespace {

using test::area_master;
using test::catalogue;
using test::catalogue_path;

CountLayout layout_of(std::string_view area = "24", std::vector<int> years = {2024}) {
  return {catalogue().classes, area_master(), area, std::move(years), catalogue().insurer_kinds};
}

/// What one insurer lays out, of synthetic people.
struct Insurer {
  explicit Insurer(std::uint64_t seed) {
    SampleOptions options;
    options.people = 200;
    options.seed = seed;
    options.fiscal_years = {2024};
    EXPECT_TRUE(
        write_sample(options, test::items(), area_master(), catalogue_path, folder.path()).ok());
    intake.emplace(take_in(catalogue(), {folder.path()}, 1));
    outside = intake->persons.keep_residents(municipalities_of(area_master(), "24"));
    people.emplace(intake->persons, catalogue().classes);
  }
  [[nodiscard]] rounds::Counts counts() const {
    return layout_of().lay_out(*people, package_intake(*intake, outside), intake->insurer_kinds);
  }
  base::TemporaryFolder folder;
  std::optional<Intake> intake;
  std::optional<Folder> people;
  std::size_t outside = 0;
};

TEST(CountLayout, GivesBackWhatWasLaidOutAndSums) {
  const Insurer one(3);
  const Insurer two(4);
  rounds::Counts sum = one.counts();
  const rounds::Counts other = two.counts();
  ASSERT_EQ(sum.size(), layout_of().size());
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += other[i];
  const auto read = SummedCounts::read(layout_of(), std::move(sum));
  ASSERT_TRUE(read.ok()) << read.problem().english();
  EXPECT_EQ((*read)->person_years(2024), 400);
  EXPECT_EQ((*read)->intake().documents, 400);
  EXPECT_EQ((*read)->insurer_kinds(), std::vector<std::string>{"society"});
  ASSERT_EQ((*read)->tables().size(), one.people->tables().size());
  for (const CountedTable& table : (*read)->tables()) {
    const ItemCounts summed = (*read)->counts(table);
    const ItemCounts first = one.people->counts(table);
    const ItemCounts second = two.people->counts(table);
    EXPECT_EQ(people_in(summed), people_in(first) + people_in(second));
    for (const auto& [residence, block] : summed.by_residence) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        const auto of = [&](const ItemCounts& counts) {
          const auto found = counts.by_residence.find(residence);
          return found == counts.by_residence.end() ? 0U : found->second[i];
        };
        ASSERT_EQ(block[i], of(first) + of(second));
      }
    }
  }
}

TEST(CountLayout, NoticesWhatIsNotASum) {
  rounds::Counts counts = Insurer(3).counts();
  rounds::Counts masked = counts;
  rounds::apply_mask(masked, rounds::random_secret(), rounds::Sign::Add);
  EXPECT_EQ(SummedCounts::read(layout_of(), std::move(masked)).problem().code(), "RND-009");
  counts.pop_back();
  EXPECT_EQ(SummedCounts::read(layout_of(), std::move(counts)).problem().code(), "RND-004");
}

TEST(CountLayout, TellsAnotherAreaOrYearApart) {
  const std::string own = layout_of().blake2b();
  EXPECT_EQ(layout_of().blake2b(), own);
  EXPECT_NE(layout_of("2401").blake2b(), own);
  EXPECT_NE(layout_of("24", {2023, 2024}).blake2b(), own);
  EXPECT_EQ(layout_of("24", {2024, 2023, 2024}).blake2b(), layout_of("24", {2023, 2024}).blake2b());
}

}  // namespace
}  // namespace engawa::checkups
