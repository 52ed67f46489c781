#pragma once

#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/accounts/told_changes.hpp"

/// 変わったこと: what others did lately at the councils in which the actor has a place.
namespace engawa::councils {

/// Changes told; what lies further back stands in the log of operations.
inline constexpr std::size_t recent_changes_most = 30;

/// What one person did with one thing on one day, the last time of it.
struct RecentChange {
  std::string at;   ///< "2026-11-25 20:02", in Japan
  std::string who;  ///< empty: by a link without an account, or by the program
  std::string verb_ja;
  std::string label_ja;  ///< 会議, 宿題 ...
  std::string title;     ///< of the thing, as it is called now
  std::string path;      ///< its page
  int times = 1;
};
BOOST_DESCRIBE_STRUCT(RecentChange, (), (at, who, verb_ja, label_ja, title, path, times))

struct RecentChangesReply {
  int days = accounts::days_told;
  std::vector<RecentChange> changes;  ///< newest first
  bool is_cut = false;                ///< there was more
};
BOOST_DESCRIBE_STRUCT(RecentChangesReply, (), (days, changes, is_cut))

/// Only of things that the actor may see, each asked for as the search asks; one's own steps are
/// left out.
[[nodiscard]] base::Result<RecentChangesReply> recent_changes(accounts::Desk& desk,
                                                              const accounts::NoInput&);

}  // namespace engawa::councils
