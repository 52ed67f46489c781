// What every screen must bear, and the ways through the application.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  axe_violations,
  desktop,
  focused,
  narrowest,
  open,
  phone,
  settle,
  unfold,
  with_page,
  zoomed,
} from "./harness.mjs";
import { area, indicator, prefecture, screens } from "./screens.mjs";

/** Elements that reach beyond the right edge, for messages. */
function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("main *, header *, footer *")]
      .filter((element) => {
        const inside = element.parentElement.closest(".scroll-x, .visually-hidden");
        return !inside && element.getBoundingClientRect().right > width + 0.5;
      })
      .slice(0, 5)
      .map((element) => `${element.tagName}.${element.getAttribute("class")}`);
  });
}

async function assert_no_sideways_scrolling(page) {
  const sizes = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(sizes[0] <= sizes[1], `${sizes[0]} > ${sizes[1]}: ${await overflowing(page)}`);
}

/** Controls lower than 44 px; links inside running text are exempt (WCAG 2.5.8). */
function small_targets(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, .button, select, summary, nav a, li > a, .radio")]
      .filter((element) => element.closest("svg, .prose ol, .visually-hidden") === null)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.height > 0 && box.height < 43.5;
      })
      .map((element) => `${element.textContent.slice(0, 20)} ${element.getBoundingClientRect().height}`),
  );
}

/** One screen in all its sizes. */
export async function check_screen(page, picture) {
  await page.screenshot({ path: picture("1280"), fullPage: true });
  assert.match(await page.title(), /.+｜Engawa$/);
  assert.equal(await page.locator("h1").count(), 1);
  assert.deepEqual(await small_targets(page), []);
  assert.deepEqual(await axe_violations(page), []);

  await page.setViewportSize(phone);
  await page.screenshot({ path: picture("360"), fullPage: true });
  await unfold(page);
  assert.deepEqual(await axe_violations(page), []);

  await page.setViewportSize(narrowest);
  await assert_no_sideways_scrolling(page);
  await page.setViewportSize(zoomed);
  await assert_no_sideways_scrolling(page);
  await page.setViewportSize(desktop);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await assert_no_sideways_scrolling(page);
}

function screen_checks(browser, base, out) {
  return screens.flatMap((screen) => {
    const visit = (options, use) => () =>
      with_page(browser, base, { ...options, allow_refusals: screen.refused }, async (page) => {
        await open(page, base + screen.path);
        await use(page);
      });
    const picture = (name) => join(out, `${screen.name}_${name}.png`);
    const all_sizes = {
      name: `${screen.name}: axe, title, targets, 1280, 360 and 320 px, 200 % zoom and text`,
      run: visit({}, (page) => check_screen(page, picture)),
    };
    // Contrast is the system's own here; what can be lost are borders, marks and pictures.
    const forced_colours = {
      name: `${screen.name}: forced colours`,
      run: visit({ forcedColors: "active", colorScheme: "dark" }, async (page) => {
        await page.screenshot({ path: picture("forced_colours") });
      }),
    };
    return screen.in_forced_colours ? [all_sizes, forced_colours] : [all_sizes];
  });
}

async function tab_to(page, matches, most = 150) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    assert.ok(now.outline >= 2, `no visible focus on ${now.tag} ${now.text}`);
    if (matches(now)) return now;
  }
  throw new Error("the focus never came there");
}

async function keyboard_path(page, base) {
  await open(page, base);
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).text, "本文へ移動");
  await tab_to(page, (now) => now.role === "combobox");
  await page.keyboard.type("鳥取県", { delay: 20 });
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  const active = await page.getAttribute("[role=combobox]", "aria-activedescendant");
  assert.equal(await page.getAttribute(`[id="${active}"]`, "aria-selected"), "true");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/areas/"));
  await page.goBack();
  await settle(page);

  await page.locator("[role=combobox]").fill(area);
  await page.locator("[role=combobox]").press("Enter");
  await page.waitForURL((url) => url.pathname === `/areas/${area}`);
  await settle(page);
  assert.equal((await focused(page)).tag, "h1");
  await tab_to(page, (now) => now.href?.includes(`/areas/${area}/issues/`));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname.startsWith(`/areas/${area}/issues/`));
  await settle(page);
  assert.equal((await focused(page)).tag, "h1");
  // To the end of the page, so that nothing on the way traps the focus.
  await tab_to(page, (now) => now.href === "/about" && now.text === "このソフトについて", 400);
}

async function map_path(page, base) {
  await open(page, base);
  const link = page.locator(`.picture a[href="/areas/${prefecture}"]`);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === `/areas/${prefecture}`);
  await settle(page);
  await page.waitForSelector(`.picture a[href="/areas/${area}"]`);
  // Still the same document: the link did not reload the application.
  await page.evaluate(() => {
    window.same_document = true;
  });
  await page.locator(`.picture a[href="/areas/${area}"] path`).first().click();
  await page.waitForURL((url) => url.pathname === `/areas/${area}`);
  assert.equal(await page.evaluate(() => window.same_document), true);
}

/** The Enter that confirms a conversion must not choose an area. */
async function input_method(page, context, base) {
  const asked = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/areas/search") asked.push(url.searchParams.get("query"));
  });
  await open(page, base);
  await page.locator("[role=combobox]").focus();
  const session = await context.newCDPSession(page);
  for (const text of ["と", "とっ", "とっと", "とっとり", "鳥取"]) {
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await page.waitForTimeout(400);
  const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...enter });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...enter });
  assert.deepEqual(asked, []);
  assert.equal(new URL(page.url()).pathname, "/");
  await session.send("Input.insertText", { text: "鳥取" });
  await page.waitForSelector("[role=option]");
  assert.deepEqual(asked, ["鳥取"]);
  assert.equal(new URL(page.url()).pathname, "/");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/areas/"));
}

