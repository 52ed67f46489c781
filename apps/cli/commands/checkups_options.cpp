#include "apps/cli/commands/checkups_options.hpp"

#include "engawa/base/described.hpp"
#include "engawa/checkups/sample.hpp"

namespace engawa::cli {

namespace {

void declare_round(CLI::App& checkups, CheckupsArguments& a) {
  using Step = RoundArguments::Step;
  auto* round = checkups.add_subcommand(
      "round", "秘匿合算: 保険者どうしで、互いの人数を見せずに合計だけを出す");
  round->require_subcommand(1);
  const auto declare = [&](const char* name, const char* what, Step step, const char* paths) {
    auto* command = round->add_subcommand(name, what);
    command
        ->add_option("--folder", a.round.folder,
                     "この合算のためのフォルダー（秘密の鍵も入る。だれにも渡さない）")
        ->required();
    command->add_option("--key", a.key, "保険者（まとめ役）の鍵のファイル")->required();
    if (paths != nullptr) command->add_option("paths", a.paths, paths)->required();
    command->callback([&a, step] {
      a.task = CheckupsArguments::Task::round;
      a.round.step = step;
    });
    return command;
  };
  auto* call = declare("call", "まとめ役: 呼びかけを作る", Step::call, nullptr);
  call->add_option("--title", a.round.title, "合算の名前（協議会に見える）")->required();
  call->add_option("--year", a.round.fiscal_years, "数える年度（西暦）")->required();
  call->add_option("--area", a.area, "協議会の区域（都道府県か二次医療圏のコード）")->required();
  call->add_option("--council", a.council, "協議会の公開鍵（そのもの、またはファイル）")
      ->required();
  call->add_option("--profile", a.profile, "秘匿の規則（catalog/disclosure）")
      ->capture_default_str();
  auto* join = declare("join", "参加する", Step::join, "呼びかけのファイル");
  for (auto* one : {call, join}) {
    one->add_option("--name", a.name, "自分の名前（ほかの保険者に見える）")->required();
  }
  declare("agree", "まとめ役: だれが参加するかの取決めを作る", Step::agree, "参加のファイル");
  auto* contribute =
      declare("contribute", "健診データを数え、覆いをかけて拠出する", Step::contribute,
              "特定健診のZIP・XML、FKAC167、FHIR、対応表のあるCSV、またはフォルダー");
  contribute->add_option("--layout", a.layouts, "CSVの対応表")->allow_extra_args(false);
  contribute->add_option("--postal-codes", a.postal_codes, "日本郵便の KEN_ALL.CSV");
  contribute->add_flag("--again", a.round.again, "同じ年度を別の合算に出したことがあっても続ける");
  auto* close = declare("close", "まとめ役: 届いた拠出で締め切る", Step::close, "拠出のファイル");
  close->add_option("--without", a.round.without, "届かないまま除く保険者の名前");
  auto* help = declare("help", "覆いを外す手助けをする", Step::help, "締切りのファイル");
  for (auto* one : {contribute, help}) {
    one->add_option("--agreement", a.round.agreement, "取決めのファイル")->required();
  }
  auto* finish = declare("finish", "まとめ役: 合計を出し、秘匿して封をする", Step::finish,
                         "拠出と手助けのファイル");
  finish->add_option("--out", a.out, "パッケージのファイル")->required();
  for (auto* one : {contribute, help, finish}) {
    one->add_flag("--yes", a.yes, "内容を確かめた: 尋ねずに作る");
  }
}

}  // namespace

void declare_checkups(CLI::App& app, CheckupsArguments& a) {
  auto* command = app.add_subcommand(
      "checkups", "保険者の手元で、健診データを読み、確かめ、集計する（終われば個人の記録を残さない）");
  command->require_subcommand(1);
  auto* read = command->add_subcommand("read", "読み取った内容を、1項目1行で出す（手元の確認用）");
  auto* check = command->add_subcommand(
      "check", "健診データの品質報告を作る（件数、項目の有無、判定の食い違い、問題の場所）");
  auto* fold = command->add_subcommand(
      "fold", "人を数え、少人数を隠し、協議会に渡せるパッケージを作る（先に内容を見せる）");
  auto* write = command->add_subcommand(
      "write", "電子的標準様式（hc08）のXMLに書く。XMLで受け取った文書は、元のまま写す");
  auto* columns = command->add_subcommand(
      "columns", "CSVの列が何として読まれるかを、取り込む前に見る（語ごとの行数も）");
  columns->callback([&a] { a.task = CheckupsArguments::Task::columns; });
  for (auto* one : {read, columns, check, fold, write}) {
    one->add_option("paths", a.paths,
                    "特定健診のZIP・XML、FKAC167、FHIR、対応表のあるCSV、またはフォルダー")
        ->required();
    one->add_option("--layout", a.layouts, "CSVの対応表（catalog/layouts の例を参照）")
        ->allow_extra_args(false);
  }
  for (auto* one : {check, fold}) {
    one->add_option("--postal-codes", a.postal_codes, "日本郵便の KEN_ALL.CSV");
  }
  fold->add_option("--council", a.council, "協議会の公開鍵（そのもの、またはファイル）")
      ->required();
  fold->add_option("--area", a.area,
                   "協議会の区域（都道府県か二次医療圏のコード）。住んでいる人だけを数える")
      ->capture_default_str();
  fold->add_option("--name", a.name, "保険者の名前（協議会に見える）");
  fold->add_option(
      "--key", a.key,
      "保険者の鍵のファイル。省くとパッケージと同じ場所の insurer.key（なければ作る）");
  fold->add_option("--profile", a.profile, "秘匿の規則（catalog/disclosure）")
      ->capture_default_str();
  fold->add_option("--out", a.out, "パッケージのファイル")->required();
  fold->add_flag("--yes", a.yes, "渡す内容を確かめた: 尋ねずに署名して封をする");
  fold->callback([&a] { a.task = CheckupsArguments::Task::fold; });
  write->add_option("--out", a.out, "書くフォルダー")->required();
  write->callback([&a] { a.task = CheckupsArguments::Task::write; });
  auto* keys = command->add_subcommand("keys", "署名の鍵（保険者）または封の鍵（協議会）を作る");
  keys->add_option("--kind", a.kind, "insurer（保険者）または council（協議会）")
      ->check(CLI::IsMember({"insurer", "council"}))
      ->capture_default_str();
  keys->add_option("--out", a.out, "鍵のファイル")->required();
  keys->callback([&a] { a.task = CheckupsArguments::Task::keys; });
  check->add_option("--out", a.out, "報告（HTML と CSV）を書くフォルダー。省くと画面に CSV");
  check->callback([&a] { a.task = CheckupsArguments::Task::check; });
  auto* sample =
      command->add_subcommand("sample", "架空の人の健診データを作る（試用・検査のため）");
  sample->add_option("--people", a.people, "人数")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  sample->add_option("--seed", a.seed, "乱数の種: 同じ種なら同じファイル")->capture_default_str();
  sample->add_option("--prefecture", a.prefecture, "住んでいる都道府県のコード")
      ->capture_default_str();
  sample
      ->add_option("--form", a.form,
                   "archives（国の様式のZIP）、fkac167（国保のCSV）、fhir、"
                   "own_table（事業所のある独自の表）")
      ->check(CLI::IsMember(base::enum_texts<checkups::SampleForm>()))
      ->capture_default_str();
  sample->add_option("--errors", a.errors_percent, "よくある誤りを入れる文書の割合（%）")
      ->check(CLI::Range(0, 100));
  sample->add_option("--out", a.out, "書くフォルダー")->required();
  sample->callback([&a] { a.task = CheckupsArguments::Task::sample; });
  declare_round(*command, a);
  read->add_option("--format", a.format, "出力の形式")
      ->check(CLI::IsMember({"csv"}))
      ->capture_default_str();
  read->callback([&a] { a.task = CheckupsArguments::Task::read; });
}

}  // namespace engawa::cli
