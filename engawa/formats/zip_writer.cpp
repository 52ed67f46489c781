#include "engawa/formats/zip_writer.hpp"

#include <zip.h>

#include <memory>

#include "engawa/formats/problems.hpp"

namespace engawa::formats {
namespace {

using base::make_problem;
using base::Result;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

// 1980-01-01, the first day a ZIP entry can have, so that no clock gets into the bytes.
constexpr zip_uint16_t first_dos_date = (1U << 5U) | 1U;

base::Problem unwritable(zip_t* archive) {
  return make_problem(problems::zip_unwritable, zip_error_strerror(zip_get_error(archive)));
}

base::Status add(zip_t* archive, const ZipFile& file) {
  Source source(zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0));
  if (!source) return unwritable(archive);
  const auto index = zip_file_add(archive, file.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return unwritable(archive);
  static_cast<void>(source.release());  // the archive owns it now
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) != 0 ||
      zip_file_set_dostime(archive, at, 0, first_dos_date, 0) != 0) {
    return unwritable(archive);
  }
  return base::success();
}

Result<std::string> read_all(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_open(source) != 0 || zip_source_stat(source, &stat) != 0) {
    return make_problem(problems::zip_unwritable, "source");
  }
  std::string bytes(stat.size, '\0');
  const auto read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) {
    return make_problem(problems::zip_unwritable, "read");
  }
  return bytes;
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZipFile>& files) {
  zip_error_t error;
  zip_error_init(&error);
  const Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) return make_problem(problems::zip_unwritable, zip_error_strerror(&error));
  zip_source_keep(target.get());  // the archive takes one hold of it, we keep another
  Archive archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target.get());
    return make_problem(problems::zip_unwritable, zip_error_strerror(&error));
  }
  for (const auto& file : files) TRY(add(archive.get(), file));
  if (zip_close(archive.get()) != 0) return unwritable(archive.get());
  static_cast<void>(archive.release());  // closed
  return read_all(target.get());
}

}  // namespace engawa::formats
