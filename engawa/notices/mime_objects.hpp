#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

/// GMime's objects as this folder holds them. Safe from any thread, an object by one at a time.
namespace engawa::notices {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unreference>;

/// Call before anything else of the library.
void start_mime();

[[nodiscard]] Held<GMimeStream> stream_of(const std::string& bytes);

}  // namespace engawa::notices
