import { ScrollFrame } from "../../components/scroll_frame";
import { trusted_svg } from "../../components/trusted_svg";
import { reading, useAction, type Schemas } from "../actions";
import { FoldedForm, Form } from "../parts/form";
import { ReplyView } from "../parts/reply_view";
import type { CouncilReply } from "./council_reply";
import { today } from "../parts/days";

type Network = Schemas["NetworkReply"];

/** つながり: who passes on what to whom, and how the council has grown. */
export function NetworkPart({ reply }: { reply: CouncilReply }) {
  const council = reply.council.id;
  return (
    <ReplyView what="つながりの図" query={reading("councils.show_network", { council })}>
      {(network) => (
        <>
          {network.nodes.length === 0 ? (
            <p>席のある組織がまだありません。</p>
          ) : (
            <ScrollFrame label="つながりの図">
              <div
                className="network"
                dangerouslySetInnerHTML={{ __html: trusted_svg(network.svg) }}
              />
            </ScrollFrame>
          )}
          <Relays network={network} council={council} />
          <Growth network={network} />
        </>
      )}
    </ReplyView>
  );
}

function Relays({ network, council }: { network: Network; council: string }) {
  const keep = useAction("councils.keep_relay");
  return (
    <section aria-labelledby="relays">
      <h2 id="relays">伝わる道</h2>
      {network.edges.length === 0 ? (
        <p>どの組織が、だれに、何を伝えてくれるかを書いておけます。健診の案内が届く道が見えます。</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">伝える組織</th>
              <th scope="col">届く相手</th>
              <th scope="col">何を</th>
              <th scope="col" className="number">届く数</th>
            </tr>
          </thead>
          <tbody>
            {network.edges.map((edge) => (
              <tr key={edge.relay.id}>
                <th scope="row">{edge.source_name}</th>
                <td data-label="届く相手">{edge.target_name}</td>
                <td data-label="何を">{edge.relay.what}</td>
                <td data-label="届く数" className="number">
                  {edge.relay.reach_count === 0 ? "" : edge.relay.reach_count}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {network.may_keep && (
        <FoldedForm text="伝わる道を加える">
          {(close) => (
            <Form
              title="伝わる道を加える"
              fields={[
                { kind: "pick", name: "source", label: "伝える組織", required: true, source: "organisations" },
                { kind: "pick", name: "target", label: "届く相手の組織", source: "organisations" },
                { kind: "text", name: "target_words", label: "登録のない相手", hint: "会員事業所、自治会など。" },
                { kind: "text", name: "what", label: "何を", required: true, hint: "健診の案内など。" },
                { kind: "number", name: "reach_count", label: "届く数（人または事業所）" },
                { kind: "date", name: "starts_on", label: "いつから", required: true },
              ]}
              initial={{ starts_on: today() }}
              submit_text="加える"
              close={close}
              submit={(values) =>
                keep.mutateAsync({
                  relay: { id: "", ends_on: null, ...values, council } as Schemas["Relay"],
                  version: 0,
                })
              }
            />
          )}
        </FoldedForm>
      )}
    </section>
  );
}

function Growth({ network }: { network: Network }) {
  if (network.growth.length === 0) return null;
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">年度ごとの広がり</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col" className="number">組織</th>
            <th scope="col" className="number">席</th>
            <th scope="col" className="number">伝わる道</th>
          </tr>
        </thead>
        <tbody>
          {network.growth.map((year) => (
            <tr key={year.fiscal_year}>
              <th scope="row">{year.fiscal_year_ja}</th>
              <td data-label="組織" className="number">
                {year.organisations}
              </td>
              <td data-label="席" className="number">
                {year.seats}
              </td>
              <td data-label="伝わる道" className="number">
                {year.relays}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
