#include "engawa/notices/mail_settings.hpp"

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/toml_keys.hpp"
#include "engawa/notices/problems.hpp"

namespace engawa::notices {

using base::Result;

namespace {

std::optional<MailSecurity> security_of(const std::string& text) {
  if (text == "none") return MailSecurity::None;
  if (text == "starttls" || text.empty()) return MailSecurity::StartTls;
  if (text == "tls") return MailSecurity::Tls;
  return std::nullopt;
}

base::Problem wrong(const std::filesystem::path& file, std::string key, std::string expected) {
  return base::make_problem(problems::wrong_mail_settings, std::move(key), std::move(expected),
                            {file.string(), {}, {}});
}

/// What is said of one server, in the file or in a table of it.
Result<MailServer> read_server(formats::TomlKeys& keys, const std::filesystem::path& file,
                               int usual_port) {
  MailServer server;
  server.host = keys.text("host");
  server.port = keys.integer("port").value_or(usual_port);
  const auto security = security_of(keys.text("security", false));
  server.user = keys.text("user", false);
  server.seconds_max = keys.integer("seconds_max").value_or(60);
  const std::string password_file = keys.text("password_file", false);
  TRY(keys.status());
  if (!security) return wrong(file, "security", "none, starttls, tls");
  server.security = *security;
  constexpr int port_max = 65'535;
  if (server.port < 1 || server.port > port_max) return wrong(file, "port", "1..65535");
  // Far below the time after which a pass counts as gone (delivery.cpp).
  constexpr long longest = 300;
  if (server.seconds_max < 1 || server.seconds_max > longest) {
    return wrong(file, "seconds_max", "1..300");
  }
  if (!password_file.empty()) {
    server.password = base::trim(TRY(base::read_file(file.parent_path() / password_file)));
  }
  return server;
}

Result<std::optional<Mailbox>> read_mailbox(formats::TomlKeys& above,
                                            const std::filesystem::path& file) {
  const auto* table = above.table("returns");
  if (table == nullptr) return std::optional<Mailbox>{};
  formats::TomlKeys keys(*table, file);
  constexpr int imap_port = 143;
  Mailbox mailbox{TRY(read_server(keys, file, imap_port))};
  const std::string folder = keys.text("folder", false);
  if (!folder.empty()) mailbox.folder = folder;
  return std::optional(std::move(mailbox));
}

}  // namespace

Result<std::optional<MailSettings>> load_mail_settings(const std::filesystem::path& data_folder) {
  const auto file = data_folder / mail_settings_file;
  if (!std::filesystem::exists(file)) return std::optional<MailSettings>{};
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  MailSettings settings;
  settings.sender = keys.text("sender");
  settings.sender_name = keys.text("sender_name", false);
  settings.site = keys.text("site", false);
  constexpr int smtp_port = 25;
  static_cast<MailServer&>(settings) = TRY(read_server(keys, file, smtp_port));
  if (settings.sender.find('@') == std::string::npos) return wrong(file, "sender", "name@domain");
  settings.returns = TRY(read_mailbox(keys, file));
  return std::optional(std::move(settings));
}

}  // namespace engawa::notices
