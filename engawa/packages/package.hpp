#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/packages/package_keys.hpp"

namespace engawa::packages {

/// Whom a table counts where: people where they live (区域に住む人), or insured people where they
/// work (区域にある事業所で働く人). Somebody may be in both, so they are never added up. No sum of
/// one is a sum of the other: who lives in an area and works elsewhere is in one alone, and who
/// works there and lives elsewhere in the other, in any number. So one tells nothing of what the
/// other hides, and they are protected by themselves.
enum class Population : std::uint8_t { Residents, Workers };
BOOST_DESCRIBE_ENUM(Population, Residents, Workers)

/// One table of a package.
struct PackageTable {
  std::string file;  ///< "tables/2024/sbp.csv", "workplaces/2024/sbp.csv"
  Population people = Population::Residents;
  std::string item;
  std::string item_name_ja;
  int fiscal_year = 0;
  std::int64_t cells = 0;
  std::int64_t hidden = 0;
  int coarsened = 0;    ///< steps to less detail, where the usual detail could not be protected
  std::string blake2b;  ///< of the file's bytes
};
BOOST_DESCRIBE_STRUCT(PackageTable, (),
                      (file, people, item, item_name_ja, fiscal_year, cells, hidden, coarsened,
                       blake2b))

/// How documents became the people of a package.
struct PackageIntake {
  std::int64_t documents = 0;
  std::int64_t set_aside = 0;
  std::int64_t superseded = 0;
  std::int64_t deleted = 0;
  std::int64_t deletion_requests = 0;
  std::int64_t outside = 0;  ///< person-years of other areas, and of unknown residence
  std::int64_t person_years = 0;
  std::int64_t workers = 0;  ///< person-years at workplaces in the area, as far as these are known
};
BOOST_DESCRIBE_STRUCT(PackageIntake, (),
                      (documents, set_aside, superseded, deleted, deletion_requests, outside,
                       person_years, workers))

/// One of several insurers whose people a package counts together (秘匿合算).
struct PackageParty {
  std::string name;
  std::string key;  ///< Ed25519 public key, hexadecimal
};
BOOST_DESCRIBE_STRUCT(PackageParty, (), (name, key))

/// What a package says of itself; signed as it stands.
struct PackageManifest {
  std::string format = "engawa-package-1";
  std::string insurer_name;
  std::vector<std::string> insurer_kinds;  ///< ids of catalog/insurer_kinds.toml, in order
  std::vector<PackageParty> parties;       ///< of a sum; empty: one insurer's people
  std::string area;         ///< whose residents were counted: a prefecture or a medical area
  std::string insurer_key;  ///< Ed25519 public key, hexadecimal
  std::string council_key;  ///< X25519 public key, hexadecimal
  std::string program_version;
  std::string catalogue_blake2b;  ///< of catalog/checkups and the layouts
  std::string profile;            ///< id of catalog/disclosure
  std::string profile_name_ja;
  PackageIntake intake;
  std::vector<int> fiscal_years;
  std::vector<PackageTable> tables;
  std::vector<std::string> left_out;  ///< tables that no hiding makes safe
};
BOOST_DESCRIBE_STRUCT(PackageManifest, (),
                      (format, insurer_name, insurer_kinds, parties, area, insurer_key, council_key,
                       program_version, catalogue_blake2b, profile, profile_name_ja, intake,
                       fiscal_years, tables, left_out))

/// Codes of every table that its readers look for: people of 特定健診, and those below.
inline constexpr std::string_view programme_ages = "40-74";
inline constexpr std::string_view younger_ages = "0-39";
/// area, qualification, sex, age, class, count
inline constexpr std::size_t table_columns = 6;

/// A file inside a package.
struct PackageFile {
  std::string name;
  std::string bytes;
};

/// Tables under disclosure control, ready to be looked at and then sealed. Holds nothing else.
struct Package {
  PackageManifest manifest;
  std::vector<PackageFile> files;  ///< the tables, in the order of the manifest
};

/// The package as one file: signed by the insurer, sealed so that only the council can open it. The
/// bytes under the seal depend on nothing but the package and the key.
[[nodiscard]] base::Result<std::string> seal(const Package& package, const SigningKey& signer,
                                             const SealingKey& council);

/// Opens and verifies. PKG-003 no package or sealed for another, PKG-004 signature or a table
/// wrong.
[[nodiscard]] base::Result<Package> unseal(std::string_view bytes, const SealingKey& council);

}  // namespace engawa::packages
