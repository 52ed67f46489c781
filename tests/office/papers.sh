#!/usr/bin/env bash
# The papers of a meeting say in LibreOffice what they say in Engawa: each Word file is opened,
# written as plain text, and every line of the same paper on screen is looked for in it.
# tests/office/papers.sh ENGAWA SOURCE; script/bootstrap --office installs LibreOffice.
. "$(dirname "$0")/../cli/common.sh"

command -v soffice >/dev/null || fail "script/bootstrap --office installs LibreOffice"
"$engawa" demo --data "$work/town" --json >"$work/demo.json"

council=$(as east councils.list_councils query=東部地域 | member id)
# The meeting that was held, with minutes, decisions and promises.
meeting=$(as east meetings.list_meetings "council=$council" "query=第1回東部 開催済み" sort=day | member id)
papers="agenda run_sheet packet seating opinions minutes public_minutes"
for paper in $papers; do
  as east meetings.print_meeting "meeting=$meeting" "paper=$paper" format=docx >"$work/$paper.docx"
  as east meetings.print_meeting "meeting=$meeting" "paper=$paper" format=html >"$work/$paper.html"
done
(cd "$work" && soffice "-env:UserInstallation=file://$work/office" --headless \
  --convert-to txt:Text *.docx >"$work/out" 2>&1)

cat >"$work/compare.py" <<'PYTHON'
import html.parser, sys

class Lines(html.parser.HTMLParser):
    """Texts of a page, without its style and what only pictures say."""
    def __init__(self):
        super().__init__()
        self.silent = 0
        self.lines = []
    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("style", "svg", "title", "head")
    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "svg", "title", "head")
    def handle_data(self, text):
        packed = "".join(text.split())
        if packed and not self.silent:
            self.lines.append(packed)

page = Lines()
page.feed(open(sys.argv[1], encoding="utf-8").read())
office = "".join(open(sys.argv[2], encoding="utf-8-sig").read().split())
missing = [line for line in page.lines if line not in office]
for line in missing:
    print("LibreOffice does not show:", line)
print(len(page.lines), "lines compared")
sys.exit(bool(missing) or len(page.lines) < 3)
PYTHON
for paper in $papers; do
  [ -s "$work/$paper.txt" ] || fail "LibreOffice cannot open $paper.docx"
  python3 "$work/compare.py" "$work/$paper.html" "$work/$paper.txt" >"$work/out" || fail "$paper"
  echo "$paper: $(tail -n 1 "$work/out")"
done
