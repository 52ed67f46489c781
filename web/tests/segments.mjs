// Uptake by segment on the page of the demo's council in the east: read through the lens, typed,
// taken in from a table and taken back.
import assert from "node:assert/strict";

import { field, open, press, settled } from "./sign_in.mjs";

const east = "東部地域・職域連携推進協議会";
const tab = "受診率と薄い層";

async function open_segments(page, base) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name: east, exact: true }).click();
  await page.waitForSelector(".tabs");
  await page.locator(".tabs").getByRole("link", { name: tab, exact: true }).click();
  await page.waitForSelector(`h1 >> text=${tab}`);
  await page.waitForSelector("h2 >> text=特定健診の受診率");
  await settled(page);
}

const rows_of = (page, text) => page.locator("table.segments tbody", { hasText: text });

/** Who is behind, who is unknown and what is planned; the lens shows some of it. */
async function reads_through_the_lens(page, base) {
  await open_segments(page, base);
  await page.waitForSelector("text=ほかの人より低いのは、被扶養者（家族）、1〜4人の事業所");
  await page.getByText("特定健診の受診率の値、差、出典を表で見る").click();
  const dependants = rows_of(page, "被扶養者（家族）").first();
  assert.match(await dependants.textContent(), /薄い層.*全国健康保険協会みどり支部（東部）.*20\.2%（19\.3–21\.1%）/);
  assert.match(await dependants.textContent(), /▼ ほかの人より低い/);
  assert.match(await rows_of(page, "退職者").first().textContent(), /値がありません/);
  await page.waitForSelector("text=被扶養者の受診券に、川辺市の集団健診の日程を同封する");
  await page.getByLabel("だれを見るか").selectOption({ label: "事業所の規模" });
  await page.waitForURL(/lens=workplace_size/);
  await page.waitForFunction(
    () => ![...document.querySelectorAll("table.segments")].some((table) => table.textContent.includes("被扶養者")),
  );
  assert.ok((await rows_of(page, "1〜4人の事業所").count()) > 0);
  await page.waitForSelector("text=商工会議所と商工会の巡回で");
  await page.waitForSelector(".cards >> text=被扶養者の受診券に", { state: "detached" });
  await page.getByLabel("どの保険か").selectOption({ label: "国民健康保険" });
  await page.waitForSelector("text=特定健診の受診率：川辺市国民健康保険", { state: "detached" });
}

/** A figure of few people is refused at its field and what was typed stays; a right one is there. */
async function types_a_figure(page, base) {
  await open_segments(page, base);
  await press(page, "値を一つ書く");
  await field(page, "どこの値か").fill("みどり県市町村職員共済組合（東部）");
  await field(page, "保険者の種類").selectOption({ label: "共済組合" });
  await field(page, "年度").fill("令和6年度");
  await field(page, "対象者数").fill("640");
  await field(page, "受診者数").fill("636");
  await field(page, "出典").fill("組合からの報告");
  await press(page, "保存する");
  await page.waitForSelector("[role=alert] >> text=人数が少なすぎる値です");
  assert.equal(await field(page, "対象者数").inputValue(), "640");
  await field(page, "受診者数").fill("560");
  await press(page, "保存する");
  await page.getByText("特定健診の受診率の値、差、出典を表で見る").click();
  await page.waitForSelector("td >> text=87.5%");
}

/** A table is looked at first; what cannot be taken in is said row by row; it can be taken back. */
async function takes_a_table_in(page, base) {
  await open_segments(page, base);
  const table = [
    "指標,年度,どこの値か,保険者の種類,区分,分子,分母",
    "特定健診の受診率,令和6年度,若葉町国民健康保険,国民健康保険,全体,1210,2980",
    "特定健診の受診率,令和6年度,若葉町国民健康保険,国民健康保険,男性,4,1400",
  ].join("\n");
  await page
    .getByLabel("書いてもらった表（Excel、CSV）を選ぶか、ここに落としてください")
    .setInputFiles({ name: "若葉町.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.waitForSelector("text=値の書かれた2行のうち、取り込める行 1、取り込めない行 1");
  await page.waitForSelector("td >> text=AGG-001");
  await field(page, "出典").fill("若葉町の法定報告");
  await press(page, "取り込めない行を除いて取り込む");
  await page.getByText("特定健診の受診率の値、差、出典を表で見る").click();
  await page.waitForSelector("td >> text=40.6%");
  const source = page.locator("section[aria-labelledby=figure-sources] tr", { hasText: "若葉町の法定報告" });
  await source.getByRole("button", { name: "取り消す" }).click();
  await source.getByRole("button", { name: "取り消しを確定する" }).click();
  await source.waitFor({ state: "detached" });
  // The list of all figures is asked for by itself, and may come a moment later.
  await page.waitForSelector("td >> text=若葉町国民健康保険", { state: "detached" });
  const path = await page
    .locator("[aria-label=ひな形]")
    .getByRole("link", { name: "特定健診の受診率" })
    .getAttribute("href");
  const start = await page.evaluate(async (at) => (await (await fetch(at)).text()).slice(0, 2), path);
  assert.equal(start, "PK");
}

/** What is planned for a group is written, changed and dropped. */
async function plans(page, base) {
  await open_segments(page, base);
  await page.getByRole("button", { name: "打ち手を書く", exact: true }).click();
  await field(page, "どの値を、だれについて動かすか").selectOption({ label: "特定健診の受診率：40〜64歳" });
  await field(page, "打ち手").fill("夜間の集団健診を開く");
  await press(page, "保存する");
  const card = page.locator(".cards li", { hasText: "夜間の集団健診を開く" });
  await card.getByRole("button", { name: "直す" }).click();
  await card.getByLabel(/^状況/).selectOption({ label: "実施中" });
  await card.getByRole("button", { name: "保存する" }).click();
  await card.locator("dd", { hasText: "実施中" }).waitFor();
  await card.getByRole("button", { name: "外す" }).click();
  await card.getByRole("button", { name: "外すことを確定する" }).click();
  await card.waitFor({ state: "detached" });
}

/** Members read; only the secretariat writes. */
async function members_read(page, base) {
  await open_segments(page, base);
  for (const name of ["値を一つ書く", "打ち手を書く", "取り消す", "直す"]) {
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, name);
  }
  assert.equal(await page.locator(".drop-place").count(), 0);
}

export function segment_ways(way) {
  return [
    way("segments: uptake is read through the lens", "east", reads_through_the_lens),
    way("segments: a figure of few people is not taken", "east", types_a_figure, { allow_refusals: true }),
    way("segments: a table is taken in and back", "east", takes_a_table_in),
    way("segments: a plan for a group is written and dropped", "east", plans),
    way("segments: members only read", "member", members_read),
  ];
}
