#include "engawa/application/application.hpp"

#include "engawa/aggregates/aggregates_evidence.hpp"
#include "engawa/aggregates/figure_intake.hpp"
#include "engawa/application/evidence.hpp"
#include "engawa/insurers/insurers_actions.hpp"
#include "engawa/insurers/insurers_evidence.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::application {

using base::Result;

Result<std::unique_ptr<Application>> Application::open(const Settings& settings) {
  std::error_code error;
  std::filesystem::create_directories(settings.data_folder, error);
  if (error) {
    return base::make_problem(store::problems::cannot_open, error.message(), {},
                              {settings.data_folder.string(), {}, {}});
  }
  auto application = std::make_unique<Application>();
  const store::Location location{settings.data_folder / database_file, settings.connection_string};
  application->m_store = TRY(store::Store::open(location, all_migrations()));
  application->m_workspace =
      TRY(indicators::Workspace::open(application->m_store, settings.catalogue_folder));
  const auto own_areas = settings.data_folder / own_areas_file;
  if (std::filesystem::exists(own_areas)) {
    application->m_own_areas = std::make_unique<const areas::AreaMaster>(
        TRY(areas::AreaMaster::load(settings.catalogue_folder / "areas", own_areas)));
  }
  application->m_vocabulary = std::make_unique<accounts::Vocabulary>(
      TRY(accounts::Vocabulary::load(settings.catalogue_folder)));
  application->m_common_phrases = std::make_unique<accounts::CommonPhrases>(
      TRY(accounts::CommonPhrases::read(settings.catalogue_folder / "passwords/common.txt")));
  application->m_office.reset(new accounts::Office{
      *application->m_vocabulary,
      application->m_own_areas ? *application->m_own_areas : application->m_workspace->master(),
      *application->m_common_phrases,
      {},
      all_searchables(),
      TRY(store::Synonyms::load(settings.catalogue_folder)),
      std::make_shared<accounts::ReadLog>(),
      std::make_shared<accounts::ListCache>(),
      settings.catalogue_folder,
      settings.data_folder,
      {evidence_of(*application->m_workspace),
       insurers::insurers_evidence(packages::Population::Residents),
       insurers::insurers_evidence(packages::Population::Workers),
       aggregates::aggregates_evidence()},
      {aggregates::figures_stand_together(), insurers::years_count_once()}});
  application->m_office->equipment.add(*application->m_workspace);
  {
    auto lease = TRY(application->m_store->lease());
    TRY(accounts::index_when_empty(application->m_office->searchables, lease.database()));
  }
  for (const auto& action : all_actions()) {
    application->m_office->verbs_ja[action.name] =
        action.is_changing ? action.summary_ja : action.summary_ja + "を見た";
  }
  application->m_office->verbs_ja["notices.deliver"] = "メールを送った";
  application->m_office->verbs_ja["accounts.create_administrator"] = "システム管理者を作った";
  application->m_office->verbs_ja["accounts.index_search"] = "検索の索引を作った";
  application->m_office->verbs_ja["accounts.sign_in"] = "ログインした";
  application->m_office->verbs_ja["accounts.show_second_factor"] = "二つ目の確認をした";
  application->m_office->verbs_ja["accounts.sign_out"] = "ログアウトした";
  application->m_office->verbs_ja["disclosure.publish"] = "表を公表台帳に書いた";
  application->m_office->verbs_ja["indicators.import_workbooks"] = "公表データを取り込んだ";
  application->m_office->verbs_ja["indicators.undo_import"] = "取込みを取り消した";
  return application;
}

}  // namespace engawa::application