async function view_change(page, context, base) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
  await open(page, `${base}/areas/${area}`);
  const years = await page.locator(".view-bar option").allTextContents();
  await page.locator(".view-bar select").selectOption({ index: 1 });
  await page.waitForURL((url) => url.searchParams.get("year") === years[1].slice(0, 4));
  await settle(page);
  await page.locator(".radio input").nth(1).check();
  await page.waitForURL((url) => url.searchParams.get("comparator") === "prefecture");
  await settle(page);
  assert.match(await page.locator(".view-bar > [role=status]").textContent(), /表示しています/);
  await page.getByRole("button", { name: "この表示のリンクをコピー" }).click();
  await page.waitForSelector("text=コピーしました。");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `${base}/areas/${area}?year=${years[1].slice(0, 4)}&comparator=prefecture`);
  await page.goBack();
  await page.waitForURL((url) => url.searchParams.get("comparator") === "nation");
}

async function copy_without_clipboard(page, base) {
  await page.addInitScript(() => {
    delete Navigator.prototype.clipboard;
  });
  await open(page, `${base}/areas/${area}`);
  await page.getByRole("button", { name: "この表示のリンクをコピー" }).click();
  assert.match(await page.locator(".copy-field input").inputValue(), /\?year=\d{4}&comparator=/);
}

async function unknown_name(page, base) {
  await open(page, base);
  await page.locator("[role=combobox]").fill("存在しない町");
  await page.waitForSelector("text=合う地域がありません");
  await page.locator("[role=combobox]").press("Enter");
  assert.equal(new URL(page.url()).pathname, "/");
}

/** The pages as the server sends them, read by a browser that runs no script. */
async function without_scripts(page, base) {
  await page.goto(base);
  await page.locator("[role=combobox]").fill(`東部`);
  await page.locator("[role=combobox]").press("Enter");
  await page.waitForURL("**/areas/*");
  await page.goto(`${base}/areas/${area}`);
  assert.match(await page.title(), /の健康課題｜Engawa$/);
  assert.equal(await page.locator(".issue svg").count(), 1);
  await page.locator(".issue h3 a").click();
  await page.waitForURL("**/issues/*");
  assert.equal(await page.locator(".figure svg").count(), 1);
}

/** The same pages while the application is still on its way. */
async function before_the_application(page, base) {
  await page.route("**/assets/app-*.js", () => {}); // never answered
  for (const path of ["/", `/areas/${prefecture}`, `/areas/${area}`, `/areas/${area}/issues/${indicator}`]) {
    await page.goto(base + path, { waitUntil: "commit" });
    await page.waitForSelector("main svg");
    await page.waitForSelector("footer");
    assert.equal(await page.locator("h1").count(), 1);
    assert.deepEqual(await axe_violations(page), [], path);
    await assert_no_sideways_scrolling(page);
  }
}

async function server_down(page, base) {
  await open(page, `${base}/about`);
  let down = true;
  await page.route("**/api/areas/*/issues*", (route) =>
    down
      ? route.fulfill({ status: 503, contentType: "text/plain", body: "down" })
      : route.continue(),
  );
  await page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `/areas/${area}`);
  const again = page.getByRole("button", { name: "もう一度読み込む" });
  await again.waitFor();
  assert.deepEqual(await axe_violations(page), []);
  down = false;
  await again.click();
  await page.waitForSelector(".summary");
}

function pdf_pages(pdf) {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function print(page, base, out, name, path, pages_most) {
  await open(page, base + path);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  writeFileSync(join(out, `${name}_print.pdf`), pdf);
  const pages = pdf_pages(pdf);
  assert.ok(pages >= 1 && pages <= pages_most, `${pages} pages`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".site-nav").isVisible(), false);
  assert.equal(await page.locator(".view-bar").isVisible(), false);
  assert.equal(await page.locator(".attributions").last().isVisible(), true);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("details:not([open], .table-twin)").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0);
}

function way_checks(browser, base, out) {
  const way = (name, use, options = {}) => ({
    name,
    run: () => with_page(browser, base, options, (page, context) => use(page, context)),
  });
  return [
    way("keyboard from the start to an issue in depth", (page) => keyboard_path(page, base)),
    way("map: links lead on without reloading", (page) => map_path(page, base)),
    way("input method: Enter confirms a conversion only", (page, context) =>
      input_method(page, context, base),
    ),
    way("year and comparator live in the address; the link can be copied", (page, context) =>
      view_change(page, context, base),
    ),
    way("copying without a clipboard shows the address", (page) =>
      copy_without_clipboard(page, base),
    ),
    way("a name nobody knows", (page) => unknown_name(page, base)),
    way("without scripts: search, an area, an issue", (page) => without_scripts(page, base), {
      javaScriptEnabled: false,
    }),
    way("before the application: pages as they are sent", (page) =>
      before_the_application(page, base),
    ),
    way("server down, then up again", (page) => server_down(page, base), {
      allow_refusals: true,
    }),
    way("print: area", (page) => print(page, base, out, "area", `/areas/${area}`, 16)),
    way("print: issue in depth", (page) =>
      print(page, base, out, "issue_depth", `/areas/${area}/issues/${indicator}`, 8),
    ),
  ];
}

export function all_checks(browser, base, out) {
  return [...screen_checks(browser, base, out), ...way_checks(browser, base, out)];
}
