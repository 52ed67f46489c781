import { expect, it, vi } from "vitest";

import { once_painted } from "./once_painted";
import { is_sent, replace_sent_page } from "./sent_page";

const page = '<a href="/areas/31">鳥取県</a><input role="combobox"><button>ひらく</button>';

function sent(): HTMLElement {
  document.body.innerHTML = `<div id="root">${page}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

it("an empty place is no page", () => {
  expect(is_sent(document.createElement("div"))).toBe(false);
  expect(is_sent(null)).toBe(false);
  expect(is_sent(sent())).toBe(true);
});

it("what was typed goes on in the new field, which hears of it", () => {
  const root = sent();
  root.querySelector("input")!.value = "とっとり";
  root.querySelector("input")!.focus();
  const heard = vi.fn();
  root.addEventListener("input", heard);
  replace_sent_page(root, () => (root.innerHTML = page));
  expect(root.querySelector("input")!.value).toBe("とっとり");
  expect(document.activeElement).toBe(root.querySelector("input"));
  expect(heard).toHaveBeenCalledOnce();
});

it("the focus stays on the same link, and nowhere if there was none", () => {
  const root = sent();
  root.querySelector("a")!.focus();
  replace_sent_page(root, () => (root.innerHTML = page));
  expect(document.activeElement).toBe(root.querySelector("a"));
  root.querySelector("a")!.blur();
  replace_sent_page(root, () => (root.innerHTML = page));
  expect(document.activeElement).toBe(document.body);
});

it("a task waits for the paint, and in the background not for ever", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "requestAnimationFrame"] });
  const task = vi.fn();
  once_painted(task);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(task).toHaveBeenCalledOnce();
  vi.stubGlobal("requestAnimationFrame", () => 0);
  once_painted(task);
  vi.advanceTimersByTime(500);
  expect(task).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
