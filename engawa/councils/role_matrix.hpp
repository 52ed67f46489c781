#pragma once

#include "engawa/councils/relation_actions.hpp"

/// 役割期待表: expected and offered functions of every body, side by side.
namespace engawa::councils {

/// The matrix from its entries. `bodies` are the rows (those with a seat); bodies with entries but
/// no seat any more are left out. Pure.
[[nodiscard]] RoleMatrixReply role_matrix(const std::vector<RosterLine>& roster,
                                          const std::vector<RoleExpectation>& entries,
                                          const std::string& issue,
                                          const accounts::Vocabulary& vocabulary);

/// The cells of one body, in the order of the functions. Pure.
[[nodiscard]] std::vector<RoleCell> role_cells(const accounts::OrganisationId& organisation,
                                               const std::vector<RoleExpectation>& entries,
                                               const std::string& issue,
                                               const accounts::Vocabulary& vocabulary);

/// Who marks: the secretariat what it expects, or the body what it offers.
struct RoleMarks {
  CouncilId council;
  accounts::OrganisationId organisation;
  std::string issue;
  bool is_offer = false;
  base::Date day;
  std::string name;  ///< of whoever answers for the body
};

/// Writes the marks; the other side's part of each entry stays as it is. ACC-023, ACC-024.
base::Status keep_marks(accounts::Desk& desk, store::Change& change, const RoleMarks& marks,
                        const std::vector<FunctionMark>& functions);

/// All entries of a council.
[[nodiscard]] base::Result<std::vector<RoleExpectation>> role_entries(store::Database& database,
                                                                      const CouncilId& council);

}  // namespace engawa::councils
