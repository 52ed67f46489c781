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

/// What there is to tell of some councils since one of their meetings, read once; each body is told
/// its part. Used by one thread.
class Digests {
 public:
  /// As of the day of the desk.
  [[nodiscard]] static base::Result<Digests> load(accounts::Desk& desk,
                                                  const std::vector<councils::Council>& councils,
                                                  const Meeting& meeting);
  /// What a body is told; who only `listens` (observers, guests) nothing of items that were not
  /// open. STO-011.
  [[nodiscard]] base::Result<Digest> of(councils::Names& names,
                                        const accounts::OrganisationId& body, bool listens) const;

 private:
  /// What a post is asked for.
  struct Request {
    accounts::PostId post;
    std::string text;
  };
  [[nodiscard]] base::Status take_promises(accounts::Desk& desk,
                                           const councils::CouncilId& council);
  [[nodiscard]] base::Status take_meetings(accounts::Desk& desk,
                                           const councils::CouncilId& council);
  [[nodiscard]] base::Status take_materials(accounts::Desk& desk, const Meeting& meeting);

  std::vector<std::string> m_decisions;
  std::vector<std::string> m_open_decisions;
  std::vector<std::string> m_meetings;
  std::vector<Request> m_promises;
  std::vector<Request> m_materials;
};

}  // namespace engawa::meetings
