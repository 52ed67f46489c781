// What boxes with a list of suggestions have in common: waiting until typing rests, and the keys.
import { useEffect, useState, type CompositionEvent, type KeyboardEvent } from "react";

const pause_before_asking_ms = 150;

/** True while Enter belongs to the input method: it confirms a conversion, never a choice. */
export function is_converting(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The text once typing rests; nothing while a conversion is under way. */
export function useSettled(text: string, converting: boolean): string {
  const [settled, set_settled] = useState("");
  useEffect(() => {
    if (converting) return;
    const timer = setTimeout(() => set_settled(text.trim()), pause_before_asking_ms);
    return () => clearTimeout(timer);
  }, [text, converting]);
  return settled;
}

interface Combobox {
  converting: boolean;
  open: boolean;
  set_open: (open: boolean) => void;
  /** Position of the marked suggestion; -1: none. */
  active: number;
  set_active: (active: number) => void;
  /** Handles the keys; true when the event was one of its own. */
  on_key: (event: KeyboardEvent<HTMLInputElement>, hits: number) => boolean;
  /** For the input: follows the input method. */
  composition: {
    onCompositionStart: (event: CompositionEvent) => void;
    onCompositionEnd: (event: CompositionEvent) => void;
  };
}

/** Opening, marking by arrow keys, and closing of a list of suggestions. */
export function useCombobox(): Combobox {
  const [converting, set_converting] = useState(false);
  const [open, set_open] = useState(false);
  const [active, set_active] = useState(-1);

  function on_key(event: KeyboardEvent<HTMLInputElement>, hits: number): boolean {
    if (is_converting({ isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode })) {
      if (event.key === "Enter") event.preventDefault();
      return true;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      set_open(true);
      if (hits === 0) return true;
      const step = event.key === "ArrowDown" ? 1 : -1;
      set_active(active < 0 && step < 0 ? hits - 1 : (active + step + hits) % hits);
      return true;
    }
    if (event.key !== "Escape") return false;
    if (open && hits > 0) event.preventDefault();
    set_open(false);
    set_active(-1);
    return true;
  }

  return {
    converting,
    open,
    set_open,
    active,
    set_active,
    on_key,
    composition: {
      onCompositionStart: () => set_converting(true),
      onCompositionEnd: () => set_converting(false),
    },
  };
}
