#pragma once

#include "engawa/councils/contact_actions.hpp"

namespace engawa::councils {

/// 関係図: bodies in columns by pillar, relays as arrows between them. Dashed boxes have no seat.
/// Every name stands in the table beside the picture too, as this one shortens long names. Pure.
[[nodiscard]] std::string draw_network(const std::string& council_name,
                                       const std::vector<NetworkNode>& nodes,
                                       const std::vector<NetworkEdge>& edges);

}  // namespace engawa::councils
