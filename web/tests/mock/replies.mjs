// Canned replies: the catalogue's words with made-up numbers that follow from names, so that every
// run shows the same.
import { readdirSync, readFileSync } from "node:fs";

import { choice_map, medical_area_entries, prefecture_entries } from "./maps.mjs";
import { funnel, heat_map, intervals, strip, trend } from "./pictures.mjs";

const catalogue = new URL("../../../catalog/", import.meta.url);
const years = [2018, 2019, 2020, 2021, 2022];
const attributions = [
  "「NDBオープンデータ」（厚生労働省）を加工して作成",
  "「国土数値情報（行政区域データ N03-21、医療圏データ A38-20）」（国土交通省）を加工して作成",
];

function read_indicators() {
  const folder = new URL("indicators/", catalogue);
  const one = (source, key) => source.match(new RegExp(`^${key} = "?(.*?)"?$`, "m"))?.[1] ?? "";
  return readdirSync(folder)
    .filter((file) => file.endsWith(".toml"))
    .sort()
    .map((file) => {
      const source = readFileSync(new URL(file, folder), "utf8");
      const actions = source.match(/action_ja = \[([^\]]*)\]/)?.[1] ?? "";
      return {
        id: one(source, "id"),
        name: one(source, "name_ja"),
        short_name: one(source, "short_ja"),
        people: one(source, "people_ja"),
        theme: one(source, "theme"),
        meaning: one(source, "meaning_ja"),
        why: one(source, "why_ja"),
        actions: [...actions.matchAll(/"([^"]+)"/g)].map((match) => match[1]),
        direction: one(source, "direction"),
        headline: one(source, "headline") === "true",
        severity_weight: Number(one(source, "severity_weight")),
        severity_source: one(source, "severity_source_ja"),
        source: one(source, "source_ja"),
        caution: one(source, "caution_ja"),
        fiscal_years: years,
      };
    });
}

function read_areas() {
  const rows = readFileSync(
    new URL("areas/municipality_to_sma335_derived.csv", catalogue),
    "utf8",
  ).split(/\r?\n/);
  const areas = [entry("00", "全国", "nation", "00", "全国")];
  const towns = [];
  const seen = new Set();
  for (const row of rows.slice(1)) {
    const [, town, code, name, prefecture_code, prefecture] = row.split(",");
    if (!code) continue;
    towns.push({ town, code });
    if (!seen.has(prefecture_code)) {
      seen.add(prefecture_code);
      areas.push(entry(prefecture_code, prefecture, "prefecture", prefecture_code, prefecture));
    }
    if (!seen.has(code)) {
      seen.add(code);
      areas.push(entry(code, name, "medical_area", prefecture_code, prefecture));
    }
  }
  areas.sort((one, other) => (one.code < other.code ? -1 : 1));
  return { areas, towns };
}

function entry(code, name, kind, prefecture_code, prefecture_name) {
  return { code, name, kind, prefecture_code, prefecture_name };
}

const indicators = read_indicators();
const { areas, towns } = read_areas();
const area_of = (code) => areas.find((area) => area.code === code);

function chance(...words) {
  let hash = 2166136261;
  for (const letter of words.join("/")) {
    hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  }
  return hash / 2 ** 32;
}

const estimate = (value, spread, text) => ({
  value,
  lower_95: value - spread,
  upper_95: value + spread,
  text,
});

