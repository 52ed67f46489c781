import { PageTitle } from "../../components/page_title";
import { Problem } from "../../components/state_views";
import { useAction, type Schemas } from "../actions";
import { useOwnTenants, useWords } from "../parts/choices";
import { today } from "../parts/days";
import type { Field } from "../parts/fields";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { useSession } from "../session";

const whole_installation = "installation";

export function RolesScreen() {
  const end = useAction("accounts.end_grant");
  return (
    <>
      <PageTitle text="役割" />
      <p>
        事務局と、システム管理・監査の役割です。協議会の委員などの役割は、協議会の名簿で席と一緒に決まります。役割は職位に結びつき、担当者が替わると引き継がれます。
      </p>
      <Grant />
      {end.isError && <Problem error={end.error} retry={() => end.reset()} />}
      <ActionList
        action="accounts.list_grants"
        row_end={(row) =>
          (row.cells[4] === "" || String(row.cells[4]) > today()) && (
            <button
              type="button"
              className="button"
              aria-label={`${row.cells[0]}（${row.cells[2]}）を今日で終える`}
              onClick={() => end.mutate({ grant: row.id, ends_on: today() })}
            >
              今日で終える
            </button>
          )
        }
        empty={<p>あなたが付与できる役割はありません。</p>}
      />
    </>
  );
}

/** For whoever may grant: the administrator everywhere, a secretariat in its own organisations. */
function Grant() {
  const session = useSession();
  const grant = useAction("accounts.grant_role");
  const { roles } = useWords();
  const own = useOwnTenants();
  const is_administrator = session.data?.is_administrator === true;
  if (!is_administrator && own.length === 0) return null;
  const where = { name: "tenant", label: "どこの", required: true };
  const tenant: Field = is_administrator
    ? {
        ...where,
        kind: "pick",
        source: "organisations",
        extra: [{ value: whole_installation, label: "全体（システム管理と監査）" }],
      }
    : { ...where, kind: "choice", options: own };
  return (
    <FoldedForm text="役割を付与する">
      {(close) => (
        <Form
          title="役割を付与する"
          fields={[
            { kind: "choice", name: "role", label: "役割", required: true, options: roles },
            tenant,
            { kind: "pick", name: "post", label: "職位", required: true, source: "posts" },
            { kind: "date", name: "starts_on", label: "いつから", required: true },
            { kind: "date", name: "ends_on", label: "いつまで", hint: "決まっていなければ空のままで構いません。" },
          ]}
          initial={{ starts_on: today() }}
          submit_text="付与する"
          close={close}
          again
          submit={(values) =>
            grant.mutateAsync({ ...values, person: "" } as Schemas["GrantRole"])
          }
        />
      )}
    </FoldedForm>
  );
}
