#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/councils/roster.hpp"
#include "engawa/documents/document.hpp"

/// Papers of a council: the appointment letter and the roster.
namespace engawa::councils {

struct AppointmentLetter {
  std::string council_name;
  std::string post_line;    ///< みどり商工会議所 事務局長
  std::string person_name;  ///< empty: the post alone is addressed
  std::string role_ja;
  base::Date starts_on;
  std::optional<base::Date> ends_on;
  base::Date issued_on;
  std::string document_number;
  std::string issuer_name;  ///< みどり県
  std::string issuer_head;  ///< みどり県知事　緑川 一郎
};

/// 委嘱状 on one A4 page, dates in eras. Observers and guests get a 依頼 instead, as they are not
/// appointed. Pure.
[[nodiscard]] documents::Document appointment_document(const AppointmentLetter& letter);

/// 名簿 on A4. Pure.
[[nodiscard]] documents::Document roster_document(const std::string& council_name,
                                                  const base::Date& day,
                                                  const std::vector<RosterLine>& lines);

/// The table of a roster, for other papers.
[[nodiscard]] documents::Table roster_table(const std::vector<RosterLine>& lines);

}  // namespace engawa::councils