function issue_row(indicator, area, view) {
  const subject = [indicator.id, area.code, view.year, view.comparator];
  const broken = chance(...subject, "broken") < 0.05;
  const ratio = 0.8 + 0.45 * chance(...subject);
  const other = 0.85 + 0.3 * chance(...subject, "other");
  const spread = 0.04 + 0.06 * chance(...subject, "spread");
  const verdict = broken
    ? "not_computable"
    : ratio - spread > 1
      ? "worse"
      : ratio + spread < 1
        ? "better"
        : "similar";
  const ratio_estimate = (value) =>
    estimate(
      value,
      spread,
      `${value.toFixed(2)}（${(value - spread).toFixed(2)}–${(value + spread).toFixed(2)}）`,
    );
  const nothing = { value: null, lower_95: null, upper_95: null, text: "計算できません" };
  const [nation, prefecture] = view.comparator === "nation" ? [ratio, other] : [other, ratio];
  const people = Math.round(4000 * (ratio - 1));
  const name = view.comparator === "nation" ? "全国" : area.prefecture_name;
  const limits = `95%信頼区間 ${(ratio - spread).toFixed(2)}–${(ratio + spread).toFixed(2)}`;
  const more = people < 0 ? "少ない" : "多い";
  const sentences = {
    not_computable: `${indicator.people}は、秘匿された欄が多く、値の幅が広すぎて計算できません。`,
    similar: `${indicator.people}は${name}の${ratio.toFixed(2)}倍（${limits}）で、差があるとはいえません。`,
  };
  const excess = `約${Math.abs(people)}人${more}（${people - 90}〜${people + 90}人）`;
  return {
    indicator: indicator.id,
    name: indicator.name,
    short_name: indicator.short_name,
    theme: indicator.theme,
    sentence:
      sentences[verdict] ??
      `${indicator.people}が${name}の${ratio.toFixed(2)}倍（${limits}）、約${Math.abs(people)}人${more}。とくに男性の40〜59歳で${people < 0 ? "少なく" : "多く"}なっています。`,
    direction: indicator.direction,
    verdict,
    verdict_text: {
      worse: "▲ 多い",
      better: "▼ 少ない",
      similar: "● 同程度",
      not_computable: "－ 計算できません",
    }[verdict],
    status: broken ? "too_wide" : "ok",
    status_text: broken ? "秘匿された欄が多く、値の幅が広すぎて計算できません" : "計算できました",
    rank_lower: null,
    rank_upper: null,
    rank_text: "－",
    ratio_nation: broken ? nothing : ratio_estimate(nation),
    ratio_prefecture:
      area.kind === "prefecture" ? { ...nothing, text: "－" } : broken ? nothing : ratio_estimate(prefecture),
    smoothed: broken ? nothing : ratio_estimate(1 + (ratio - 1) * 0.9),
    p_above_1: broken ? null : 0.99,
    excess: broken ? nothing : estimate(people, 90, excess),
    people_text: "該当者 3,214人 / 判定できた人 21,480人",
    trend: "increasing",
    trend_text: ["↗ 増えている", "→ 変化ははっきりしない", "↘ 減っている"][
      Math.floor(chance(...subject, "trend") * 3)
    ],
    coverage_text: "健診結果のある人 21,480人（40〜74歳住民の約38%、2020年国勢調査）",
    masked_text: "この表のこの区域では2個のセルが秘匿されています（該当者数の開き 0.4%）",
    drivers:
      verdict === "worse"
        ? ["男性45〜49歳（約82人多い）", "男性50〜54歳（約76人多い）", "男性55〜59歳（約51人多い）"]
        : [],
    caution: indicator.caution,
    strip_svg: broken
      ? ""
      : strip({
          value: ratio,
          lower: ratio - spread,
          upper: ratio + spread,
          verdict,
          title: `標準化該当比 ${ratio.toFixed(2)}`,
        }),
    depth_path: `/areas/${area.code}/issues/${indicator.id}?year=${view.year}&comparator=${view.comparator}`,
  };
}

const problem = (status, code, title, detail) => ({ status, body: { code, title, detail, status } });
const found = (body) => ({ status: 200, body });

function chosen_view(parameters) {
  const year = Number(parameters.get("year") ?? years.at(-1));
  const comparator = parameters.get("comparator") ?? "nation";
  return { year, comparator };
}

function view_of_reply(area, view) {
  return {
    area,
    fiscal_year: view.year,
    fiscal_year_text: `${view.year}年度（令和${view.year - 2018}年度）`,
    fiscal_years: years,
    comparator: view.comparator,
    comparator_name: view.comparator === "nation" ? "全国" : area.prefecture_name,
  };
}

