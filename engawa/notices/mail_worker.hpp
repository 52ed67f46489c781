#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "engawa/notices/delivery.hpp"

namespace engawa::notices {

/// Sends released mail in the background while the server runs, and looks for what came back.
/// Without mail.toml in the data folder it does nothing; the file is read before every pass, so
/// that it can be put there later.
class MailWorker {
 public:
  static constexpr int seconds_between_passes = 5;
  /// Mail that came back is looked for every five minutes.
  static constexpr int passes_between_looks = 60;

  /// Told after each pass that did something or failed, on the worker's thread.
  using Tell = std::function<void(const base::Result<DeliveryReport>&)>;

  /// Starts at once. `store` outlives the worker.
  MailWorker(store::Store& store, std::filesystem::path data_folder, Tell tell);
  /// Waits for the mail that is being sent, at most as long as the settings allow for one.
  ~MailWorker();
  MailWorker(const MailWorker&) = delete;
  MailWorker& operator=(const MailWorker&) = delete;

 private:
  void run();
  void pass();

  store::Store& m_store;
  std::filesystem::path m_data_folder;
  Tell m_tell;
  std::mutex m_lock;
  std::condition_variable m_woken;
  bool m_is_stopping = false;  ///< guarded by m_lock
  int m_passes = 0;            ///< of the worker's thread alone
  std::thread m_thread;
};

}  // namespace engawa::notices
