import { startTransition, useEffect, useState, type ReactNode } from "react";

import { when_idle } from "../when_idle";

/**
 * Content that is folded away at first, such as a table of 335 rows: made when the page has been
 * painted and the browser has nothing else to do, so that nobody waits for it.
 */
export function AfterPage({ children }: { children: ReactNode }) {
  const [is_due, set_due] = useState(false);
  useEffect(() => when_idle(() => startTransition(() => set_due(true))), []);
  return is_due ? children : null;
}
