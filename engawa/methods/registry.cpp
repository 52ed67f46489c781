#include "engawa/methods/registry.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
#include "engawa/methods/output.hpp"
#include "engawa/methods/problems.hpp"

namespace engawa::methods {

using base::make_problem;
using base::Result;

namespace {

std::vector<Method> join_families() {
  std::vector<Method> all;
  for (const auto& family :
       {interval_methods(), mean_methods(), standardised_methods(), smooth_methods(),
        funnel_methods(), trend_methods(), comparison_methods(), decomposition_methods(),
        evaluation_methods(), population_methods()})
    all.insert(all.end(), family.begin(), family.end());
  return all;
}

std::string_view kind_ja(const Column& column) {
  switch (column.kind) {
    case ColumnKind::grouping:
      return "グループ分け（なくてもよい）";
    case ColumnKind::key:
      return column.may_be_empty ? "区分（重複不可）" : "区分（空欄不可、重複不可）";
    case ColumnKind::ordered_key:
      return "数の区分（空欄不可、重複不可）";
    case ColumnKind::text:
      return "文字";
    case ColumnKind::count:
      return "0以上の数";
    case ColumnKind::number:
      return "数";
    case ColumnKind::required_count:
      return "0以上の数（空欄不可）";
    case ColumnKind::required_number:
      return "数（空欄不可）";
    case ColumnKind::probability:
      return "0から1までの数";
    case ColumnKind::yes_no:
      return "1か0（空欄不可）";
  }
  return {};
}

std::string_view shape_ja(Shape shape) {
  switch (shape) {
    case Shape::row:
      return "1行ずつ計算し、ほかの列はそのまま写します。";
    case Shape::group:
      return "ほかの列の値が同じ行をまとめ、1行にします。";
    case Shape::set:
      return "同じ組の行をいっしょに計算し、1行ずつ結果を添えます。";
  }
  return {};
}

std::string form_text(const Method& method, std::size_t index) {
  const Form& form = method.forms[index];
  std::string text = "入力の列";
  if (!form.name.empty()) text.append("（").append(form.name).append("）");
  text += "\n";
  for (const auto& column : form.columns) {
    text.append("  ").append(column.name).append("  ").append(column.meaning_ja);
    text.append("。").append(kind_ja(column)).append(column.optional ? "、省略可\n" : "\n");
  }
  if (form.shape) text.append("  ").append(shape_ja(*form.shape)).append("\n");
  auto results = method.results(Call::preset(method), index);
  results.emplace_back("status");
  return text.append("出力の列\n  ").append(base::join(results, ", ")).append("\n");
}

std::string option_text(const Option& option) {
  std::string text = "  --" + std::string(option.name);
  if (option.kind == OptionKind::choice)
    text.append(" ").append(base::join({option.values.begin(), option.values.end()}, "|"));
  if (option.kind == OptionKind::number) text += " 数";
  if (option.kind == OptionKind::file) text += " ファイル";
  text.append("  ").append(option.meaning_ja);
  if (!option.preset.empty()) text.append("（既定 ").append(option.preset).append("）");
  return text + "\n";
}

}  // namespace

const std::vector<Method>& all_methods() {
  static const std::vector<Method> all = join_families();
  return all;
}

Result<const Method*> find_method(std::string_view name) {
  for (const auto& method : all_methods()) {
    if (method.name == name) return &method;
  }
  return make_problem(problems::unknown_method, std::string(name));
}

std::string list_text() {
  std::size_t width = 0;
  for (const auto& method : all_methods()) width = std::max(width, method.name.size());
  std::string text;
  for (const auto& method : all_methods()) {
    text.append(method.name).append(width - method.name.size() + 2, ' ');
    text.append(method.purpose_ja).append("\n");
  }
  return text;
}

std::string help_text(const Method& method) {
  std::string text(method.name);
  text.append(": ").append(method.purpose_ja).append("\n");
  text.append(shape_ja(method.shape)).append("\n\n");
  for (std::size_t form = 0; form < method.forms.size(); ++form) text += form_text(method, form);
  text += "オプション\n";
  for (const auto& option : method.options) text += option_text(option);
  text.append("  --confidence C[,C...]  信頼水準（既定 ").append(method.confidence).append("）\n");
  text +=
      "  --multiplier 数  値と信頼限界に掛ける数（既定 1）\n"
      "  --missing zero|empty  空欄の件数を0とみなすか、欠測とするか（既定 empty）\n"
      "  --skip-bad  正しくない行（足し合わせる方法ではグループ）を除き、数を報告する\n";
  text.append("式\n");
  for (const auto& line : base::split(method.formula, '\n'))
    text.append("  ").append(line).append("\n");
  return text.append("出典\n  ").append(method.source).append("\n");
}

Result<MethodReport> run_method(const Method& method, const Call& call, std::string csv_bytes,
                                std::string file_name) {
  const Input input = TRY(Input::read(method, call, std::move(csv_bytes), std::move(file_name)));
  Output output(input);
  TRY(method.run(input, output));
  MethodReport report;
  report.set_aside = output.problems();
  report.rows_set_aside = output.rows_set_aside();
  report.csv = std::move(output).take_csv();
  return report;
}

}  // namespace engawa::methods
