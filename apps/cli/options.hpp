#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engawa::cli {

/// Options every command takes.
struct CommonOptions {
  std::filesystem::path data = "data";
};

struct ImportArguments {
  std::vector<std::string> paths;
  int edition = 0;
  bool dry_run = false;
  std::vector<std::string> leave_out;
  bool leave_out_problems = false;
  bool list = false;
  int undo = 0;
};

struct PackageArguments {
  std::string file;
  std::string key;      ///< a council's key file; empty: the key that `council` keeps here
  std::string council;  ///< id of the council that takes it in
  bool list = false;
  std::string undo;  ///< id of a package
};

struct AreasArguments {
  std::string search;
  std::string format = "table";
};

struct IssuesArguments {
  std::string area;
  int fiscal_year = 0;  ///< 0: the newest
  std::string comparator = "nation";
  std::string format = "table";
};

struct ResultsArguments {
  std::string area;
  bool all_areas = false;
  int fiscal_year = 0;  ///< 0: every year
  std::string indicator;
  std::string sex;
  std::string comparator;
  std::string format = "csv";
};

struct SheetArguments {
  std::string area;
  bool all = false;
  int fiscal_year = 0;
  std::string out;
};

struct ServeArguments {
  std::string listen = "127.0.0.1:8080";
  std::string web;
};

struct DisclosureArguments {
  enum class Task { audit, protect, open_data, ledger };
  Task task = Task::audit;
  int fiscal_year = 0;  ///< of open_data; 0: every year
  std::vector<std::string> tables;
  std::vector<std::string> released;
  std::string hierarchy;
  std::string profile = "standard";
  std::string people;  ///< word for whom the tables count: earlier releases are taken into account
  bool publish = false;  ///< writes the protected tables into the ledger
  std::string contributors;
  bool consented = false;
  std::string out;
};

/// 秘匿合算: what one of the parties, or who leads, does in a round.
struct RoundArguments {
  enum class Step { call, join, agree, contribute, close, help, finish };
  Step step = Step::call;
  std::string folder;  ///< of this round: secrets, and the papers made here
  std::string title;
  std::vector<int> fiscal_years;
  std::string agreement;             ///< file
  std::vector<std::string> without;  ///< names of parties to close without
  bool again = false;                ///< although the year was added up in another round
};

struct CheckupsArguments {
  enum class Task { read, columns, check, sample, write, keys, fold, round };
  Task task = Task::read;
  std::vector<std::string> paths;
  std::vector<std::string> layouts;  ///< mapping files of the user's own
  std::string postal_codes;          ///< Japan Post's KEN_ALL.CSV
  std::string out;
  std::string format = "csv";
  std::uint64_t people = 1'000;  ///< of sample
  std::uint64_t seed = 1;
  std::string prefecture = "24";
  int errors_percent = 0;
  std::string form = "archives";
  std::string kind = "insurer";  ///< of keys
  std::string council;           ///< the council's key, or its file; of fold
  std::string key;               ///< key file of the insurer; empty: insurer.key beside the package
  std::string name = "（名前なし）";  ///< of the insurer
  std::string area = "00";            ///< residents of this area only
  std::string profile = "standard";
  bool yes = false;  ///< the preview has been looked at
  RoundArguments round;
};

struct AccountsArguments {
  std::string site;  ///< "http://127.0.0.1:8080", put before the page; may be empty
  std::string login;
  std::string family_name;
  std::string given_name;
};

struct ActionArguments {
  std::string name;
  std::vector<std::string> members;  ///< "name=value"
  std::string login;
  bool list = false;
};

struct DemoArguments {
  CommonOptions common{"demo-data"};  ///< never the folder of real people by default
  std::string password;               ///< empty: one is made up
  std::string today;                  ///< empty: by the clock
  bool json = false;
};

/// Exit codes, as `engawa --help` documents them.
enum ExitCode { Success = 0, Failure = 1, WrongUse = 2, Refused = 3, VerifyFailed = 4 };

int run_import(const CommonOptions& common, const ImportArguments& arguments);
/// Takes an insurer's package in, lists what is in, takes one back.
int run_import_package(const CommonOptions& common, const PackageArguments& arguments);
int run_areas(const CommonOptions& common, const AreasArguments& arguments);
int run_issues(const CommonOptions& common, const IssuesArguments& arguments);
int run_results(const CommonOptions& common, const ResultsArguments& arguments);
int run_sheet(const CommonOptions& common, const SheetArguments& arguments);
int run_serve(const CommonOptions& common, const ServeArguments& arguments);
int run_verify(const CommonOptions& common);
int run_indicators(const CommonOptions& common, const std::string& format);
/// `arguments` as they follow `engawa stats`: the methods declare their options themselves.
int run_stats(const std::vector<std::string>& arguments);
int run_disclosure(const CommonOptions& common, const DisclosureArguments& arguments);
/// Reads, checks and folds insurers' checkup files. Needs no data folder: nothing is stored.
int run_checkups(const CheckupsArguments& arguments);
/// Makes an administrator and prints the page where the password is set.
int run_create_account(const CommonOptions& common, const AccountsArguments& arguments);
/// Does one action as somebody who has an account, or lists all actions.
int run_action(const CommonOptions& common, const ActionArguments& arguments);
/// Writes the installation to one file; puts such a file into a new data folder and proves it.
int run_backup(const CommonOptions& common, const std::string& file);
int run_restore(const CommonOptions& common, const std::string& file);
/// Makes the fictional prefecture and prints how to sign in.
int run_demo(const DemoArguments& arguments);
int run_openapi();
int run_problems();

}  // namespace engawa::cli
