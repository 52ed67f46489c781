#include "engawa/notices/mail_worker.hpp"

#include <chrono>

#include "engawa/notices/returns.hpp"

namespace engawa::notices {
namespace {

std::int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

base::Result<DeliveryReport> deliver(store::Store& store,
                                     const std::filesystem::path& data_folder) {
  const auto settings = TRY(load_mail_settings(data_folder));
  if (!settings) return DeliveryReport{};
  auto lease = TRY(store.lease());
  return deliver_due(lease.database(), *settings, now_seconds());
}

base::Result<DeliveryReport> look_for_returns(store::Store& store,
                                              const std::filesystem::path& data_folder) {
  DeliveryReport report;
  const auto settings = TRY(load_mail_settings(data_folder));
  if (!settings) return report;
  auto lease = TRY(store.lease());
  report.bounced = TRY(note_returns(lease.database(), *settings));
  return report;
}

bool did_something(const base::Result<DeliveryReport>& report) {
  return !report.ok() || report->delivered > 0 || report->bounced > 0 || report->waiting > 0 ||
         report->uncertain > 0;
}

}  // namespace

MailWorker::MailWorker(store::Store& store, std::filesystem::path data_folder, Tell tell)
    : m_store(store),
      m_data_folder(std::move(data_folder)),
      m_tell(std::move(tell)),
      m_thread([this] { run(); }) {}

MailWorker::~MailWorker() {
  {
    const std::lock_guard guard(m_lock);
    m_is_stopping = true;
  }
  m_woken.notify_all();
  m_thread.join();
}

void MailWorker::run() {
  std::unique_lock guard(m_lock);
  while (!m_is_stopping) {
    guard.unlock();
    pass();
    guard.lock();
    m_woken.wait_for(guard, std::chrono::seconds(seconds_between_passes),
                     [this] { return m_is_stopping; });
  }
}

void MailWorker::pass() {
  const auto sent = deliver(m_store, m_data_folder);
  if (did_something(sent)) m_tell(sent);
  // Settings that cannot be read were told of already.
  if (m_passes++ % passes_between_looks != 0 || !sent.ok()) return;
  const auto returned = look_for_returns(m_store, m_data_folder);
  if (did_something(returned)) m_tell(returned);
}

}  // namespace engawa::notices
