#include "engawa/stats/logistic_regression.hpp"

#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/generalised_linear.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {

base::Result<LogisticRegression> logistic_regression(const Design& design,
                                                     std::span<const double> affected,
                                                     std::span<const double> people,
                                                     double confidence) {
  TRY(check_confidence(confidence));
  const CountFit fit = TRY(fit_counts(design, affected, people, CountModel::logit));
  LogisticRegression result{};
  result.deviance = fit.deviance;
  const double z = two_sided_z(confidence);
  for (std::size_t i = 0; i < fit.coefficients.size(); ++i) {
    const double value = fit.coefficients[i];
    const double error = fit.standard_error(i);
    result.coefficients.push_back({value, error, value / error, two_sided_p(value / error),
                                   std::exp(value), log_limits(std::exp(value), z, error)});
  }
  return result;
}

}  // namespace engawa::stats
