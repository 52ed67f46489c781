#include "engawa/checkups/observation_rows.hpp"

namespace engawa::checkups {

namespace {

constexpr formats::CsvStyle style{false, false, true};

}  // namespace

ObservationRows::ObservationRows() : m_csv(style) {
  for (const char* heading : {"document", "seq", "section", "depth", "code", "name", "state",
                              "censoring", "value", "unit", "coded_value", "method", "problem"}) {
    m_csv.text(heading);
  }
  m_csv.end_row();
}

void ObservationRows::add(const CheckupDocument& document) {
  int sequence = 0;
  for (const auto& observation : document.observations) {
    const bool known = observation.item != nullptr;
    m_csv.text(document.place)
        .text(std::to_string(++sequence))
        .text(observation.section)
        .text(std::to_string(observation.depth))
        .text(observation.code)
        .text(known ? std::string_view(observation.item->name) : std::string_view{})
        .text(state_text(observation.state))
        .text(censoring_text(observation.censoring))
        .text(observation.text)
        .text(observation.unit)
        .text(observation.coded_value)
        .text(observation.method)
        .text(observation.problem == nullptr ? std::string_view{} : observation.problem->code)
        .end_row();
  }
}

void ObservationRows::add_set_aside(const base::Problem& problem) {
  std::string place = problem.place.file;
  for (const auto* part : {&problem.place.sheet, &problem.place.cell}) {
    if (!part->empty()) place += " " + *part;
  }
  m_csv.text(place);
  constexpr int columns_between = 11;
  for (int i = 0; i < columns_between; ++i) m_csv.blank();
  m_csv.text(problem.code()).end_row();
}

std::string ObservationRows::take() {
  std::string rows = std::move(m_csv).take();
  m_csv = formats::CsvWriter(style);
  return rows;
}

}  // namespace engawa::checkups
