#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

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
