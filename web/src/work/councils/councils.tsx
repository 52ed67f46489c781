import { PageTitle } from "../../components/page_title";
import { ActionList } from "../parts/list";

export function CouncilsScreen() {
  return (
    <>
      <PageTitle text="協議会" />
      <ActionList
        action="councils.list_councils"
        link={(row) => `/work/councils/${row.id}`}
        empty={<p>まだ協議会がありません。</p>}
      />
    </>
  );
}
