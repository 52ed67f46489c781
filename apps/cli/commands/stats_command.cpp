#include <cstdio>
#include <iostream>
#include <iterator>

#include "apps/cli/terminal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/methods/call.hpp"

namespace engawa::cli {
namespace {

constexpr const char* usage =
    "engawa stats 計算方法 [オプション] [ファイル]\n"
    "  列名のある CSV を読み（ファイルを省くと標準入力）、結果の列を添えた CSV を書きます。\n"
    "  engawa stats --list          計算方法の一覧\n"
    "  engawa stats --help 計算方法  列・オプション・式・出典\n";

int wrong_use(const base::Problem& problem) {
  report(problem);
  return ExitCode::WrongUse;
}

base::Result<std::string> read_input(const std::vector<std::string>& paths) {
  if (!paths.empty() && paths.front() != "-") return base::read_file(paths.front());
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

base::Status read_option_files(const methods::Method& method, methods::Call& call) {
  for (const auto& option : method.options) {
    const auto path = call.choice(option.name);
    if (option.kind != methods::OptionKind::file || path.empty()) continue;
    call.set_file_bytes(option.name, TRY(base::read_file(std::filesystem::path(path))));
  }
  return base::success();
}

int show_help(const std::vector<std::string>& arguments) {
  for (const auto& argument : arguments) {
    if (argument.rfind('-', 0) == 0) continue;
    const auto method = methods::find_method(argument);
    if (!method) return wrong_use(method.problem());
    std::fputs(methods::help_text(**method).c_str(), stdout);
    return ExitCode::Success;
  }
  std::printf("%s\n%s", usage, methods::list_text().c_str());
  return ExitCode::Success;
}

int run(const methods::Method& method, const std::vector<std::string>& arguments) {
  auto call = methods::Call::parse(method, arguments);
  if (!call) return wrong_use(call.problem());
  const auto files = read_option_files(method, *call);
  if (!files) return wrong_use(files.problem());
  auto bytes = read_input(call->paths());
  if (!bytes) return wrong_use(bytes.problem());
  const std::string file_name = call->paths().empty() ? "" : call->paths().front();
  const auto done = methods::run_method(method, *call, *std::move(bytes), file_name);
  if (!done) return wrong_use(done.problem());
  const auto& csv = (*done).csv;
  std::fwrite(csv.data(), 1, csv.size(), stdout);
  for (const auto& problem : (*done).set_aside) report(problem);
  if ((*done).rows_set_aside > 0)
    std::fprintf(stderr, "正しくないため除いた行: %zu\n", (*done).rows_set_aside);
  return ExitCode::Success;
}

}  // namespace

int run_stats(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    std::fputs(usage, stderr);
    return ExitCode::WrongUse;
  }
  for (const auto& argument : arguments) {
    if (argument == "--help" || argument == "-h") return show_help(arguments);
  }
  if (arguments.front() == "--list") {
    std::fputs(methods::list_text().c_str(), stdout);
    return ExitCode::Success;
  }
  const auto method = methods::find_method(arguments.front());
  if (!method) return wrong_use(method.problem());
  return run(**method, {arguments.begin() + 1, arguments.end()});
}

}  // namespace engawa::cli
