#pragma once

#include "engawa/councils/council_place.hpp"
#include "engawa/councils/roster.hpp"
#include "engawa/meetings/meeting_place.hpp"

namespace engawa::meetings {

/// 取組のまとめ: what a member body is told between meetings. Texts are empty where there is
/// nothing to tell; several things are numbered.
struct Digest {
  std::string decisions;      ///< of the meeting
  std::string promises;       ///< open ones of the body's posts, with their days
  std::string materials;      ///< that the body's posts are to bring to a meeting to come
  std::string next_meetings;  ///< of the councils, within half a year

  [[nodiscard]] bool is_empty() const {
    return decisions.empty() && promises.empty() && materials.empty() && next_meetings.empty();
  }
};

/// For one body, on the day of the desk. STO-011.
[[nodiscard]] base::Result<Digest> digest_for(accounts::Desk& desk, councils::Names& names,
                                              const std::vector<councils::Council>& councils,
                                              const Meeting& meeting,
                                              const accounts::OrganisationId& body);

}  // namespace engawa::meetings
