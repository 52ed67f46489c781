// @vitest-environment node
import { expect, it } from "vitest";

import index from "../../index.html?raw";
import { pages, root_of, template_of } from "./prerender";

it.each(pages)("$name has its places, and nothing that the policy forbids", async (page) => {
  const template = template_of(page, index, await root_of(page));
  expect(template).toMatch(/^path: \/.*\n(reply \w+: \/api\/.*\n)+(when: [\w.]+ \w+\n)*\n<!doctype html>/);
  expect(template).toContain(`<title>${page.title}</title>`);
  expect(template).toMatch(/\{\{svg [\w.]+\}\}/);
  const [, html = ""] = template.split("\n\n<!doctype", 2);
  expect(html.replace(/\{\{(text|svg) [\w.]+\}\}/g, "")).not.toMatch(/[{}]|%7B|undefined|NaN/);
  expect(template).not.toMatch(/ style=| on\w+=|<style|<script(?! type="module" src="\/)/);
  expect(template.match(/<h1/g)).toHaveLength(1);
  expect(template).toContain("<noscript>");
});

it.each(pages)("$name asks for every reply that it shows", async (page) => {
  const template = template_of(page, index, await root_of(page));
  const asked = [...template.matchAll(/^reply (\w+): /gm)].map(([, name]) => name);
  const shown = [...template.matchAll(/\{\{\w+ (\w+)\./g)].map(([, name]) => name);
  expect(new Set(shown)).toEqual(new Set(asked));
});

it("the map stands where the application puts it", async () => {
  const root = await root_of(pages[0]!);
  expect(root).toContain('<figure class="choice-map" aria-label="{{text map.title}}">');
  expect(root).toContain('<div class="picture picture-map">{{svg map.svg}}</div>');
  expect(root).toContain("地域を選ぶ</h1>");
});

it("no count is written that only the server knows", async () => {
  const area = pages.find((page) => page.name === "area_medical_area_nation")!;
  const root = (await root_of(area)).replace(/<!-- -->/g, "");
  for (const list of ["worse", "better", "similar", "not_computable"])
    expect(root).toContain(`{{text issues.counts.${list}}}件`);
  expect(root).not.toMatch(/\d+件/);
});

it("an index.html without a place is refused", () => {
  expect(() => template_of(pages[0]!, "<p>", "<h1>")).toThrow("#root");
});
