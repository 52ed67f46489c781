#include "engawa/accounts/password_rules.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engawa/accounts/password.hpp"

namespace engawa::accounts {
namespace {

const CommonPhrases& common() {
  static const CommonPhrases phrases =
      CommonPhrases::read(ENGAWA_SOURCE_DIR "/catalog/passwords/common.txt").value();
  return phrases;
}

std::string code_of(std::string_view password) {
  const base::Status status = check_password_rules(password, "tanaka.hanako",
                                                   {"田中 花子", "タナカ　ハナコ", "林"}, common());
  return status ? "" : std::string(status.problem().code());
}

TEST(PasswordRules, WelcomesLongPassphrases) {
  for (const char* good :
       {"correct horse battery", "ねこ が えんぴつ を 借りた", "雨上がりの坂道で転んだ茶色い犬",
        "rUx9-pQ2v-Kd7m-Zt", "tottori kaki 27 nashi kuri", "みかん三個とふるい赤自転車",
        "田中さんの庭の柿は渋かった", "violet staple 88 trombone"}) {
    EXPECT_EQ(code_of(good), "") << good;
  }
}

TEST(PasswordRules, CountsCharactersNotBytes) {
  EXPECT_EQ(code_of("雨の坂道で転んだ犬"), "ACC-001");
  EXPECT_EQ(code_of("kX8w!pqzR2mL"), "ACC-001");
  EXPECT_EQ(code_of("kX8w!pqzR2mLv"), "");
  const auto status = check_password_rules("ねこと犬", "a", {}, common());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.problem().found, "4文字");
  EXPECT_EQ(status.problem().expected, "13文字以上");
}

TEST(PasswordRules, RefusesTooManyBytesAndBrokenText) {
  std::string long_text;
  while (long_text.size() <= password_bytes_max) long_text += "雨上がりの坂道 ";
  EXPECT_EQ(code_of(long_text), "ACC-002");
  EXPECT_EQ(code_of("correct \xff horse battery"), "ACC-003");
}

TEST(PasswordRules, RefusesLoginAndNamesHoweverWritten) {
  for (const char* own :
       {"tanaka.hanako", "TanakaHanako1985!", "ｔａｎａｋａ．ｈａｎａｋｏ", "hanako-tanaka-hanako",
        "たなかはなこ たなかはなこ", "タナカハナコ20260401", "田中花子田中花子1985年春"}) {
    EXPECT_EQ(code_of(own), "ACC-004") << own;
  }
}

TEST(PasswordRules, RefusesRepeats) {
  for (const char* repeat : {"aaaaaaaaaaaaaaaa", "あああああああああああああ", "abababababababab",
                             "1212121212121212", "Aa Aa Aa Aa Aa Aa"}) {
    EXPECT_EQ(code_of(repeat), "ACC-005") << repeat;
  }
}

TEST(PasswordRules, RefusesKeyboardAndKnownRows) {
  for (const char* row :
       {"1234567890123", "0987654321098765", "qwertyuiopasdf", "1qaz2wsx3edc4rfv",
        "QWERTYUIOP{}123", "abcdefghijklm", "zyxwvutsrqponm", "あいうえおかきくけこさしす",
        "アイウエオカキクケコサシス", "いろはにほへとちりぬるを1", "aaabbbcccdddeee",
        "一二三四五六七八九十一二三", "abcd1234abcd1234", "!@#$%^&*()_+123"}) {
    EXPECT_EQ(code_of(row), "ACC-006") << row;
  }
}

TEST(PasswordRules, RefusesCommonPhrasesWithDigitsAndMarks) {
  for (const char* phrase :
       {"password2026!!!", "PassWord-PassWord", "パスワードパスワード2026", "iloveyouiloveyou",
        "welcome password 1", "ありがとうございます2026", "hanako password 88",
        "ｐａｓｓｗｏｒｄ１１１１１", "engawa-engawa-2026", "tottori-kenkou-8"}) {
    EXPECT_EQ(code_of(phrase), "ACC-007") << phrase;
  }
}

TEST(PasswordRules, NeverRepeatsThePasswordInAProblem) {
  for (const char* password : {"password2026!!!", "tanaka.hanako", "aaaaaaaaaaaaaaaa", "himitsu"}) {
    const auto status = check_password_rules(password, "tanaka.hanako", {}, common());
    ASSERT_FALSE(status);
    EXPECT_EQ(status.problem().japanese().find(password), std::string::npos);
    EXPECT_EQ(status.problem().english().find(password), std::string::npos);
  }
}

TEST(CommonPhrases, SaysWhenTheFileIsMissing) {
  const auto phrases = CommonPhrases::read(ENGAWA_SOURCE_DIR "/catalog/passwords/none.txt");
  ASSERT_FALSE(phrases);
  EXPECT_EQ(phrases.problem().code(), "BAS-001");
}

TEST(CommonPhrases, SkipsCommentsBlankLinesAndSingleCharacters) {
  const CommonPhrases phrases("# 見出し\n\nさくら\r\nx\nSakura Mochi\nさくら\n");
  EXPECT_EQ(phrases.folded(), (std::vector<std::string>{"sakuramochi", "さくら"}));
  EXPECT_GT(common().folded().size(), 150U);
}

}  // namespace
}  // namespace engawa::accounts
