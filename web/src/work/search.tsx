import { useId, useState } from "react";
import { useRouter } from "@tanstack/react-router";

import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { Empty } from "../components/state_views";
import { reading, type Schemas } from "./actions";
import { useAddress } from "./parts/address";
import { ReplyView } from "./parts/reply_view";

const page_hits = 20;

/** Everything the reader may see that holds the words: the address holds the words. */
export function SearchScreen() {
  const [query, show] = useAddress();
  const words = query["q"] ?? "";
  const limit = Math.max(page_hits, Number(query["limit"]) || 0);
  return (
    <>
      <PageTitle text="全体から探す" note={words === "" ? "" : `「${words}」`} />
      <SearchBox key={words} words={words} />
      {words === "" ? (
        <p>組織、人、協議会、資料、連絡の記録などから、あなたが見られるものを探します。</p>
      ) : (
        <ReplyView what="見つかったもの" query={reading("accounts.search", { query: words, limit })}>
          {(reply) => (
            <Found
              reply={reply}
              more={() => show({ limit: String(Math.min(100, limit + page_hits)) })}
            />
          )}
        </ReplyView>
      )}
    </>
  );
}

function Found({ reply, more }: { reply: Schemas["SearchReply"]; more: () => void }) {
  if (reply.found.length === 0) {
    return (
      <Empty>
        <p>「{reply.query}」を含むものは見つかりませんでした。言葉を短くするか、別の言い方を試してください。</p>
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className="list-count">
        {reply.total}件
      </p>
      <ul className="places found">
        {reply.found.map((one, index) => (
          <li key={`${one.path}${one.title}${index}`}>
            <span className="quiet">{one.kind_ja}</span>
            <PathLink href={one.path}>{one.title}</PathLink>
            {one.excerpt !== "" && <span className="quiet">{one.excerpt}</span>}
          </li>
        ))}
      </ul>
      {reply.found.length < reply.total && reply.found.length < 100 && (
        <p>
          <button type="button" className="button" onClick={more}>
            続きを出す
          </button>
        </p>
      )}
      {reply.total > 100 && reply.found.length >= 100 && (
        <p>はじめの100件を出しています。言葉を加えると絞り込めます。</p>
      )}
    </>
  );
}

/** Leads to the found records; Enter is enough. */
export function SearchBox({ words = "" }: { words?: string }) {
  const id = useId();
  const router = useRouter();
  const [typed, set_typed] = useState(words);
  return (
    <form
      role="search"
      aria-label="全体から探す"
      className="work-search no-print"
      onSubmit={(event) => {
        event.preventDefault();
        router.history.push(`/work/search?q=${encodeURIComponent(typed.trim())}`);
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        全体から探す
      </label>
      <input
        id={id}
        type="text"
        placeholder="全体から探す"
        value={typed}
        onChange={(event) => set_typed(event.target.value)}
      />
      <button type="submit" className="button">
        探す
      </button>
    </form>
  );
}
