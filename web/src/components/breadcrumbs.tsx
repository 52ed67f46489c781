import { PathLink } from "./path_link";

export interface Crumb {
  text: string;
  path?: string;
}

/** The way from the start page to here; the last entry is this page. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const all: Crumb[] = [{ text: "地域を選ぶ", path: "/" }, ...crumbs];
  return (
    <nav aria-label="現在の位置" className="breadcrumbs no-print">
      <ol>
        {all.map((crumb, index) => (
          <li key={index}>
            {crumb.path !== undefined && index < all.length - 1 ? (
              <PathLink href={crumb.path}>{crumb.text}</PathLink>
            ) : (
              <span aria-current="page">{crumb.text}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
