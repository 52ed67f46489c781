// A meeting of the demo's council in the east, from its first day to kept promises, as the people
// who take part in it.
import assert from "node:assert/strict";

import { field, open, press, settled } from "./sign_in.mjs";

const east = "東部地域・職域連携推進協議会";

/** Counts what a person does on the page: clicks, and characters typed beyond the minutes. */
class Hand {
  clicks = 0;
  characters = 0;
  constructor(page) {
    this.page = page;
  }
  async press(name) {
    this.clicks += 1;
    await press(this.page, name);
  }
  async follow(name) {
    this.clicks += 1;
    await this.page.getByRole("link", { name, exact: true }).click();
  }
  async type(label, text) {
    this.characters += text.length;
    await field(this.page, label).fill(text);
  }
}

export async function open_tab(page, base, tab, council = east) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name: council, exact: true }).click();
  await page.waitForSelector(".tabs");
  await page.locator(".tabs").getByRole("link", { name: tab, exact: true }).click();
  await page.waitForSelector(`h1 >> text=${tab}`);
  await settled(page);
}

export const today = (days = 0) => new Date(Date.now() + (9 + 24 * days) * 3600_000).toISOString().slice(0, 10);

/** What the walk leaves for the next one: the meeting's address, a link of its mails. */
const walk = {};

/** From "meeting on this day" to letters that only wait for being sent: at most six clicks. */
async function notices_are_ready(page, base) {
  await open_tab(page, base, "会議");
  const hand = new Hand(page);
  await hand.press("会議を登録する");
  await hand.type("日", today());
  await hand.type("会場", "東部保健所 3階");
  await hand.press("登録する");
  await page.waitForURL("**/work/meetings/*");
  await page.waitForSelector("h2 >> text=開催通知");
  walk.meeting = new URL(page.url()).pathname;
  await hand.press("通知を用意する");
  await hand.press("手紙を用意する");
  await page.waitForSelector("text=手紙を見る（PDF）");
  assert.ok(hand.clicks <= 6, `${hand.clicks} clicks`);
  assert.ok(hand.characters <= 20, `${hand.characters} characters typed`);
  const letter = await page.getByRole("link", { name: "手紙を見る（PDF）" }).first().getAttribute("href");
  const type = await page.evaluate(async (path) => (await fetch(path)).headers.get("content-type"), letter);
  assert.equal(type, "application/pdf");
  const mail = page.locator("tr", { hasText: "若葉町健康福祉課" }).locator("details");
  await mail.locator("summary").click();
  const text = await mail.textContent();
  walk.link = /\/meeting-answer#[\w-]{43}/.exec(text)[0];
}

/** A body without account answers by its link; that the page was opened answers nothing. */
async function answers_by_link(page, base) {
  await page.goto(base + walk.link);
  await page.waitForSelector("h1 >> text=協議会");
  await page.reload();
  await page.getByRole("button", { name: "答える", exact: true }).waitFor();
  await field(page, "出欠").selectOption({ label: "出席" });
  await field(page, "お名前").fill("若葉町 野口");
  await press(page, "答える");
  await page.waitForSelector("text=受け取りました。ありがとうございます。");
}

async function link_that_is_no_link(page, base) {
  await page.goto(`${base}/meeting-answer#${"x".repeat(43)}`);
  await page.waitForSelector("text=リンクを開けません");
}

/** A working-group officer drafts. */
async function group_drafts(page, base) {
  await open(page, base + walk.meeting);
  await press(page, "議題を加える");
  await field(page, "議題").fill("巡回で聞いた声");
  await field(page, "時間（分）").fill("15");
  await press(page, "保存する");
  await page.waitForSelector("h3 >> text=巡回で聞いた声");
  assert.equal(await page.getByRole("button", { name: "通知を用意する" }).count(), 0);
}

/** From the end of the meeting to letters that wait for being sent: at most ten clicks. */
async function minutes_are_written(page, base) {
  await open(page, base + walk.meeting);
  const hand = new Hand(page);
  await hand.press("出席を記録して、開催済みにする");
  await hand.press("記録する");
  await page.waitForSelector("text=開催済みです。");
  await hand.press("会議録を書く");
  await field(page, "巡回で聞いた声").fill("商工会議所から、巡回で聞いた声の報告があった。");
  await hand.press("保存する");
  await page.waitForSelector("p >> text=巡回で聞いた声の報告があった");
  await hand.press("座長に回す");
  await page.waitForSelector("text=座長の確認待ち");
  walk.clicks = hand.clicks;
  walk.characters = hand.characters;
}

async function chair_confirms(page, base) {
  await open(page, base + walk.meeting);
  await press(page, "この会議録でよい（確認する）");
  walk.clicks += 1;
  await page.waitForSelector("text=第1版");
}

async function letters_are_ready(page, base) {
  await open(page, base + walk.meeting);
  const hand = new Hand(page);
  await hand.press("公表し、団体の長への手紙を用意する");
  await hand.press("公表し、手紙を用意する");
  await page.waitForSelector("h2 >> text=団体の長への会議録");
  const clicks = walk.clicks + hand.clicks;
  assert.ok(clicks <= 10, `${clicks} clicks`);
  assert.equal(walk.characters + hand.characters, 0, "nothing is typed but the minutes");
  await page.waitForSelector("text=会議から0日");
}

