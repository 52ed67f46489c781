#pragma once

#include "engawa/insurers/council_packages.hpp"

namespace engawa::insurers {

/// Health issues of the people of all packages of a year together, ranked as those of the open data
/// are, but without peers to smooth by. IND-004.
[[nodiscard]] base::Result<InsurerIssuesReply> issues_of_packages(accounts::Desk& desk,
                                                                  const InsurerIssuesQuery& query);
/// One issue by package, qualification and age, beside the open data of the area. IND-003, IND-004.
[[nodiscard]] base::Result<InsurerFacetsReply> facets_of_packages(accounts::Desk& desk,
                                                                  const InsurerFacetsQuery& query);

}  // namespace engawa::insurers
