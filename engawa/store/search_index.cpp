#include "engawa/store/search_index.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "engawa/base/text.hpp"
#include "engawa/store/search_folding.hpp"
#include "engawa/store/search_ranking.hpp"

namespace engawa::store {
namespace {

using base::Result;
using base::Status;
using Numbers = std::vector<std::int64_t>;

constexpr int bits_of_letter = 21;  // of any code point

constexpr std::int64_t one_letter = std::int64_t{1} << bits_of_letter;

// Each letter with the one after it as a number; the last letter before a space or the end stands
// alone. Letters alone are thus found as the range of numbers that begin with them.
Numbers grams_of(std::u32string_view text) {
  Numbers grams;
  grams.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U' ') continue;
    const bool is_last = i + 1 == text.size() || text[i + 1] == U' ';
    grams.push_back(text[i] * one_letter + (is_last ? 0 : text[i + 1]));
  }
  return grams;
}

void sort_unique(Numbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// Title and body apart, so that no pair spans both.
Numbers grams_of_document(const std::string& folded_title, const std::string& folded_body) {
  Numbers grams = grams_of(from_utf8(folded_title));
  const Numbers of_body = grams_of(from_utf8(folded_body));
  grams.insert(grams.end(), of_body.begin(), of_body.end());
  sort_unique(grams);
  return grams;
}

// "$2,$3,...": `count` placeholders.
std::string placeholders(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ",";
    text += "$" + std::to_string(first + i);
  }
  return text;
}

// Calls `use(first, count)` for all of `total` in pieces of a few sizes only, so that the engine
// sees a few statements only.
template <class Use>
Status in_pieces(std::size_t total, Use&& use) {
  constexpr std::array<std::size_t, 4> sizes{128, 32, 8, 1};
  std::size_t first = 0;
  for (const std::size_t size : sizes) {
    for (; total - first >= size; first += size) TRY(use(first, size));
  }
  return base::success();
}

Status insert_postings(Database& database, std::int64_t document, const Numbers& grams) {
  return in_pieces(grams.size(), [&](std::size_t first, std::size_t count) -> Status {
    std::string rows;
    std::vector<Value> values{document};
    for (std::size_t i = 0; i < count; ++i) {
      rows += std::string(i > 0 ? "," : "") + "($" + std::to_string(i + 2) + ",$1)";
      values.emplace_back(grams[first + i]);
    }
    return database.run("INSERT INTO store_search_postings(gram, document) VALUES" + rows, values);
  });
}

Status delete_postings(Database& database, std::int64_t document, const Numbers& grams) {
  return in_pieces(grams.size(), [&](std::size_t first, std::size_t count) -> Status {
    std::vector<Value> values{document};
    for (std::size_t i = 0; i < count; ++i) values.emplace_back(grams[first + i]);
    return database.run("DELETE FROM store_search_postings WHERE document = $1 AND gram IN (" +
                            placeholders(2, count) + ")",
                        values);
  });
}

struct Indexed {
  std::int64_t number = 0;
  Numbers grams;
};

Result<std::optional<Indexed>> indexed(Database& database, const std::string& kind,
                                       const std::string& id) {
  std::optional<Indexed> found;
  TRY(
      database.each("SELECT number, folded_title, folded_body FROM store_search_documents "
                    "WHERE kind = $1 AND id = $2",
                    {kind, id}, [&](const Row& row) {
                      found = Indexed{row.integer(0), grams_of_document(row.text(1), row.text(2))};
                    }));
  return found;
}

Numbers without(const Numbers& all, const Numbers& taken) {
  Numbers rest;
  std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
  return rest;
}

