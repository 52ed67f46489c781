#include "engawa/packages/package.hpp"

#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::packages {

using base::make_problem;
using base::Result;

namespace {

constexpr std::string_view magic = "ENGAWA-PACKAGE-1\n";
/// Tables of counts repeat themselves: a sealed box comes from somebody with the council's key, so
/// their ratio may be high, but not without end.
constexpr formats::ZipLimits package_limits() {
  formats::ZipLimits limits;
  limits.ratio_max = 2'000;
  return limits;
}
constexpr const char* manifest_name = "manifest.json";
constexpr const char* signature_name = "signature.ed25519";

}  // namespace

Result<std::string> seal(const Package& package, const SigningKey& signer,
                         const SealingKey& council) {
  const std::string manifest = base::to_json(package.manifest);
  std::vector<formats::ZipFile> files{{manifest_name, manifest},
                                      {signature_name, sign(manifest, signer)}};
  for (const auto& file : package.files) files.push_back({file.name, file.bytes});
  const std::string inner = TRY(formats::write_zip(files));
  return std::string(magic) + seal_bytes(inner, council);
}

namespace {

base::Problem wrong(std::string what) {
  return make_problem(problems::package_changed, std::move(what));
}

}  // namespace

Result<Package> unseal(std::string_view bytes, const SealingKey& council) {
  if (bytes.substr(0, magic.size()) != magic) return make_problem(problems::not_a_package);
  auto inner = open_bytes(bytes.substr(magic.size()), council);
  if (!inner) return make_problem(problems::not_a_package);
  auto zip = TRY(formats::ZipReader::open(std::move(*inner), package_limits()));
  const std::string signed_bytes = TRY(zip.read(manifest_name));
  const std::string signature = TRY(zip.read(signature_name));
  const auto json = base::JsonValue::parse(signed_bytes);
  if (!json) return wrong(manifest_name);
  auto manifest = base::read_json<PackageManifest>(*json);
  if (!manifest) return wrong(manifest_name);
  if (!is_signed(signed_bytes, signature, manifest->insurer_key)) return wrong(signature_name);
  Package package;
  for (const auto& table : manifest->tables) {
    auto csv = TRY(zip.read(table.file));
    if (base::blake2b_hex(csv) != table.blake2b) return wrong(table.file);
    package.files.push_back({table.file, std::move(csv)});
  }
  package.manifest = std::move(*manifest);
  return package;
}

}  // namespace engawa::packages
