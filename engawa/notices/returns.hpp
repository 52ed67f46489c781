#pragma once

#include "engawa/notices/mail_settings.hpp"
#include "engawa/store/store.hpp"

namespace engawa::notices {

/// 戻りメール: looks into the mailbox that the settings name and notes at each letter that came
/// back why it did; gives how many. A letter that a person has meanwhile settled otherwise stays as
/// it is. 0 where no mailbox is named. NOT-007. Blocks for as long as the mail server takes.
[[nodiscard]] base::Result<int> note_returns(store::Database& database,
                                             const MailSettings& settings);

}  // namespace engawa::notices
