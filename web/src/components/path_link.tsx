import { useRouter } from "@tanstack/react-router";
import type { ComponentPropsWithoutRef, MouseEvent } from "react";

/** True when a click means "go there in this tab": no modifier, main button. */
export function is_plain_click(event: MouseEvent): boolean {
  return (
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  );
}

/** A link to a page of this application; addresses come from the server or from view.ts. */
export function PathLink({ href, ...rest }: ComponentPropsWithoutRef<"a"> & { href: string }) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.defaultPrevented || !is_plain_click(event)) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}
