import { useQuery } from "@tanstack/react-query";

import { areas_query, map_query } from "../api/queries";
import type { AreaEntry } from "../api/schema";
import { AreaSearch } from "../components/area_search";
import { Attributions } from "../components/attributions";
import { ChoiceMap } from "../components/figure";
import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { Loading, Problem } from "../components/state_views";
import { area_path } from "../view";

/** Blocks of the list, by the first and last prefecture code. */
const regions = [
  { name: "北海道・東北", first: "01", last: "07" },
  { name: "関東", first: "08", last: "14" },
  { name: "中部", first: "15", last: "23" },
  { name: "近畿", first: "24", last: "30" },
  { name: "中国", first: "31", last: "35" },
  { name: "四国", first: "36", last: "39" },
  { name: "九州・沖縄", first: "40", last: "47" },
];

/** Start page: choose an area by name, on the map or from the list. */
export function ChooseAreaScreen() {
  return (
    <>
      <PageTitle text="地域を選ぶ" />
      <p className="lead">
        特定健診の公表データから、二次医療圏ごとの健康課題を、全国や都道府県と比べて示します。地域を選ぶと、先に考えたい課題とその根拠が出ます。
      </p>
      <section aria-labelledby="by-name">
        <h2 id="by-name">名前で探す</h2>
        <AreaSearch />
      </section>
      <div className="two-ways">
        <section aria-labelledby="by-map">
          <h2 id="by-map">地図から選ぶ</h2>
          <a className="skip-map" href="#by-list">
            地図をとばして一覧へ
          </a>
          <AreaMap code="00" what="日本の地図" />
        </section>
        <section aria-labelledby="by-list">
          <h2 id="by-list" tabIndex={-1}>
            一覧から選ぶ
          </h2>
          <PrefectureList />
        </section>
      </div>
      <DataSources />
    </>
  );
}

function DataSources() {
  const reply = useQuery(areas_query);
  return <Attributions lines={reply.data?.attributions ?? []} />;
}

/** The map of the nation or of a prefecture; its areas are links. */
export function AreaMap({ code, what }: { code: string; what: string }) {
  const map = useQuery(map_query(code));
  if (map.isPending) return <Loading what={what} />;
  if (map.isError) return <Problem error={map.error} retry={() => void map.refetch()} />;
  return <ChoiceMap figure={map.data} />;
}

function PrefectureList() {
  const reply = useQuery(areas_query);
  if (reply.isPending) return <Loading what="地域の一覧" />;
  if (reply.isError) return <Problem error={reply.error} retry={() => void reply.refetch()} />;
  const { areas } = reply.data;
  const prefectures = areas.filter((area) => area.kind === "prefecture");
  return (
    <>
      <p className="quiet">都道府県の名前を押すと、その中の二次医療圏が開きます。</p>
      {regions.map(({ name, first, last }) => (
        <div key={name} className="region">
          <h3>{name}</h3>
          <ul className="prefectures">
            {prefectures
              .filter(({ code }) => first <= code && code <= last)
              .map((prefecture) => (
                <li key={prefecture.code}>
                  <PrefectureEntry prefecture={prefecture} areas={areas} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface PrefectureEntryProps {
  prefecture: AreaEntry;
  areas: readonly AreaEntry[];
}

function PrefectureEntry({ prefecture, areas }: PrefectureEntryProps) {
  return (
    <details className="prefecture">
      <summary>{prefecture.name}</summary>
      <ul>
        <li>
          <PathLink href={area_path(prefecture.code)}>{prefecture.name}全体</PathLink>
        </li>
        {medical_areas_of(areas, prefecture.code).map((area) => (
          <li key={area.code}>
            <PathLink href={area_path(area.code)}>{area.name}</PathLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function medical_areas_of(areas: readonly AreaEntry[], prefecture: string): AreaEntry[] {
  return areas.filter(
    (area) => area.kind === "medical_area" && area.prefecture_code === prefecture,
  );
}
