import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";

import { ApiProblem } from "../../api/client";
import { useSession } from "../session";
import { FieldInput } from "./field_input";
import {
  empty_value,
  field_at,
  problems_of,
  value_text,
  type Field,
  type FieldProblem,
  type Values,
} from "./fields";
import { SignInForm } from "./sign_in_form";

/** Folds a form away and says what was done, if anything was. */
export type Close = (done_text?: string) => void;

interface FormProps {
  /** Names the form for people who hear it. */
  title: string;
  fields: readonly Field[];
  initial?: Values;
  submit_text: string;
  /** Done once it resolves. What it throws is shown, and nothing typed is lost. */
  submit: (values: Values) => Promise<unknown>;
  /** The record as it is now, for whoever was overtaken by somebody else. */
  current?: (() => Promise<Values>) | undefined;
  done_text?: string;
  /** Folds the form away, after success or when nothing shall be done. */
  close?: Close;
  /** Fields are emptied after success, for the next entry. */
  again?: boolean;
}

interface Trouble {
  title: string;
  text: string;
  code: string;
  fields: readonly FieldProblem[];
}

function trouble_of(error: unknown, fields: readonly Field[]): Trouble {
  if (!(error instanceof ApiProblem)) {
    const text = "思いがけない不具合が起きました。入力した内容は残っています。";
    return { title: "送信できませんでした", text, code: "", fields: [] };
  }
  const field = field_at(fields, error.place);
  const own = field && { name: field.name, label: field.label, text: error.title };
  return { title: error.title, text: error.message, code: error.code, fields: own ? [own] : [] };
}

/** What a form carries beside its fields: the versions that were read, of one record or of several. */
function beside_fields(fields: readonly Field[], values: Values): Values {
  const shown = new Set(fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !shown.has(name)));
}

const stale = "STO-010";
const signed_out = "ACC-010";

