import { useEffect, useRef, useState, type ReactNode } from "react";

/**
 * A frame whose content may be wider than the page. While it is, the frame can be reached and
 * scrolled by keyboard and says so; otherwise it is no stop for the Tab key.
 */
export function ScrollFrame({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [wider, set_wider] = useState(false);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => set_wider(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  return (
    <>
      {wider && (
        <p className="scroll-hint no-print">
          <span aria-hidden="true">⇔ </span>横に動かして見られます
        </p>
      )}
      <div
        ref={frame}
        className="scroll-x"
        role="region"
        aria-label={label}
        tabIndex={wider ? 0 : undefined}
      >
        {children}
      </div>
    </>
  );
}
