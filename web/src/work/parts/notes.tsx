/** What a reader must know of the numbers above, and where they come from. */
export function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <ul className="quiet">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
