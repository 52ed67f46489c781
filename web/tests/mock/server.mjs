// Stand-in for `engawa serve` while developing the web application: serves web/dist under the same
// content security policy, with canned replies. Usage: node tests/mock/server.mjs [PORT]
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { reply_to } from "./replies.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types engawa-chart";
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

function send(response, status, type, body) {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  response.end(body);
}

function send_file(response, path) {
  const file = normalize(`${dist}${path}`);
  const known = file.startsWith(dist) && extname(path) !== "" && existsSync(file);
  if (known) return send(response, 200, types[extname(path)] ?? "application/octet-stream", readFileSync(file));
  if (extname(path) !== "") return send(response, 404, "text/plain", "not found");
  return send(response, 200, types[".html"], readFileSync(`${dist}/index.html`));
}

const port = Number(process.argv[2] ?? 8099);
createServer((request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  if (!url.pathname.startsWith("/api/")) return send_file(response, url.pathname);
  const reply = reply_to(url) ?? {
    status: 404,
    body: { code: "SRV-001", title: "見つかりません", detail: "そのような窓口はありません。", status: 404 },
  };
  const type = reply.status === 200 ? "application/json" : "application/problem+json";
  return send(response, reply.status, `${type}; charset=utf-8`, JSON.stringify(reply.body));
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
