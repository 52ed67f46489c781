// Days as texts such as "2026-11-25".

/** Today in Japan. */
export function today(): string {
  return new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);
}

/** "2026-04-01〜2028-03-31", open where it has no end. */
export function span(starts_on: string, ends_on: string | null): string {
  return `${starts_on}〜${ends_on ?? ""}`;
}
