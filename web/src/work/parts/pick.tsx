import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type KeyboardEvent } from "react";

import { useCombobox, useSettled } from "../../components/use_combobox";
import { searched } from "./choices";
import { unresolved, type Option, type Source, type Value } from "./fields";

interface PickProps {
  id: string;
  source: Source;
  /** Entries beside those of the register, such as "the whole installation". */
  extra?: readonly Option[] | undefined;
  known?: readonly Option[] | undefined;
  value: string;
  change: (value: Value, label: string) => void;
}

/** One entry of a register: the server searches while somebody types, the list is chosen from. */
export function Pick({ id, source, extra = [], known = [], value, change, ...common }: PickProps) {
  const [chosen, set_chosen] = useState<Option | null>(
    () => [...known, ...extra].find((option) => option.value === value) ?? null,
  );
  const [typed, set_typed] = useState(chosen?.label ?? "");
  const { converting, open, set_open, active, set_active, on_key, composition } = useCombobox();
  const query = useSettled(typed, converting);
  const found = useQuery(searched(source, query, open));
  const fitting = extra.filter((option) => query === "" || option.label.includes(query));
  const hits = [...fitting, ...(found.data ?? [])];
  const shown = open && hits.length > 0;

  // Emptied from outside, after the form was sent or its content was read anew.
  useEffect(() => {
    if (value === "" && chosen !== null) {
      set_chosen(null);
      set_typed("");
    }
  }, [value, chosen]);
  useEffect(() => set_active(-1), [query, set_active]);

  function choose(option: Option | undefined) {
    if (option === undefined) return;
    set_chosen(option);
    set_typed(option.label);
    set_open(false);
    change(option.value, option.label);
  }

  function type(text: string) {
    set_typed(text);
    set_open(true);
    set_chosen(null);
    change(text.trim() === "" ? "" : unresolved, "");
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (on_key(event, hits.length) || event.key !== "Enter" || !shown) return;
    event.preventDefault();
    choose(hits[active < 0 ? 0 : active]);
  }

  /** Leaving the box with one entry in question chooses it. */
  function leave() {
    set_open(false);
    if (value === unresolved && query === typed.trim() && hits.length === 1) choose(hits[0]);
  }

  return (
    <div className="suggestion-box">
      <input
        {...common}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onFocus={() => set_open(chosen === null)}
        {...composition}
        onKeyDown={press}
        onBlur={leave}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="候補" hidden={!shown}>
        {shown &&
          hits.map((hit, index) => (
            <li
              key={hit.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(hit)}
            >
              {hit.label}
            </li>
          ))}
      </ul>
      <p role="status" className="pick-status">
        {open && query !== "" && found.isSuccess && hits.length === 0
          ? `「${query}」に合うものが名簿にありません。`
          : ""}
        {found.isError ? "候補を探せませんでした。通信を確かめて、もう一度入力してください。" : ""}
      </p>
    </div>
  );
}

interface PicksProps extends Omit<PickProps, "value" | "extra" | "change"> {
  values: readonly string[];
  change: (values: string[]) => void;
}

/** Several entries: each choice joins the list above the box, which is empty again. */
export function Picks({ known = [], values, change, ...box }: PicksProps) {
  const [labels, set_labels] = useState<readonly Option[]>(known);
  const label_of = (value: string) => labels.find((one) => one.value === value)?.label ?? value;
  const add = (value: Value, label: string) => {
    if (typeof value !== "string" || label === "" || values.includes(value)) return;
    set_labels([...labels, { value, label }]);
    change([...values, value]);
  };
  return (
    <>
      {values.length > 0 && (
        <ul className="picked">
          {values.map((value) => (
            <li key={value}>
              {label_of(value)}
              <button
                type="button"
                className="button"
                aria-label={`${label_of(value)}を外す`}
                onClick={() => change(values.filter((one) => one !== value))}
              >
                外す
              </button>
            </li>
          ))}
        </ul>
      )}
      <Pick {...box} value="" change={add} />
    </>
  );
}
