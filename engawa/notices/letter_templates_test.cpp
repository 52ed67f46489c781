#include "engawa/notices/letter_templates.hpp"

#include <gtest/gtest.h>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"

namespace engawa::notices {
namespace {

const std::filesystem::path catalogue{std::string(ENGAWA_SOURCE_DIR) + "/catalog"};

LetterTemplate simple() {
  return {
      "x", "{meeting}の通知", {"{meeting}を開きます。"}, {"会場　{where}"}, "本文\n{link}\n終わり"};
}

TEST(LetterTemplates, FillsEveryField) {
  const auto words =
      fill_letter(simple(), {{"meeting", "第2回"}, {"where", "県庁"}, {"link", "L"}});
  ASSERT_TRUE(words.ok());
  EXPECT_EQ(words->title, "第2回の通知");
  EXPECT_EQ(words->details, std::vector<std::string>{"会場　県庁"});
  EXPECT_EQ(words->mail_text, "本文\nL\n終わり");
}

TEST(LetterTemplates, LeavesOutLinesWhoseFieldsAreEmpty) {
  const auto words = fill_letter(simple(), {{"meeting", "第2回"}, {"where", ""}, {"link", ""}});
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(words->details.empty());
  EXPECT_EQ(words->mail_text, "本文\n終わり");
}

TEST(LetterTemplates, NamesTheFieldThatALetterDoesNotHave) {
  const auto words = fill_letter(simple(), {{"meeting", "第2回"}, {"link", ""}});
  ASSERT_FALSE(words.ok());
  EXPECT_EQ(words.problem().code(), "NOT-001");
  EXPECT_EQ(words.problem().found, "{where}");
  EXPECT_EQ(words.problem().place.file, "x.toml");
}

TEST(LetterTemplates, ABraceThatIsNotClosedIsAFaultOfTheTemplate) {
  LetterTemplate open = simple();
  open.title = "{meeting の通知";
  EXPECT_EQ(fill_letter(open, {{"meeting", ""}}).problem().code(), "NOT-001");
}

TEST(LetterTemplates, AnOfficeReplacesOneOfTheCatalogue) {
  const base::TemporaryFolder own;
  const auto before = load_letter_template(catalogue, own.path(), "minutes");
  ASSERT_TRUE(before.ok()) << before.problem().english();
  ASSERT_TRUE(base::write_file(own.path() / "minutes.toml",
                               "title_ja = \"議事報告\"\nparagraphs_ja = [\"送ります。\"]\n"
                               "mail_text_ja = \"本文\"\n")
                  .ok());
  const auto after = load_letter_template(catalogue, own.path(), "minutes");
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->title, "議事報告");
}

TEST(LetterTemplates, ATemplateWithoutItsTextIsNamed) {
  const base::TemporaryFolder own;
  ASSERT_TRUE(base::write_file(own.path() / "minutes.toml", "title_ja = \"議事報告\"\n").ok());
  const auto found = load_letter_template(catalogue, own.path(), "minutes");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.problem().code(), "FMT-024");
}

}  // namespace
}  // namespace engawa::notices
