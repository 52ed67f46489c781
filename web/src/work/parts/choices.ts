// Lists to choose from, as options of fields.
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";

import { reading, type Schemas } from "../actions";
import type { Option, Source } from "./fields";

type Word = Schemas["WordReply"];
const options_of = (words: readonly Word[] | undefined): Option[] =>
  (words ?? []).map((word) => ({ value: word.key, label: word.label }));

/** Words of the directory: kinds of organisations, professions, backgrounds, ranks, roles. */
export function useWords() {
  const { data } = useQuery(reading("accounts.show_vocabulary"));
  return {
    kinds: options_of(data?.organisation_kinds),
    professions: options_of(data?.professions),
    backgrounds: options_of(data?.backgrounds),
    ranks: options_of(data?.ranks),
    roles: options_of(data?.roles),
  };
}

/** How many suggestions a pick shows; more are narrowed down by typing on. */
const suggestions_max = 20;

/** A row of a register as one label: "組織", "組織 職位（担当者）", "氏名（いまの職位）". */
const labels: Record<Source, (cells: readonly string[]) => string> = {
  organisations: ([name = ""]) => name,
  posts: ([organisation, title, , holder]) => `${organisation} ${title}（${holder}）`,
  persons: ([name = "", , post]) => (post ? `${name}（${post}）` : name),
};

/** Entries of a register that hold all words of `text`, as the server finds them. */
export function searched(source: Source, text: string, is_wanted: boolean) {
  return queryOptions({
    ...reading(`accounts.list_${source}`, {
      query: text,
      limit: suggestions_max,
    } as Parameters<typeof reading<`accounts.list_${Source}`>>[1]),
    enabled: is_wanted,
    placeholderData: keepPreviousData,
    select: (reply: Schemas["ListReply"]): Option[] =>
      reply.rows.map((row) => ({ value: row.id, label: labels[source](row.cells) })),
  });
}

/** Secretariats in which the person signed in may work, by id. */
export function useOwnTenants(): Option[] {
  const { data } = useQuery(reading("councils.contact_tenants"));
  return (data?.tenants ?? []).map((word) => ({ value: word.key, label: word.label }));
}
