// Writes the templates of pages into dist/ once vite has built it: node prerender.mjs
import { readFileSync, writeFileSync } from "node:fs";

import { createServer } from "vite";

const dist = new URL("dist/", import.meta.url);
const vite = await createServer({
  root: new URL(".", import.meta.url).pathname,
  mode: "production",
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { pages, root_of, template_of } = await vite.ssrLoadModule("/src/prerender/prerender.tsx");
  const index = readFileSync(new URL("index.html", dist), "utf8");
  for (const page of pages) {
    const template = template_of(page, index, await root_of(page));
    writeFileSync(new URL(`${page.name}.template`, dist), template);
  }
} finally {
  await vite.close();
}
