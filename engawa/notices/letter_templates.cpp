#include "engawa/notices/letter_templates.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/toml_keys.hpp"
#include "engawa/notices/problems.hpp"

namespace engawa::notices {

using base::Result;

namespace {

/// A text with its fields filled in, and whether it had fields that were all empty.
struct Filled {
  std::string text;
  bool is_hollow = false;
};

class Filler {
 public:
  Filler(const LetterTemplate& letter, const LetterFields& fields)
      : m_letter(letter), m_fields(fields) {}

  [[nodiscard]] Result<Filled> fill(const std::string& text) const {
    Filled filled;
    int known = 0;
    int empty = 0;
    std::size_t at = 0;
    while (true) {
      const auto open = text.find('{', at);
      filled.text += text.substr(at, open - at);
      if (open == std::string::npos) break;
      const auto close = text.find('}', open);
      if (close == std::string::npos) return unknown(text.substr(open));
      const auto found = m_fields.find(text.substr(open + 1, close - open - 1));
      if (found == m_fields.end()) return unknown(text.substr(open, close - open + 1));
      ++known;
      if (found->second.empty()) ++empty;
      filled.text += found->second;
      at = close + 1;
    }
    filled.is_hollow = known > 0 && known == empty;
    return filled;
  }

  [[nodiscard]] Result<std::vector<std::string>> fill_lines(
      const std::vector<std::string>& lines) const {
    std::vector<std::string> filled;
    for (const auto& line : lines) {
      auto one = TRY(fill(line));
      if (!one.is_hollow) filled.push_back(std::move(one.text));
    }
    return filled;
  }

 private:
  [[nodiscard]] base::Problem unknown(std::string field) const {
    std::vector<std::string> names;
    for (const auto& [name, value] : m_fields) names.push_back("{" + name + "}");
    return base::make_problem(problems::wrong_template, std::move(field), base::join(names, " "),
                              {m_letter.key + ".toml", {}, {}});
  }

  const LetterTemplate& m_letter;
  const LetterFields& m_fields;
};

}  // namespace

Result<LetterTemplate> load_letter_template(const std::filesystem::path& catalogue_folder,
                                            const std::filesystem::path& own_folder,
                                            const std::string& key) {
  const std::string name = key + ".toml";
  const auto own = own_folder / name;
  const auto file = std::filesystem::exists(own) ? own : catalogue_folder / "letters" / name;
  const auto table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  LetterTemplate letter;
  letter.key = key;
  letter.title = keys.text("title_ja");
  letter.paragraphs = keys.texts("paragraphs_ja");
  letter.details = keys.texts("details_ja", false);
  letter.mail_text = keys.text("mail_text_ja");
  TRY(keys.status());
  return letter;
}

Result<LetterWords> fill_letter(const LetterTemplate& letter, const LetterFields& fields) {
  const Filler filler(letter, fields);
  LetterWords words;
  words.title = TRY(filler.fill(letter.title)).text;
  words.paragraphs = TRY(filler.fill_lines(letter.paragraphs));
  words.details = TRY(filler.fill_lines(letter.details));
  words.mail_text = base::join(TRY(filler.fill_lines(base::split(letter.mail_text, '\n'))), "\n");
  return words;
}

}  // namespace engawa::notices
