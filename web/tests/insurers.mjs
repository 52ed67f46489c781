// What insurers hand over, on the page of the demo's council in the east.
import assert from "node:assert/strict";

import { open, press, settled } from "./sign_in.mjs";

const east = "東部地域・職域連携推進協議会";
/** Of a real area, with the tables of an insurer of made-up people (insurer_town.sh). */
const compared = "公表データのある区域の協議会";

async function open_insurers(page, base, council = east) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name: council, exact: true }).click();
  await page.waitForSelector(".tabs");
  await page.locator(".tabs").getByRole("link", { name: "保険者の集計", exact: true }).click();
  await page.waitForSelector("h2 >> text=受け取った集計");
  await settled(page);
}

/** A key is made once; then files can be taken in, and what is no package is refused with a number. */
async function takes_packages_alone(page, base) {
  await open_insurers(page, base);
  await press(page, "受取りの鍵を作る");
  const key = await page.locator(".key-line").textContent();
  assert.match(key, /^engawa-council-public [0-9a-f]{64}$/);
  assert.equal(await page.getByRole("button", { name: "受取りの鍵を作る" }).count(), 0);
  await page
    .getByLabel("保険者から受け取ったファイルを選ぶか、ここに落としてください")
    .setInputFiles({ name: "package", mimeType: "application/octet-stream", buffer: Buffer.from("x") });
  await page.waitForSelector("text=PKG-003");
}

/** Members read; only the secretariat takes in. */
async function members_only_read(page, base) {
  await open_insurers(page, base);
  assert.equal(await page.locator(".drop-place").count(), 0);
  assert.equal(await page.getByRole("button", { name: "受取りの鍵を作る" }).count(), 0);
}

const facts = (page) => page.locator("article.issue").first().textContent();

/** The insurer's people beside the nation; who lives in the area, who works there, in what workplaces. */
async function reads_issues(page, base) {
  await open_insurers(page, base, compared);
  await page.waitForSelector("text=健康保険組合。国民健康保険、協会けんぽ、共済組合の人は入っていません");
  await page.waitForSelector("text=40〜74歳の住民の約7%");
  assert.match(await facts(page), /95%信頼区間/);
  assert.match(await facts(page), /健康保険組合の人だけです/);
  await page.getByLabel("住む人か、働く人か").selectOption({ label: "区域にある事業所で働く被保険者" });
  await page.waitForURL(/people=workers/);
  await page.waitForSelector("text=働く人の総数は公表データから分からない");
  await page.waitForSelector("p >> text=40〜74歳の住民の約", { state: "detached" });
  assert.match(await facts(page), /健康保険組合の人のうち、区域にある事業所で働く被保険者だけです/);
  await page.getByLabel("だれを見るか").selectOption({ label: "本人のうち50人以上の事業所" });
  await page.waitForURL(/who=insured_50_or_more/);
  await page.waitForFunction(() =>
    document.querySelector("article.issue").textContent.includes("働く人、本人のうち50人以上の事業所だけです"),
  );
  await page.locator("details.fold summary").first().click();
  await page.waitForSelector("th >> text=区域にある事業所で働く被保険者");
  await page.waitForSelector("th >> text=NDBオープンデータ（すべての保険者、2021年度）");
  // Another year starts with everybody who lives there.
  await page.getByLabel("年度", { exact: true }).selectOption({ label: "2023年度" });
  await page.waitForURL((url) => !url.search.includes("workers"));
  await page.waitForSelector("h2 >> text=2023年度（令和5年度）");
}

/** How the package came to be stands below its issues, with how many work in the area. */
async function tells_provenance(page, base) {
  await open_insurers(page, base, compared);
  const entry = await page.locator("section.package").textContent();
  assert.match(entry, /区域にある事業所で働く被保険者・年度 [0-9,]+/);
  assert.match(entry, /表 [0-9]+ 枚、数 [0-9,]+ 個のうち秘匿 [0-9,]+ 個/);
}

export function insurer_ways(way, screen) {
  return [
    way("an insurer's issues, of who lives and who works in the area", "east", reads_issues),
    way("an insurer's package tells where it comes from", "east", tells_provenance),
    way("an insurer's issues: axe, title, targets, widths, zoom", "east", async (page, base) => {
      await open_insurers(page, base, compared);
      await page.waitForSelector("article.issue");
      await screen(page, "insurer_issues");
    }),
    way("insurers' packages alone are taken in", "east", takes_packages_alone, { allow_refusals: true }),
    way("members only read what insurers handed over", "member", members_only_read),
  ];
}
