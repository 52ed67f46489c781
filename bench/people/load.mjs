// 200 simulated users of the part behind the sign-in: node bench/people/load.mjs BASE DEMO.json SECONDS
// The server holds the demo, to which this adds 40,000 posts in 2,000 organisations, 390 councils, their
// 5,000 meetings of a year and 60,000 promises.
// Prints one JSON line: reads and writes with their 95th percentiles in ms, and errors.
import { readFileSync } from "node:fs";

const [base, demo_file, seconds = "120"] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(demo_file, "utf8"));
const users = 200;
const inside = ["east", "member"];
const logins = ["east", "pref", "member", "group", "observer", "midori-city"];

function client(cookie = "") {
  return async (path, body) => {
    const start = performance.now();
    const reply = await fetch(base + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json", Origin: base }),
        ...(cookie === "" ? {} : { Cookie: cookie }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    const set = reply.headers.getSetCookie()[0];
    if (set !== undefined) cookie = set.split(";")[0];
    return { status: reply.status, ms: performance.now() - start, json: text.startsWith("{") ? JSON.parse(text) : {} };
  };
}

async function signed_in(name) {
  const account = demo.sign_ins.find((one) => one.login === `${name}@midori.example`);
  const call = client();
  await call("/api/accounts/sign-in", { login: account.login, password: account.password });
  if (account.recovery_codes.length > 0) {
    await call("/api/accounts/show-second-factor", { code: account.recovery_codes.pop() });
  }
  return call;
}

const meetings_a_year = 13;
const promises_a_council = 154;

/** Meetings of a council for a year and what was promised at them; answers their ids. */
async function a_year_of(call, council, body) {
  const ok = (reply) => {
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.json));
    return reply.json;
  };
  const posts = ok(await call(`/api/accounts/list-posts?limit=1&query=${encodeURIComponent(`${body} 担当5`)}`));
  const post = posts.rows[0].id;
  ok(await call("/api/councils/appoint-seat", { council, post, role: "member", starts_on: "2026-04-01", ends_on: null, is_coordinator: false, meeting: "", materials: "" }));
  const months = Array.from({ length: meetings_a_year }, (_, i) => (i % 12) + 1);
  const { ids } = ok(await call("/api/meetings/plan-series", { council, kind: "council", fiscal_year: 2026, months }));
  const promise = (i) =>
    call("/api/meetings/keep-promise", {
      meeting: ids[i % ids.length],
      promise: { id: "", council, meeting: "", decision: "", title: `約束${i}`, owner: post, made_on: "2026-11-01", due_on: "2027-03-31", state: "open", result: "" },
      version: 0,
    });
  const at_once = 14;
  for (let i = 0; i < promises_a_council; i += at_once) {
    (await Promise.all(Array.from({ length: at_once }, (_, n) => promise(i + n)))).forEach(ok);
  }
  return ids;
}

async function furnish(call) {
  const found = await call(`/api/accounts/list-organisations?query=${encodeURIComponent("みどり県東部保健所")}`);
  const owner = found.json.rows[0].id;
  for (let part = 0; part < 2; ++part) {
    let text = "組織,種別,職位,氏名,メール,職種\n";
    for (let i = 0; i < 20_000; ++i) {
      const body = part * 1000 + Math.floor(i / 20);
      text += `架空組織${body},${body % 2 ? "市町村" : "健康保険組合"},担当${i % 20},山田${part}${i} 花子,p${part}-${i}@midori.example,保健師\n`;
    }
    const taken = await call("/api/accounts/import-members", { base64: "", text, owner, starts_on: "2026-04-01", leave_out: false });
    if (taken.status !== 200) throw new Error(JSON.stringify(taken.json));
  }
  // Each council has a secretariat of its own, as in the country; ours only registers it.
  const administrator = await signed_in("admin");
  const own = await call(`/api/accounts/list-posts?query=${encodeURIComponent("みどり県東部保健所 主任保健師")}`);
  const bodies = await call(`/api/accounts/list-organisations?limit=390&query=${encodeURIComponent("架空組織")}`);
  const councils = [];
  const meetings = [];
  for (const body of bodies.json.rows) {
    const grant = await administrator("/api/accounts/grant-role", {
      role: "secretariat", tenant: body.id, post: own.json.rows[0].id, person: "", starts_on: "2026-01-01", ends_on: null,
    });
    const council = { kind: "liaison", name: `${body.cells[0]}連絡会`, owner: body.id, area: "9001", purpose: "負荷をみる" };
    const made = (await call("/api/councils/keep-council", { council, version: 0 })).json.id;
    councils.push(made);
    meetings.push(...(await a_year_of(call, made, body.cells[0])));
    await administrator("/api/accounts/end-grant", { grant: grant.json.id, ends_on: "2026-01-02" });
  }
  return { owner, councils, meetings };
}

