#include "engawa/store/search_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>

#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/search_folding.hpp"

namespace engawa::store {
namespace {

const MaySee everybody = [](const std::string&) { return true; };

struct Text {
  const char* id;
  const char* title;
  const char* body;
};

// Documents by id, as a council has them.
const std::vector<Text> texts{
    {"tokyo", "東京都庁", "東京都の保健所"},
    {"kyoto", "京都府", "京都府の会議"},
    {"kyoto_note", "来年の視察", "京都の協議会を訪ねる。日程は未定。"},
    {"takahashi", "髙橋　一郎", "健康増進課"},
    {"yamazaki", "山﨑花子", "やまざき はなこ"},
    {"saito", "齋藤 次郎", "さいとう じろう"},
    {"watanabe", "渡邉 恵", "産業医"},
    {"sasaki", "佐々木 太郎", "衛生管理者"},
    {"tobacco", "受動喫煙の防止", "たばこを吸わない職場"},
    {"smoke", "禁煙支援", "煙草"},
    {"checkup", "特定健康診査の受診率", "HbA1c と血圧"},
    {"checkup_short", "特定健診のお知らせ", "ＨｂＡ１ｃの見かた"},
    {"kenpo", "全国健康保険協会 みどり支部", "支部長"},
    {"kenpo_short", "協会けんぽとの覚書", "10月から3ヶ月"},
    {"kasumi", "霞ヶ関", "3か月"},
    {"centre", "みどり保健センター", "ウォーキング & <b>歩く</b>"},
    {"surrogate", "𠮷野家の産業医", "🍁"},
    {"selector", "葛\U000E0100城市", "辻\U000E0101"},
    {"english", "Health Promotion Plan", "Walking 10,000 steps"},
    {"hyphen", "03−1234−5678", "メタボリックシンドローム"},
};

struct Query {
  const char* text;
  std::set<std::string> ids;
};

const std::vector<Query> queries{
    {"京都", {"tokyo", "kyoto", "kyoto_note"}},
    {"高橋", {"takahashi"}},
    {"高橋一郎", {"takahashi"}},
    {"髙橋 健康増進", {"takahashi"}},
    {"高橋 山崎", {}},
    {"山崎", {"yamazaki"}},
    {"ヤマザキ", {"yamazaki"}},
    {"ﾔﾏｻﾞｷ", {"yamazaki"}},
    {"斎藤", {"saito"}},
    {"斉藤", {"saito"}},
    {"渡辺", {"watanabe"}},
    {"渡邊恵", {"watanabe"}},
    {"佐佐木", {"sasaki"}},
    {"たばこ", {"tobacco", "smoke"}},
    {"喫煙", {"tobacco", "smoke"}},
    {"煙草", {"tobacco", "smoke"}},
    {"特定健診", {"checkup", "checkup_short"}},
    {"特定健診受診率", {}},
    {"特定健診の", {"checkup", "checkup_short"}},
    {"特定健康診査", {"checkup", "checkup_short"}},
    {"協会けんぽ", {"kenpo", "kenpo_short"}},
    {"hba1c", {"checkup", "checkup_short"}},
    {"3ヵ月", {"kenpo_short", "kasumi"}},
    {"霞が関", {"kasumi"}},
    {"保健", {"tokyo", "centre"}},
    {"保健所", {"tokyo"}},
    {"都", {"tokyo", "kyoto", "kyoto_note"}},
    {"恵", {"watanabe"}},
    {"吉野家", {"surrogate"}},
    {"🍁", {"surrogate"}},
    {"葛城", {"selector"}},
    {"辻", {"selector"}},
    {"WALKING", {"english"}},
    {"10,000", {"english"}},
    {"plan health", {"english"}},
    {"03-1234", {"hyphen"}},
    {"メタボ", {"hyphen"}},
    {"産業医", {"watanabe", "surrogate"}},
    {"産業", {"watanabe", "surrogate"}},
    {"業産", {}},
    {"<b>", {"centre"}},
    {"'; DROP TABLE store_search_documents; --", {}},
    {"%", {}},
    {"協議会。日程", {"kyoto_note"}},
    {"日程会議", {}},
    {"", {}},
    {"　 ", {}},
};

class Search : public EveryEngine {
 protected:
  void SetUp() override {
    EveryEngine::SetUp();
    ASSERT_TRUE(migrate(database(), in_order({event_log_migrations(),
                                              {change_migration(), search_migration()}}))
                    .ok());
    auto loaded = Synonyms::load(ENGAWA_SOURCE_DIR "/catalog");
    ASSERT_TRUE(loaded.ok()) << loaded.problem().english();
    synonyms = std::move(loaded).value();
  }
  Change begin() {
    auto change = Change::begin(database(), {}, "store.index");
    EXPECT_TRUE(change.ok());
    return std::move(change).value();
  }
  void index(const std::vector<SearchDocument>& documents) {
    Change change = begin();
    for (const auto& document : documents) {
      const auto status = index_document(change, document);
      ASSERT_TRUE(status.ok()) << status.problem().english();
    }
    ASSERT_TRUE(change.commit().ok());
  }
  void index_texts() {
    std::vector<SearchDocument> documents;
    for (const auto& text : texts) {
      documents.push_back({"note", text.id, text.title, text.body, "members"});
    }
    index(documents);
  }
  SearchResult ask(const std::string& text, const MaySee& may_see = everybody, int limit = 50) {
    SearchQuery query;
    query.text = text;
    query.limit = limit;
    auto result = search(database(), synonyms, query, may_see);
    EXPECT_TRUE(result.ok()) << result.problem().english();
    return result.ok() ? std::move(result).value() : SearchResult{};
  }
  std::vector<std::string> ids(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& hit : ask(text).hits) found.push_back(hit.id);
    return found;
  }
  Synonyms synonyms;
};

TEST_P(Search, FindsAllAndNothingElse) {
  index_texts();
  for (const auto& query : queries) {
    const auto found = ids(query.text);
    EXPECT_EQ(std::set(found.begin(), found.end()), query.ids) << query.text;
    EXPECT_EQ(found.size(), query.ids.size()) << query.text;
  }
}

TEST_P(Search, PutsWholeWordsBeforePartsOfWords) {
  index_texts();
  EXPECT_EQ(ids("京都"), (std::vector<std::string>{"kyoto", "kyoto_note", "tokyo"}));
  EXPECT_EQ(ids("特定健診").front(), "checkup_short");
  EXPECT_EQ(ids("特定健康診査").front(), "checkup");
}

TEST_P(Search, ShowsTheSentenceOfTheHit) {
  index_texts();
  const auto result = ask("日程");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].excerpt, "日程は未定。");
  EXPECT_EQ(result.hits[0].title, "来年の視察");
}

