import { beforeEach, expect, it } from "vitest";

import { focus_new_page, watch_navigation } from "./page_focus";

type Listener = Parameters<Parameters<typeof watch_navigation>[0]["subscribe"]>[1];
let navigate: Listener;
const element = (id: string) => document.getElementById(id) as HTMLElement;

beforeEach(() => {
  document.body.innerHTML = '<a id="link" href="/">x</a><h1 id="title" tabindex="-1">y</h1><input id="box">';
  watch_navigation({
    subscribe: (_, listener) => {
      navigate = listener;
      return () => undefined;
    },
  });
});

it("a new page gets the focus once", () => {
  element("link").focus();
  navigate({ pathChanged: true, fromLocation: {} });
  focus_new_page(element("title"));
  expect(document.activeElement).toBe(element("title"));
  element("link").focus();
  focus_new_page(element("title"));
  expect(document.activeElement).toBe(element("link"));
});

it("the first page and a change of view leave the focus alone", () => {
  element("box").focus();
  navigate({ pathChanged: true });
  navigate({ pathChanged: false, fromLocation: {} });
  focus_new_page(element("title"));
  expect(document.activeElement).toBe(element("box"));
});

it("a person who went on meanwhile is left alone", () => {
  element("link").focus();
  navigate({ pathChanged: true, fromLocation: {} });
  element("box").focus();
  focus_new_page(element("title"));
  expect(document.activeElement).toBe(element("box"));
});
