import { useState } from "react";
import { useQuery } from "@tanstack/react-query";

import { PageTitle } from "../../components/page_title";
import { Problem } from "../../components/state_views";
import { reading } from "../actions";
import { FoldedForm, Form } from "../parts/form";
import { ActionList } from "../parts/list";

export function PostsScreen() {
  return (
    <>
      <PageTitle text="職位と担当者" />
      <p>委員の席や役割は職位に結びつき、担当者が替わっても残ります。職位を加えたり直したりするのは、組織のページからです。</p>
      <WhoSat />
      <ActionList
        action="accounts.list_posts"
        empty={<p>まだ職位がありません。組織のページで加えてください。</p>}
      />
    </>
  );
}

/** Who sat in this post on the first of October? */
function WhoSat() {
  const [asked, set_asked] = useState<{ post: string; day: string } | null>(null);
  const answer = useQuery({ ...reading("accounts.who_sat", asked ?? undefined), enabled: asked !== null });
  return (
    <FoldedForm text="ある日の担当者を調べる">
      {() => (
        <>
          <Form
            title="ある日の担当者"
            fields={[
              { kind: "pick", name: "post", label: "職位", required: true, source: "posts" },
              { kind: "date", name: "day", label: "日", required: true },
            ]}
            submit_text="調べる"
            done_text=""
            submit={async (values) => set_asked({ post: String(values["post"]), day: String(values["day"]) })}
          />
          {answer.isError && <Problem error={answer.error} retry={() => void answer.refetch()} />}
          {answer.data && (
            <p role="status" className="answer">
              {answer.data.name === ""
                ? "その日は空席でした。"
                : `${answer.data.name}さん（${answer.data.starts_on}〜${answer.data.ends_on ?? "いま"}）`}
            </p>
          )}
        </>
      )}
    </FoldedForm>
  );
}
