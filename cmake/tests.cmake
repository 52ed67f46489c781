# Unit tests lie beside their sources (engawa/<folder>/*_test.cpp): one test program per folder.
find_package(GTest REQUIRED)
include(GoogleTest)

function(engawa_add_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} GTest::gmock GTest::gtest_main)
  # What is tested keeps its optimisation; the tests around it are compiled in three quarters of the time.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  engawa_precompile(${name} <gtest/gtest.h>)
  target_compile_definitions(${name} PRIVATE ENGAWA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

get_property(layer_names GLOBAL PROPERTY ENGAWA_LAYER_NAMES)
foreach(folder IN LISTS layer_names)
  get_property(sources GLOBAL PROPERTY ENGAWA_TESTS_${folder})
  if(sources)
    engawa_add_test(${folder}_test SOURCES ${sources} LIBRARIES engawa_${folder})
  endif()
endforeach()
add_subdirectory(tests)