TEST_P(Search, FollowsEachChangeOfADocument) {
  index({{"note", "a", "古い題", "共通の文", "members"}});
  EXPECT_EQ(ask("古い").total, 1);
  index({{"note", "a", "新しい題", "共通の文", "secretariat"}});
  EXPECT_EQ(ask("古い").total, 0);
  EXPECT_EQ(ask("新しい").total, 1);
  EXPECT_EQ(ask("共通").hits.at(0).audience, "secretariat");
  Change change = begin();
  ASSERT_TRUE(remove_document(change, "note", "a").ok());
  ASSERT_TRUE(remove_document(change, "note", "never there").ok());
  ASSERT_TRUE(change.commit().ok());
  EXPECT_EQ(ask("共通").total, 0);
  EXPECT_EQ(database().integer("SELECT count(*) FROM store_search_postings").value(), 0);
}

TEST_P(Search, ForgetsWithItsChange) {
  {
    Change change = begin();
    ASSERT_TRUE(index_document(change, {"note", "a", "題", "文", "members"}).ok());
  }
  EXPECT_EQ(ask("題").total, 0);
}

TEST_P(Search, ShowsOnlyWhatMayBeSeen) {
  index({{"note", "open", "会議", "", "public"}, {"note", "closed", "会議", "", "secretariat"}});
  int asked = 0;
  const auto result = ask("会議", [&](const std::string& audience) {
    ++asked;
    return audience == "public";
  });
  EXPECT_EQ(result.total, 1);
  EXPECT_EQ(result.hits.at(0).id, "open");
  EXPECT_EQ(asked, 2);
}

