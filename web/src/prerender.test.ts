// @vitest-environment node
import { expect, it } from "vitest";

import index from "../index.html?raw";
import { pages, root_of, template_of } from "./prerender";

it.each(pages)("$path has its places, and nothing that the policy forbids", async (page) => {
  const template = template_of(page, index, await root_of(page));
  expect(template).toMatch(/^path: \/.*\nreply: \/api\/.*\n\n<!doctype html>/);
  expect(template).toContain(`<title>${page.title}</title>`);
  expect(template.match(/\{\{svg \w+\}\}/g)).toHaveLength(1);
  expect(template.replace(/\{\{(text|svg) \w+\}\}/g, "")).not.toMatch(/[{}]/);
  expect(template).not.toMatch(/ style=| on\w+=|<style|<script(?! type="module" src="\/)/);
  expect(template.match(/<h1/g)).toHaveLength(1);
  expect(template).toContain("<noscript>");
});

it("the map stands where the application puts it", async () => {
  const root = await root_of(pages[0]!);
  expect(root).toContain('<figure class="choice-map" aria-label="{{text title}}">');
  expect(root).toContain('<div class="picture picture-map">{{svg svg}}</div>');
  expect(root).toContain("地域を選ぶ</h1>");
});

it("an index.html without a place is refused", () => {
  expect(() => template_of(pages[0]!, "<p>", "<h1>")).toThrow("#root");
});
