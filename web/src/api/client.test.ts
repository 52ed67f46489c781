import { afterEach, describe, expect, it, vi } from "vitest";

import { ApiProblem, get_json } from "./client";

function answer(status: number, body: string) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
}

async function problem_of(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiProblem);
  return error as ApiProblem;
}

afterEach(() => vi.unstubAllGlobals());

describe("get_json", () => {
  it("gives the reply", async () => {
    answer(200, '{"query":"鳥取","hits":[]}');
    expect(await get_json("/api/areas/search?query=x")).toEqual({ query: "鳥取", hits: [] });
  });

  it("carries the server's own words", async () => {
    answer(404, '{"code":"ARE-003","title":"ありません","detail":"選びなおしてください","status":404}');
    const problem = await problem_of(get_json("/api/areas/9999/issues"));
    expect(problem).toMatchObject({ code: "ARE-003", title: "ありません", status: 404 });
    expect(problem.message).toBe("選びなおしてください");
    expect(problem.may_pass_later).toBe(false);
  });

  it("explains an answer that is no JSON", async () => {
    answer(502, "<html>Bad gateway</html>");
    const problem = await problem_of(get_json("/api/areas"));
    expect(problem.status).toBe(502);
    expect(problem.may_pass_later).toBe(true);
  });

  it("explains a server that cannot be reached", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
    const problem = await problem_of(get_json("/api/areas"));
    expect(problem.title).toBe("サーバーにつながりません");
    expect(problem.may_pass_later).toBe(true);
  });
});
