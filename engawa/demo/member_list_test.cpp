#include "engawa/accounts/member_list.hpp"

#include "engawa/demo/demo_for_tests.hpp"
#include "engawa/formats/xlsx_writer.hpp"

/// Member lists taken into the demo prefecture.
namespace engawa::demo {
namespace {

class MemberLists : public DemoTown {
 protected:
  accounts::MemberListInput of_text(const std::string& text) {
    accounts::MemberListInput input;
    input.text = text;
    input.owner = {id("hc_east")};
    input.starts_on = {2026, 12, 1};
    return input;
  }
  accounts::MemberListReply preview(const std::string& text, const std::string& as = "he_nurse") {
    auto desk = desk_of(as);
    auto reply = accounts::preview_members(desk, of_text(text));
    EXPECT_TRUE(reply.ok()) << reply.problem().english();
    return std::move(*reply);
  }
  base::Result<accounts::MemberListReply> take_in(const accounts::MemberListInput& input) {
    auto desk = desk_of("he_nurse");
    auto change =
        store::Change::begin(desk.database, desk.actor.author(), "accounts.import_members");
    auto reply = accounts::import_members(desk, *change, input);
    if (reply.ok()) {
      EXPECT_TRUE(change->commit().ok());
    }
    return reply;
  }
  std::string holder(const std::string& organisation, const std::string& title, base::Date day) {
    const auto bodies =
        store::list<accounts::Organisation>(lease->database(), "name = $1", {organisation});
    if (bodies->empty()) return "なし";
    const auto posts = store::list<accounts::Post>(lease->database(), "organisation = $1",
                                                   {bodies->front().record.id.text});
    for (const auto& post : *posts) {
      if (post.record.title != title) continue;
      const auto found = accounts::holder_on(lease->database(), post.record.id, day);
      return *found ? (*found)->name() : "空席";
    }
    return "なし";
  }
};

const std::string list_text =
    "令和8年度 東部協議会 名簿,,,,\n"
    "所属機関,種別,役職,氏名,ふりがな,備考\n"
    "東部労働基準協会,,事務局 担当,福井　のぞみ,フクイ　ノゾミ,\n"
    "川辺市健康推進課,,成人保健係 保健師,永井 美穂,,そのまま\n"
    "東部食生活改善推進員会,住民組織,会長,大野 春子,オオノ ハルコ,新しい\n"
    "東部食生活改善推進員会,,副会長,,,\n";

TEST_F(MemberLists, TellLineByLineWhatTheyWouldDo) {
  const auto reply = preview(list_text);
  EXPECT_EQ(reply.unknown_columns, std::vector<std::string>{"備考"});
  ASSERT_EQ(reply.lines.size(), 4U);
  EXPECT_EQ(reply.lines[0].line, 3);
  ASSERT_EQ(reply.lines[0].steps_ja.size(), 1U);
  EXPECT_TRUE(reply.lines[0].steps_ja[0].ends_with("→ 福井 のぞみ")) << reply.lines[0].steps_ja[0];
  EXPECT_TRUE(reply.lines[1].steps_ja.empty());
  EXPECT_EQ(reply.lines[2].steps_ja.size(), 3U);
  EXPECT_EQ(reply.new_organisations, 1);
  EXPECT_EQ(reply.new_posts, 2);
  EXPECT_EQ(reply.officer_changes, 2);
  EXPECT_EQ(reply.unchanged, 1);
  EXPECT_EQ(reply.with_problems, 0);
  EXPECT_EQ(holder("東部食生活改善推進員会", "会長", {2026, 12, 1}), "なし");
}

TEST_F(MemberLists, AreTakenInAndTakenBackAsOneStep) {
  const auto before = holder("東部労働基準協会", "事務局 担当", {2026, 12, 1});
  const auto taken = take_in(of_text(list_text));
  ASSERT_TRUE(taken.ok()) << taken.problem().english();
  EXPECT_EQ(holder("東部労働基準協会", "事務局 担当", {2026, 12, 1}), "福井 のぞみ");
  EXPECT_EQ(holder("東部労働基準協会", "事務局 担当", {2026, 11, 30}), before);
  EXPECT_EQ(holder("東部食生活改善推進員会", "会長", {2026, 12, 1}), "大野 春子");
  EXPECT_EQ(holder("東部食生活改善推進員会", "副会長", {2026, 12, 1}), "空席");
  const auto last = *base::JsonValue::parse(do_as("he_nurse", "accounts.show_last_step", "{}"));
  do_as("he_nurse", "accounts.undo_last_step",
        R"({"change":")" + *last.members().find("change")->second.text() + R"("})");
  EXPECT_EQ(holder("東部労働基準協会", "事務局 担当", {2026, 12, 1}), before);
  EXPECT_EQ(holder("東部食生活改善推進員会", "会長", {2026, 12, 1}), "なし");
}

TEST_F(MemberLists, NameTheProblemsOfEachLine) {
  const auto reply = preview(
      "組織,種別,職位,氏名,着任,職種,階層\n"
      "東部労働基準協会,,専務理事,春野 一,2026-02-30,,\n"      // no such day
      "東部労働基準協会,,専務理事,夏野 二,,,\n"                // the same post again
      "知らない会,,会長,秋野 三,,,\n"                          // no kind
      "知らない会,,副会長,冬野 四,,,\n"                        // after that line
      "別の会,宇宙人,会長,山 五,,,\n"                          // no such kind
      "東部労働基準協会,,監事,川 六,,占い師,部長級\n"          // no such words
      ",,会長,谷 七,,,\n"                                      // no organisation
      "全国健康保険協会みどり支部,,保健グループ長,丘 八,,,\n"  // kept by the prefecture
      "東部労働基準協会,,事務局 担当,海 九,2023-04-01,,\n");   // before the present officer
  ASSERT_EQ(reply.lines.size(), 9U);
  for (const auto& line : reply.lines) {
    EXPECT_FALSE(line.problems_ja.empty()) << line.line << " " << line.name;
  }
  EXPECT_EQ(reply.lines[5].problems_ja.size(), 2U);
  EXPECT_EQ(reply.with_problems, 9);
}

TEST_F(MemberLists, AreRefusedAsAWholeOrWithoutTheWrongLines) {
  const std::string text =
      "組織,種別,職位,氏名\n"
      "東部労働基準協会,,監事,川 六\n"
      "知らない会,,会長,秋野 三\n";
  auto input = of_text(text);
  const auto refused = take_in(input);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem().code(), "ACC-028");
  EXPECT_EQ(holder("東部労働基準協会", "監事", {2026, 12, 1}), "なし");
  input.leave_out = true;
  ASSERT_TRUE(take_in(input).ok());
  EXPECT_EQ(holder("東部労働基準協会", "監事", {2026, 12, 1}), "川 六");
  EXPECT_EQ(holder("知らない会", "会長", {2026, 12, 1}), "なし");
}

TEST_F(MemberLists, AreReadFromWorkbooksPastedTextAndCp932) {
  formats::XlsxTable table;
  table.sheet_name = "名簿";
  for (const auto* name : {"組織", "職位", "氏名"}) {
    table.columns.push_back({name, formats::XlsxColumn::Kind::text});
  }
  table.rows.push_back(
      {std::string("東部労働基準協会"), std::string("監事"), std::string("川 六")});
  const auto workbook = accounts::read_member_table(*formats::write_xlsx(table));
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  ASSERT_EQ(workbook->rows.size(), 1U);
  EXPECT_EQ(workbook->rows[0].family_name, "川");
  EXPECT_EQ(workbook->rows[0].given_name, "六");

  const auto pasted = accounts::read_member_table("組織\t職位\t姓\t名\r\nあ会\t会長\t川\t六\r\n");
  ASSERT_TRUE(pasted.ok());
  EXPECT_EQ(pasted->rows.at(0).given_name, "六");

  // 組織,職位 / あ会,会長 in CP932
  const auto cp932 = accounts::read_member_table(
      "\x91\x67\x90\x44,\x90\x45\x88\xCA\r\n\x82\xA0\x89\xEF,\x89\xEF\x92\xB7\r\n");
  ASSERT_TRUE(cp932.ok()) << cp932.problem().english();
  EXPECT_EQ(cp932->rows.at(0).organisation, "あ会");

  EXPECT_EQ(accounts::read_member_table("氏名,電話\nあ,1\n").problem().code(), "ACC-026");
  EXPECT_EQ(accounts::read_member_table("").problem().code(), "ACC-026");
  std::string many = "組織,職位\n";
  for (std::size_t i = 0; i <= accounts::member_rows_max; ++i) many += "あ会,委員\n";
  EXPECT_EQ(accounts::read_member_table(many).problem().code(), "ACC-027");
}

}  // namespace
}  // namespace engawa::demo
