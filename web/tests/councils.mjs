// The councils of the demo prefecture, as the people who work in them.
import assert from "node:assert/strict";

import { check_screen } from "./checks.mjs";
import { with_page } from "./harness.mjs";
import { insurer_ways } from "./insurers.mjs";
import { meeting_ways } from "./meetings.mjs";
import { peer_ways } from "./meetings_peers.mjs";
import { segment_ways } from "./segments.mjs";
import { field, open, pick, press, settled, sign_in } from "./sign_in.mjs";

const east = "東部地域・職域連携推進協議会";
const group = "東部協議会 小規模事業所作業部会";
const prefectural = "みどり県地域・職域連携推進協議会";

async function open_council(page, base, name, tab) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForSelector(".tabs");
  if (tab === undefined) return;
  await page.locator(".tabs").getByRole("link", { name: tab, exact: true }).click();
  await page.waitForSelector(`h1 >> text=${tab}`);
  await settled(page);
}

const tabs_of = (page) => page.locator(".tabs a").allTextContents();

async function home_tells_what_waits(page, base) {
  await open(page, `${base}/work`);
  await page.waitForSelector("td >> text=過ぎています");
  await page.getByRole("link", { name: "会長への説明の日を決める" }).click();
  await page.waitForSelector(`h1 >> text=関係づくり：${east}`);
}

async function composition(page, base) {
  await open_council(page, base, east, "点検");
  await page.waitForSelector("text=住民組織からの委員がいません");
  await page.waitForSelector("text=会議を同じ日に続けて開くか");
  await page.waitForSelector("text=調整役の候補");
}

/** A seat is given to a post that is found by typing, its letter is a PDF, and it ends. */
async function seat(page, base) {
  await open_council(page, base, east, "名簿");
  const before = await page.locator("tbody tr").count();
  await press(page, "席を加える");
  await pick(page, "職位", "若葉商工会 事務局長");
  await press(page, "加える");
  await page.waitForFunction((rows) => document.querySelectorAll("tbody tr").length === rows, before + 1);
  await press(page, "閉じる");
  const line = page.locator("details.fold-line", { hasText: "若葉商工会" });
  await line.locator("summary").click();
  const letter = await line.getByRole("link", { name: "委嘱状（PDF）" }).getAttribute("href");
  const type = await page.evaluate(async (path) => {
    const reply = await fetch(path);
    return [reply.status, reply.headers.get("content-type")].join(" ");
  }, letter);
  assert.equal(type, "200 application/pdf");
  await line.getByRole("button", { name: "席を終える" }).click();
  const yesterday = new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);
  await line.getByLabel(/^最後の日/).fill(yesterday);
  await line.getByRole("button", { name: "終える", exact: true }).click();
  await page.waitForSelector(`td >> text=${yesterday}`);
}

/** A body answers behind a link, without an account; the matrix shows it. */
async function answer_without_account(page, base, context) {
  await open_council(page, base, east, "役割分担");
  await press(page, "席のあるすべての組織のリンクを作る（60日間）");
  const entry = page.locator(".overtaken li", { hasText: "連合みどり" });
  const link = await entry.locator("code").textContent();
  const outside = await (await context.browser().newContext({ locale: "ja-JP" })).newPage();
  await open(outside, base + new URL(link).pathname + new URL(link).hash);
  await outside.waitForSelector("text=連合みどり");
  await outside.getByLabel("会員・住民への周知").check();
  await field(outside, "お名前").fill("荒木");
  await outside.locator("form button[type=submit]").click();
  await outside.waitForSelector("[role=status] >> text=ありがとう");
  const status = await outside.evaluate(async () => (await fetch("/api/councils/list-councils")).status);
  assert.equal(status, 401);
  await outside.context().close();
  await open_council(page, base, east, "役割分担");
  const row = page.locator("tbody tr", { hasText: "連合みどり" });
  await row.getByText("○ 申し出").first().waitFor();
}