TEST_P(Search, GivesPagesAndKinds) {
  std::vector<SearchDocument> documents;
  for (int i = 0; i < 30; ++i) {
    documents.push_back({i % 3 == 0 ? "post" : "note", std::to_string(i), "会議", "", "members"});
  }
  index(documents);
  SearchQuery query;
  query.text = "会議";
  query.offset = 25;
  query.limit = 10;
  const auto last = search(database(), synonyms, query, everybody);
  EXPECT_EQ(last->total, 30);
  EXPECT_EQ(last->hits.size(), 5U);
  query.offset = 100;
  EXPECT_TRUE(search(database(), synonyms, query, everybody)->hits.empty());
  query.kinds = {"post"};
  EXPECT_EQ(search(database(), synonyms, query, everybody)->total, 10);
}

// 30,000 documents; times are printed and only gross slowness fails.
TEST_P(Search, IsQuickAmongThirtyThousandDocuments) {
  if (std::getenv("ENGAWA_LONG_TESTS") == nullptr) GTEST_SKIP() << "ENGAWA_LONG_TESTS is not set";
  const std::vector<std::string> parts{
      "地域",     "職域",   "連携", "推進", "協議会", "保健所", "健康増進",   "課長",
      "特定健診", "受診率", "喫煙", "対策", "部会",   "委員",   "商工会議所", "会議録",
      "糖尿病",   "血圧",   "歩数", "食塩", "市町村", "医師会", "歯科",       "薬剤師",
      "栄養",     "運動",   "睡眠", "飲酒", "職場",   "事業所"};
  std::mt19937 random(20260401);
  std::vector<SearchDocument> documents;
  for (int i = 0; i < 30'000; ++i) {
    SearchDocument document{"note", std::to_string(i), "", "", i % 2 == 0 ? "members" : "public"};
    for (int k = 0; k < 3; ++k) document.title += parts[random() % parts.size()];
    for (int k = 0; k < 20; ++k) {
      document.body += parts[random() % parts.size()] + (k % 5 == 4 ? "。" : "と");
      document.body += static_cast<char>('a' + random() % 26);
    }
    documents.push_back(std::move(document));
  }
  documents[12'345].body += "鳥取砂丘";
  using Clock = std::chrono::steady_clock;
  const auto ms = [](Clock::time_point since) {
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
  };
  const auto start = Clock::now();
  index(documents);
  std::printf("30,000 documents indexed in %.0f ms\n", ms(start));
  for (const char* text : {"鳥取砂丘", "鳥取", "協議会", "特定健診 喫煙 保健所", "会", "京都"}) {
    ask(text, everybody, 20);
    const auto asked = Clock::now();
    const int total = ask(text, everybody, 20).total;
    std::printf("%-30s %6d documents %8.1f ms\n", text, total, ms(asked));
    EXPECT_LT(ms(asked), 3000);
  }
}

INSTANTIATE_TEST_SUITE_P(On, Search, every_engine(), engine_name);

TEST(Folding, IsTheSameForAllForms) {
  EXPECT_EQ(to_utf8(fold("ＡＢＣ　ｶﾞﾝ")), "abc がん");
  EXPECT_EQ(fold("齊藤"), fold("斉藤"));
  EXPECT_EQ(fold("國府"), fold("国府"));
  EXPECT_EQ(fold("藤澤"), fold("藤沢"));
  EXPECT_EQ(fold("神"), fold("\uFA19"));
  EXPECT_EQ(to_utf8(fold(" a \n b ")), "a b");
  EXPECT_EQ(to_utf8(fold("々々")), "々々");
  EXPECT_EQ(to_utf8(fold_title("山田　花子 John Smith")), "山田花子 john smith");
  EXPECT_EQ(fold("\xFF"), U"\uFFFD");
}

}  // namespace
}  // namespace engawa::store
