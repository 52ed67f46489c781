import { useId, useState, type DragEvent, type ReactNode } from "react";

import { base64_of, file_bytes_max } from "./files";

interface DropPlaceProps {
  label: string;
  accept?: string;
  /** Called with the content for JSON; files that are too large do not come. */
  choose: (base64: string, file_name: string) => void;
  /** What is said of the file: that it is looked at, that it is in, or why not. */
  children?: ReactNode;
}

/** A file that somebody chooses or drops. */
export function DropPlace({ label, accept, choose, children }: DropPlaceProps) {
  const id = useId();
  const [too_large, set_too_large] = useState("");
  const [is_over, set_is_over] = useState(false);
  async function take(file: File | undefined) {
    if (file === undefined) return;
    set_too_large(file.size > file_bytes_max ? file.name : "");
    if (file.size > file_bytes_max) return;
    choose(await base64_of(file), file.name);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    set_is_over(false);
    void take(event.dataTransfer.files[0]);
  }
  return (
    <div
      className="drop-place"
      data-over={is_over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        set_is_over(true);
      }}
      onDragLeave={() => set_is_over(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {too_large !== "" && <p role="alert">「{too_large}」は6 MBを超えています。送っていません。</p>}
      {children}
    </div>
  );
}
