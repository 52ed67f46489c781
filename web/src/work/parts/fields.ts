// What a form asks for, as data. One place draws all of it: form.tsx.

export interface Option {
  value: string;
  label: string;
}

interface Common {
  /** Member of the action's input; a path such as "post.title" is named by its last part. */
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Seldom needed: folded away until somebody wants it or it holds something. */
  more?: boolean;
}

/** Registers that are searched by typing; they may hold ten thousands of entries. */
export type Source = "organisations" | "posts" | "persons";

/** What a pick holds while its text is none of the entries. */
export const unresolved = "?";

export type Field = Common &
  (
    | { kind: "text" | "lines" | "mail" | "date" | "number" | "code"; autocomplete?: string }
    | { kind: "password"; autocomplete: "current-password" | "new-password" }
    | { kind: "choice"; options: readonly Option[] }
    /** One of many of the register, found by typing. `known` are labels of what it holds already. */
    | { kind: "pick"; source: Source; known?: readonly Option[]; extra?: readonly Option[] }
    /** Several of the register. */
    | { kind: "picks"; source: Source; known?: readonly Option[] }
    /** Any of a few. */
    | { kind: "many"; options: readonly Option[] }
    | { kind: "check" }
  );

export type Value = string | boolean | number | string[] | null;
export type Values = Record<string, Value>;

/** What a field holds before anything is entered. */
export function empty_value(field: Field): Value {
  switch (field.kind) {
    case "many":
    case "picks":
      return [];
    case "check":
      return false;
    case "number":
      return 0;
    case "date":
      return null;
    default:
      return "";
  }
}

/** A field's value in words, for comparing two versions. */
export function value_text(field: Field, value: Value | undefined): string {
  if (value === undefined || value === null || value === "") return "（空）";
  if ("options" in field || "source" in field) {
    const values = Array.isArray(value) ? value : [String(value)];
    const options = "options" in field ? field.options : (field.known ?? []);
    const labels = values.map((one) => options.find((option) => option.value === one)?.label ?? one);
    return labels.length === 0 ? "（空）" : labels.join("、");
  }
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  return String(value);
}

/** The label of a date in the Japanese era, as letters write it; empty for what is no date. */
export function era_text(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return "";
  return new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  }).format(day);
}

export interface FieldProblem {
  name: string;
  label: string;
  text: string;
}

/** What can be said without the server: something required is empty, or not one of the list. */
export function problems_of(fields: readonly Field[], values: Values): FieldProblem[] {
  return fields.flatMap((field) => {
    const value = values[field.name];
    const is_empty =
      value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
    const problem = (text: string) => [{ name: field.name, label: field.label, text }];
    if (field.required === true && is_empty) {
      const verb = "options" in field || "source" in field ? "選んで" : "入力して";
      return problem(`${field.label}を${verb}ください。`);
    }
    if (field.kind === "pick" && value === unresolved) {
      return problem(`${field.label}は、出てくる一覧から選んでください。`);
    }
    return [];
  });
}

/** The field that a problem of the server is about. */
export function field_at(fields: readonly Field[], place: string): Field | undefined {
  const last = place.split(".").at(-1) ?? "";
  return fields.find((field) => field.name === place) ?? fields.find((field) => field.name === last);
}
