// One browser for all checks, one fresh context for each; every page is watched for errors,
// requests to other places and policy violations.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };
/** 1280 px wide at 400 % (WCAG 1.4.10). */
export const narrowest = { width: 320, height: 256 };
/** 1280 px wide at 200 %. */
export const zoomed = { width: 640, height: 450 };

export async function launch() {
  return chromium.launch({
    executablePath: process.env["ENGAWA_CHROMIUM"] ?? "/usr/lib/chromium/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--font-render-hinting=none",
      "--force-color-profile=srgb",
      "--disable-lcd-text",
      "--lang=ja-JP",
    ],
    env: { ...process.env, LANGUAGE: "ja" },
  });
}

/** Opens a page in a context of its own, hands it to `use`, then demands that it behaved. */
export async function with_page(browser, base, options, use) {
  const { allow_refusals = false, ...context_options } = options;
  const context = await browser.newContext({
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
    viewport: desktop,
    ...context_options,
  });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => {
      const refusal = /the server responded with a status of [45]\d\d/.test(message.text());
      if (message.type() === "error" && !(allow_refusals && refusal)) {
        faults.push(`console: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(base) && !url.startsWith("data:")) faults.push(`request to ${url}`);
    });
    await page.addInitScript(() => {
      window.policy_violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.policy_violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page, context);
    faults.push(...(await page.evaluate(() => window.policy_violations)));
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

/** Goes to a screen and waits until nothing is being fetched and its heading is there. */
export async function open(page, url) {
  await page.goto(url);
  await settle(page);
}

export async function settle(page) {
  await page.waitForSelector("h1");
  await page.waitForFunction(
    () =>
      document.documentElement.dataset.settled !== undefined &&
      document.querySelector(".loading, [aria-busy=true]") === null,
  );
}

/** Violations of WCAG 2.2 A and AA and of axe's best practices, one line each. */
export async function axe_violations(page) {
  await page.evaluate(axe_source);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map(
      (rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(" | ")}`,
    );
  });
}

/** Opens everything that folds, and waits for what is only asked for then. */
export async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await frame();
  await page.waitForFunction(() => document.querySelector(".loading, [aria-busy=true]") === null);
  await frame(); // frames that turned out wider than the page say so
  await frame();
}

/** What has the focus, in words. */
export async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return {
      tag: element.tagName.toLowerCase(),
      text: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60),
      href: element.getAttribute("href"),
      role: element.getAttribute("role"),
      outline: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
    };
  });
}
