#pragma once

namespace engawa::bench {

/// Highest resident memory of this process since the object was made, in MB (Linux). What the
/// process held before counts too: it is resident. One at a time.
class PeakMemory {
 public:
  /// Sets the kernel's mark back to what is resident now.
  PeakMemory();
  /// 0 where the kernel does not say.
  [[nodiscard]] double megabytes() const;
};

}  // namespace engawa::bench