// The pairs of `form`, the rarest first, at most 4 of the first 8; none when one of them is in no
// document.
Result<Numbers> rarest_pairs(Database& database, const std::u32string& form) {
  constexpr std::size_t looked_up_max = 8;
  constexpr std::size_t required_max = 4;
  Numbers pairs = grams_of(form);
  pairs.pop_back();  // the last letter alone
  if (pairs.size() > looked_up_max) pairs.resize(looked_up_max);
  sort_unique(pairs);
  std::vector<std::pair<std::int64_t, std::int64_t>> by_frequency;
  for (const auto pair : pairs) {
    const auto count =
        TRY(database.integer("SELECT count(*) FROM (SELECT 1 AS one FROM store_search_postings "
                             "WHERE gram = $1 LIMIT 1000) AS few",
                             {pair}));
    if (count.value_or(0) == 0) return Numbers{};
    by_frequency.emplace_back(*count, pair);
  }
  std::sort(by_frequency.begin(), by_frequency.end());
  if (by_frequency.size() > required_max) by_frequency.resize(required_max);
  Numbers rarest;
  for (const auto& [frequency, pair] : by_frequency) rarest.push_back(pair);
  return rarest;
}

// Numbers of documents that have the pairs of `form` and so may hold it.
Result<Numbers> candidates(Database& database, const std::u32string& form) {
  Numbers documents;
  const auto take = [&](const Row& row) { documents.push_back(row.integer(0)); };
  if (form.size() == 1) {
    const std::int64_t first = form.front() * one_letter;
    TRY(database.each(
        "SELECT DISTINCT document FROM store_search_postings WHERE gram >= $1 AND gram < $2",
        {first, first + one_letter}, take));
    return documents;
  }
  const Numbers pairs = TRY(rarest_pairs(database, form));
  if (pairs.empty()) return documents;
  std::string sql = "SELECT p.document FROM store_search_postings p WHERE p.gram = $1";
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    sql +=
        " AND EXISTS (SELECT 1 FROM store_search_postings q WHERE q.document = p.document "
        "AND q.gram = $" +
        std::to_string(i + 1) + ")";
  }
  TRY(database.each(sql, std::vector<Value>(pairs.begin(), pairs.end()), take));
  return documents;
}

Result<Numbers> candidates_of_all(Database& database, const std::vector<SearchWord>& words) {
  std::optional<Numbers> common;
  for (const auto& word : words) {
    Numbers documents;
    for (const auto& form : word.forms) {
      const Numbers of_form = TRY(candidates(database, from_utf8(form)));
      documents.insert(documents.end(), of_form.begin(), of_form.end());
    }
    sort_unique(documents);
    if (!common) {
      common = std::move(documents);
    } else {
      Numbers both;
      std::set_intersection(common->begin(), common->end(), documents.begin(), documents.end(),
                            std::back_inserter(both));
      common = std::move(both);
    }
    if (common->empty()) break;
  }
  return common.value_or(Numbers{});
}

struct Found {
  std::int64_t number = 0;
  std::size_t title_length = 0;
  SearchHit hit;
};

class Filter {
 public:
  Filter(const SearchQuery& query, const MaySee& may_see) : m_query(query), m_may_see(may_see) {}
  bool lets_pass(const std::string& kind, const std::string& audience) {
    const auto& kinds = m_query.kinds;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return false;
    const auto known = m_known.find(audience);
    if (known != m_known.end()) return known->second;
    return m_known[audience] = m_may_see(audience);
  }

 private:
  const SearchQuery& m_query;
  const MaySee& m_may_see;
  std::map<std::string, bool> m_known;
};

// Reads the candidates and keeps those that hold every word and may be seen.
Result<std::vector<Found>> matches(Database& database, const std::vector<SearchWord>& words,
                                   const Numbers& documents, Filter filter) {
  constexpr std::size_t piece = 256;
  static const std::string sql =
      "SELECT number, kind, id, title, audience, folded_title, folded_body "
      "FROM store_search_documents WHERE number IN (" +
      placeholders(1, piece) + ")";
  std::vector<Found> found;
  for (std::size_t first = 0; first < documents.size(); first += piece) {
    std::vector<Value> values;
    // The last piece is filled up with its last number.
    for (std::size_t i = 0; i < piece; ++i) {
      values.emplace_back(documents[std::min(first + i, documents.size() - 1)]);
    }
    TRY(database.each(sql, values, [&](const Row& row) {
      if (!filter.lets_pass(row.text(1), row.text(4))) return;
      const std::string title = row.text(5);
      const int rank = rank_of(words, title, row.text(6));
      if (rank == 0) return;
      found.push_back({row.integer(0),
                       title.size(),
                       {row.text(1), row.text(2), row.text(3), row.text(4), {}, rank}});
    }));
  }
  return found;
}

