import type { LabelledText } from "../api/schema";

/** Terms and their texts, one below the other. */
export function Definitions({ lines }: { lines: readonly LabelledText[] }) {
  return (
    <dl className="definitions">
      {lines.map((line) => (
        <div key={line.label}>
          <dt>{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}
