// What insurers hand over, on the page of the demo's council in the east.
import assert from "node:assert/strict";

import { open, press, settled } from "./sign_in.mjs";

const east = "東部地域・職域連携推進協議会";

async function open_insurers(page, base) {
  await open(page, `${base}/work/councils`);
  await page.getByRole("link", { name: east, exact: true }).click();
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

export function insurer_ways(way) {
  return [
    way("insurers' packages alone are taken in", "east", takes_packages_alone, { allow_refusals: true }),
    way("members only read what insurers handed over", "member", members_only_read),
  ];
}