/** A form made of fields as data. */
export function Form(props: FormProps) {
  const { title, fields, submit_text, submit, current, done_text = "保存しました。", close } = props;
  const id = useId();
  const start = (): Values => ({
    ...Object.fromEntries(fields.map((field) => [field.name, empty_value(field)])),
    ...props.initial,
  });
  const [values, set_values] = useState(start);
  const [trouble, set_trouble] = useState<Trouble | null>(null);
  const [theirs, set_theirs] = useState<Values | null>(null);
  const [state, set_state] = useState<"ready" | "busy" | "done">("ready");
  const summary = useRef<HTMLDivElement>(null);

  function show(problem: Trouble) {
    set_trouble(problem);
    set_state("ready");
    requestAnimationFrame(() => summary.current?.focus());
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    if (state === "busy") return;
    const missing = problems_of(fields, values);
    if (missing.length > 0) {
      show({ title: "入力を確かめてください", text: "", code: "", fields: missing });
      return;
    }
    set_state("busy");
    set_trouble(null);
    set_theirs(null);
    try {
      await submit(values);
      set_state("done");
      if (props.again === true) set_values(start());
      else close?.(done_text);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === stale && current) {
        set_theirs(await current().catch(() => null));
      }
      show(trouble_of(error, fields));
    }
  }

  const problem_of = (field: Field) =>
    trouble?.fields.find((problem) => problem.name === field.name)?.text;
  const input_of = (field: Field) => (
    <FieldInput
      key={field.name}
      id={`${id}-${field.name}`}
      field={field}
      value={values[field.name] ?? empty_value(field)}
      problem={problem_of(field)}
      change={(value) => {
        set_values((before) => ({ ...before, [field.name]: value }));
        if (state === "done") set_state("ready");
      }}
    />
  );
  const more = fields.filter((field) => field.more === true);
  const is_more_used = more.some(
    (field) => problem_of(field) || value_text(field, props.initial?.[field.name]) !== "（空）",
  );
  return (
    <>
      {trouble?.code === signed_out && <SignInAgain />}
      <form className="form" aria-label={title} noValidate onSubmit={(event) => void send(event)}>
        {trouble && (
          <div ref={summary} tabIndex={-1} role="alert" className="problem">
            <p className="problem-title">{trouble.title}</p>
            {trouble.text !== "" && <p className="problem-text">{trouble.text}</p>}
            <ul>
              {trouble.fields.map((problem) => (
                <li key={problem.name}>
                  <a href={`#${id}-${problem.name}`}>
                    {problem.label}：{problem.text}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {theirs && (
          <Overtaken
            fields={fields}
            mine={values}
            theirs={theirs}
            keep={() => {
              set_values({ ...values, ...beside_fields(fields, theirs) });
              set_theirs(null);
              set_trouble(null);
            }}
            take={() => {
              set_values(theirs);
              set_theirs(null);
              set_trouble(null);
            }}
          />
        )}
        {fields.filter((field) => field.more !== true).map(input_of)}
        {more.length > 0 && (
          <details className="fold form-more" open={is_more_used || undefined}>
            <summary>くわしく入力する（任意）</summary>
            <div className="form">{more.map(input_of)}</div>
          </details>
        )}
        <div className="form-end">
          <button type="submit" className="button button-main" aria-disabled={state === "busy"}>
            {state === "busy" ? "送信しています…" : submit_text}
          </button>
          {close && (
            <button type="button" className="button" onClick={() => close()}>
              {props.again === true && state === "done" ? "閉じる" : "やめる"}
            </button>
          )}
          <span role="status" className="form-done">
            {state === "done" ? done_text : ""}
          </span>
        </div>
      </form>
    </>
  );
}

interface OvertakenProps {
  fields: readonly Field[];
  mine: Values;
  theirs: Values;
  keep: () => void;
  take: () => void;
}

/** Two people changed the same record: both contents beside each other, and the choice. */
function Overtaken({ fields, mine, theirs, keep, take }: OvertakenProps) {
  const differing = fields.filter(
    (field) => value_text(field, mine[field.name]) !== value_text(field, theirs[field.name]),
  );
  return (
    <section className="overtaken" aria-label="ほかの人の変更">
      <p>開いている間に、ほかの人がこの内容を書き換えました。違うところは次のとおりです。</p>
      <dl>
        {differing.map((field) => (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd>あなたの入力：{value_text(field, mine[field.name])}</dd>
            <dd>いまの内容：{value_text(field, theirs[field.name])}</dd>
          </div>
        ))}
      </dl>
      <p className="form-end">
        <button type="button" className="button" onClick={keep}>
          自分の入力で書き直す
        </button>
        <button type="button" className="button" onClick={take}>
          いまの内容を読み込む
        </button>
      </p>
    </section>
  );
}

/** The sign-in ended while something was typed: it is renewed here, and nothing typed is lost. */
function SignInAgain() {
  const session = useSession();
  if (session.data?.is_signed_in === true && !session.data.needs_code) {
    return <p role="status">もう一度ログインしました。続けて保存できます。</p>;
  }
  return (
    <section className="overtaken" aria-label="もう一度ログイン">
      <p>時間がたったためログインが終わりました。入力した内容は残っています。</p>
      <SignInForm session={session.data} />
    </section>
  );
}

interface FoldedFormProps {
  text: string;
  children: (close: Close) => ReactNode;
}

/** A form that stands folded behind its button until somebody wants it. */
export function FoldedForm({ text, children }: FoldedFormProps) {
  const [open, set_open] = useState(false);
  const [done, set_done] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const close: Close = (done_text = "") => {
    set_open(false);
    set_done(done_text);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!open) {
    return (
      <p className="folded no-print">
        <button ref={button} type="button" className="button" onClick={() => set_open(true)}>
          {text}
        </button>
        <span role="status">{done}</span>
      </p>
    );
  }
  return (
    <section className="folded-form" aria-label={text}>
      <p className="folded-title">{text}</p>
      {children(close)}
    </section>
  );
}
