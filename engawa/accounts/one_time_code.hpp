#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// One-time codes of an authenticator app: TOTP (RFC 6238) with SHA-1, six digits and steps of 30
/// seconds, which is what every app takes. Safe from any thread.
namespace engawa::accounts {

/// A new secret of 160 random bits in base32 (RFC 4648), 32 characters. To be kept encrypted.
[[nodiscard]] std::string new_one_time_secret();

/// The address an app reads from the QR code: otpauth://totp/ with issuer 縁側 and the login, both
/// percent-encoded.
[[nodiscard]] std::string one_time_code_uri(std::string_view secret, std::string_view login);

/// The code an authenticator app shows at `unix_seconds` (from 0). Empty when `secret` is damaged.
[[nodiscard]] std::string one_time_code(const std::string& secret, std::int64_t unix_seconds);

/// The step (30-second periods since 1970) whose code was typed: that of `unix_seconds`, the one
/// before or the one after, for clocks that differ. Nothing when the code is wrong, is not six
/// digits or `secret` is damaged. Full-width digits and blanks are taken. To refuse replays the
/// caller keeps the step of the last success and takes only later ones.
[[nodiscard]] std::optional<std::int64_t> matching_step(const std::string& secret,
                                                        std::string_view code,
                                                        std::int64_t unix_seconds);

}  // namespace engawa::accounts
