import { useRouter } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";

import type { AreaEntry } from "../api/schema";
import { with_view, type Comparator, type View } from "../view";

export interface FileLink {
  text: string;
  path: string;
  /** Documents open in the browser, tables are saved. */
  save: boolean;
}

interface ViewBarProps {
  area: AreaEntry;
  years: readonly number[];
  /** What the address asks for, completed by what the server chose. */
  view: View;
  /** The view on screen is not yet the one asked for. */
  busy: boolean;
  /** What is on screen, for people who do not see it change. */
  announcement: string;
  files: readonly FileLink[];
}

/** Year, comparator, and everything one can take away from a page. */
export function ViewBar({ area, years, view, busy, announcement, files }: ViewBarProps) {
  const id = useId();
  const router = useRouter();
  const here = router.state.location.pathname;

  // The controls follow the hand at once; the page follows when the reply is there.
  const { year, comparator } = view;
  const [choice, set_choice] = useState(view);
  useEffect(
    () => set_choice({ ...(year && { year }), ...(comparator && { comparator }) }),
    [year, comparator],
  );

  function show(change: View) {
    const next = { ...choice, ...change };
    set_choice(next);
    router.history.push(with_view(here, next));
  }

  const comparators: { value: Comparator; text: string }[] = [
    { value: "nation", text: "全国" },
    { value: "prefecture", text: area.prefecture_name },
  ];
  return (
    <div className="view-bar no-print">
      <div className="view-choices needs-script">
        <div className="field">
          <label htmlFor={`${id}-year`}>年度</label>
          <select
            id={`${id}-year`}
            value={choice.year}
            onChange={(event) => show({ year: Number(event.target.value) })}
          >
            {[...years].reverse().map((year) => (
              <option key={year} value={year}>
                {year}年度
              </option>
            ))}
          </select>
        </div>
        {area.kind === "medical_area" && (
          <fieldset className="field">
            <legend>比べる相手</legend>
            {comparators.map(({ value, text }) => (
              <label key={value} className="radio">
                <input
                  type="radio"
                  name={`${id}-comparator`}
                  checked={choice.comparator === value}
                  onChange={() => show({ comparator: value })}
                />
                {text}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <ul className="actions" aria-label="持ち出す">
        {files
          .filter((file) => file.path !== "")
          .map((file) => (
            <li key={file.text}>
              <a className="button" href={file.path} download={file.save ? "" : undefined}>
                {file.text}
              </a>
            </li>
          ))}
        <li className="needs-script">
          <button type="button" className="button" onClick={() => window.print()}>
            印刷する
          </button>
        </li>
        <CopyLink path={with_view(here, view)} />
      </ul>
      <p role="status" className="visually-hidden">
        {busy ? "読み込んでいます…" : announcement}
      </p>
    </div>
  );
}

/** Copies the address of exactly this view, or shows it where the browser forbids copying. */
function CopyLink({ path }: { path: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, set_copied] = useState<string | null>(null);
  const [refused, set_refused] = useState(false);
  const address = () => `${window.location.origin}${path}`;

  async function copy() {
    try {
      // Undefined on pages served without TLS, as in many closed office networks.
      if (!("clipboard" in navigator)) throw new Error("no clipboard");
      await navigator.clipboard.writeText(address());
      set_copied(path);
      set_refused(false);
    } catch {
      set_refused(true);
      requestAnimationFrame(() => field.current?.select());
    }
  }

  return (
    <>
      <li className="needs-script">
        <button type="button" className="button" onClick={() => void copy()}>
          この表示のリンクをコピー
        </button>
      </li>
      <li className="copy-result">
        <span role="status">{copied === path && !refused ? "コピーしました。" : ""}</span>
        {refused && (
          <label className="copy-field">
            この欄の文字をコピーしてください
            <input ref={field} readOnly value={address()} onFocus={(event) => event.target.select()} />
          </label>
        )}
      </li>
    </>
  );
}
