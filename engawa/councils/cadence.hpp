#pragma once

#include "engawa/councils/contact_actions.hpp"

/// 連絡の間隔: which bodies were left alone for long.
namespace engawa::councils {

inline constexpr int cadence_months_default = 6;

/// The same day `months` earlier; the last day of a month that is shorter.
[[nodiscard]] base::Date months_before(const base::Date& day, int months);

/// The bodies of `roster` by their latest contact, the longest silent first. In April and May a
/// body without a contact in the new fiscal year is due as well: then officers change, and the
/// secretariat explains the council once more (2007 report, Q1). Pure.
[[nodiscard]] CadenceReply contact_cadence(const std::vector<RosterLine>& roster,
                                           const std::vector<Contact>& contacts,
                                           const base::Date& today, int months);

/// The lines of a roster that the secretariat has to keep in touch with: all but its own body.
[[nodiscard]] std::vector<RosterLine> bodies_to_contact(const std::vector<RosterLine>& roster,
                                                        const Council& council);

/// Contacts about a council's work: kept at it, its owner or its co-owners, as far as the actor
/// may see them.
[[nodiscard]] base::Result<std::vector<Contact>> contacts_of(accounts::Desk& desk,
                                                             const Council& council);

/// Key persons kept at a council or an organisation.
[[nodiscard]] base::Result<std::vector<KeyPersonEntry>> key_persons_of(Names& names,
                                                                       const std::string& tenant);

/// Name of a person in the register, or the words that stand for one.
[[nodiscard]] base::Result<std::string> person_text(Names& names, const accounts::PersonId& person,
                                                    const std::string& words);

/// Where a secretariat keeps its notes: the council with its owners, or the organisation alone.
[[nodiscard]] base::Result<accounts::Place> secretariat_of(store::Database& database,
                                                           const std::string& tenant);

}  // namespace engawa::councils
