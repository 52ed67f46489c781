// Browser checks against a running server. Usage: node web/tests/run.mjs BASE_URL OUT_DIR [WORD]
// Pictures and PDF files go to OUT_DIR. With WORD only the checks whose name contains it run.
// ENGAWA_INVITATION, the path that `engawa accounts create` printed, has the part behind the
// sign-in checked as well; a fresh data folder is needed for that. ENGAWA_DEMO, the file that
// `engawa demo --json` wrote for the data folder of the server, has the councils of みどり県 checked.
import { mkdirSync, readFileSync } from "node:fs";

import { account_checks } from "./accounts.mjs";
import { all_checks } from "./checks.mjs";
import { demo_checks } from "./councils.mjs";
import { launch } from "./harness.mjs";
import { misuse_checks } from "./misuse.mjs";

const [base_argument, out, word = ""] = process.argv.slice(2);
if (base_argument === undefined || out === undefined) {
  console.error("usage: node web/tests/run.mjs BASE_URL OUT_DIR [WORD]");
  process.exit(2);
}
const base = base_argument.replace(/\/$/, "");
mkdirSync(out, { recursive: true });

const invitation = process.env["ENGAWA_INVITATION"];
const browser = await launch();
let passed = 0;
let failed = 0;
try {
  const checks = all_checks(browser, base, out);
  if (invitation) checks.push(...account_checks(browser, base, out, invitation));
  const demo = process.env["ENGAWA_DEMO"];
  if (demo) {
    const told = JSON.parse(readFileSync(demo, "utf8"));
    checks.push(...demo_checks(browser, base, out, told), ...misuse_checks(base, told));
  }
  for (const check of checks) {
    if (!check.name.includes(word)) continue;
    const start = Date.now();
    try {
      await check.run();
      passed += 1;
      console.log(`ok     ${check.name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${check.name}\n${String(error.message).replace(/^/gm, "       ")}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
