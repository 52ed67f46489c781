/** Source lines. They are printed, too: paper without its source is not shown to anyone. */
export function Attributions({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="attributions" aria-labelledby="attributions-title">
      <h2 id="attributions-title">出典</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
