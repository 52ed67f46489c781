// How long a person waits for the first chart: node web/tests/first_chart.mjs RUNS BASE_URL...
// Every run opens a page in a browser context of its own (nothing cached) and stops at the first
// frame that is painted after the chart has entered the page; the clock is the page's own, which
// begins when the browser begins to navigate. With several servers the runs alternate, so that a
// busy machine slows all of them alike. Printed are medians in milliseconds, one column a server.
// The tool itself costs time: with its inspector attached, V8 parses a script again for an Error
// that it makes while it starts.
import { loadavg } from "node:os";

import { desktop, launch } from "./harness.mjs";

const pages = [
  { name: "map of Japan", path: "/", chart: ".choice-map svg" },
  { name: "ranked issues", path: "/areas/3101", chart: ".issue svg" },
  { name: "issue in depth", path: "/areas/3101/issues/bmi_25_or_more", chart: ".figure svg" },
];

/** In the page: keeps the time of the first frame after `chart` is there and has a size. */
function watch(chart) {
  const look = () => {
    const picture = document.querySelector(chart);
    if (picture === null || picture.getBoundingClientRect().height === 0) {
      requestAnimationFrame(look);
      return;
    }
    // The frame that holds the chart is being made now; a task after it runs once it is painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (window.first_chart = performance.now());
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

async function first_chart(browser, url, chart) {
  const context = await browser.newContext({ locale: "ja-JP", viewport: desktop });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, chart);
    await page.goto(url, { waitUntil: "commit" });
    return await (await page.waitForFunction(() => window.first_chart)).jsonValue();
  } finally {
    await context.close();
  }
}

const [runs_argument, ...bases] = process.argv.slice(2);
const runs = Number(runs_argument);
if (!(runs > 0) || bases.length === 0) {
  console.error("usage: node web/tests/first_chart.mjs RUNS BASE_URL...");
  process.exit(2);
}
const load = () => loadavg().map((value) => value.toFixed(2)).join(" ");
const browser = await launch();
console.log(`load before ${load()}`);
for (const { name, path, chart } of pages) {
  const times = bases.map(() => []);
  for (let run = -1; run < runs; run += 1) {
    for (const [index, base] of bases.entries()) {
      const time = await first_chart(browser, base + path, chart);
      if (run >= 0) times[index].push(time); // the first lets the server make its replies
    }
  }
  const medians = times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
  console.log(`${name.padEnd(16)}${medians.map((time) => time.toFixed(0).padStart(8)).join("")}`);
}
console.log(`load after ${load()}`);
await browser.close();
