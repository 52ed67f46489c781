import { useEffect, useRef, type ReactNode } from "react";

import { focus_new_page } from "../page_focus";

/** The h1 of a page; names the window and takes the focus when the page is new. */
export function PageTitle({ text, note }: { text: string; note?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text}｜Engawa`;
    if (heading.current) focus_new_page(heading.current);
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1} className="page-title">
      {text}
      {note !== undefined && <span className="page-title-note">{note}</span>}
    </h1>
  );
}
