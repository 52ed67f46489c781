#pragma once

#include <string>

#include "engawa/checkups/checkup_document.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::checkups {

/// What was understood of documents, as CSV for the insurer's own eyes: one row per observation,
/// `document,seq,section,depth,code,name,state,censoring,value,unit,coded_value,method,problem`.
/// A document that was set aside has one row with its problem alone.
class ObservationRows {
 public:
  ObservationRows();
  void add(const CheckupDocument& document);
  void add_set_aside(const base::Problem& problem);
  /// The rows so far, which are forgotten: long files are written piece by piece.
  [[nodiscard]] std::string take();

 private:
  formats::CsvWriter m_csv;
};

}  // namespace engawa::checkups
