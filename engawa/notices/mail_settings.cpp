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

}  // namespace

Result<std::optional<MailSettings>> load_mail_settings(const std::filesystem::path& data_folder) {
  const auto file = data_folder / mail_settings_file;
  if (!std::filesystem::exists(file)) return std::optional<MailSettings>{};
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  MailSettings settings;
  settings.host = keys.text("host");
  settings.port = keys.integer("port").value_or(settings.port);
  const auto security = security_of(keys.text("security", false));
  settings.user = keys.text("user", false);
  settings.sender = keys.text("sender");
  settings.sender_name = keys.text("sender_name", false);
  settings.site = keys.text("site", false);
  settings.seconds_max = keys.integer("seconds_max").value_or(60);
  const std::string password_file = keys.text("password_file", false);
  TRY(keys.status());
  if (!security) return wrong(file, "security", "none, starttls, tls");
  settings.security = *security;
  constexpr int port_max = 65'535;
  if (settings.port < 1 || settings.port > port_max) return wrong(file, "port", "1..65535");
  if (settings.sender.find('@') == std::string::npos) return wrong(file, "sender", "name@domain");
  // Far below the time after which a pass counts as gone (delivery.cpp).
  constexpr long longest = 300;
  if (settings.seconds_max < 1 || settings.seconds_max > longest) {
    return wrong(file, "seconds_max", "1..300");
  }
  if (!password_file.empty()) {
    settings.password = base::trim(TRY(base::read_file(data_folder / password_file)));
  }
  return std::optional(std::move(settings));
}

}  // namespace engawa::notices
