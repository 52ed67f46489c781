import { PageTitle } from "../../components/page_title";
import { reading } from "../actions";
import { ReplyView } from "../parts/reply_view";

export function CouncilScreen({ id }: { id: string; tab: string | undefined }) {
  return (
    <ReplyView what="協議会" query={reading("councils.show_council", { council: id })}>
      {(reply) => <PageTitle text={reply.council.name} note={reply.kind_ja} />}
    </ReplyView>
  );
}
