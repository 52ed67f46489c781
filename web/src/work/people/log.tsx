import { PageTitle } from "../../components/page_title";
import { ActionList } from "../parts/list";

export function LogScreen() {
  return (
    <>
      <PageTitle text="操作の記録" />
      <p>
        だれが、いつ、何をしたかの記録です。直すことも消すこともできず、書き換えられていないことは
        <code>engawa verify</code> で確かめられます。
      </p>
      <ActionList action="accounts.list_events" empty={<p>まだ記録がありません。</p>} />
    </>
  );
}
