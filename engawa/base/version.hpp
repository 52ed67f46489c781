#pragma once

#include <string_view>

namespace engawa::base {

/// Version of the program, printed wherever a number leaves it. apps/cli/main.cpp does not compile
/// when CMakeLists.txt says otherwise.
inline constexpr std::string_view program_version = "0.1.0";

}  // namespace engawa::base
