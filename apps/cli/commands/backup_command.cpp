#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "engawa/application/backup.hpp"

namespace engawa::cli {
namespace {

void print(const char* what, const application::BackupManifest& manifest) {
  std::int64_t bytes = 0;
  for (const auto& file : manifest.files) bytes += file.bytes;
  std::printf("%s: ファイル %zu 個、%lld バイト、記録 %lld 行（%s 作成）。\n", what,
              manifest.files.size(), static_cast<long long>(bytes),
              static_cast<long long>(manifest.events), manifest.created_at.c_str());
}

}  // namespace

int run_backup(const CommonOptions& common, const std::string& file) {
  auto application = open_application(common);
  if (!application) return report(application.problem());
  const auto manifest = application::write_backup(**application, file);
  if (!manifest) return report(manifest.problem());
  print("控えを取りました", *manifest);
  return ExitCode::Success;
}

int run_restore(const CommonOptions& common, const std::string& file) {
  const auto manifest = application::restore_backup(installation_settings(common), file);
  if (!manifest) {
    report(manifest.problem());
    return ExitCode::VerifyFailed;
  }
  print("控えを戻し、確かめました", *manifest);
  return ExitCode::Success;
}

}  // namespace engawa::cli