async function contact(page, base) {
  await open_council(page, base, east, "関係づくり");
  const due = page.locator("section[aria-labelledby=cadence] tbody tr", { hasText: "みどり県医師会" });
  assert.equal(await due.count(), 1);
  await press(page, "連絡を記録する");
  await pick(page, "組織", "みどり県医師会");
  await field(page, "話したこと").fill("東部の早朝診療について相談した。");
  await press(page, "記録する");
  await page.waitForSelector("td >> text=東部の早朝診療");
  assert.equal(await due.count(), 0);
}

async function handing_over(page, base) {
  await open_council(page, base, east, "引き継ぎ");
  await page.waitForSelector("text=商工会は会長より事務局長に先に話すと進みます");
  await page.waitForSelector("text=90日のうちに来る期限");
  const path = await page.getByRole("link", { name: "引き継ぎ書（PDF）" }).getAttribute("href");
  const start = await page.evaluate(async (at) => (await (await fetch(at)).text()).slice(0, 5), path);
  assert.equal(start, "%PDF-");
}

async function in_the_group(page, base) {
  await open_council(page, base, group, "作業部会の部屋");
  const text = "50人未満は、健診機関ごとにも見たいです。";
  await page.getByRole("button", { name: "意見を書く" }).first().click();
  await field(page, "意見").fill(text);
  await page.locator(".folded-form button[type=submit]").click();
  await page.waitForSelector(`text=${text}`);
}

/** An observer knows that the council exists and who sits in it, and sees no inner matter. */
async function observer(page, base) {
  await open_council(page, base, prefectural);
  const tabs = await tabs_of(page);
  for (const hidden of ["役割分担", "作業部会の部屋", "関係づくり", "引き継ぎ"]) {
    assert.ok(!tabs.includes(hidden), hidden);
  }
  assert.equal(await page.getByRole("button", { name: "内容を直す" }).count(), 0);
  await open(page, `${base}/work/councils`);
  assert.equal(await page.getByText("庁内健康データ連携会議").count(), 0);
}

/** A designated city runs its own council and has no say in the prefecture's, nor the other way. */
async function peers(page, base) {
  await open_council(page, base, prefectural);
  assert.equal(await page.getByRole("button", { name: "内容を直す" }).count(), 0);
  await open_council(page, base, "みどり市地域・職域連携推進協議会");
  assert.equal(await page.getByRole("button", { name: "内容を直す" }).count(), 1);
}

/** Words are found in what the reader may see, and nowhere else. */
async function search(page, base) {
  await open(page, `${base}/work`);
  await page.getByRole("textbox", { name: "全体から探す" }).fill("会長の了解");
  await page.getByRole("button", { name: "探す", exact: true }).click();
  await page.waitForSelector("h1 >> text=全体から探す");
  await page.getByRole("link", { name: /若葉商工会 \d/ }).waitFor();
}

async function search_as_observer(page, base) {
  await open(page, `${base}/work/search?q=${encodeURIComponent("会長の了解")}`);
  await page.waitForSelector("text=見つかりませんでした");
  await open(page, `${base}/work/search?q=${encodeURIComponent("若葉 商工")}`);
  await page.getByRole("link", { name: "若葉商工会", exact: true }).waitFor();
}

/** A pasted list: what it would do, the problems, and then only the right lines. */
async function member_list(page, base) {
  await open(page, `${base}/work/organisations`);
  await page.getByRole("link", { name: "名簿（Excel・CSV）をまとめて取り込む" }).click();
  await page.getByLabel("または、表計算から貼り付け").fill(
    "組織\t種別\t職位\t氏名\n東部労働基準協会\t\t監事\t川 六\n知らない会\t\t会長\t秋野 三\n",
  );
  await press(page, "何が起きるか確かめる");
  await page.waitForSelector("td >> text=職位を加える、担当者: 空席 → 川 六");
  await page.waitForSelector("td >> text=新しい組織には「種別」が要ります。");
  await press(page, "問題のある行を除いて取り込む");
  await page.waitForSelector("text=取り込みました：組織 0、職位 1、担当者の異動 1");
}

/** The core city owns the council of the west together with the health centre, and no other. */
async function co_owner(page, base) {
  await open_council(page, base, "西部地域・職域連携推進協議会");
  assert.equal(await page.getByRole("button", { name: "内容を直す" }).count(), 1);
  for (const name of [prefectural, east]) {
    await open_council(page, base, name);
    assert.equal(await page.getByRole("button", { name: "内容を直す" }).count(), 0, name);
  }
}

