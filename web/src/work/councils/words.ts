// Words of councils to choose from.
import { useQuery } from "@tanstack/react-query";

import { reading, type Schemas } from "../actions";
import type { Option } from "../parts/fields";

type Word = Schemas["CouncilWord"];
export const options_of = (words: readonly Word[] | undefined): Option[] =>
  (words ?? []).map((word) => ({ value: word.key, label: word.label }));

export function useCouncilWords() {
  const { data } = useQuery(reading("councils.show_words"));
  return {
    kinds: options_of(data?.kinds),
    seat_roles: options_of(data?.seat_roles),
    themes: options_of(data?.themes),
    functions: options_of(data?.functions),
  };
}

/** Every council that is known here. */
export function useCouncils(): Option[] {
  const { data } = useQuery(reading("councils.list_councils"));
  return (data?.rows ?? []).map((row) => ({ value: row.id, label: row.cells[0] ?? "" }));
}

/** Organisations with a seat, once each, in the order of the roster. */
export function seated(roster: readonly Schemas["RosterLine"][]): Option[] {
  const names = new Map(roster.map((line) => [line.organisation, line.organisation_name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

/** Posts with a seat as "組織 職位（担当者）". */
export function seated_posts(roster: readonly Schemas["RosterLine"][]): Option[] {
  return roster.map((line) => ({
    value: line.post,
    label: `${line.organisation_name} ${line.post_title}（${line.person_name || "空席"}）`,
  }));
}
