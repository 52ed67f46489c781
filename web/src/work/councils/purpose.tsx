import { Problem } from "../../components/state_views";
import { reading, useAction, type Schemas } from "../actions";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";

/** 目的の確認: every body has read what the council is for. */
export function PurposePart({ reply }: { reply: CouncilReply }) {
  return (
    <ReplyView
      what="目的の確認"
      query={reading("councils.show_purpose", { council: reply.council.id })}
    >
      {(found) => <Purpose council={reply.council.id} reply={found} />}
    </ReplyView>
  );
}

function Purpose({ council, reply }: { council: string; reply: Schemas["PurposeReply"] }) {
  const acknowledge = useAction("councils.acknowledge_purpose");
  return (
    <>
      {reply.purpose === "" ? (
        <p>まだ目的が書かれていません。「概要」で書いてください。</p>
      ) : (
        <blockquote className="purpose">{reply.purpose}</blockquote>
      )}
      <p>
        席のある{reply.lines.length}の組織のうち、{reply.acknowledged}
        の組織がこの文章を確認しました。文章を変えると、もう一度確認してもらいます。
      </p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">組織</th>
            <th scope="col">確認</th>
            <th scope="col">確認した人</th>
          </tr>
        </thead>
        <tbody>
          {reply.lines.map((line) => (
            <tr key={line.organisation}>
              <th scope="row">{line.organisation_name}</th>
              <td data-label="確認">
                {line.is_current
                  ? `✓ ${line.acknowledged_on}`
                  : line.acknowledged_on
                    ? `前の文章を ${line.acknowledged_on} に確認`
                    : "まだ"}{" "}
                {line.may_acknowledge && !line.is_current && reply.purpose !== "" && (
                  <button
                    type="button"
                    className="button"
                    aria-label={`${line.organisation_name}として確認した`}
                    onClick={() => acknowledge.mutate({ council, organisation: line.organisation })}
                  >
                    確認した
                  </button>
                )}
              </td>
              <td data-label="確認した人">{line.acknowledged_by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {acknowledge.isError && <Problem error={acknowledge.error} retry={() => acknowledge.reset()} />}
    </>
  );
}
