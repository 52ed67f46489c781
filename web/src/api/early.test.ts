import { afterEach, expect, it, vi } from "vitest";

import { get_json } from "./client";
import { ask_early } from "./early";

afterEach(() => vi.unstubAllGlobals());

it("a reply that was sent for early is taken once, then asked for anew", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify({ number: asked.length })));
  });
  ask_early("/api/areas");
  expect(await get_json("/api/areas")).toEqual({ number: 1 });
  expect(await get_json("/api/areas")).toEqual({ number: 2 });
  expect(asked).toEqual(["/api/areas", "/api/areas"]);
});

it("an early request that fails is a problem for whoever takes it", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  ask_early("/api/areas");
  await expect(get_json("/api/areas")).rejects.toMatchObject({ status: 0 });
});
