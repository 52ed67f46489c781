#include "engawa/documents/pdf_file.hpp"

#include <cstdlib>

#include "engawa/documents/problems.hpp"

namespace engawa::documents {

base::Status PdfFile::status() const {
  if (qpdf_has_error(m_data.get()) == 0) return base::success();
  const qpdf_error error = qpdf_get_error(m_data.get());
  return base::make_problem(problems::finishing_failed,
                            qpdf_get_error_full_text(m_data.get(), error));
}

base::Result<PdfFile> PdfFile::open(std::string_view pdf) {
  PdfFile file;
  qpdf_data data = file.m_data.get();
  qpdf_silence_errors(data);
  qpdf_set_suppress_warnings(data, QPDF_TRUE);
  qpdf_set_attempt_recovery(data, QPDF_FALSE);
  qpdf_read_memory(data, "document", pdf.data(), pdf.size(), nullptr);
  TRY(file.status());
  return file;
}

PdfObject PdfFile::stream(std::string_view content) const {
  const qpdf_oh made = qpdf_oh_new_stream(m_data.get());
  const qpdf_oh none = qpdf_oh_new_null(m_data.get());
  qpdf_oh_replace_stream_data(m_data.get(), made,
                              reinterpret_cast<const unsigned char*>(content.data()),
                              content.size(), none, none);
  return object(made);
}

base::Result<PdfObject> PdfFile::same_stream(const PdfObject& other) const {
  unsigned char* bytes = nullptr;
  std::size_t length = 0;
  qpdf_oh_get_stream_data(m_data.get(), other.handle(), qpdf_dl_none, nullptr, &bytes, &length);
  const std::unique_ptr<unsigned char, decltype(&std::free)> owned(bytes, &std::free);
  TRY(status());
  const PdfObject look = other.dictionary();
  const qpdf_oh made = qpdf_oh_new_stream(m_data.get());
  qpdf_oh_replace_stream_data(m_data.get(), made, bytes, length, look.key("/Filter").handle(),
                              look.key("/DecodeParms").handle());
  return object(made);
}

base::Result<std::string> PdfFile::content_of(const PdfObject& page) const {
  unsigned char* bytes = nullptr;
  std::size_t length = 0;
  qpdf_oh_get_page_content_data(m_data.get(), page.handle(), &bytes, &length);
  const std::unique_ptr<unsigned char, decltype(&std::free)> owned(bytes, &std::free);
  TRY(status());
  return std::string(reinterpret_cast<const char*>(bytes), length);
}

base::Result<std::string> PdfFile::write() const {
  qpdf_data data = m_data.get();
  TRY(status());
  qpdf_init_write_memory(data);
  qpdf_set_deterministic_ID(data, QPDF_TRUE);
  qpdf_set_object_stream_mode(data, qpdf_o_generate);
  qpdf_write(data);
  TRY(status());
  const auto* bytes = reinterpret_cast<const char*>(qpdf_get_buffer(data));
  return std::string(bytes, qpdf_get_buffer_length(data));
}

}  // namespace engawa::documents
