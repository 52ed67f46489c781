import { useId, type ReactNode } from "react";

import type { Schemas } from "../actions";

interface ChoiceProps {
  label: string;
  words: readonly Schemas["CouncilWord"][];
  value: string;
  show: (value: string) => void;
}

/** A choice that changes what a page shows, at once. */
export function Choice({ label, words, value, show }: ChoiceProps) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => show(event.target.value)}>
        {words.map((word) => (
          <option key={word.key} value={word.key}>
            {word.label}
          </option>
        ))}
      </select>
    </p>
  );
}

/** Choices beside each other, above what they change. */
export function Lens({ children }: { children: ReactNode }) {
  return <div className="lens no-print">{children}</div>;
}

/** The words with one more that stands for all of them. */
export function with_all(words: readonly Schemas["CouncilWord"][]): Schemas["CouncilWord"][] {
  return [{ key: "", label: "すべて" }, ...words];
}