/** The chair sees what members and the working group see, and not the secretariat's own notes. */
async function chair(page, base) {
  await open_council(page, base, prefectural);
  const tabs = await tabs_of(page);
  for (const shown of ["点検", "役割分担", "作業部会の部屋"]) assert.ok(tabs.includes(shown), shown);
  for (const hidden of ["関係づくり", "引き継ぎ"]) assert.ok(!tabs.includes(hidden), hidden);
}

/** The administrator keeps accounts and roles, and reads no council's inner matter. */
async function administrator(page, base) {
  await open_council(page, base, east);
  const tabs = await tabs_of(page);
  for (const hidden of ["役割分担", "作業部会の部屋", "関係づくり", "引き継ぎ"]) {
    assert.ok(!tabs.includes(hidden), hidden);
  }
  await open(page, `${base}/work/log`);
  await page.waitForSelector("td >> text=見本 管理者");
}

const parts = ["insurers", "segments", "", "roster", "meetings", "year", "roadmap", "tiers", "promises", "checks", "relations", "roles", "purpose", "room", "contacts", "network", "succession", "timeline"];

/** `demo` is what `engawa demo --json` printed for the data folder of the server. */
export function demo_checks(browser, base, out, demo) {
  const states = new Map();
  const use_as = (login, use, options) => () =>
    with_page(browser, base, { ...options, storageState: states.get(login) }, async (page, context) => {
      if (!states.has(login)) {
        await open(page, `${base}/work`);
        const account = demo.sign_ins.find((one) => one.login === login);
        await sign_in(page, login, account.recovery_codes.pop());
        await page.waitForSelector("h1 >> text=の仕事");
        states.set(login, await context.storageState());
      }
      await use(page, base, context);
    });
  const way = (name, login, use, options = {}) => ({
    name: `demo: ${name}`,
    run: use_as(`${login}@midori.example`, use, options),
  });
  const screen = (tab) =>
    way(`council ${tab || "overview"}: axe, title, targets, widths, zoom`, "east", async (page) => {
      await open_council(page, base, east);
      const at = new URL(page.url()).pathname;
      await open(page, `${base}${at}${tab === "" ? "" : `/${tab}`}`);
      await check_screen(page, (size) => `${out}/council_${tab || "overview"}_${size}.png`);
    });
  return [
    way("home tells what waits", "east", home_tells_what_waits),
    way("composition and overlaps", "east", composition),
    way("a seat, its letter and its end", "east", seat),
    way("a body answers without an account", "east", answer_without_account),
    way("a contact ends the silence", "east", contact),
    way("pack for the successor", "east", handing_over),
    way("comment in the working group", "group", in_the_group),
    way("an observer sees less", "observer", observer),
    way("a designated city is a peer", "midori-city", peers),
    way("a core city co-owns", "aoba-city", co_owner),
    way("the chair", "chair", chair),
    way("the administrator", "admin", administrator),
    way("search", "east", search),
    way("search as an observer", "observer", search_as_observer),
    way("member list", "east", member_list),
    ...["/work/member-list", "/work/search?q=健診", "/work"].map((path) =>
      way(`${path}: axe, title, targets, widths, zoom`, "east", async (page) => {
        await open(page, base + path);
        const name = path.replace(/[^a-z]+/g, "_");
        await check_screen(page, (size) => `${out}/demo${name}_${size}.png`);
      }),
    ),
    ...parts.map(screen),
    ...meeting_ways(way),
    ...peer_ways(way),
    ...insurer_ways(way, (page, name) => check_screen(page, (size) => `${out}/${name}_${size}.png`)),
    ...segment_ways(way),
    way("a meeting: axe, title, targets, widths, zoom", "east", async (page) => {
      await open_council(page, base, east, "会議");
      await page.getByRole("link", { name: /第1回東部/ }).first().click();
      await page.waitForSelector(".meeting-steps");
      await check_screen(page, (size) => `${out}/meeting_${size}.png`);
    }),
  ];
}
