import { ask, take_early } from "./early";
import type { ProblemReply } from "./schema";

/** A refused or failed request. `message` is Japanese and may be shown to people as it is. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  /** Member of the request that the problem is about; empty for the whole. */
  readonly place: string;

  constructor(problem: ProblemReply) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.title = problem.title;
    this.status = problem.status;
    this.place = problem.place;
  }

  /** Asking again can help only where the request itself was in order. */
  get may_pass_later(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const unreachable: ProblemReply = {
  code: "",
  title: "サーバーにつながりません",
  detail:
    "サーバーから返事がありません。ネットワークを確かめて、もう一度読み込んでください。続くときは、このソフトの管理者に連絡してください。",
  status: 0,
  place: "",
};

function unreadable(status: number): ProblemReply {
  return {
    code: "",
    title: "サーバーの返事を読み取れません",
    detail: "サーバーから思いがけない返事がありました。もう一度読み込んでください。",
    status,
    place: "",
  };
}

function is_problem(body: unknown): body is ProblemReply {
  return (
    typeof body === "object" && body !== null && "title" in body && "detail" in body && "code" in body
  );
}

/** Reads one JSON reply of the API. Throws ApiProblem for everything that is not a success. */
export function get_json<Reply>(path: string, signal?: AbortSignal): Promise<Reply> {
  return read_reply(take_early(path) ?? ask(path, signal), signal);
}

/** Sends a change. Nothing is sent twice by itself: what failed may have been done. */
export function post_json<Reply>(path: string, input: unknown): Promise<Reply> {
  return read_reply(
    fetch(path, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(input),
    }),
  );
}

async function read_reply<Reply>(reply: Promise<Response>, signal?: AbortSignal): Promise<Reply> {
  let response: Response;
  try {
    response = await reply;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(unreachable);
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(unreadable(response.status));
  }
  if (response.ok) return body as Reply;
  throw new ApiProblem(
    is_problem(body) ? { ...body, status: response.status } : unreadable(response.status),
  );
}