function issues(code, parameters) {
  const area = area_of(code);
  if (!area) {
    return problem(404, "ARE-003", "その地域はありません", `地域コード「${code}」は、この年の区域の一覧にありません。地域を選びなおしてください。`);
  }
  const view = chosen_view(parameters);
  if (!years.includes(view.year)) {
    return problem(404, "IND-005", "その年度のデータがありません", `${view.year}年度のデータはありません。2018〜2022年度から選んでください。`);
  }
  const rows = indicators
    .filter((indicator) => indicator.headline)
    .map((indicator) => issue_row(indicator, area, view));
  const list = (verdict) => rows.filter((row) => row.verdict === verdict);
  const worse = list("worse").sort((one, other) => other.excess.value - one.excess.value);
  worse.forEach((row, index) => {
    row.rank_lower = Math.max(1, index - 1);
    row.rank_upper = index + 3;
    row.rank_text = `${row.rank_lower}〜${row.rank_upper}位`;
  });
  const reply = view_of_reply(area, view);
  const query = `?year=${view.year}&comparator=${view.comparator}`;
  return found({
    ...reply,
    summary: `${area.name}は${reply.comparator_name}と比べて${worse.length}項目で悪く、${list("better").length}項目で良い状態です。まず${worse.slice(0, 3).map((row) => row.short_name).join("、")}を考えます。`,
    worse,
    better: list("better"),
    similar: list("similar"),
    not_computable: list("not_computable"),
    notes: [
      "健診を受けた人の値です。受けなかった人の状態は分かりません。",
      "比は性別と年齢の構成をそろえています。区域どうしの比の大小は比べられません。",
    ],
    attributions,
    sheet_path: `/api/areas/${code}/sheet.pdf?year=${view.year}`,
    csv_path: `/api/areas/${code}/results.csv${query}`,
    xlsx_path: `/api/areas/${code}/results.xlsx${query}`,
  });
}

function figures_of(area, indicator, path) {
  const neighbours = areas
    .filter((other) => other.kind === "medical_area" && other.prefecture_code === area.prefecture_code)
    .map((other) => other.name);
  const title = (what) => `${indicator.short_name}：${what}（${area.name}、2022年度）`;
  const table = (caption, columns, rows) => ({ caption, columns, rows });
  const figure = (id, what, sentence, svg, twin) => ({
    id,
    title: title(what),
    sentence,
    svg,
    svg_path: `${path}/figures/${id}/picture.svg`,
    png_path: `${path}/figures/${id}/picture.png`,
    table: table(title(what), ...twin),
  });
  const ages = ["40〜44歳", "45〜49歳", "50〜54歳", "55〜59歳", "60〜64歳", "65〜69歳", "70〜74歳"];
  return [
    figure("heat_map", "性別と年齢", "男性の45〜59歳で全国より多く、女性では差が小さくなっています。", heat_map(title("性別と年齢")), [
      ["性別", "年齢", "該当比（95%信頼区間）", "多い・少ない人数"],
      ages.flatMap((age) => [["男性", age, "1.24（1.15–1.34）", "82"], ["女性", age, "1.03（0.95–1.12）", "-4"]]),
    ]),
    figure("trend", "年度ごとの推移", "2018年度から5年続けて増え、全国との差も広がっています。", trend(title("推移"), years), [
      ["年度", area.name, "全国"],
      years.map((year, index) => [`${year}年度`, `${12.1 + index}%`, `${11.2 + index / 2}%`]),
    ]),
    figure("prefecture_areas", "県内の二次医療圏", "それぞれの線は全国との比の95%信頼区間です。", intervals(title("県内"), neighbours), [
      ["二次医療圏", "該当比（95%信頼区間）", "全国との比較"],
      neighbours.map((name) => [name, "1.08（1.02–1.14）", "▲ 多い"]),
    ]),
    figure("funnel", "全国335の二次医療圏の中で", "この地域は、人数の割にぶれを超えて高い側にあります。", funnel(title("漏斗図")), [
      ["区域", "期待該当者", "該当比"],
      neighbours.map((name) => [name, "2,914", "1.08"]),
    ]),
  ];
}