bool is_better(const Found& a, const Found& b) {
  if (a.hit.rank != b.hit.rank) return a.hit.rank > b.hit.rank;
  if (a.title_length != b.title_length) return a.title_length < b.title_length;
  return a.number > b.number;
}

Result<std::string> excerpt(Database& database, const std::vector<SearchWord>& words,
                            std::int64_t number) {
  std::string text;
  TRY(database.each("SELECT body FROM store_search_documents WHERE number = $1", {number},
                    [&](const Row& row) { text = excerpt_of(words, row.text(0)); }));
  return text;
}

}  // namespace

base::Result<std::int64_t> count_documents(Database& database) {
  const auto count = TRY(database.integer("SELECT count(*) FROM store_search_documents"));
  return count.value_or(0);
}

Migration search_migration() {
  return {"0011_store_search",
          "CREATE TABLE store_search_documents(number integer PRIMARY KEY, kind text NOT NULL, "
          "id text NOT NULL, title text NOT NULL, body text NOT NULL, audience text NOT NULL, "
          "folded_title text NOT NULL, folded_body text NOT NULL, UNIQUE(kind, id));"
          "CREATE TABLE store_search_postings(gram bigint NOT NULL, document bigint NOT NULL, "
          "PRIMARY KEY(gram, document)){ordered};"};
}

Status index_document(Change& change, const SearchDocument& document) {
  Database& database = change.database();
  const std::string title = to_utf8(fold_title(document.title));
  const std::string body = to_utf8(fold(document.body));
  const Numbers grams = grams_of_document(title, body);
  const auto before = TRY(indexed(database, document.kind, document.id));
  if (before) {
    TRY(database.run(
        "UPDATE store_search_documents SET title = $2, body = $3, audience = $4, "
        "folded_title = $5, folded_body = $6 WHERE number = $1",
        {before->number, document.title, document.body, document.audience, title, body}));
    TRY(delete_postings(database, before->number, without(before->grams, grams)));
    return insert_postings(database, before->number, without(grams, before->grams));
  }
  const auto last = TRY(database.integer("SELECT max(number) FROM store_search_documents"));
  const std::int64_t number = last.value_or(0) + 1;
  TRY(
      database.run("INSERT INTO store_search_documents(number, kind, id, title, body, audience, "
                   "folded_title, folded_body) VALUES($1,$2,$3,$4,$5,$6,$7,$8)",
                   {number, document.kind, document.id, document.title, document.body,
                    document.audience, title, body}));
  return insert_postings(database, number, grams);
}

Status remove_document(Change& change, const std::string& kind, const std::string& id) {
  Database& database = change.database();
  const auto before = TRY(indexed(database, kind, id));
  if (!before) return base::success();
  TRY(delete_postings(database, before->number, before->grams));
  return database.run("DELETE FROM store_search_documents WHERE number = $1", {before->number});
}

Result<SearchResult> search(Database& database, const Synonyms& synonyms, const SearchQuery& query,
                            const MaySee& may_see) {
  constexpr int limit_max = 10'000;
  const auto words = words_of(query.text, synonyms);
  const Numbers documents = TRY(candidates_of_all(database, words));
  auto found = TRY(matches(database, words, documents, Filter(query, may_see)));
  SearchResult result;
  result.total = static_cast<int>(found.size());
  const int first = std::clamp(query.offset, 0, result.total);
  const int last = first + std::clamp(query.limit, 0, std::min(limit_max, result.total - first));
  std::partial_sort(found.begin(), found.begin() + last, found.end(), is_better);
  for (int i = first; i < last; ++i) {
    Found& one = found[static_cast<std::size_t>(i)];
    one.hit.excerpt = TRY(excerpt(database, words, one.number));
    result.hits.push_back(std::move(one.hit));
  }
  return result;
}

}  // namespace engawa::store
