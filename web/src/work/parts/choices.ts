// Lists to choose from, as options of fields.
import { useQuery } from "@tanstack/react-query";

import { reading, type Schemas } from "../actions";
import type { Option } from "./fields";

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

/** Every organisation. */
export function useOrganisations(): Option[] {
  const { data } = useQuery(reading("accounts.list_organisations"));
  return (data?.rows ?? []).map((row) => ({ value: row.id, label: row.cells[0] ?? "" }));
}

/** Every post as "組織 職位（担当者）". */
export function usePosts(): Option[] {
  const { data } = useQuery(reading("accounts.list_posts"));
  return (data?.rows ?? []).map(({ id, cells }) => ({
    value: id,
    label: `${cells[0]} ${cells[1]}（${cells[3]}）`,
  }));
}

/** Every person as "氏名（いまの職位）". */
export function usePersons(): Option[] {
  const { data } = useQuery(reading("accounts.list_persons"));
  return (data?.rows ?? []).map(({ id, cells }) => ({
    value: id,
    label: cells[2] ? `${cells[0]}（${cells[2]}）` : (cells[0] ?? ""),
  }));
}

/** Secretariats in which the person signed in may work, by id. */
export function useOwnTenants(): Option[] {
  const { data } = useQuery(reading("councils.contact_tenants"));
  return (data?.tenants ?? []).map((word) => ({ value: word.key, label: word.label }));
}
