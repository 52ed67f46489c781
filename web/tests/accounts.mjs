// The part behind the sign-in, as its first administrator: from the invitation to the log.
import assert from "node:assert/strict";

import { check_screen } from "./checks.mjs";
import { with_page } from "./harness.mjs";
import { field, open, password, pick, press, settled, sign_in } from "./sign_in.mjs";
import { one_time_code } from "./totp.mjs";

const organisation = "みどり県庁健康増進課";
/** Text that a careless page or spreadsheet would run. */
const hostile = "=1+1<script>document.title='x'</script>";

/** Takes up the invitation, refuses a short password, signs in, sets up the second factor. */
async function first_sign_in(page, base, invitation, keep) {
  await open(page, `${base}/work`);
  assert.equal(await page.locator("h1").textContent(), "ログイン");
  await open(page, base + invitation);
  await field(page, "新しいパスワード").fill("short");
  await press(page, "このパスワードにする");
  await page.waitForSelector("[role=alert] >> text=短すぎます");
  assert.equal(await field(page, "新しいパスワード").inputValue(), "short");
  await field(page, "新しいパスワード").fill(password);
  await press(page, "このパスワードにする");
  await page.getByRole("link", { name: "ログインへ進む" }).click();
  await field(page, "ログイン名").fill("admin@example.jp");
  await field(page, "パスワード").fill(password);
  await press(page, "ログインする");
  await press(page, "用意を始める");
  const secret = await page.locator(".steps code").textContent();
  await field(page, "6桁の数字").fill(one_time_code(secret));
  await press(page, "確かめて使い始める");
  await page.waitForSelector(".codes");
  keep.codes = await page.locator(".codes code").allTextContents();
  await press(page, "しまいました");
  await page.waitForSelector("text=の仕事");
}

/** An organisation, a post, its officer and the successor; the change takes at most four clicks. */
async function officer_change(page, base) {
  await open(page, `${base}/work/organisations`);
  await press(page, "組織を加える");
  await press(page, "登録する");
  await page.waitForSelector("[role=alert] >> text=種別を選んでください");
  await field(page, "種別").selectOption({ index: 1 });
  await field(page, "名称").fill(organisation);
  await press(page, "登録する");
  await page.waitForSelector("text=登録しました");
  await page.getByRole("link", { name: organisation }).click();
  await press(page, "職位を加える");
  await field(page, "職位").fill("健康増進係 主任");
  await press(page, "登録する");
  await press(page, "担当者を決める");
  await field(page, "姓").fill("髙橋");
  await field(page, "着任の日").fill("2025-04-01");
  await press(page, "異動を記録する");
  await page.waitForSelector("dd >> text=髙橋");
  await page.evaluate(() => {
    window.clicks = 0;
    addEventListener("click", () => (window.clicks += 1), true);
  });
  await press(page, "担当者が替わった");
  await field(page, "姓").fill("𠮷田");
  await field(page, "名").fill("さくら");
  await field(page, "メール").fill("yoshida@example.jp");
  await field(page, "着任の日").fill("2026-04-01");
  await field(page, "髙橋さんからの引き継ぎ").fill("商工会議所には5月に訪ねる約束があります。");
  await press(page, "異動を記録する");
  await page.waitForSelector("dd >> text=𠮷田 さくら");
  assert.ok((await page.evaluate(() => window.clicks)) <= 4);
  await page.getByText("これまでの担当者（2人）").click();
  await page.waitForSelector("text=商工会議所には5月に訪ねる約束");
}

async function who_sat(page, base) {
  await open(page, `${base}/work/posts`);
  await press(page, "ある日の担当者を調べる");
  await pick(page, "職位", "健康増進係 主任");
  await field(page, "日").fill("2025-10-01");
  await press(page, "調べる");
  await page.waitForSelector(".answer >> text=髙橋");
}

