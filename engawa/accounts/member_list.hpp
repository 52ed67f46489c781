#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/accounts/directory.hpp"

/// 名簿の取込み: a list of members as an office keeps it, in Excel, as CSV or pasted from a
/// spreadsheet, into organisations, posts and officers.
namespace engawa::accounts {

/// One line as it was written, each text trimmed.
struct MemberRow {
  int line = 0;  ///< of the file, from 1
  std::string organisation;
  std::string kind;
  std::string title;
  std::string rank;
  std::string name;     ///< 氏名, when it is not in two columns
  std::string reading;  ///< フリガナ of 氏名
  std::string family_name;
  std::string given_name;
  std::string family_reading;
  std::string given_reading;
  std::string mail;
  std::string profession;
  std::string starts_on;
};

struct MemberTable {
  std::vector<std::string> known_columns;    ///< headings that were understood
  std::vector<std::string> unknown_columns;  ///< headings that were not
  std::vector<MemberRow> rows;
};

inline constexpr std::size_t member_rows_max = 20'000;

/// Reads an .xlsx workbook (its first visible sheet), CSV (UTF-8 or CP932) or tab-separated text.
/// The first line with a heading for the organisation is the heading; lines above it are left out.
/// ACC-026 when there is none or no column of posts, ACC-027 above member_rows_max, FMT-*.
[[nodiscard]] base::Result<MemberTable> read_member_table(std::string bytes);

/// A list to be taken in.
struct MemberListInput {
  std::string base64;      ///< content of a file; or
  std::string text;        ///< pasted text
  OrganisationId owner;    ///< secretariat that keeps new organisations
  base::Date starts_on;    ///< for lines without a day
  bool leave_out = false;  ///< take in the lines without a problem, and leave out the others
};
BOOST_DESCRIBE_STRUCT(MemberListInput, (), (base64, text, owner, starts_on, leave_out))

/// What a line would do, or did.
struct MemberLine {
  int line = 0;
  std::string organisation;
  std::string title;
  std::string name;
  std::vector<std::string> steps_ja;  ///< 組織を加える, 職位を加える, 担当者: 山田 花子 → 佐藤 一郎
  std::vector<std::string> problems_ja;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (), (line, organisation, title, name, steps_ja, problems_ja))

struct MemberListReply {
  std::vector<std::string> known_columns;
  std::vector<std::string> unknown_columns;
  std::vector<MemberLine> lines;
  int new_organisations = 0;
  int new_posts = 0;
  int officer_changes = 0;
  int unchanged = 0;      ///< lines that say what the register says
  int with_problems = 0;  ///< lines
};
BOOST_DESCRIBE_STRUCT(MemberListReply, (),
                      (known_columns, unknown_columns, lines, new_organisations, new_posts,
                       officer_changes, unchanged, with_problems))

/// What the list would do; nothing is written.
[[nodiscard]] base::Result<MemberListReply> preview_members(Desk& desk,
                                                            const MemberListInput& input);

/// Takes the list in, as one step that can be taken back. ACC-028 when a line has a problem and
/// `leave_out` is not set: then nothing is written.
[[nodiscard]] base::Result<MemberListReply> import_members(Desk& desk, store::Change& change,
                                                           const MemberListInput& input);

[[nodiscard]] std::vector<Action> member_list_actions();

}  // namespace engawa::accounts
