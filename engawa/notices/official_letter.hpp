#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engawa/accounts/organisation.hpp"
#include "engawa/base/date.hpp"
#include "engawa/documents/document.hpp"

/// 公文書: a letter as public offices write it.
namespace engawa::notices {

/// 発信者: who signs. A council of two owners is signed by both (連名).
struct Issuer {
  std::string organisation;  ///< みどり県東部保健所
  std::string head;          ///< 所長　青木 恒一
};
BOOST_DESCRIBE_STRUCT(Issuer, (), (organisation, head))

struct OfficialLetter {
  std::string document_number;  ///< 8東保第123号; may be empty
  base::Date issued_on;
  std::string organisation;  ///< of the addressee
  std::string addressee;  ///< 会頭　山田 太郎　様, as addressee_of() writes it; may be empty
  std::vector<Issuer> issuers;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> details;     ///< 記: "日時　令和8年..." ; none: no 記
  std::vector<std::string> enclosures;  ///< 添付
  std::string contact;                  ///< 担当, several lines
};
BOOST_DESCRIBE_STRUCT(OfficialLetter, (),
                      (document_number, issued_on, organisation, addressee, issuers, title,
                       paragraphs, details, enclosures, contact))

/// How a letter names whom it is for: "会頭　山田 太郎　様"; "会頭　様" when the post is vacant;
/// empty when neither title nor name is known: then the body itself is addressed (御中). Pure.
[[nodiscard]] std::string addressee_of(const accounts::Organisation& body);

/// The issuer that a body makes. Pure.
[[nodiscard]] Issuer issuer_of(const accounts::Organisation& body);

/// The letter on A4: number and era date at the right, addressee, issuers, title in the middle,
/// text, 記 to 以上, enclosures, contact. Pure.
[[nodiscard]] documents::Document letter_document(const OfficialLetter& letter);

/// Several letters as one stack for the printer, each on pages of its own. Pure.
[[nodiscard]] documents::Document letter_stack(const std::string& title,
                                               const std::vector<OfficialLetter>& letters);

}  // namespace engawa::notices
