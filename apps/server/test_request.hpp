#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "apps/server/target.hpp"

/// Requests for the tests, without a socket.
namespace engawa::server::test {

inline Request request_for(std::string method, std::string_view target, HeaderList headers = {}) {
  Request request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  EXPECT_TRUE(read_target(target, request).ok());
  return request;
}

}  // namespace engawa::server::test
