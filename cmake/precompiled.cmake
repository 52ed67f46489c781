# Headers that nearly every file includes, read once for each library and test program: a fifth of
# the time of a build goes to reading them again. Files still include what they use.
set(ENGAWA_PRECOMPILED
  <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set>
  <span> <string> <string_view> <tuple> <utility> <variant> <vector>)

function(engawa_precompile target)
  target_precompile_headers(${target} PRIVATE ${ENGAWA_PRECOMPILED} ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)  # what ccache needs to know a header by
  endif()
endfunction()
