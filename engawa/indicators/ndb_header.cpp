#include "engawa/indicators/ndb_header.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
#include "engawa/indicators/problems.hpp"

namespace engawa::indicators {
namespace {

using base::Result;

constexpr std::uint32_t header_rows_max = 15;
constexpr std::uint32_t header_columns_max = 120;

bool contains(const std::vector<std::string>& words, const std::string& key) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool begins_with_any(const std::string& key, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return key.starts_with(word); });
}

class HeaderReader {
 public:
  HeaderReader(const formats::Sheet& sheet, const NdbLayout& layout, const base::Place& place)
      : m_sheet(sheet), m_layout(layout), m_place(place) {}

  Result<NdbHeader> read() {
    m_age_row = TRY(find_age_row());
    NdbHeader header;
    header.blocks = TRY(find_blocks());
    for (auto& block : header.blocks) TRY(name_block(header.blocks, block));
    TRY(require_both_sexes(header.blocks));
    TRY(find_unit_row(header));
    header.level = header.blocks[0].labels.medical_area_code != 0 ? cells::Level::MedicalArea
                                                                  : cells::Level::Prefecture;
    return header;
  }

 private:
  [[nodiscard]] std::string key_at(std::uint32_t row, std::uint32_t column) const {
    return base::label_key(m_sheet.cell(row, column).as_text());
  }

  [[nodiscard]] base::Problem problem(const base::ProblemKind& kind, std::uint32_t row,
                                      std::uint32_t column, std::string found,
                                      std::string expected) const {
    base::Place place = m_place;
    place.cell = formats::cell_name(row, column);
    return base::make_problem(kind, std::move(found), std::move(expected), std::move(place));
  }

  // Position in the layout's ages, age_total for 中計, or nothing.
  [[nodiscard]] std::optional<int> age_at(std::uint32_t column) const {
    const std::string key = key_at(m_age_row, column);
    if (key.empty()) return std::nullopt;
    const auto found = std::find(m_layout.age_labels.begin(), m_layout.age_labels.end(), key);
    if (found != m_layout.age_labels.end()) {
      return static_cast<int>(found - m_layout.age_labels.begin());
    }
    if (contains(m_layout.total_words, key)) return cells::age_total;
    return std::nullopt;
  }

  Result<std::uint32_t> find_age_row() const {
    for (std::uint32_t row = 1; row <= header_rows_max; ++row) {
      int ages = 0;
      for (std::uint32_t column = 1; column <= header_columns_max; ++column) {
        if (contains(m_layout.age_labels, key_at(row, column))) ++ages;
      }
      if (ages >= 4) return row;
    }
    return problem(problems::unknown_layout, 1, 1, "年齢の見出しの行がない",
                   "40～44歳 … 70～74歳, 中計");
  }

  Result<std::vector<ValueBlock>> find_blocks() const {
    std::vector<ValueBlock> blocks;
    int next_age = 0;
    std::uint32_t previous = 0;
    for (std::uint32_t column = 1; column <= header_columns_max; ++column) {
      const auto age = age_at(column);
      if (!age) {
        if (!key_at(m_age_row, column).empty() && next_age != 0) {
          return shifted(column, next_age);
        }
        continue;
      }
      if (*age != next_age) return shifted(column, next_age);
      if (next_age == 0) blocks.emplace_back();
      auto& block = blocks.back();
      block.columns[static_cast<std::size_t>(*age)] = column;
      const bool uneven = next_age > 1 && column - previous != block.columns[1] - block.columns[0];
      if (uneven) return shifted(column, next_age);
      previous = column;
      next_age = (next_age + 1) % cells::ages_with_total;
    }
    if (next_age != 0) return shifted(previous + 1, next_age);
    if (blocks.size() != 2) {
      return problem(problems::unknown_layout, m_age_row, 1,
                     std::to_string(blocks.size()) + "組の年齢の見出し", "男と女の2組");
    }
    for (auto& block : blocks) read_sub_labels(block);
    return blocks;
  }

  [[nodiscard]] base::Problem shifted(std::uint32_t column, int expected_age) const {
    const auto age = static_cast<std::size_t>(expected_age);
    const std::string expected =
        expected_age == cells::age_total ? "中計" : m_layout.age_labels[age];
    const auto& cell = m_sheet.cell(m_age_row, column);
    return problem(problems::shifted_header, m_age_row, column,
                   cell.is_blank() ? "空のセル" : cell.as_text(), expected);
  }

