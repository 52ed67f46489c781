#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "apps/server/api_router.hpp"
#include "apps/server/log.hpp"
#include "apps/server/routes/action_routes.hpp"
#include "apps/server/routes/indicators_routes.hpp"
#include "apps/server/server.hpp"
#include "apps/server/site.hpp"
#include "apps/server/static_files.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/notices/mail_worker.hpp"

namespace engawa::cli {
namespace {

base::Result<server::Options> options_of(const std::string& listen) {
  const auto colon = listen.rfind(':');
  const auto wrong =
      base::make_problem(base::problems::bad_argument, "--listen " + listen, "127.0.0.1:8080");
  if (colon == std::string::npos) return wrong;
  const auto port = base::parse_integer(listen.substr(colon + 1));
  if (!port || *port < 0 || *port > 65535) return wrong;
  server::Options options;
  options.address = listen.substr(0, colon);
  if (options.address.starts_with('[') && options.address.ends_with(']')) {
    options.address = options.address.substr(1, options.address.size() - 2);
  }
  options.port = static_cast<std::uint16_t>(*port);
  options.stop_on_signals = true;
  options.log_requests = false;
  return options;
}

base::Result<std::shared_ptr<const server::StaticFiles>> web_files(const std::string& folder) {
  const std::filesystem::path place = folder.empty() ? ENGAWA_SOURCE_DIR "/web/dist" : folder;
  return std::shared_ptr<const server::StaticFiles>(
      std::make_shared<server::StaticFiles>(TRY(server::StaticFiles::load(place))));
}

void log_mail(const base::Result<notices::DeliveryReport>& report) {
  using server::log_event;
  using server::LogLevel;
  if (!report) {
    log_event(LogLevel::error, "mail_failed", {{"problem", std::string(report.problem().code())}});
    return;
  }
  log_event(LogLevel::info, "mail",
            {{"delivered", std::int64_t{report->delivered}},
             {"bounced", std::int64_t{report->bounced}},
             {"waiting", std::int64_t{report->waiting}},
             {"uncertain", std::int64_t{report->uncertain}}});
}

}  // namespace

int run_serve(const CommonOptions& common, const ServeArguments& arguments) {
  auto options = options_of(arguments.listen);
  if (!options) return report(options.problem());
  auto application = open_application(common);
  if (!application) return report(application.problem());
  auto& workspace = (*application)->workspace();
  const auto files = web_files(arguments.web);
  if (!files) return report(files.problem());
  auto router = std::make_shared<server::ApiRouter>();
  server::add_indicators_routes(*router, workspace);
  server::add_action_routes(*router, **application);
  options->body_limit = [router](const server::Request& request) {
    return router->body_bytes_max(request);
  };
  server::HttpServer server(*options, server::make_site(router, *files));
  const auto started = server.start();
  if (!started) return report(started.problem());
  // Results are computed before anybody asks.
  const auto analysis = workspace.analysis();
  if (!analysis) return report(analysis.problem());
  const bool is_v6 = options->address.find(':') != std::string::npos;
  std::printf(
      "縁側を始めました。ブラウザーで開いてください: http://%s%s%s:%u\n（終えるには Ctrl+C）\n",
      is_v6 ? "[" : "", options->address.c_str(), is_v6 ? "]" : "",
      static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  const notices::MailWorker mail((*application)->store(), common.data, log_mail);
  server.wait();
  return ExitCode::Success;
}

}  // namespace engawa::cli
