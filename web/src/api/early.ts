/** Requests sent before the application itself has arrived, each for one reader. */
const early = new Map<string, Promise<Response>>();

export function ask(path: string, signal?: AbortSignal): Promise<Response> {
  return fetch(path, {
    headers: { accept: "application/json" },
    ...(signal ? { signal } : {}),
  });
}

/** Sends a request now; the first who asks for the same path takes its reply. */
export function ask_early(path: string): void {
  const reply = ask(path);
  reply.catch(() => undefined); // whoever takes it hears of the failure
  early.set(path, reply);
}

/** The reply to a request sent early, once. */
export function take_early(path: string): Promise<Response> | undefined {
  const reply = early.get(path);
  early.delete(path);
  return reply;
}
