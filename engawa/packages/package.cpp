#include "engawa/packages/package.hpp"

#include <sodium.h>

#include <array>
#include <cstdlib>

#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "engawa/packages/problems.hpp"

namespace engawa::packages {

using base::make_problem;
using base::Result;
using base::Status;

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
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(manifest.data()), manifest.size(),
                       signer.secret.data());
  std::vector<formats::ZipFile> files{{manifest_name, manifest}, {signature_name, signature}};
  for (const auto& file : package.files) files.push_back({file.name, file.bytes});
  const std::string inner = TRY(formats::write_zip(files));
  std::string sealed(magic);
  const std::size_t start = sealed.size();
  sealed.resize(start + inner.size() + crypto_box_SEALBYTES);
  crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data() + start),
                  reinterpret_cast<const unsigned char*>(inner.data()), inner.size(),
                  council.public_key.data());
  return sealed;
}

namespace {

base::Problem wrong(std::string what) {
  return make_problem(problems::package_changed, std::move(what));
}

Status check_signature(const PackageManifest& manifest, const std::string& signed_bytes,
                       const std::string& signature) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::size_t length = 0;
  const bool is_key = sodium_hex2bin(key.data(), key.size(), manifest.insurer_key.data(),
                                     manifest.insurer_key.size(), nullptr, &length, nullptr) == 0 &&
                      length == key.size();
  const bool verified =
      is_key && signature.size() == crypto_sign_BYTES &&
      crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                  reinterpret_cast<const unsigned char*>(signed_bytes.data()),
                                  signed_bytes.size(), key.data()) == 0;
  return verified ? base::success() : wrong(signature_name);
}

}  // namespace

Result<Package> unseal(std::string_view bytes, const SealingKey& council) {
  if (sodium_init() < 0) std::abort();
  const bool is_package = bytes.substr(0, magic.size()) == magic &&
                          bytes.size() > magic.size() + crypto_box_SEALBYTES && council.can_open;
  if (!is_package) return make_problem(problems::not_a_package);
  const std::string_view sealed = bytes.substr(magic.size());
  std::string inner(sealed.size() - crypto_box_SEALBYTES, '\0');
  const bool opened =
      crypto_box_seal_open(reinterpret_cast<unsigned char*>(inner.data()),
                           reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(),
                           council.public_key.data(), council.secret.data()) == 0;
  if (!opened) return make_problem(problems::not_a_package);
  auto zip = TRY(formats::ZipReader::open(std::move(inner), package_limits()));
  const std::string signed_bytes = TRY(zip.read(manifest_name));
  const std::string signature = TRY(zip.read(signature_name));
  const auto json = base::JsonValue::parse(signed_bytes);
  if (!json) return wrong(manifest_name);
  auto manifest = base::read_json<PackageManifest>(*json);
  if (!manifest) return wrong(manifest_name);
  TRY(check_signature(*manifest, signed_bytes, signature));
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
