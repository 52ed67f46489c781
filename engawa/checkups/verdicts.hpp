#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"
#include "engawa/checkups/person_values.hpp"

namespace engawa::checkups {

/// 保健指導レベル (…6.3001).
enum class GuidanceLevel : std::uint8_t {
  Intensive = 1,     ///< 積極的支援
  Motivational = 2,  ///< 動機付け支援
  Information = 3,   ///< 情報提供
  Undecidable = 4    ///< 判定不能
};
/// メタボリックシンドローム判定 (…6.1008).
enum class MetabolicVerdict : std::uint8_t {
  Met = 1,          ///< 基準該当
  Preliminary = 2,  ///< 予備群該当
  NotMet = 3,       ///< 非該当
  Undecidable = 4   ///< 判定不能
};

/// The thresholds of some fiscal years (catalog/checkups/rules.toml).
struct VerdictRule {
  int valid_from = 0;
  int valid_to = 9999;
  int age_from = 0;
  int age_to = 0;
  int older_from = 0;
  double waist_male = 0;
  double waist_female = 0;
  double visceral_fat_area = 0;
  double bmi = 0;
  double sbp = 0;
  double dbp = 0;
  double triglycerides = 0;
  std::optional<double> casual_triglycerides;  ///< nothing: not accepted in these years
  double hdl_below = 0;
  double level_glucose = 0;
  double level_hba1c = 0;
  double metabolic_glucose = 0;
  double metabolic_hba1c = 0;
  bool casual_glucose = false;
};

/// Recomputes what institutions declare. The declared verdict is never changed by it.
///
/// Sources: 標準的な健診・保健指導プログラム（令和6年度版、案） 階層化の手順 (steps 1 to 4), its
/// treatment of missing items as the note of 2008-02-05 gives it, メタボリックシンドローム診断基準.
/// Visceral fat area, where measured, stands for the waist. Fasting glucose decides before HbA1c,
/// HbA1c before casual glucose; casual values within 3.5 hours of a meal (採血時間 4) do not count.
/// Safe to use from any thread once loaded.
class Verdicts {
 public:
  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<Verdicts> load(const std::filesystem::path& file,
                                                   const ItemMaster& items);

  /// Nothing for years without a rule and for ages outside 40 to 74 at the end of the fiscal year.
  [[nodiscard]] std::optional<GuidanceLevel> guidance_level(const PersonValues& values,
                                                            int fiscal_year, cells::Sex sex,
                                                            int age) const;
  /// Nothing for years without a rule.
  [[nodiscard]] std::optional<MetabolicVerdict> metabolic_verdict(const PersonValues& values,
                                                                  int fiscal_year,
                                                                  cells::Sex sex) const;

 private:
  [[nodiscard]] const VerdictRule* rule_of(int fiscal_year) const;

  std::vector<VerdictRule> m_rules;
  struct {
    Quantity waist, visceral_fat_area, bmi, sbp, dbp, triglycerides_fasting, triglycerides_casual,
        hdl, glucose_fasting, glucose_casual, hba1c, blood_sampling_time, smoking, drug_pressure,
        drug_glucose, drug_lipid;
  } m_quantities{};

  enum class Answer : std::uint8_t { No, Yes, Missing };
  struct Category {
    Answer risk = Answer::No;
    bool any_missing = false;  ///< some component, also of a category that is met
  };
  [[nodiscard]] static Answer reaches(double value, double threshold);
  [[nodiscard]] Answer waist_met(const PersonValues& values, const VerdictRule& rule,
                                 cells::Sex sex) const;
  [[nodiscard]] Category pressure(const PersonValues& values, const VerdictRule& rule) const;
  [[nodiscard]] Category lipid(const PersonValues& values, const VerdictRule& rule) const;
  [[nodiscard]] Answer level_glucose(const PersonValues& values, const VerdictRule& rule) const;
  [[nodiscard]] Answer metabolic_glucose(const PersonValues& values, const VerdictRule& rule) const;
  [[nodiscard]] double casual(const PersonValues& values, Quantity quantity) const;
  [[nodiscard]] Answer answered_yes(const PersonValues& values, Quantity question) const;
};

}  // namespace engawa::checkups