async function hostile_text(page, base) {
  await open(page, `${base}/work/organisations`);
  await press(page, "組織を加える");
  await field(page, "種別").selectOption({ index: 2 });
  await field(page, "名称").fill(hostile);
  await press(page, "登録する");
  await page.waitForSelector("text=登録しました");
  await page.getByRole("link", { name: hostile }).click();
  await page.waitForFunction((text) => document.querySelector("h1")?.textContent.includes(text), hostile);
  assert.notEqual(await page.title(), "x");
  const csv = await page.evaluate(async () =>
    (await fetch("/api/accounts/list-organisations?format=csv")).text(),
  );
  assert.doesNotMatch(csv, /(^|[,"\n])=/);
}

/** Two windows amend the same organisation: the second is told, and loses nothing. */
async function two_at_once(page, base, context) {

  await open(page, `${base}/work/organisations`);
  await page.getByRole("link", { name: organisation }).click();
  const address = page.url();
  const other = await context.newPage();
  for (const [window, title] of [[page, "課長"], [other, "部長"]]) {
    await open(window, address);
    await press(window, "内容を直す");
    await field(window, "代表者の職名").fill(title);
  }
  await press(other, "保存する");
  await other.waitForSelector("text=保存しました");
  await press(page, "保存する");
  await page.waitForSelector("text=いまの内容：部長");
  await page.waitForSelector("text=あなたの入力：課長");
  await press(page, "自分の入力で書き直す");
  await press(page, "保存する");
  await page.waitForSelector("dd >> text=課長");
  await other.close();
}

/** The sign-in ends while a form is open: it is renewed in place, and what was typed is kept. */
async function signed_out_meanwhile(page, base, context, keep) {
  await open(page, `${base}/work/organisations`);
  await page.getByRole("link", { name: organisation }).click();
  await press(page, "内容を直す");
  await field(page, "代表者の氏名").fill("鈴木 一郎");
  await context.clearCookies();
  await press(page, "保存する");
  await page.waitForSelector("text=入力した内容は残っています");
  await sign_in(page, "admin@example.jp", keep.codes.pop());
  await page.waitForSelector("text=もう一度ログインしました");
  await press(page, "保存する");
  await page.waitForSelector("dd >> text=鈴木 一郎");
}

async function take_back(page, base) {
  await open(page, `${base}/work`);
  await press(page, "取り消す");
  await page.waitForSelector("text=を取り消しました");
  await open(page, `${base}/work/log`);
  await page.waitForSelector("td >> text=自分の最後の操作を取り消す");
}

async function keyboard_and_search(page, base) {
  await open(page, `${base}/work/organisations`);
  await page.getByRole("textbox", { name: "一覧の中を探す" }).fill("ケンコウゾウシン");
  await page.waitForSelector("text=合うものがありません");
  await page.getByRole("textbox", { name: "一覧の中を探す" }).fill("健康増進");
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
  assert.match(page.url(), /[?]q=/);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("tbody tr").count(), 1);
  await page.locator("thead .sort").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("th[aria-sort=ascending]");
}

async function sign_out(page, base) {
  await open(page, `${base}/work/organisations`);
  await press(page, "ログアウト");
  await page.waitForSelector("h1 >> text=ログイン");
  const reply = await page.evaluate(async () => (await fetch("/api/accounts/list-posts")).status);
  assert.equal(reply, 401);
}

const screens = ["", "/organisations", "/posts", "/persons", "/roles", "/log", "/account", "/councils"];

/** `invitation` is the path that `engawa accounts create` printed. */
export function account_checks(browser, base, out, invitation) {
  const keep = { state: undefined, codes: [] };
  const way = (name, use, options = {}) => ({
    name: `work: ${name}`,
    run: () =>
      with_page(browser, base, { ...options, storageState: keep.state }, async (page, context) => {
        await use(page, base, context, keep);
        keep.state = await context.storageState();
      }),
  });
  return [
    way("invitation, password, second factor", (page) => first_sign_in(page, base, invitation, keep), {
      allow_refusals: true,
    }),
    way("officer change in four clicks", officer_change),
    way("who sat in a post on a day", who_sat),
    way("hostile text stays text", hostile_text),
    way("two people at once", two_at_once, { allow_refusals: true }),
    way("signed out meanwhile", signed_out_meanwhile, { allow_refusals: true }),
    way("search, sort and keyboard in a list", keyboard_and_search),
    way("the last step is taken back", take_back),
    ...screens.map((path) => ({
      name: `work${path}: axe, title, targets, 1280, 360 and 320 px, 200 % zoom and text`,
      run: () =>
        with_page(browser, base, { storageState: keep.state }, async (page) => {
          await open(page, `${base}/work${path}`);
          const name = `work${path.replace("/", "_")}`;
          await check_screen(page, (size) => `${out}/${name}_${size}.png`);
        }),
    })),
    way("signing out", sign_out, { allow_refusals: true }),
  ];
}
