#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/aggregates/aggregates_replies.hpp"

namespace engawa::aggregates {

/// What a table would bring, without taking it in: every row with what is wrong with it, breakdowns
/// checked together with what is in already. AGG-011, AGG-015, BAS-006, FMT-*.
[[nodiscard]] base::Result<FigureFileReply> check_file(accounts::Desk& desk,
                                                       const FigureFile& input);
/// The same, taken in. AGG-013, AGG-014, AGG-017 as long as rows are wrong and may not be left out.
[[nodiscard]] base::Result<FigureFileReply> take_file(accounts::Desk& desk, store::Change& change,
                                                      const FigureFile& input);
/// One figure that was typed. AGG-001 to AGG-008, AGG-010.
[[nodiscard]] base::Result<accounts::Written> keep_figure(accounts::Desk& desk,
                                                          store::Change& change,
                                                          const KeepFigure& input);
/// Takes a source back with its figures. STO-011.
[[nodiscard]] base::Result<accounts::Written> remove_source(accounts::Desk& desk,
                                                            store::Change& change,
                                                            const RemoveSource& input);
/// What stands once figures came back or went is of few people neither alone nor together: AGG-010.
[[nodiscard]] accounts::UndoRule figures_stand_together();

}  // namespace engawa::aggregates