/** Letters leave when somebody sends them, and it is said where each stands. */
async function letters_are_sent(page, base) {
  await open(page, base + walk.meeting);
  const section = page.locator("section", { hasText: "団体の長への会議録" }).last();
  await section.getByRole("button", { name: /^メール\d+通を送る$/ }).click();
  await section.getByText(/通を送信待ちにしました/).waitFor();
}

async function decisions_become_promises(page, base) {
  await open(page, base + walk.meeting);
  await press(page, "決定を書く");
  await field(page, "決まったこと").fill("巡回に医師会の一覧を持っていく。");
  await press(page, "保存する");
  await press(page, "この決定を宿題にする");
  await field(page, "だれが").selectOption({ index: 1 });
  await field(page, "いつまでに").fill(today(30));
  await press(page, "保存する");
  await page.waitForSelector("text=決定1件のうち1件に宿題があります。");
  await press(page, "反省会を書く");
  await field(page, "次に生かすこと").fill("資料を先に送る。");
  await press(page, "保存する");
  await page.waitForSelector("dd >> text=資料を先に送る。");
}

/** Between meetings each body is told what concerns it; nothing leaves before somebody sends it. */
async function digest_is_sent(page, base) {
  await open(page, base + walk.meeting);
  await press(page, "まとめを用意する");
  await press(page, "手紙を用意する");
  const section = page.locator("section", { has: page.getByRole("heading", { name: "取組のまとめ", exact: true }) }).last();
  await section.locator("p.note", { hasText: "巡回に医師会の一覧を持っていく（" }).first()
    .waitFor({ state: "attached" });
  await section.getByRole("button", { name: /^メール\d+通を送る$/ }).click();
  await section.getByText(/通を送信待ちにしました/).waitFor();
}

/** The next meeting begins with what was promised and what was learnt. */
async function next_meeting_remembers(page, base) {
  await open_tab(page, base, "会議");
  await page.getByRole("link", { name: /第2回東部/ }).first().click();
  await page.waitForSelector("h3 >> text=前から続く宿題");
  await page.waitForSelector("text=巡回に医師会の一覧を持っていく。");
}

/** A member sees the minutes once they are published, and no brief. */
async function member_reads(page, base) {
  await open(page, base + walk.meeting);
  await page.waitForSelector("p >> text=巡回で聞いた声の報告があった");
  assert.equal(await page.getByRole("heading", { name: "座長打合せ" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "決定を書く" }).count(), 0);
}

/** Two people write the same minutes: the second is asked, and loses nothing. */
async function overtaken(page, base, context) {
  await open(page, base + walk.meeting);
  const other = await context.newPage();
  await open(other, base + walk.meeting);
  for (const one of [page, other]) await press(one, "会議録を直す");
  await field(page, "巡回で聞いた声").fill("先に書いた。");
  await press(page, "保存する");
  await page.waitForSelector("p >> text=先に書いた。");
  await field(other, "巡回で聞いた声").fill("後から書いた。");
  await press(other, "保存する");
  await other.waitForSelector("text=ほかの人がこの内容を書き換えました");
  assert.equal(await field(other, "巡回で聞いた声").inputValue(), "後から書いた。");
  await press(other, "自分の入力で書き直す");
  await press(other, "保存する");
  await other.waitForSelector("p >> text=後から書いた。");
}

async function core_city_has_its_own(page, base) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name: "西部地域・職域連携推進協議会", exact: true }).click();
  await page.locator(".tabs").getByRole("link", { name: "会議", exact: true }).click();
  await page.getByRole("button", { name: "会議を登録する", exact: true }).waitFor();
  await open(page, base + walk.meeting);
  await page.waitForSelector("h1 >> text=会議を開けません");
}

async function year_tells_what_does_not_fit(page, base) {
  await open_tab(page, base, "年間計画");
  await page.waitForSelector("text=21日前に間に合いません");
  await page.getByRole("button", { name: /年度の仕事\d+件を/ }).click();
  await page.getByRole("button", { name: /年度の仕事\d+件を/ }).waitFor({ state: "detached" });
}

async function tiers_answer(page, base) {
  await open(page, `${base}/work`);
  await page.waitForSelector("text=日、返事を待っています");
}

/** The walk in its order; `way` runs one part as the person with that login. */
export function meeting_ways(way) {
  return [
    way("a meeting's notices are ready in six clicks", "east", notices_are_ready),
    way("a member without account answers by link", "east", answers_by_link),
    way("a link that is none", "east", link_that_is_no_link, { allow_refusals: true }),
    way("the working group drafts", "group", group_drafts),
    way("minutes go to the chair", "east", minutes_are_written),
    way("the chair confirms", "east-chair", chair_confirms),
    way("letters to the heads are ready in ten clicks", "east", letters_are_ready),
    way("a member reads published minutes", "member", member_reads),
    way("letters are sent by a person", "east", letters_are_sent),
    way("decisions become promises", "east", decisions_become_promises),
    way("bodies are told how things stand", "east", digest_is_sent),
    way("the next meeting remembers", "east", next_meeting_remembers),
    way("two who write at once", "east", overtaken, { allow_refusals: true }),
    way("a core city has its own meetings", "aoba-city", core_city_has_its_own, { allow_refusals: true }),
    way("the year tells what does not fit", "east", year_tells_what_does_not_fit),
    way("support requests wait at the prefecture", "pref", tiers_answer),
  ];
}
