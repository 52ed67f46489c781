#!/bin/bash
# web/tests/insurer_town.sh ENGAWA DATA: adds to a demo a council of a real area, 鳥取県東部, with what an
# insurer of made-up people hands over, so that its issues can be compared with the open data.
set -euo pipefail
engawa=$1
data=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

east() { "$engawa" action --data "$data" --as east@midori.example "$@"; }
member() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }

owner=$(east councils.show_council "council=$(east councils.list_councils query=東部地域 | member id)" | member owner)
council=$(east councils.keep_council "council={\"kind\":\"medical_area\",\"name\":\"公表データのある区域の協議会\",\"area\":\"3101\",\"purpose\":\"保険者の集計を見る\",\"themes\":[\"tobacco\"],\"established_on\":\"2022-04-01\",\"owner\":\"$owner\"}" | member id)
east insurers.make_key "council=$council" >/dev/null
key=$(east insurers.show_packages "council=$council" | member public_line)
"$engawa" checkups sample --form own_table --people 24000 --seed 31 --prefecture 31 --out "$work/in" 2>/dev/null
"$engawa" checkups fold "$work/in" --layout "$root/catalog/layouts/society_example.toml" --council "$key" --area 3101 \
  --name みどり電機健康保険組合 --out "$work/package" --yes 2>/dev/null
"$engawa" import package "$work/package" --council "$council" --data "$data" >/dev/null
