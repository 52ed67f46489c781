import { useQuery } from "@tanstack/react-query";

import { Definitions } from "../components/definitions";
import { indicators_query } from "../api/queries";
import type { IndicatorEntry } from "../api/schema";
import { Breadcrumbs } from "../components/breadcrumbs";
import { PageTitle } from "../components/page_title";
import { Empty, Loading, Problem } from "../components/state_views";

/** Themes in the order of the catalogue, each with its indicators. */
export function by_theme(indicators: readonly IndicatorEntry[]): [string, IndicatorEntry[]][] {
  const themes = new Map<string, IndicatorEntry[]>();
  for (const indicator of indicators) {
    const list = themes.get(indicator.theme);
    if (list) list.push(indicator);
    else themes.set(indicator.theme, [indicator]);
  }
  return [...themes];
}

/** 2013, 2014, 2015, 2018 in words: "2013〜2015年度、2018年度". */
export function years_text(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs
    .map(([first, last]) => (first === last ? `${first}年度` : `${first}〜${last}年度`))
    .join("、");
}

function direction_text(direction: string): string {
  switch (direction) {
    case "higher_is_worse":
      return "多いほど悪い";
    case "lower_is_worse":
      return "少ないほど悪い";
    default:
      return "良い悪いを決めない";
  }
}

/** The catalogue of indicators. */
export function IndicatorsScreen() {
  const reply = useQuery(indicators_query);
  return (
    <>
      <Breadcrumbs crumbs={[{ text: "指標の一覧" }]} />
      <PageTitle text="指標の一覧" />
      <p className="lead">
        地域の健康課題を探すのに使う指標です。値の区切り、重み、注意は、協議会で話し合って見直せるように、出どころとともに示しています。
      </p>
      {reply.isPending && <Loading what="指標の一覧" />}
      {reply.isError && <Problem error={reply.error} retry={() => void reply.refetch()} />}
      {reply.isSuccess && <Catalogue indicators={reply.data.indicators} />}
    </>
  );
}

function Catalogue({ indicators }: { indicators: readonly IndicatorEntry[] }) {
  if (indicators.length === 0) {
    return (
      <Empty>
        <p>指標の定義が読み込まれていません。このソフトの管理者に連絡してください。</p>
      </Empty>
    );
  }
  const themes = by_theme(indicators);
  return (
    <>
      <nav aria-label="分野" className="theme-index no-print">
        <ul>
          {themes.map(([theme, list]) => (
            <li key={theme}>
              <a href={`#theme-${theme}`}>
                {theme}
                <span className="count">{list.length}件</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {themes.map(([theme, list]) => (
        <section key={theme} aria-labelledby={`theme-${theme}`}>
          <h2 id={`theme-${theme}`} tabIndex={-1}>
            {theme}
          </h2>
          <ul className="indicators">
            {list.map((indicator) => (
              <li key={indicator.id}>
                <Indicator indicator={indicator} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Indicator({ indicator }: { indicator: IndicatorEntry }) {
  const lines = [
    { label: "良し悪し", text: direction_text(indicator.direction) },
    { label: "データのある年度", text: years_text(indicator.fiscal_years) || "まだありません" },
    {
      label: "課題の順位づけ",
      text: indicator.headline ? "使う" : "使わない（くわしく見るための指標）",
    },
    { label: "重さの重み", text: `${indicator.severity_weight}。${indicator.severity_source}` },
    { label: "区切りの出どころ", text: indicator.source },
    { label: "注意", text: indicator.caution },
  ].filter((line) => line.text !== "");
  return (
    <article className="indicator" id={indicator.id}>
      <h3>{indicator.name}</h3>
      <p>{indicator.meaning}</p>
      <details className="fold">
        <summary aria-label={`${indicator.name}の決まりと注意`}>決まりと注意</summary>
        <Definitions lines={lines} />
      </details>
    </article>
  );
}