function depth(code, id, parameters) {
  const area = area_of(code);
  const indicator = indicators.find((candidate) => candidate.id === id);
  if (!area) return issues(code, parameters);
  if (!indicator) {
    return problem(404, "IND-003", "その指標はありません", `「${id}」という指標はありません。指標の一覧で名前を確かめてください。`);
  }
  const view = chosen_view(parameters);
  const issue = issue_row(indicator, area, view);
  if (issue.verdict === "worse") issue.rank_text = "2〜5位";
  const path = `/api/areas/${code}/issues/${id}`;
  return found({
    ...view_of_reply(area, view),
    issue,
    meaning: indicator.meaning,
    why: indicator.why,
    actions: indicator.actions,
    figures: figures_of(area, indicator, path),
    numbers: {
      caption: "男女別・比較の相手別のすべての数値",
      columns: ["性別", "比較の相手", "判定できた人", "該当者", "期待該当者", "標準化該当比（95%信頼区間）", "平滑化した比（95%信用区間）", "1を超える確率", "多い・少ない人数（95%信頼区間）", "秘匿セル", "状態"],
      rows: ["男性", "女性", "男女計"].flatMap((sex) =>
        ["全国", "鳥取県"].map((other) => [sex, other, "10,740人", "1,607人", "1,402.3", "1.15（1.09–1.20）", "1.14（1.09–1.20）", "99.9%", "約205人多い（+126〜+286人）", "1", "計算できました"]),
      ),
    },
    method: [
      { label: "式", text: "標準化該当比＝該当者数÷期待該当者数。期待該当者数は、性別・5歳階級ごとに比べる相手の割合をこの地域の受診者にかけて足したものです。" },
      { label: "信頼区間", text: "バイヤーの近似による95%区間。秘匿された欄があるときは、取りうる最小と最大まで広げます。" },
      { label: "もとの表", text: "第9回NDBオープンデータ 特定健診 HbA1c 二次医療圏別・性年齢階級別分布" },
      { label: "版", text: "Engawa 0.1.0" },
    ],
    attributions,
    csv_path: `${path}/numbers.csv`,
    xlsx_path: `${path}/numbers.xlsx`,
  });
}

function search(query) {
  const area_hits = areas
    .filter((area) => area.code === query || area.name.includes(query))
    .map((area) => ({ area, matched: area.name }));
  const town_hits = towns
    .filter(({ town }) => town.includes(query) || (query === "tottori" && town === "鳥取市"))
    .map(({ town, code }) => ({ area: area_of(code), matched: town }));
  return found({ query, hits: [...area_hits, ...town_hits].slice(0, 12) });
}

function map(code) {
  const area = area_of(code);
  if (!area || area.kind === "medical_area") return problem(404, "ARE-003", "その地図はありません", "都道府県を選んでください。");
  const nation = code === "00";
  const entries = nation ? prefecture_entries(areas) : medical_area_entries(areas, code);
  const title = nation ? "都道府県を選ぶ地図" : `${area.name}の二次医療圏を選ぶ地図`;
  return found({
    id: "choice_map",
    title,
    sentence: `${nation ? "都道府県" : "二次医療圏"}を選ぶと、その健康課題に進みます。`,
    svg: choice_map(entries, title),
    svg_path: "",
    png_path: "",
    table: { caption: title, columns: ["コード", "名前"], rows: entries.map((one) => [one.code, one.name]) },
  });
}

function sources() {
  return found({
    batches: [
      { id: 1, imported_at: "2026-11-24T05:31:08Z", source: "samples/ndb", state: "active", workbooks: 3, workbooks_text: "3" },
    ],
    workbooks: [2021, 2022, 2022].map((fiscal_year, index) => ({
      file: `000${index}_hba1c.xlsx`,
      sha256: "0f4f3f2c8d1e6b7a90".padEnd(64, String(index)),
      title: "HbA1c 二次医療圏別・性年齢階級別分布",
      item: "hba1c",
      level: index === 1 ? "prefecture" : "medical_area",
      fiscal_year,
      rows: 2345,
      masked_cells: 812,
      rows_text: "2,345",
      masked_cells_text: "812",
      areas_text: "335",
      areas: 335,
      warnings: index === 2 ? ["表題の空白が前の版と違います。"] : [],
    })),
    attributions,
    version: "0.1.0",
  });
}

/** The reply to a GET of the API: {status, body}, or nothing for a path it does not know. */
export function reply_to(url) {
  const path = decodeURIComponent(url.pathname);
  const parts = path.split("/").slice(2);
  if (path === "/api/areas") return found({ areas, fiscal_years: years, attributions });
  if (path === "/api/areas/search") return search(url.searchParams.get("query") ?? "");
  if (parts[0] === "maps") return map(parts[1]);
  if (path === "/api/indicators") return found({ indicators });
  if (path === "/api/sources") return sources();
  if (parts[0] === "areas" && parts[2] === "issues" && parts.length === 3) return issues(parts[1], url.searchParams);
  if (parts[0] === "areas" && parts[2] === "issues" && parts.length === 4) return depth(parts[1], parts[3], url.searchParams);
  return undefined;
}