  void read_sub_labels(ValueBlock& block) const {
    const std::uint32_t width = block.columns[1] - block.columns[0];
    for (std::uint32_t offset = 0; offset < width; ++offset) {
      const auto& cell = m_sheet.cell(m_age_row + 1, block.columns[0] + offset);
      const bool named = width > 1 && !cell.is_blank();
      block.sub_labels.push_back(named ? base::trim(base::normalise_nfkc(cell.as_text()))
                                       : std::string{});
    }
  }

  base::Status name_block(const std::vector<ValueBlock>& blocks, ValueBlock& block) const {
    const bool is_first = &block == &blocks.front();
    block.sex = TRY(sex_of(block.columns[0]));
    const auto& first = blocks.front();
    const auto width = static_cast<std::uint32_t>(first.sub_labels.size());
    const std::uint32_t from = is_first ? 1 : first.columns[cells::age_total] + width;
    block.labels = TRY(label_columns(from, block.columns[0]));
    if (block.labels.klass == 0 && !is_first) block.labels = first.labels;
    if (block.labels.klass == 0 || block.labels.prefecture == 0) {
      return problem(problems::unknown_layout, m_age_row, block.columns[0],
                     "都道府県または階層の見出しがない", "都道府県名, 検査値階層（または回答）");
    }
    return base::success();
  }

  // The word nearest on the left in the rows above the ages holds for a block.
  Result<cells::Sex> sex_of(std::uint32_t first_column) const {
    for (std::uint32_t column = first_column; column >= 1; --column) {
      for (std::uint32_t row = 1; row < m_age_row; ++row) {
        const std::string key = key_at(row, column);
        if (contains(m_layout.male_words, key)) return cells::Sex::Male;
        if (contains(m_layout.female_words, key)) return cells::Sex::Female;
      }
    }
    return problem(problems::unknown_layout, m_age_row, first_column, "性別の見出しがない",
                   "男 または 女");
  }

  Result<LabelColumns> label_columns(std::uint32_t from, std::uint32_t to) const {
    LabelColumns labels;
    for (std::uint32_t column = from; column < to; ++column) {
      for (std::uint32_t row = 2; row <= m_age_row; ++row) {
        const std::string key = key_at(row, column);
        if (key.empty()) continue;
        if (contains(m_layout.prefecture_headings, key)) {
          labels.prefecture = column;
        } else if (contains(m_layout.medical_area_code_headings, key)) {
          labels.medical_area_code = column;
        } else if (contains(m_layout.medical_area_name_headings, key)) {
          labels.medical_area_name = column;
        } else if (begins_with_any(key, m_layout.class_headings)) {
          labels.klass = column;
        } else {
          return problem(problems::unknown_layout, row, column, m_sheet.cell(row, column).as_text(),
                         "都道府県名, 二次医療圏, 検査値階層, 回答");
        }
      }
    }
    return labels;
  }

  base::Status require_both_sexes(const std::vector<ValueBlock>& blocks) const {
    if (blocks[0].sex != blocks[1].sex) return base::success();
    return problem(problems::unknown_layout, m_age_row, blocks[1].columns[0], "同じ性別が二度",
                   "男と女");
  }

  base::Status find_unit_row(NdbHeader& header) const {
    const std::uint32_t column = header.blocks[0].columns[0];
    for (std::uint32_t row = m_age_row + 1; row <= m_age_row + 3; ++row) {
      const std::string key = key_at(row, column);
      const bool is_mean = contains(m_layout.mean_words, key);
      if (!is_mean && !contains(m_layout.count_words, key)) continue;
      header.measure = is_mean ? cells::Measure::Mean : cells::Measure::Count;
      header.first_data_row = row + 1;
      return base::success();
    }
    return problem(problems::unknown_layout, m_age_row + 1, column, "単位の行がない",
                   "人数 または 平均");
  }

  const formats::Sheet& m_sheet;
  const NdbLayout& m_layout;
  const base::Place& m_place;
  std::uint32_t m_age_row = 0;
};

}  // namespace

Result<NdbHeader> read_ndb_header(const formats::Sheet& sheet, const NdbLayout& layout,
                                  const base::Place& place) {
  return HeaderReader(sheet, layout, place).read();
}

}  // namespace engawa::indicators
