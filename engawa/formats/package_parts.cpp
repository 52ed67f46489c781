#include "engawa/formats/package_parts.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::formats {
namespace {

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash + 1);
}

std::string last_step(std::string_view address) {
  return std::string(address.substr(address.rfind('/') + 1));
}

}  // namespace

std::string resolve_part_name(std::string_view base_part, std::string_view target) {
  std::string joined;
  if (target.substr(0, 1) != "/") joined = folder_of(base_part);
  joined.append(target);
  std::vector<std::string> steps;
  for (std::string& step : base::split(joined, '/')) {
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(std::move(step));
    } else if (!steps.empty()) {
      steps.pop_back();
    }
  }
  return base::join(steps, "/");
}

base::Result<std::vector<Relationship>> relationships_of(ZipReader& zip, std::string_view part,
                                                         const base::Place& place) {
  std::vector<Relationship> relationships;
  std::string name(folder_of(part));
  name.append("_rels/").append(part.substr(folder_of(part).size())).append(".rels");
  if (!zip.contains(name)) return relationships;
  std::string xml = TRY(zip.read(name));
  const XmlPart list = TRY(XmlPart::parse(std::move(xml), "Relationships", place));
  for (const pugi::xml_node node : list.root().children()) {
    if (local_name(node) != "Relationship") continue;
    // External targets are addresses elsewhere; nothing outside the file is ever opened.
    if (attribute_named(node, "TargetMode") == "External") continue;
    const std::string_view target = attribute_named(node, "Target");
    if (!base::is_valid_utf8(target)) {
      return base::make_problem(problems::xml_damaged, name, "UTF-8", place);
    }
    relationships.push_back({std::string(attribute_named(node, "Id")),
                             last_step(attribute_named(node, "Type")),
                             resolve_part_name(part, target)});
  }
  return relationships;
}

const Relationship* first_of_type(const std::vector<Relationship>& relationships,
                                  std::string_view type) {
  for (const Relationship& relationship : relationships) {
    if (relationship.type == type) return &relationship;
  }
  return nullptr;
}

}  // namespace engawa::formats
