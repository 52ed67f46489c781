#!/usr/bin/env bash
# The types of the web application come from web/openapi.json, so it must be what the program says.
. "$(dirname "$0")/common.sh"
"$engawa" openapi >"$work/openapi.json"
cmp "$work/openapi.json" "$source/web/openapi.json" ||
  fail "web/openapi.json is old; write it again with: engawa openapi > web/openapi.json"
