import { Outlet, useRouterState } from "@tanstack/react-router";

import { PathLink } from "./path_link";

const places = [
  { text: "地域を選ぶ", path: "/" },
  { text: "指標の一覧", path: "/indicators" },
  { text: "データの出典", path: "/sources" },
  { text: "会議の公開", path: "/meetings" },
  { text: "このソフトについて", path: "/about" },
  { text: "協議会の仕事", path: "/work" },
];

function is_here(place: string, path: string): boolean {
  return place === "/" ? path === "/" || path.startsWith("/areas") : path.startsWith(place);
}

/** The frame of every page: skip link, header, main, footer. */
export function Layout() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <>
      <a className="skip-link" href="#main">
        本文へ移動
      </a>
      <header className="site-header">
        <div className="site-width">
          <PathLink href="/" className="brand">
            <span className="brand-name" lang="en">
              Engawa
            </span>
            <span className="brand-what">地域・職域連携のための健康課題</span>
          </PathLink>
          <nav aria-label="主なページ" className="site-nav">
            <ul>
              {places.map((place) => (
                <li key={place.path}>
                  <PathLink
                    href={place.path}
                    aria-current={
                      place.path === path ? "page" : is_here(place.path, path) ? "true" : undefined
                    }
                  >
                    {place.text}
                  </PathLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="site-width">
        <Outlet />
      </main>
      <footer className="site-footer">
        <div className="site-width">
          <p>
            公表された集計表だけを使っています。個人の記録は入っていません。
            <PathLink href="/about" className="no-print">
              このソフトについて
            </PathLink>
          </p>
        </div>
      </footer>
    </>
  );
}
