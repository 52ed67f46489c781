import { useState, type ReactNode } from "react";

import { Problem } from "../../components/state_views";

interface ConfirmedProps {
  /** On the button that is always there. */
  text: string;
  /** What will happen. */
  question: ReactNode;
  confirm_text: string;
  act: () => void;
  error: Error | null;
  forget: () => void;
}

/** A button whose deed is asked about once more. */
export function Confirmed({ text, question, confirm_text, act, error, forget }: ConfirmedProps) {
  const [asks, set_asks] = useState(false);
  if (!asks) {
    return (
      <button type="button" className="button no-print" onClick={() => set_asks(true)}>
        {text}
      </button>
    );
  }
  return (
    <div className="no-print" role="group" aria-label={`${text}：確認`}>
      <p>{question}</p>
      <ul className="actions">
        <li>
          <button type="button" className="button" onClick={act}>
            {confirm_text}
          </button>
        </li>
        <li>
          <button type="button" className="button" onClick={() => set_asks(false)}>
            やめる
          </button>
        </li>
      </ul>
      {error && <Problem error={error} retry={forget} />}
    </div>
  );
}
