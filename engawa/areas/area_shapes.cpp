#include "engawa/areas/area_shapes.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
// Boost.JSON is compiled here and nowhere else, so that no library file of it is needed.
#include <boost/json.hpp>

#include "engawa/areas/problems.hpp"
#include "engawa/base/files.hpp"

namespace engawa::areas {
namespace {

namespace json = boost::json;

/// Scale and shift of a topology's whole-numbered positions.
struct Transform {
  std::array<double, 2> scale{};
  std::array<double, 2> shift{};
};

/// A topology with its arcs decoded to degrees.
struct Topology {
  std::string file;
  std::vector<Ring> arcs;
  const json::array* geometries = nullptr;

  [[nodiscard]] base::Problem wrong(std::string found) const {
    return base::make_problem(problems::wrong_geometry, std::move(found), {}, {file, {}, {}});
  }
};

const json::value* member(const json::value* value, std::string_view name) {
  const auto* object = value == nullptr ? nullptr : value->if_object();
  return object == nullptr ? nullptr : object->if_contains(name);
}

const json::array* array_of(const json::value* value) {
  return value == nullptr ? nullptr : value->if_array();
}

std::optional<double> number_of(const json::value& value) {
  json::error_code error;
  const double number = value.to_number<double>(error);
  if (error || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::array<double, 2>> pair_of(const json::value* value) {
  const auto* numbers = array_of(value);
  if (numbers == nullptr || numbers->size() < 2) return std::nullopt;
  const auto x = number_of((*numbers)[0]);
  const auto y = number_of((*numbers)[1]);
  if (!x || !y) return std::nullopt;
  return std::array<double, 2>{*x, *y};
}

std::string text_of(const json::value* value) {
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string{} : std::string(text->data(), text->size());
}

std::optional<Transform> transform_of(const json::value& document) {
  const auto* transform = member(&document, "transform");
  const auto scale = pair_of(member(transform, "scale"));
  const auto shift = pair_of(member(transform, "translate"));
  if (!scale || !shift) return std::nullopt;
  return Transform{*scale, *shift};
}

// An arc holds its first position and then the steps to each following one.
std::optional<Ring> decode_arc(const json::value& value, const Transform& transform) {
  const auto* steps = array_of(&value);
  if (steps == nullptr || steps->size() < 2) return std::nullopt;
  Ring arc;
  arc.reserve(steps->size());
  std::array<double, 2> at{};
  for (const auto& step : *steps) {
    const auto move = pair_of(&step);
    if (!move) return std::nullopt;
    at[0] += (*move)[0];
    at[1] += (*move)[1];
    arc.push_back({at[0] * transform.scale[0] + transform.shift[0],
                   at[1] * transform.scale[1] + transform.shift[1]});
  }
  return arc;
}

base::Result<Topology> read_topology(const json::value& document, const std::string& file,
                                     std::string_view layer) {
  Topology topology;
  topology.file = file;
  const auto transform = transform_of(document);
  const auto* arcs = array_of(member(&document, "arcs"));
  topology.geometries = array_of(member(member(member(&document, "objects"), layer), "geometries"));
  if (!transform) return topology.wrong("transform");
  if (arcs == nullptr) return topology.wrong("arcs");
  if (topology.geometries == nullptr) return topology.wrong("objects." + std::string(layer));
  for (const auto& arc : *arcs) {
    auto decoded = decode_arc(arc, *transform);
    if (!decoded) return topology.wrong("arcs[" + std::to_string(topology.arcs.size()) + "]");
    topology.arcs.push_back(std::move(*decoded));
  }
  return topology;
}

// Adds an arc; a negative index -1-i means arc i backwards. Arcs of a ring share their end points.
bool append_arc(Ring& ring, const Topology& topology, const json::value& value) {
  const auto* index = value.if_int64();
  if (index == nullptr) return false;
  const bool backwards = *index < 0;
  const auto at = static_cast<std::uint64_t>(backwards ? -1 - *index : *index);
  if (at >= topology.arcs.size()) return false;
  const Ring& arc = topology.arcs[at];
  const std::ptrdiff_t skip = ring.empty() ? 0 : 1;
  if (backwards) {
    ring.insert(ring.end(), arc.rbegin() + skip, arc.rend());
  } else {
    ring.insert(ring.end(), arc.begin() + skip, arc.end());
  }
  return true;
}

// Rings of a polygon: outline first, then holes.
bool append_polygon(std::vector<Ring>& rings, const Topology& topology, const json::value& value) {
  const auto* polygon = array_of(&value);
  if (polygon == nullptr) return false;
  for (const auto& part : *polygon) {
    const auto* indices = array_of(&part);
    if (indices == nullptr) return false;
    Ring ring;
    for (const auto& index : *indices) {
      if (!append_arc(ring, topology, index)) return false;
    }
    if (ring.size() < 3) return false;
    rings.push_back(std::move(ring));
  }
  return true;
}

bool append_geometry(std::vector<Ring>& rings, const Topology& topology,
                     const json::value& geometry) {
  const auto* arcs = member(&geometry, "arcs");
  const std::string type = text_of(member(&geometry, "type"));
  if (arcs == nullptr) return false;
  if (type == "Polygon") return append_polygon(rings, topology, *arcs);
  const auto* polygons = array_of(arcs);
  if (type != "MultiPolygon" || polygons == nullptr) return false;
  for (const auto& polygon : *polygons) {
    if (!append_polygon(rings, topology, polygon)) return false;
  }
  return true;
}

using RingsByCode = std::map<std::string, std::vector<Ring>, std::less<>>;
/// Area code of a geometry from one of its properties, or nothing.
using CodeOf = std::function<std::optional<std::string>(const std::string& property)>;

base::Status read_layer(const std::filesystem::path& path, std::string_view layer,
                        std::string_view property, const CodeOf& code_of, RingsByCode& rings) {
  const std::string bytes = TRY(base::read_file(path));
  json::error_code error;
  const json::value document = json::parse(bytes, error);
  if (error) {
    return base::make_problem(problems::wrong_geometry, error.message(), "TopoJSON",
                              {path.string(), {}, {}});
  }
  const Topology topology = TRY(read_topology(document, path.string(), layer));
  for (const auto& geometry : *topology.geometries) {
    const std::string name = text_of(member(member(&geometry, "properties"), property));
    const auto code = code_of(name);
    if (!code) return topology.wrong(std::string(property) + "=" + name);
    if (!append_geometry(rings[*code], topology, geometry)) return topology.wrong(name);
  }
  return base::success();
}

}  // namespace

base::Result<AreaShapes> AreaShapes::load(const std::filesystem::path& folder,
                                          const AreaMaster& master) {
  AreaShapes shapes;
  const auto medical_area = [&](const std::string& code) -> std::optional<std::string> {
    const auto* area = master.find(code);
    if (area == nullptr || area->kind != AreaKind::MedicalArea) return std::nullopt;
    return code;
  };
  const auto prefecture = [&](const std::string& name) { return master.prefecture_code(name); };
  TRY(read_layer(folder / "sma335_derived.topojson", "sma", "code", medical_area, shapes.m_rings));
  const auto prefectures = folder / "topojson_s0001_prefectures.json";
  TRY(read_layer(prefectures, "prefectures", "N03_001", prefecture, shapes.m_rings));
  for (const auto& area : master.areas()) {
    if (area.kind != AreaKind::Nation && shapes.rings(area.code.text).empty()) {
      return base::make_problem(problems::wrong_geometry, area.code.text + " " + area.full_name(),
                                {}, {folder.string(), {}, {}});
    }
  }
  return shapes;
}

const std::vector<Ring>& AreaShapes::rings(std::string_view code) const {
  static const std::vector<Ring> none;
  const auto found = m_rings.find(code);
  return found == m_rings.end() ? none : found->second;
}

}  // namespace engawa::areas
