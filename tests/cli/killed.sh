#!/usr/bin/env bash
# An import that is killed at any moment leaves either nothing or everything.
. "$(dirname "$0")/common.sh"
data=$work/data
workbooks "$work/ndb" "$bmi_by_prefecture" "$bmi_by_medical_area" "$hba1c_by_prefecture" "$hba1c_by_medical_area"
expect 0 import --data "$data" --dry-run "$work/ndb"

killed=0
for delay in 0.02 0.1 0.2 0.4 0.6 0.8 1.2 1.6; do
  "$engawa" import --data "$data" "$work/ndb" >/dev/null 2>&1 </dev/null &
  import=$!
  sleep "$delay"
  if kill -9 "$import" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$import" 2>/dev/null || true
  count=$(tables "$data")
  [ "$count" = 0 ] || [ "$count" = 4 ] || fail "killed after $delay s, $count of 4 tables remained"
  expect 0 verify --data "$data"
  [ "$count" = 0 ] || break
done
[ "$killed" -gt 0 ] || fail "no import was killed in time"

# The same folder takes the import up again.
expect 0 import --data "$data" "$work/ndb"
[ "$(tables "$data")" = 4 ] || fail "the import after the killed one is not complete"
expect 0 verify --data "$data"
