import { era_text, type Field, type Option, type Value } from "./fields";
import { Pick, Picks } from "./pick";

interface FieldInputProps {
  id: string;
  field: Field;
  value: Value;
  problem: string | undefined;
  change: (value: Value) => void;
}

/** One field with its label, hint and problem. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, problem, change } = props;
  if (field.kind === "check") {
    return (
      <div className="form-field">
        <label className="radio" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => change(event.target.checked)}
          />
          {field.label}
        </label>
        <Notes {...props} />
      </div>
    );
  }
  if (field.kind === "many") return <Many {...props} options={field.options} />;
  return (
    <div className="form-field" data-wrong={problem !== undefined || undefined}>
      <label htmlFor={id}>
        {field.label}
        {field.required === true && <span className="required">必須</span>}
      </label>
      <Notes {...props} />
      <Entry {...props} />
    </div>
  );
}

function described(id: string, field: Field, problem: string | undefined): string | undefined {
  const parts = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(" ");
}

function Notes({ id, field, problem }: FieldInputProps) {
  return (
    <>
      {field.hint && (
        <p id={`${id}-hint`} className="form-hint">
          {field.hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="form-problem">
          {problem}
        </p>
      )}
    </>
  );
}

function Entry({ id, field, value, problem, change }: FieldInputProps) {
  const common = {
    id,
    required: field.required === true,
    "aria-invalid": problem !== undefined || undefined,
    "aria-describedby": described(id, field, problem),
  };
  const text = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "lines":
      return (
        <textarea {...common} rows={5} value={text} onChange={(event) => change(event.target.value)} />
      );
    case "choice":
      return (
        <select {...common} value={text} onChange={(event) => change(event.target.value)}>
          <option value="">選んでください</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case "pick":
      return (
        <Pick
          {...common}
          source={field.source}
          known={field.known}
          extra={field.extra}
          value={text}
          change={change}
        />
      );
    case "picks":
      return (
        <Picks
          {...common}
          source={field.source}
          known={field.known}
          values={Array.isArray(value) ? value : []}
          change={change}
        />
      );
    case "date":
      return (
        <span className="form-date">
          <input
            {...common}
            type="date"
            value={text}
            onChange={(event) => change(event.target.value === "" ? null : event.target.value)}
          />
          <span className="quiet">{text === "" ? "" : era_text(text)}</span>
        </span>
      );
    case "number":
      return (
        <input
          {...common}
          type="text"
          inputMode="numeric"
          className="form-number"
          value={typeof value === "number" && value !== 0 ? String(value) : text}
          onChange={(event) => {
            const digits = event.target.value.normalize("NFKC").replace(/[^0-9]/g, "");
            change(digits === "" ? 0 : Number(digits));
          }}
        />
      );
    case "password":
      return (
        <input
          {...common}
          type="password"
          autoComplete={field.autocomplete}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      );
    case "code":
      return (
        <input
          {...common}
          type="text"
          className="form-number"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      );
    case "text":
    case "mail":
      return (
        <input
          {...common}
          type="text"
          inputMode={field.kind === "mail" ? "email" : undefined}
          autoComplete={field.autocomplete ?? "off"}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      );
    default:
      return null;
  }
}

function Many(props: FieldInputProps & { options: readonly Option[] }) {
  const { id, field, options, change } = props;
  const chosen = Array.isArray(props.value) ? props.value : [];
  return (
    <fieldset className="form-field" id={id}>
      <legend>
        {field.label}
        {field.required === true && <span className="required">必須</span>}
      </legend>
      <Notes {...props} />
      {options.map((option) => (
        <label key={option.value} className="radio">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              change(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((value) => value !== option.value),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
