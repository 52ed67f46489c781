#include "engawa/store/records.hpp"

#include <gtest/gtest.h>

#include "engawa/base/id.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::store {

enum class Season { EarlySpring, Autumn };
BOOST_DESCRIBE_ENUM(Season, EarlySpring, Autumn)
using TreeId = base::Id<struct TreeTag>;
struct Tree {
  TreeId id;
  std::string name;
  int height_cm = 0;
  bool is_evergreen = false;
  Season planted = Season::Autumn;
  std::optional<std::string> note;
  std::vector<std::string> birds;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, name, height_cm, is_evergreen, planted, note, birds))
template <>
inline constexpr std::string_view table_of<Tree> = "store_trees";

namespace {

const Migration trees{"0901_store_trees",
                      record_table_sql(table_of<Tree>,
                                       "name text NOT NULL, height_cm bigint NOT NULL, "
                                       "is_evergreen smallint NOT NULL, planted text NOT NULL, "
                                       "note text, birds text NOT NULL",
                                       {"name"})};

class Records : public EveryEngine {
 protected:
  void SetUp() override {
    EveryEngine::SetUp();
    ASSERT_TRUE(
        migrate(database(), in_order({event_log_migrations(), {change_migration(), trees}})).ok());
  }
  Change begin(const std::string& author = "hanako") {
    auto change = Change::begin(database(), {author, "山田 花子"}, "store.plant_tree");
    EXPECT_TRUE(change.ok());
    return std::move(change).value();
  }
  std::string plant(const Tree& tree) {
    Change change = begin();
    EXPECT_TRUE(add(change, tree).ok());
    EXPECT_TRUE(change.commit().ok());
    return change.id();
  }
  Tree maple{base::new_id<TreeId>(), "かえで", 320, false, Season::EarlySpring, "北の庭",
             {"めじろ", "すずめ"}};
};

TEST_P(Records, AreReadAsTheyWereWritten) {
  plant(maple);
  const auto found = get<Tree>(database(), maple.id.text);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->record.name, "かえで");
  EXPECT_EQ(found->record.height_cm, 320);
  EXPECT_FALSE(found->record.is_evergreen);
  EXPECT_EQ(found->record.planted, Season::EarlySpring);
  EXPECT_EQ(found->record.note, "北の庭");
  EXPECT_EQ(found->record.birds, (std::vector<std::string>{"めじろ", "すずめ"}));
  EXPECT_EQ(found->version, 1);
  EXPECT_EQ(found->changed_by, "hanako");
}

TEST_P(Records, KeepEveryVersion) {
  plant(maple);
  Change change = begin();
  maple.height_cm = 400;
  maple.note.reset();
  ASSERT_TRUE(amend(change, maple, 1).ok());
  ASSERT_TRUE(change.commit().ok());
  const auto versions = history<Tree>(database(), maple.id.text);
  ASSERT_EQ(versions->size(), 2U);
  EXPECT_EQ(versions.value()[0].record.height_cm, 320);
  EXPECT_EQ(versions.value()[0].record.note, "北の庭");
  EXPECT_EQ(versions.value()[1].record.height_cm, 400);
  EXPECT_FALSE(versions.value()[1].record.note.has_value());
  EXPECT_EQ(list<Tree>(database())->size(), 1U);
}

TEST_P(Records, RefuseAnEditOfAnOldVersion) {
  plant(maple);
  Change first = begin();
  ASSERT_TRUE(amend(first, maple, 1).ok());
  ASSERT_TRUE(first.commit().ok());
  Change second = begin("jiro");
  const auto stale = amend(second, maple, 1);
  ASSERT_FALSE(stale.ok());
  EXPECT_EQ(stale.problem().code(), "STO-010");
}

TEST_P(Records, ForgetAChangeThatIsNotCommitted) {
  {
    Change change = begin();
    ASSERT_TRUE(add(change, maple).ok());
  }
  EXPECT_FALSE(find<Tree>(database(), maple.id.text)->has_value());
  EXPECT_EQ(last_event(database()).value(), 0);
}

TEST_P(Records, UndoAnAddition) {
  const std::string step = plant(maple);
  Change change = begin();
  const auto report = undo(change, step);
  ASSERT_TRUE(report.ok());
  ASSERT_TRUE(change.commit().ok());
  EXPECT_EQ(report->restored, 1);
  EXPECT_TRUE(list<Tree>(database())->empty());
  EXPECT_EQ(history<Tree>(database(), maple.id.text)->size(), 2U);
}

TEST_P(Records, UndoAnAmendment) {
  plant(maple);
  Change grow = begin();
  Tree grown = maple;
  grown.height_cm = 999;
  grown.note.reset();
  ASSERT_TRUE(amend(grow, grown, 1).ok());
  ASSERT_TRUE(grow.commit().ok());
  EXPECT_EQ(last_change_of(database(), "hanako").value(), grow.id());
  Change change = begin();
  ASSERT_TRUE(undo(change, grow.id()).ok());
  ASSERT_TRUE(change.commit().ok());
  const auto found = get<Tree>(database(), maple.id.text);
  EXPECT_EQ(found->record.height_cm, 320);
  EXPECT_EQ(found->record.note, "北の庭");
  EXPECT_EQ(found->record.planted, Season::EarlySpring);
}

TEST_P(Records, UndoARemoval) {
  plant(maple);
  Change cut = begin();
  ASSERT_TRUE(remove<Tree>(cut, maple.id.text, 1).ok());
  ASSERT_TRUE(cut.commit().ok());
  EXPECT_TRUE(list<Tree>(database())->empty());
  Change change = begin();
  ASSERT_TRUE(undo(change, cut.id()).ok());
  ASSERT_TRUE(change.commit().ok());
  EXPECT_EQ(list<Tree>(database())->size(), 1U);
}

TEST_P(Records, UndoKeepsWhatSomebodyChangedSince) {
  const std::string step = plant(maple);
  Change other = begin("jiro");
  ASSERT_TRUE(amend(other, maple, 1).ok());
  ASSERT_TRUE(other.commit().ok());
  Change change = begin();
  const auto report = undo(change, step);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->restored, 0);
  EXPECT_EQ(report->kept_because_changed_since, 1);
  EXPECT_EQ(undo(change, "nothing").problem().code(), "STO-013");
}

TEST_P(Records, ATextWithQuotesAndMarkupIsKeptAsText) {
  maple.name = "'; DROP TABLE store_trees; -- <script>alert(1)</script> 𠮷野家 \xF0\x9F\x8D\x81";
  plant(maple);
  EXPECT_EQ(get<Tree>(database(), maple.id.text)->record.name, maple.name);
}

INSTANTIATE_TEST_SUITE_P(On, Records, every_engine(), engine_name);

}  // namespace
}  // namespace engawa::store
