#pragma once

#include <qpdf/qpdf-c.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::documents {

/// An object inside a PdfFile, which must outlive it. Asking an object of another kind gives an
/// empty answer, never a failure; the file then remembers an error.
class PdfObject {
 public:
  PdfObject(qpdf_data file, qpdf_oh handle) : m_file(file), m_handle(handle) {}

  [[nodiscard]] qpdf_oh handle() const { return m_handle; }
  [[nodiscard]] bool is_array() const { return qpdf_oh_is_array(m_file, m_handle) != 0; }
  [[nodiscard]] bool is_dictionary() const { return qpdf_oh_is_dictionary(m_file, m_handle) != 0; }
  [[nodiscard]] bool is_stream() const { return qpdf_oh_is_stream(m_file, m_handle) != 0; }
  /// `name` with its "/".
  [[nodiscard]] bool is_name(const char* name) const {
    return qpdf_oh_is_name_and_equals(m_file, m_handle, name) != 0;
  }
  /// The name, or "" when it is none.
  [[nodiscard]] std::string name() const {
    const bool is = qpdf_oh_is_name(m_file, m_handle) != 0;
    return is ? qpdf_oh_get_name(m_file, m_handle) : "";
  }
  [[nodiscard]] std::string text() const { return qpdf_oh_get_utf8_value(m_file, m_handle); }
  [[nodiscard]] double number() const { return qpdf_oh_get_numeric_value(m_file, m_handle); }
  [[nodiscard]] bool is_true() const { return qpdf_oh_get_bool_value(m_file, m_handle) != 0; }
  [[nodiscard]] int items() const { return qpdf_oh_get_array_n_items(m_file, m_handle); }
  [[nodiscard]] PdfObject item(int at) const {
    return {m_file, qpdf_oh_get_array_item(m_file, m_handle, at)};
  }
  [[nodiscard]] bool has(const char* key) const {
    return is_dictionary() && qpdf_oh_has_key(m_file, m_handle, key) != 0;
  }
  [[nodiscard]] PdfObject key(const char* key) const {
    return {m_file, qpdf_oh_get_key_if_dict(m_file, m_handle, key)};
  }
  /// Names of a dictionary, with their "/".
  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> names;
    if (!is_dictionary()) return names;
    qpdf_oh_begin_dict_key_iter(m_file, m_handle);
    while (qpdf_oh_dict_more_keys(m_file) != 0) names.emplace_back(qpdf_oh_dict_next_key(m_file));
    return names;
  }
  /// Stands in the file under a number of its own.
  [[nodiscard]] bool is_indirect() const { return qpdf_oh_get_object_id(m_file, m_handle) != 0; }
  /// The dictionary of a stream.
  [[nodiscard]] PdfObject dictionary() const {
    return {m_file, qpdf_oh_get_dict(m_file, m_handle)};
  }
  void set(const char* key, const PdfObject& value) const {
    qpdf_oh_replace_key(m_file, m_handle, key, value.m_handle);
  }
  void append(const PdfObject& item) const { qpdf_oh_append_item(m_file, m_handle, item.m_handle); }

 private:
  qpdf_data m_file;
  qpdf_oh m_handle;
};

/// A PDF in memory, opened by qpdf's C interface (its C++ headers do not compile with clang 14).
/// Not thread-safe; different files may be used by different threads.
class PdfFile {
 public:
  /// `pdf` must outlive the file. DOC-005 when it is no PDF.
  [[nodiscard]] static base::Result<PdfFile> open(std::string_view pdf);

  [[nodiscard]] PdfObject root() const { return object(qpdf_get_root(m_data.get())); }
  [[nodiscard]] PdfObject trailer() const { return object(qpdf_get_trailer(m_data.get())); }
  /// An object written in PDF syntax.
  [[nodiscard]] PdfObject parse(const std::string& syntax) const {
    return object(qpdf_oh_parse(m_data.get(), syntax.c_str()));
  }
  [[nodiscard]] PdfObject text(const std::string& utf8) const {
    return object(qpdf_oh_new_binary_unicode_string(m_data.get(), utf8.data(), utf8.size()));
  }
  [[nodiscard]] PdfObject wrap_in_array(const PdfObject& item) const {
    return object(qpdf_oh_wrap_in_array(m_data.get(), item.handle()));
  }
  [[nodiscard]] PdfObject make_indirect(const PdfObject& direct) const {
    return object(qpdf_make_indirect_object(m_data.get(), direct.handle()));
  }
  [[nodiscard]] int pages() const { return qpdf_get_num_pages(m_data.get()); }
  [[nodiscard]] PdfObject page(int at) const {
    return object(qpdf_get_page_n(m_data.get(), static_cast<std::size_t>(at)));
  }
  [[nodiscard]] PdfObject stream(std::string_view content) const;
  /// A stream with the content of another as it stands there, packed, never unpacked here. DOC-005.
  [[nodiscard]] base::Result<PdfObject> same_stream(const PdfObject& other) const;
  /// The object of another file, with all it needs, in this one. The other must live until this is
  /// written.
  [[nodiscard]] PdfObject copy_of(const PdfFile& other, const PdfObject& of_other) const {
    return object(qpdf_oh_copy_foreign_object(m_data.get(), other.m_data.get(), of_other.handle()));
  }
  /// Gives every page what it inherits, in its own dictionary.
  void settle_pages() const { qpdf_push_inherited_attributes_to_page(m_data.get()); }
  /// What a page draws, unpacked; for small pages, as a packed byte may hold a thousand. DOC-005.
  [[nodiscard]] base::Result<std::string> content_of(const PdfObject& page) const;
  [[nodiscard]] PdfObject object_by_id(int id) const {
    return object(qpdf_get_object_by_id(m_data.get(), id, 0));
  }
  /// The whole file with compressed objects and an id made from its content. DOC-005, also for an
  /// error met earlier.
  [[nodiscard]] base::Result<std::string> write() const;

 private:
  struct Close {
    void operator()(_qpdf_data* data) const { qpdf_cleanup(&data); }
  };
  PdfFile() : m_data(qpdf_init()) {}
  [[nodiscard]] PdfObject object(qpdf_oh handle) const { return {m_data.get(), handle}; }
  [[nodiscard]] base::Status status() const;
  std::unique_ptr<_qpdf_data, Close> m_data;
};

}  // namespace engawa::documents
