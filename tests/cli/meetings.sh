#!/usr/bin/env bash
# A health issue of the shipped workbooks goes on an agenda, frozen with its numbers, and into the
# packet; a calendar is read by other programs. Needs the demo's prefecture.
. "$(dirname "$0")/common.sh"

"$engawa" import --data "$work/town" "$source/samples/ndb" >"$work/out"
"$engawa" demo --data "$work/town" --json >"$work/demo.json"

council=$(as east councils.list_councils query=東部地域 | member id)
meeting=$(as east meetings.keep_meeting "meeting={\"council\":\"$council\",\"day\":\"2031-07-10\"}" | member id)
indicator=$("$engawa" indicators --format json | grep -o '"id":"[a-z0-9_]*"' | head -n 1 | cut -d'"' -f4)
as east meetings.table_issue "meeting=$meeting" area=3101 "indicator=$indicator" >"$work/item"
as east meetings.show_meeting "meeting=$meeting" >"$work/shown"
for words in "95%信頼区間" "対象の年度" "人数" "NDBオープンデータ" "003csvg"; do
  grep -q "$words" "$work/shown" || fail "the evidence does not tell: $words"
done
as east meetings.print_meeting "meeting=$meeting" paper=packet format=html >"$work/packet.html"
grep -q "95%信頼区間" "$work/packet.html" || fail "the packet has no evidence"
as east meetings.print_meeting "meeting=$meeting" paper=packet >"$work/packet.pdf"
[ "$(head -c 5 "$work/packet.pdf")" = "%PDF-" ] || fail "no PDF"
as east meetings.calendar_file "council=$council" | grep -q "DTSTART:20310710T050000Z" ||
  fail "14:00 in Japan is 05:00 UTC"
if as observer meetings.table_issue "meeting=$meeting" "indicator=$indicator" 2>"$work/err"; then
  fail "an observer writes the agenda"
fi
