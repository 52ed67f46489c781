#include "engawa/disclosure/cell_files.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

std::string problem_of(std::vector<CellFile> files, std::string hierarchy = {}) {
  const auto read = read_cell_files(std::move(files), std::move(hierarchy));
  return read.ok() ? "" : std::string(read.problem().code());
}

std::string problem_of(const std::string& bytes, std::string hierarchy = {}) {
  return problem_of(std::vector<CellFile>{{"t", bytes}}, std::move(hierarchy));
}

TEST(ReadCellFiles, ReadsCountsMasksAndMarks) {
  const auto files = read_tables({"area,count,primary,weight\na,,1,2.5\nb,20,0,\nTOTAL,25,,\n"});
  const auto& cells = files.cells;
  EXPECT_EQ(cells.state(at(cells, {"a"})), CellState::hidden);
  EXPECT_TRUE(cells.small(at(cells, {"a"})));
  EXPECT_FLOAT_EQ(cells.weight(at(cells, {"a"})), 2.5F);
  EXPECT_EQ(cells.count(at(cells, {"b"})), 20);
  EXPECT_EQ(cells.state(at(cells, {"TOTAL"})), CellState::shown);
}

TEST(ReadCellFiles, TakesAMissingDimensionAsTotal) {
  const auto files =
      read_tables({"area,sex,count\na,m,20\na,f,30\na,TOTAL,50\n", "area,count\na,50\n"});
  EXPECT_EQ(files.tables[1].positions.front(), at(files.cells, {"a", "TOTAL"}));
}

TEST(ReadCellFiles, ShowsWhatAnyTableShows) {
  const auto files = read_tables({"area,count\na,\nTOTAL,50\n", "area,count\na,7\n"});
  EXPECT_EQ(files.cells.state(at(files.cells, {"a"})), CellState::shown);
}

TEST(ReadCellFiles, RefusesWhatItCannotRead) {
  EXPECT_EQ(problem_of(""), "DIS-006");
  EXPECT_EQ(problem_of("area,people\na,3\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,-1\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,2.5\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,1e300\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,many\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\n,12\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count,primary\na,12,x\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count,weight\na,12,0\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,12\na,12\n"), "DIS-007");
  EXPECT_EQ(problem_of({{"t", "area,count\na,12\n"}, {"u", "area,count\na,13\n"}}), "DIS-007");
  EXPECT_EQ(problem_of("area,count\na,12\n", "dimension,code\narea,a\n"), "DIS-006");
  EXPECT_EQ(problem_of("area,count\na,12\n", "dimension,code,parent\narea,a,b\narea,b,a\n"),
            "DIS-004");
}

TEST(ReadCellFiles, NamesTheLineOfABadCount) {
  const auto read = read_cell_files({{"t.csv", "area,count\na,12\nb,x\n"}});
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problem().place.file, "t.csv");
  EXPECT_EQ(read.problem().place.cell, "3行目");
}

TEST(ReadCellFiles, KeepsAReleaseAsItWas) {
  const auto files = read_cell_files({{"now", "area,count\na,4\nb,60\nTOTAL,64\n"},
                                      {"before", "area,count\na,\nTOTAL,64\n", true}})
                         .value();
  const auto& cells = files.cells;
  EXPECT_EQ(cells.state(at(cells, {"a"})), CellState::hidden);
  EXPECT_EQ(cells.count(at(cells, {"a"})), 4);
  EXPECT_TRUE(cells.released(at(cells, {"a"})));
  EXPECT_TRUE(cells.released(at(cells, {"TOTAL"})));
  EXPECT_FALSE(cells.released(at(cells, {"b"})));
}

TEST(WriteProtected, EmptiesHiddenCountsAndDropsMarks) {
  auto files = read_tables({"area,count,primary\na,4,1\n\"b, c\",60,0\n"});
  files.cells.set_state(at(files.cells, {"a"}), CellState::hidden);
  EXPECT_EQ(write_protected(files, 0), "area,count\na,\n\"b, c\",60\n");
}

// Not even what is said of a refused or protected table may tell one hidden count from another.
TEST(WriteProtected, GivesTheSameBytesWhateverTheHiddenCountsAre) {
  const auto table = [](int a_p, int a_q, int b_p, int b_q) {
    return "area,class,count\na,p," + std::to_string(a_p) + "\na,q," + std::to_string(a_q) +
           "\na,r,30\na,TOTAL,53\nb,p," + std::to_string(b_p) + "\nb,q," + std::to_string(b_q) +
           "\nb,r,60\nb,TOTAL,150\nTOTAL,p,43\nTOTAL,q,70\nTOTAL,r,90\nTOTAL,TOTAL,203\n";
  };
  std::set<std::string> written;
  for (int small = 1; small <= 9; ++small) {
    auto files =
        read_cell_files({{"t.csv", table(small, 23 - small, 43 - small, 47 + small), false, {}}});
    ASSERT_TRUE(files.ok());
    const auto protection = protect(files->cells, standard_profile(), {});
    ASSERT_TRUE(protection.ok()) << small;
    written.insert(write_protected(*files, 0));
    AuditFindings findings;
    findings.report = *attack(files->cells, standard_profile(), {}, {});
    written.insert(write_audit(files->cells, standard_profile(), findings));
  }
  EXPECT_EQ(written.size(), 2U);
}

TEST(WriteAudit, GivesBoundsAndVerdicts) {
  const auto files = read_tables({"area,count,primary\na,,1\nb,,0\nTOTAL,30,0\nc,20,0\n"});
  Attacker knows;
  knows.knows_primary = true;
  const AuditFindings findings{attack(files.cells, standard_profile()).value(),
                               attack(files.cells, standard_profile(), knows).value(),
                               {}};
  EXPECT_EQ(write_audit(files.cells, standard_profile(), findings),
            "area,lower,upper,width,verdict,known_lower,known_upper,given_away_by,hide\n"
            "a,0,10,10,ok,1,9,,\nb,0,10,10,ok,1,9,,\n");
}

}  // namespace
}  // namespace engawa::disclosure
