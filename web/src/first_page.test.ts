import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ask_for_page, page_is_ready, without_page } from "./first_page";

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response("{}"));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function asked_for(path: string, search = ""): Promise<string[]> {
  await ask_for_page(new QueryClient(), path, search);
  return asked;
}

it("the start page needs the map and the areas", async () => {
  expect(await asked_for("/")).toEqual(["/api/maps/00", "/api/areas"]);
});

it("an area needs its issues, in the year and against whom the address says", async () => {
  expect(await asked_for("/areas/3101", "?year=2020&comparator=prefecture&other=1")).toEqual([
    "/api/areas/3101/issues?year=2020&comparator=prefecture",
  ]);
});

it("an issue in depth asks for figures as wide as the window", async () => {
  expect(await asked_for("/areas/3101/issues/hba1c_6_5_or_more")).toEqual([
    "/api/areas/3101/issues/hba1c_6_5_or_more",
  ]);
  asked.length = 0;
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  expect(await asked_for("/areas/3101/issues/hba1c_6_5_or_more")).toEqual([
    "/api/areas/3101/issues/hba1c_6_5_or_more?width=narrow",
  ]);
});

it("other pages and addresses that nobody knows ask for nothing", async () => {
  for (const path of ["/about", "/areas", "/areas/3101/other/x", "/areas/1/issues/2/3"]) {
    expect(await asked_for(path)).toEqual([]);
  }
  expect(await asked_for("/areas/%E3%")).toEqual(["/api/areas/%25E3%25/issues"]);
});

it("patience has an end, and failures do not keep the page away", async () => {
  await page_is_ready(without_page, Promise.reject(new Error("no server")));
  vi.useFakeTimers();
  const never = page_is_ready(without_page, new Promise(() => undefined));
  vi.advanceTimersByTime(300);
  await never;
});
