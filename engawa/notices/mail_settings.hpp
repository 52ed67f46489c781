#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engawa/base/result.hpp"

namespace engawa::notices {

inline constexpr const char* mail_settings_file = "mail.toml";

/// 暗号: none is for a server on the same machine or network segment only.
enum class MailSecurity { None, StartTls, Tls };

/// A mail server and how it is talked to.
struct MailServer {
  std::string host;
  int port = 25;
  MailSecurity security = MailSecurity::StartTls;
  std::string user;  ///< empty: the server asks for no sign-in
  std::string password;
  long seconds_max = 60;  ///< for one message; a server that hangs is given up then
};

/// 戻りメールの受信箱: the mailbox of the sender, over IMAP.
struct Mailbox : MailServer {
  std::string folder = "INBOX";
};

/// How this installation sends mail: the file mail.toml of the data folder.
struct MailSettings : MailServer {
  std::string sender;       ///< address from which all mail comes
  std::string sender_name;  ///< みどり県東部保健所
  std::string site;  ///< address of this installation, before the paths of links; may be empty
  std::optional<Mailbox> returns;  ///< none: what comes back is recorded by a person
};

/// The settings of a data folder, or nothing when it has no such file. NOT-003.
[[nodiscard]] base::Result<std::optional<MailSettings>> load_mail_settings(
    const std::filesystem::path& data_folder);

}  // namespace engawa::notices
