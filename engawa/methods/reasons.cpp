#include "engawa/methods/reasons.hpp"

namespace engawa::methods {

void Reasons::add_when(bool applies, std::string_view reason) {
  if (!applies || m_text.find(reason) != std::string::npos) return;
  if (!m_text.empty()) m_text += "; ";
  m_text += reason;
}

void Reasons::write_to(OutputRow& results) const {
  if (!m_text.empty()) results.status(m_text);
}

Outcome empty_or_problem(const base::Problem& problem, EmptyCauses causes) {
  for (const auto& [kind, status] : causes) {
    if (problem.kind == kind) return status;
  }
  return problem;
}

}  // namespace engawa::methods
