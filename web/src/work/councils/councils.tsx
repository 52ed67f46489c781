import { PageTitle } from "../../components/page_title";
import { useAction, type Schemas } from "../actions";
import { useOwnTenants } from "../parts/choices";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";
import { council_fields, council_of } from "./overview";
import { useCouncils, useCouncilWords } from "./words";

export function CouncilsScreen() {
  const { kinds } = useCouncilWords();
  return (
    <>
      <PageTitle text="協議会" />
      <NewCouncil />
      <ActionList
        action="councils.list_councils"
        filter={{ name: "kind", label: "種別", options: kinds }}
        link={(row) => `/work/councils/${row.id}`}
        empty={
          <p>
            まだ協議会がありません。事務局の役割を持つ人が、「協議会を登録する」から始められます。事務局の役割は、システム管理の担当者が「役割」のページで付与します。
          </p>
        }
      />
    </>
  );
}

const empty_council: Schemas["Council"] = {
  id: "",
  kind: "medical_area",
  name: "",
  reading: "",
  area: "",
  parent: "",
  owner: "",
  co_owners: [],
  purpose: "",
  charter: "",
  established_on: null,
  term_years: 2,
  closed_on: null,
  themes: [],
};

/** For whoever works in a secretariat. */
function NewCouncil() {
  const keep = useAction("councils.keep_council");
  const owners = useOwnTenants();
  const words = useCouncilWords();
  const councils = useCouncils();
  if (owners.length === 0) return null;
  return (
    <FoldedForm text="協議会を登録する">
      {(close) => (
        <Form
          title="協議会を登録する"
          fields={[
            { kind: "choice", name: "owner", label: "事務局の組織", required: true, options: owners },
            ...council_fields(words, councils),
          ]}
          initial={{ owner: owners[0]?.value ?? "", kind: "medical_area", term_years: 2 }}
          submit_text="登録する"
          close={close}
          submit={(values) => keep.mutateAsync({ council: council_of(empty_council, values), version: 0 })}
        />
      )}
    </FoldedForm>
  );
}