const pick = (list) => list[Math.floor(Math.random() * list.length)];

function reads(world, is_inside) {
  const n = Math.floor(Math.random() * 2000);
  return pick([
    "/api/councils/my-work",
    "/api/councils/recent-changes",
    "/api/accounts/who-am-i",
    "/api/accounts/list-posts?limit=100",
    `/api/accounts/list-posts?limit=20&query=${encodeURIComponent(`架空組織${n} 担当5`)}`,
    `/api/accounts/list-persons?limit=20&query=${n}`,
    "/api/accounts/list-organisations?limit=100&offset=500",
    "/api/councils/list-councils?limit=100",
    `/api/councils/show-council?council=${pick(world.councils)}`,
    `/api/councils/roster?council=${world.east}`,
    "/api/meetings/my-meetings",
    `/api/meetings/year-plan?council=${world.east}`,
    `/api/meetings/list-meetings?council=${pick(world.councils)}`,
    // Who has no place in that council would be refused.
    ...(is_inside ? [`/api/meetings/list-promises?council=${world.east}&limit=100`, `/api/meetings/show-meeting?meeting=${world.meeting}`] : []),
    `/api/accounts/search?query=${encodeURIComponent(`架空組織${n}`)}`,
    `/api/accounts/show-organisation?organisation=${world.owner}`,
  ]);
}

async function user(call, may_write, is_inside, world, end, seen) {
  while (Date.now() < end) {
    await new Promise((done) => setTimeout(done, 500 + Math.random() * 1000));
    const writes = may_write && Math.random() < 0.2;
    const reply = writes
      ? await call("/api/councils/keep-contact", {
          contact: { id: "", tenant: world.east, organisation: world.owner, day: "2026-11-01", how: "電話", note: "負荷", next_step: "" },
          version: 0,
        })
      : await call(reads(world, is_inside));
    (writes ? seen.writes : seen.reads).push(reply.ms);
    if (reply.status !== 200) seen.errors += 1;
  }
}

const east_call = await signed_in("east");
const world = await furnish(east_call);
const east = await east_call(`/api/councils/list-councils?query=${encodeURIComponent("東部地域・職域連携推進協議会")}`);
world.east = east.json.rows[0].id;
const of_east = await east_call(`/api/meetings/list-meetings?council=${world.east}`);
world.meeting = of_east.json.rows.find((row) => row.cells[4] === "開催済み").id;
const calls = [east_call, ...(await Promise.all(logins.slice(1).map(signed_in)))];
const seen = { reads: [], writes: [], errors: 0 };
const end = Date.now() + Number(seconds) * 1000;
await Promise.all(
  Array.from({ length: users }, (_, i) => user(calls[i % calls.length], i % calls.length === 0, inside.includes(logins[i % calls.length]), world, end, seen)),
);
const percentile = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0;
console.log(
  JSON.stringify({
    reads: seen.reads.length,
    read_p95: percentile(seen.reads),
    writes: seen.writes.length,
    write_p95: percentile(seen.writes),
    errors: seen.errors,
  }),
);
