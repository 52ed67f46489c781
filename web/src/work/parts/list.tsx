import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState, type ReactNode } from "react";

import { PathLink } from "../../components/path_link";
import { Empty, Loading, Problem } from "../../components/state_views";
import { action_path, reading, type ActionName, type ReplyOf, type Schemas } from "../actions";
import { useAddress } from "./address";
import type { Option } from "./fields";

export type ListReply = Schemas["ListReply"];
export type ListRow = Schemas["ListRow"];
/** Actions whose reply is a list. */
export type ListName = {
  [N in ActionName]: ReplyOf<N> extends ListReply ? (ListReply extends ReplyOf<N> ? N : never) : never;
}[ActionName];

/** Rows of one page; everything is one choice away, as for printing. */
const page_rows = 100;

interface ListProps {
  action: ListName;
  /** What the list is about, beside what the reader asks of it: its council, say. */
  subject?: Record<string, string>;
  /** A choice that narrows the list, and the member of the input that takes it. */
  filter?: { name: string; label: string; options: readonly Option[] };
  /** Where a row leads. */
  link?: (row: ListRow) => string;
  /** Buttons at the end of a row. */
  row_end?: (row: ListRow) => ReactNode;
  /** Said when there is nothing at all, with the next step. */
  empty: ReactNode;
}

/** Any list of the server: search, filter, sort, pages, files, all of it in the address. */
export function ActionList(props: ListProps) {
  const { action, subject = {}, filter, empty } = props;
  const [query, show] = useAddress();
  const asked = {
    ...subject,
    query: query["q"] ?? "",
    sort: query["sort"] ?? "",
    descending: query["desc"] === "1",
    ...(filter ? { [filter.name]: query[filter.name] ?? "" } : {}),
  };
  const is_all = query["all"] === "1";
  const page = Math.max(0, (Number(query["page"]) || 1) - 1);
  const limits = is_all ? {} : { offset: page * page_rows, limit: page_rows };
  const list = useQuery({
    ...(reading(action, { ...asked, ...limits } as never) as ReturnType<
      typeof reading<"accounts.list_posts">
    >),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Loading what="一覧" />;
  const reply = list.data;
  if (reply === undefined) {
    return <Problem error={list.error ?? new Error()} retry={() => void list.refetch()} />;
  }
  const is_narrowed = asked.query !== "" || (filter !== undefined && (query[filter.name] ?? "") !== "");
  if (reply.all === 0 && !is_narrowed) return <Empty>{empty}</Empty>;
  const pages = is_all ? 1 : Math.ceil(reply.total / page_rows);
  return (
    <section aria-label={reply.title} className="list">
      <div className="list-head no-print">
        <Search text={asked.query} show={(q) => show({ q, page: "" })} />
        {filter && (
          <Filter filter={filter} value={query[filter.name] ?? ""} show={(v) => show({ [filter.name]: v, page: "" })} />
        )}
        <Take action={action} asked={asked} />
      </div>
      <p role="status" className="list-count">
        {is_narrowed ? `${reply.all}件のうち${reply.total}件` : `${reply.total}件`}
        {pages > 1 && `（${page * page_rows + 1}〜${page * page_rows + reply.rows.length}件目）`}
      </p>
      {reply.rows.length === 0 ? (
        <Empty>
          <p>
            合うものがありません。
            <button type="button" className="button" onClick={() => show({ q: "", page: "", ...(filter ? { [filter.name]: "" } : {}) })}>
              条件を消す
            </button>
          </p>
        </Empty>
      ) : (
        <Rows {...props} reply={reply} sort={asked.sort} descending={asked.descending} show={show} />
      )}
      {pages > 1 && <Pages page={page} pages={pages} show={show} />}
    </section>
  );
}

function Search({ text, show }: { text: string; show: (text: string) => void }) {
  const id = useId();
  const [typed, set_typed] = useState(text);
  // Back and forward change the address without a key being pressed.
  useEffect(() => set_typed(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const soon = setTimeout(() => show(typed), 300);
    return () => clearTimeout(soon);
  });
  return (
    <form
      role="search"
      aria-label="一覧の中を探す"
      onSubmit={(event) => {
        event.preventDefault();
        show(typed);
      }}
    >
      <label htmlFor={id}>一覧の中を探す</label>
      <input id={id} type="text" value={typed} onChange={(event) => set_typed(event.target.value)} />
    </form>
  );
}

interface FilterProps {
  filter: NonNullable<ListProps["filter"]>;
  value: string;
  show: (value: string) => void;
}

function Filter({ filter, value, show }: FilterProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{filter.label}</label>
      <select id={id} value={value} onChange={(event) => show(event.target.value)}>
        <option value="">すべて</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The list as a file, as narrowed and sorted on screen, with all its pages. */
function Take({ action, asked }: { action: ListName; asked: object }) {
  const file = (format: string) => action_path(action, { ...asked, format });
  return (
    <ul className="actions" aria-label="持ち出す">
      <li>
        <a className="button" href={file("csv")} download>
          CSV
        </a>
      </li>
      <li>
        <a className="button" href={file("xlsx")} download>
          Excel
        </a>
      </li>
      <li>
        <button type="button" className="button" onClick={() => window.print()}>
          印刷
        </button>
      </li>
    </ul>
  );
}

interface RowsProps extends ListProps {
  reply: ListReply;
  sort: string;
  descending: boolean;
  show: (change: Record<string, string>) => void;
}

function Rows({ reply, link, row_end, sort, descending, show }: RowsProps) {
  return (
    <table className="rows">
      <thead>
        <tr>
          {reply.columns.map((column) => {
            const is_sorted = column.key === sort;
            const next = is_sorted && !descending ? "1" : "";
            return (
              <th
                key={column.key}
                scope="col"
                aria-sort={is_sorted ? (descending ? "descending" : "ascending") : undefined}
              >
                <button
                  type="button"
                  className="sort"
                  onClick={() => show({ sort: column.key, desc: next, page: "" })}
                >
                  {column.label}
                  <span aria-hidden="true">{is_sorted ? (descending ? " ▼" : " ▲") : ""}</span>
                </button>
              </th>
            );
          })}
          {row_end && (
            <th scope="col" className="no-print">
              <span className="visually-hidden">操作</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {reply.rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell, index) => {
              const column = reply.columns[index];
              const content = index === 0 && link ? <PathLink href={link(row)}>{cell}</PathLink> : cell;
              const shared = { "data-label": column?.label, className: column?.kind };
              return index === 0 ? (
                <th key={index} scope="row" {...shared}>
                  {content}
                </th>
              ) : (
                <td key={index} {...shared}>
                  {content}
                </td>
              );
            })}
            {row_end && <td className="no-print">{row_end(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PagesProps {
  page: number;
  pages: number;
  show: (change: Record<string, string>) => void;
}

function Pages({ page, pages, show }: PagesProps) {
  const go = (to: number) => show({ page: to === 0 ? "" : String(to + 1) });
  return (
    <nav aria-label="一覧のページ" className="pages no-print">
      <button type="button" className="button" disabled={page === 0} onClick={() => go(page - 1)}>
        前の{page_rows}件
      </button>
      <span>
        {page + 1} / {pages}
      </span>
      <button type="button" className="button" disabled={page + 1 >= pages} onClick={() => go(page + 1)}>
        次の{page_rows}件
      </button>
      <button type="button" className="button" onClick={() => show({ all: "1", page: "" })}>
        全件を1ページに
      </button>
    </nav>
  );
}
