// What a careless or hostile client may try against the actions, with plain requests.
import assert from "node:assert/strict";

import { one_time_code } from "./totp.mjs";
import { password } from "./sign_in.mjs";

/** A client with a cookie of its own, as a browser on the same site sends it. */
function client(base) {
  let cookie = "";
  const call = async (path, body, headers = {}) => {
    const reply = await fetch(base + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json", Origin: base }),
        ...(cookie === "" ? {} : { Cookie: cookie }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const set = reply.headers.getSetCookie();
    if (set.length > 0) cookie = set[0].split(";")[0];
    const text = await reply.text();
    const json = text.startsWith("{") ? JSON.parse(text) : {};
    return { status: reply.status, code: json.code ?? "", json, set };
  };
  return call;
}

async function signed_in(base, account) {
  const call = client(base);
  const first = await call("/api/accounts/sign-in", { login: account.login, password });
  assert.equal(first.status, 200);
  if (account.recovery_codes.length > 0) {
    const second = await call("/api/accounts/show-second-factor", { code: account.recovery_codes.pop() });
    assert.equal(second.status, 200);
  }
  return { call, cookie_line: first.set[0] };
}

const expect = (reply, status, code, what) =>
  assert.deepEqual([reply.status, reply.code], [status, code], what);

async function cookie_and_cross_site(base, account) {
  const { call, cookie_line } = await signed_in(base, account);
  assert.match(cookie_line, /HttpOnly/i);
  assert.match(cookie_line, /SameSite=(Lax|Strict)/i);
  const post = (headers) => call("/api/accounts/undo-last-step", { change: "x" }, headers);
  for (const headers of [
    { Origin: "http://evil.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site", Origin: "http://evil.example" },
  ]) {
    const reply = await post(headers);
    assert.equal(reply.status, 403, JSON.stringify(headers));
  }
  const form = await call("/api/accounts/undo-last-step", "change=x", {
    "Content-Type": "application/x-www-form-urlencoded",
  });
  assert.equal(form.status, 415);
}

async function nobody(base) {
  const call = client(base);
  for (const path of ["/api/accounts/list-persons", "/api/councils/list-councils", "/api/accounts/search?query=a"]) {
    expect(await call(path), 401, "ACC-010", path);
  }
  expect(await call("/api/accounts/keep-organisation", { organisation: {}, version: 0 }), 401, "ACC-010");
  expect(await call("/api/accounts/no-such-thing"), 404, "SRV-003");
  for (let i = 0; i < 10; ++i) {
    const token = `guess${i}`.padEnd(43, "x");
    expect(await call("/api/accounts/take-up-invitation", { token, password }), 404, "ACC-015");
    expect(await call("/api/councils/open-answer-link", { token, issue: "" }), 404, "ACC-015");
  }
}

async function wrong_input(base, account) {
  const { call } = await signed_in(base, account);
  const keep = "/api/accounts/keep-organisation";
  const problem = async (body, code, place) => {
    const reply = await call(keep, body);
    assert.equal(reply.code, code, JSON.stringify(body).slice(0, 80));
    assert.ok(reply.status >= 400 && reply.status < 500);
    if (place !== undefined) assert.equal(reply.json.place, place);
  };
  await problem("{", "BAS-005");
  await problem({ organisation: { nam: "x" }, version: 0 }, "BAS-006");
  await problem({ organisation: { name: "" }, version: 0 }, "ACC-023", "organisation.name");
  await problem({ organisation: { name: "あ".repeat(201) }, version: 0 }, "ACC-023", "organisation.name");
  await problem({ organisation: { name: "a\u0000b" }, version: 0 }, "ACC-023", "organisation.name");
  await problem({ organisation: { name: "会", kind: "spaceship" }, version: 0 }, "ACC-024", "organisation.kind");
  await problem({ organisation: { id: "nobody", name: "会" }, version: 3 }, "STO-011");
  const large = await call(keep, { organisation: { name: "x".repeat(9_000_000) }, version: 0 });
  assert.equal(large.status, 413);
  const names = ["<script>alert(1)</script>", "=HYPERLINK(\"http://evil.example\")", "髙𠮷﨑 會社", "あ".repeat(200)];
  for (const name of names) {
    const reply = await call(keep, { organisation: { name, kind: "other" }, version: 0 });
    assert.equal(reply.status, 200, name);
    const shown = await call(`/api/accounts/show-organisation?organisation=${reply.json.id}`);
    assert.equal(shown.json.organisation.name, name);
    const stale = { organisation: { ...shown.json.organisation, note: "b" }, version: 1 };
    assert.equal((await call(keep, stale)).status, 200);
    expect(await call(keep, stale), 409, "STO-010", "stale edit");
  }
}

async function replay(base, account) {
  const call = client(base);
  const enter = () => call("/api/accounts/sign-in", { login: account.login, password });
  await enter();
  const code = one_time_code(account.secret);
  assert.equal((await call("/api/accounts/show-second-factor", { code })).status, 200);
  await enter();
  expect(await call("/api/accounts/show-second-factor", { code }), 401, "ACC-014", "the same code again");
  expect(await call("/api/accounts/list-persons"), 403, "ACC-011", "half signed in");
}

async function flood(base) {
  const call = client(base);
  const statuses = [];
  for (let i = 0; i < 8; ++i) {
    statuses.push((await call("/api/accounts/sign-in", { login: "somebody@midori.example", password: "x".repeat(20) })).code);
  }
  assert.equal(statuses[0], "ACC-012");
  assert.equal(statuses.at(-1), "ACC-013");
}

/** Checks for run.mjs; `demo` is what `engawa demo --json` printed. */
export function misuse_checks(base, demo) {
  const account = (role) => demo.sign_ins.find((one) => one.role === role);
  const check = (name, run) => ({ name: `demo: misuse: ${name}`, run });
  const administrator = account("システム管理");
  return [
    check("nobody signed in, guessed links", () => nobody(base)),
    check("cookie, cross-site requests", () => cookie_and_cross_site(base, administrator)),
    check("wrong input, stale edits, hostile text", () => wrong_input(base, administrator)),
    check("a code is good once", () => replay(base, account("監査"))),
    check("sign-in flood", () => flood(base)),
  ];
}
