// Meetings of others than the secretariat of a medical area: the prefecture's council with an item
// that is not open and an observer at the table, and a core city that owns its council with a
// health centre.
import assert from "node:assert/strict";

import { open_tab, today } from "./meetings.mjs";
import { field, open, press } from "./sign_in.mjs";

const prefecture = "みどり県地域・職域連携推進協議会";
const west = "西部地域・職域連携推進協議会";
const walk = {};

async function registers(page, base, council, place) {
  await open_tab(page, base, "会議", council);
  await press(page, "会議を登録する");
  await field(page, "日").fill(today());
  await field(page, "会場").fill(place);
  await press(page, "登録する");
  await page.waitForURL("**/work/meetings/*");
  await page.waitForSelector("h2 >> text=開催通知");
  return new URL(page.url()).pathname;
}

/** Fields that are folded, unless one of them holds something already. */
async function unfold(page) {
  const more = page.locator("form details.form-more").last();
  if (!(await more.evaluate((details) => details.open))) await more.locator("summary").click();
}

async function adds_item(page, title, closed_because) {
  await press(page, "議題を加える");
  await field(page, "議題").fill(title);
  if (closed_because) {
    await unfold(page);
    await field(page, "公開の区分").selectOption({ label: "非公開" });
    await field(page, "非公開の理由").fill(closed_because);
    await field(page, "非公開を決めた人").fill("座長");
  }
  await press(page, "保存する");
  await page.waitForSelector(`h3 >> text=${title}`);
}

async function holds(page) {
  await press(page, "出席を記録して、開催済みにする");
  await press(page, "記録する");
  await page.waitForSelector("text=開催済みです。");
}

async function writes_minutes(page, texts) {
  await press(page, "会議録を書く");
  for (const [label, text] of texts) {
    if (label.startsWith("公開版")) await unfold(page);
    await field(page, label).fill(text);
  }
  await press(page, "保存する");
  await page.waitForSelector(`p >> text=${texts[0][1]}`);
  await press(page, "座長に回す");
  await page.waitForSelector("text=座長の確認待ち");
}

async function publishes(page) {
  await press(page, "公表し、団体の長への手紙を用意する");
  await press(page, "公表し、手紙を用意する");
  await page.waitForSelector("h2 >> text=団体の長への会議録");
}

const open_item = "県内の受診のようす";
const closed_item = "事業所からの個別の相談";

/** The prefecture's council, with an item that names a workplace. */
async function prefecture_prepares(page, base) {
  walk.meeting = await registers(page, base, prefecture, "県庁 本館 講堂");
  await adds_item(page, open_item);
  await adds_item(page, closed_item, "事業所が特定されるため");
  await press(page, "通知を用意する");
  await press(page, "手紙を用意する");
  await page.waitForSelector("text=手紙を見る（PDF）");
}

/** An observer sees that there is a closed item and why, not what it is about. */
async function observer_before(page, base) {
  await open_tab(page, base, "会議", prefecture);
  await open(page, base + walk.meeting);
  await page.waitForSelector(`h3 >> text=${open_item}`);
  const text = await page.locator("main").textContent();
  assert.ok(!text.includes(closed_item), "the title of a closed item");
  for (const name of ["座長打合せ", "反省会", "開催通知"])
    assert.equal(await page.getByRole("heading", { name, exact: true }).count(), 0, name);
  for (const name of ["議題を加える", "会議録を書く", "通知を用意する", "出席を記録して、開催済みにする"])
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, name);
}

async function prefecture_writes(page, base) {
  await open(page, base + walk.meeting);
  await holds(page);
  await writes_minutes(page, [
    [open_item, "受診した人は増えた。山田委員から質問があった。"],
    [closed_item, "製作所ひがしの相談を聞いた。"],
    [`公開版：${open_item}`, "受診した人は増えた。質問があった。"],
  ]);
}

/** What is not confirmed is not for those who only listen. */
async function observer_waits(page, base) {
  await open(page, base + walk.meeting);
  assert.ok(!(await page.locator("main").textContent()).includes("受診した人は増えた"));
}

async function chair_of_prefecture(page, base) {
  await open(page, base + walk.meeting);
  await press(page, "この会議録でよい（確認する）");
  await page.waitForSelector("text=第1版");
}

async function prefecture_publishes(page, base) {
  await open(page, base + walk.meeting);
  await publishes(page);
}

/** The public version, and nothing of the members'. */
async function observer_reads(page, base) {
  await open(page, base + walk.meeting);
  await page.waitForSelector("p >> text=受診した人は増えた。質問があった。");
  const text = await page.locator("main").textContent();
  for (const inner of ["山田委員", "製作所ひがし", closed_item])
    assert.ok(!text.includes(inner), inner);
}

/** The core city runs the council it owns as any secretariat does; the chair confirmed by telephone. */
async function core_city_holds_its_own(page, base) {
  walk.west = await registers(page, base, west, "青葉市保健センター");
  await adds_item(page, "働き盛りの糖尿病");
  await press(page, "通知を用意する");
  await press(page, "手紙を用意する");
  await page.waitForSelector("text=手紙を見る（PDF）");
  await holds(page);
  await writes_minutes(page, [["働き盛りの糖尿病", "市と協会けんぽで名簿の持ち方を話し合った。"]]);
  await press(page, "座長の確認を記録する");
  await field(page, "どのように確認したか").fill("電話で確認");
  await press(page, "確認済みにする");
  await page.waitForSelector("text=第1版");
  await publishes(page);
}

/** The prefecture is told of the area's council by its plan, not by its papers. */
async function prefecture_stays_outside(page, base) {
  await open(page, base + walk.west);
  await page.waitForSelector("h1 >> text=会議を開けません");
}

/** Home tells a secretariat what others did at its councils. */
async function home_tells_what_changed(page, base) {
  await open(page, `${base}/work`);
  const changes = page.locator("section", { has: page.getByRole("heading", { name: "変わったこと", exact: true }) });
  await changes.locator("li", { hasText: "会議録を確認する" }).first().waitFor();
}

/** In this order; `way` runs one part as the person with that login. */
export function peer_ways(way) {
  return [
    way("the prefecture prepares a meeting", "pref", prefecture_prepares),
    way("an observer sees open items only", "observer", observer_before),
    way("the prefecture writes minutes", "pref", prefecture_writes),
    way("an observer sees no draft", "observer", observer_waits),
    way("the chair of the prefecture's council confirms", "chair", chair_of_prefecture),
    way("the prefecture publishes", "pref", prefecture_publishes),
    way("an observer reads the public version", "observer", observer_reads),
    way("a core city holds its own meeting", "aoba-city", core_city_holds_its_own),
    way("the prefecture stays outside of it", "pref", prefecture_stays_outside, { allow_refusals: true }),
    way("home tells what others changed", "pref", home_tells_what_changed),
  ];
}
