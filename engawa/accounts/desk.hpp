#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "engawa/accounts/actor.hpp"
#include "engawa/accounts/list_reply.hpp"
#include "engawa/accounts/password_rules.hpp"
#include "engawa/accounts/read_log.hpp"
#include "engawa/accounts/searchable.hpp"
#include "engawa/accounts/vocabulary.hpp"
#include "engawa/areas/area_master.hpp"
#include "engawa/base/date.hpp"
#include "engawa/store/synonyms.hpp"

namespace engawa::accounts {

/// 根拠: a health issue of an area as a meeting sees it: in words, with its numbers, their period,
/// interval, coverage and source, and its figure.
struct Evidence {
  std::string title;
  std::string sentence;
  std::vector<std::string> facts;
  std::string source;
  std::string figure;  ///< SVG

  /// Nothing for an empty text.
  void add_fact(const std::string& label, const std::string& text) {
    if (!text.empty()) facts.push_back(label + "：" + text);
  }
};
/// An issue that may be put on an agenda.
struct EvidenceChoice {
  std::string indicator;  ///< its id
  std::string title;
  std::string sentence;
};
struct Desk;
/// Whose evidence it is.
struct EvidencePlace {
  std::string council;  ///< id
  std::string area;
};
/// What a folder of numbers tells the folders of councils, which do not know each other. Both
/// functions answer from tables under disclosure control only, and are safe from any thread.
struct EvidenceSource {
  std::string id;       ///< "open_data"
  std::string name_ja;  ///< 公表データ
  std::function<base::Result<std::vector<EvidenceChoice>>(Desk&, const EvidencePlace&)> choices;
  std::function<base::Result<Evidence>(Desk&, const EvidencePlace&, const std::string& indicator)>
      find;
};

/// What must hold again once a step has been taken back: what others have written since may not
/// agree with records of `table` that came back or went. A problem keeps the step.
struct UndoRule {
  std::string_view table;
  std::function<base::Status(Desk&, const std::vector<std::string>& ids)> check;
};

/// What folders that this one does not know give to the actions of folders above (the published
/// numbers), found by its type.
class Equipment {
 public:
  template <class Tool>
  void add(Tool& tool) {
    m_tools[std::type_index(typeid(Tool))] = &tool;
  }
  /// Null where an installation or a test has none.
  template <class Tool>
  [[nodiscard]] Tool* find() const {
    const auto found = m_tools.find(std::type_index(typeid(Tool)));
    return found == m_tools.end() ? nullptr : static_cast<Tool*>(found->second);
  }

 private:
  std::map<std::type_index, void*> m_tools;
};

/// What every action needs and nobody changes while the program runs.
struct Office {
  const Vocabulary& vocabulary;
  const areas::AreaMaster& areas;
  const CommonPhrases& common_phrases;
  /// Name of each action to what it does in Japanese, for the log.
  std::map<std::string, std::string, std::less<>> verbs_ja;
  /// Kinds of records that the search knows, and words that mean the same in it.
  std::vector<Searchable> searchables;
  store::Synonyms synonyms;
  /// Null where nobody is to be noted (tests of other things).
  std::shared_ptr<ReadLog> reads;
  /// Lists of the directory; null: made for each question.
  std::shared_ptr<ListCache> lists;
  /// The catalogue, and the folder in which an office keeps what replaces parts of it.
  std::filesystem::path catalogue_folder = {};
  std::filesystem::path data_folder = {};
  /// None where no numbers are at hand (tests of other things).
  std::vector<EvidenceSource> evidence = {};
  std::vector<UndoRule> undo_rules = {};
  Equipment equipment = {};
};

/// Where one call of one action is worked at: its connection, who asks, and when. Used by one
/// thread.
struct Desk {
  store::Database& database;
  const Office& office;
  Actor actor;
  base::Date today;      ///< in Japan
  std::int64_t now = 0;  ///< seconds since 1970
  std::string sign_in;   ///< id of the sign-in that asks; empty on the command line
  std::string address;   ///< from which it asks
  std::string agent;     ///< the browser, as it calls itself
};

}  // namespace engawa::accounts
