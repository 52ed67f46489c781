import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";

import { area_search_query } from "../api/queries";
import type { AreaHit } from "../api/schema";
import { area_kind_text, area_path, area_title } from "../view";
import { useCombobox, useSettled } from "./use_combobox";

function status_text(
  query: string,
  pending: boolean,
  failed: boolean,
  hits: readonly AreaHit[],
): string {
  if (query === "") return "";
  if (failed) return "検索できませんでした。下の地図か一覧から選んでください。";
  if (pending) return "探しています…";
  if (hits.length === 0) {
    return `「${query}」に合う地域がありません。市町村名や読みを短くするか、下の地図か一覧から選んでください。`;
  }
  return `${hits.length}件見つかりました。`;
}

/** Search box for areas (combobox with a list). The server understands names, readings and codes. */
export function AreaSearch() {
  const id = useId();
  const router = useRouter();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  // The server leads back here with the words when it found nothing for them.
  const [text, set_text] = useState(
    () => new URLSearchParams(router.state.location.searchStr).get("query") ?? "",
  );
  const { converting, open, set_open, active, set_active, on_key, composition } = useCombobox();
  const query = useSettled(text, converting);
  const found = useQuery(area_search_query(query));
  const hits = found.data?.hits ?? [];
  const shown = open && query !== "" && hits.length > 0;

  useEffect(() => set_active(-1), [query, set_active]);

  function choose(hit: AreaHit | undefined) {
    if (hit) router.history.push(area_path(hit.area.code));
  }

  /** The marked entry, or the best one for what is in the box now. */
  async function submit() {
    const wanted = text.trim();
    if (wanted === "") {
      input.current?.focus();
    } else if (shown && active >= 0) {
      choose(hits[active]);
    } else {
      try {
        const reply = await client.fetchQuery(area_search_query(wanted));
        choose(reply.hits[0]);
      } catch {
        // The status line below the box tells what went wrong.
        set_open(true);
      }
    }
  }

  return (
    <form
      role="search"
      className="area-search"
      action="/areas"
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        if (!converting) void submit();
      }}
    >
      <label htmlFor={`${id}-box`}>市町村・二次医療圏・都道府県の名前</label>
      <p id={`${id}-help`} className="quiet">
        漢字、かな、ローマ字、地域コードで探せます。例：鳥取市、とっとり、tottori、3101
      </p>
      <div className="area-search-row">
        <div className="area-search-box suggestion-box">
          <input
            ref={input}
            id={`${id}-box`}
            type="text"
            name="query"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={`${id}-list`}
            aria-describedby={`${id}-help`}
            aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
            value={text}
            onChange={(event) => {
              set_text(event.target.value);
              set_open(true);
            }}
            {...composition}
            onKeyDown={(event) => on_key(event, hits.length)}
            onBlur={() => set_open(false)}
          />
          <ul id={`${id}-list`} role="listbox" aria-label="見つかった地域" hidden={!shown}>
            {shown &&
              hits.map((hit, index) => (
                <li
                  key={`${hit.area.code}-${hit.matched}`}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(hit)}
                >
                  <Hit hit={hit} />
                </li>
              ))}
          </ul>
        </div>
        <button type="submit" className="button button-main">
          ひらく
        </button>
      </div>
      <p role="status" className="area-search-status">
        {converting ? "" : status_text(query, found.isPending, found.isError, hits)}
      </p>
    </form>
  );
}

function Hit({ hit }: { hit: AreaHit }) {
  const { area, matched } = hit;
  const by_own_name = area_title(area).replace(" ", "").includes(matched.replace(" ", ""));
  return (
    <>
      <span className="hit-name">{area_title(area)}</span>
      <span className="hit-note">
        {area_kind_text(area)} {area.code}
        {!by_own_name && `、${matched}を含む`}
      </span>
    </>
  );
}
