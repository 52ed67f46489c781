// Maps for choosing an area, from the catalogue's shapes.
import { readFileSync } from "node:fs";

const folder = new URL("../../../catalog/areas/", import.meta.url);

function rings_of(topology, object) {
  const [scale_x, scale_y] = topology.transform.scale;
  const [left, bottom] = topology.transform.translate;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale_x + left, y * scale_y + bottom];
    });
  });
  const stitch = (ring) =>
    ring.flatMap((index, position) => {
      const points = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
      return position === 0 ? points : points.slice(1);
    });
  return object.geometries.map((shape) => ({
    properties: shape.properties,
    rings: (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).map(([outer]) => stitch(outer)),
  }));
}

const shapes = (file, name) => {
  const topology = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  return rings_of(topology, topology.objects[name]);
};
const medical_areas = shapes("sma335_derived.topojson", "sma");
const prefectures = shapes("topojson_s0001_prefectures.json", "prefectures");

const mercator = ([longitude, latitude]) => [
  longitude,
  (-180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)),
];

/** An SVG in which every shape is a link. `entries`: {code, name, rings}. */
export function choice_map(entries, title) {
  const points = entries.flatMap((entry) => entry.rings.flat()).map(mercator);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const least = (list) => list.reduce((one, other) => Math.min(one, other));
  const most = (list) => list.reduce((one, other) => Math.max(one, other));
  const [x0, x1, y0, y1] = [least(xs), most(xs), least(ys), most(ys)];
  const scale = Math.min(700 / (x1 - x0), 620 / (y1 - y0));
  const place = (point) => {
    const [x, y] = mercator(point);
    return `${((x - x0) * scale + 10).toFixed(1)} ${((y - y0) * scale + 10).toFixed(1)}`;
  };
  const links = entries.map(({ code, name, rings }) => {
    const path = rings.map((ring) => `M${ring.map(place).join("L")}Z`).join("");
    const largest = rings.reduce((one, other) => (other.length > one.length ? other : one));
    const centre = [0, 1].map(
      (axis) => largest.reduce((sum, point) => sum + point[axis], 0) / largest.length,
    );
    const [x, y] = place(centre).split(" ");
    const label =
      entries.length < 25
        ? `<text x="${x}" y="${y}" font-size="15" text-anchor="middle" fill="#1A1A1A" stroke="#FFFFFF" stroke-width="3" paint-order="stroke">${name}</text>`
        : "";
    return `<a href="/areas/${code}" aria-label="${name}"><title>${name}</title><path d="${path}" fill="#E8F1FE" stroke="#4D4D4D" stroke-width="0.8"/>${label}</a>`;
  });
  const height = ((y1 - y0) * scale + 20).toFixed(0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" width="720" height="${height}" role="group" aria-labelledby="map-title" font-family="sans-serif"><title id="map-title">${title}</title>${links.join("")}</svg>`;
}

export function prefecture_entries(areas) {
  const by_name = new Map(prefectures.map((shape) => [shape.properties.N03_001, shape]));
  return areas
    .filter((area) => area.kind === "prefecture")
    .map((area) => ({
      ...area,
      rings: by_name
        .get(area.name)
        .rings.filter((ring) => ring.every(([x, y]) => y > 26 && !(y < 29 && x > 140))),
    }));
}

export function medical_area_entries(areas, prefecture) {
  const by_code = new Map(medical_areas.map((shape) => [shape.properties.code, shape]));
  return areas
    .filter((area) => area.kind === "medical_area" && area.prefecture_code === prefecture)
    .map((area) => ({ ...area, rings: by_code.get(area.code).rings }));
}
