#include "engawa/store/kanji_variants.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace engawa::store {
namespace {

// One group per word, the form searched in front: the new forms of 1946 and 1949 with their old
// ones, and the forms that stand in names. Forms that Unicode itself decomposes (神 U+FA19) are not
// here: NFKC has changed them before. Kanji that differ in meaning (坂 阪, 岩 巌) are not one
// group.
constexpr std::u32string_view groups =
    U"亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹弌 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 艶艷 応應 "
    U"欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 回囘 壊壞 懐懷 絵繪 拡擴 "
    U"殻殼 覚覺 斈学學 岳嶽 楽樂 渇渴 鎌鐮 勧勸 巻卷 寛寬 歓歡 缶罐 観觀 間閒 関關 陥陷 "
    U"巌巖 顔顏 帰歸 気氣 器噐 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 郷鄕 "
    U"暁曉 区區 駆驅 勲勳 薫薰 群羣 径徑 恵惠 掲揭 携攜 渓溪谿 経經 継繼 茎莖 蛍螢 軽輕 "
    U"鶏鷄 芸藝 撃擊 欠缺 倹儉 剣劍劔剱釼 圏圈 検檢 権權 献獻 県縣 研硏 険險 顕顯 験驗 "
    U"厳嚴 効效 広廣 恒恆 鉱鑛砿 号號 国國圀 黒黑 済濟 砕碎 斉斎齋齊 剤劑 冴冱 桟棧 参參 "
    U"惨慘 産產 賛贊 蚕蠶 残殘 糸絲 姉姊 歯齒 児兒 辞辭 湿濕 実實 写寫 舎舍 釈釋 寿壽 "
    U"収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍敘 奨奬 将將 床牀 渉涉 焼燒 称稱 証證 "
    U"乗乘 剰剩 壌壤 嬢孃 条條 浄淨 状狀 畳疊 穣穰 譲讓 醸釀 嘱囑 触觸 寝寢 慎愼 晋晉 "
    U"真眞 尽盡 図圖 粋粹 酔醉 随隨 髄髓 数數 枢樞 瀬瀨 清淸 青靑 静靜 声聲 税稅 説說 "
    U"摂攝 窃竊 絶絕 専專 戦戰 浅淺 潜潛 繊纖 践踐 銭錢 禅禪 双雙 壮壯 捜搜 挿插 争爭 "
    U"総總 聡聰 荘莊 装裝 騒騷 増增 蔵藏 臓臟 属屬 続續 堕墮 体體躰 対對 帯帶 滞滯 台臺 "
    U"滝瀧 択擇 沢澤 単單 担擔 胆膽 団團 弾彈 断斷 痴癡 遅遲 昼晝 虫蟲 鋳鑄 庁廳 徴徵 "
    U"聴聽 勅敕 鎮鎭 逓遞 鉄鐵鐡銕 転轉 点點 伝傳 党黨 灯燈 当當 盗盜 稲稻 闘鬭 悳徳德 "
    U"独獨 読讀 届屆 縄繩 弐貳 悩惱 脳腦 覇霸 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 晩晚 "
    U"蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 並竝 変變 辺邊邉 弁辨瓣辯 舗舖 歩步 穂穗 宝寶 萌萠 "
    U"褒襃 豊豐 没沒 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 薬藥 訳譯 予豫 余餘 与與 誉譽 "
    U"揺搖 様樣 謡謠 遥遙 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 塁壘 励勵 礼禮 霊靈 "
    U"齢齡 恋戀 炉爐 労勞 楼樓 録錄 湾灣 歴歷 暦曆 隷隸 錬鍊 郎郞 涙淚 桧檜 槙槇 尭堯 "
    U"鴎鷗 涜瀆 祷禱 頬頰 掴摑 噛嚙 侠俠 繋繫 痩瘦 填塡 剥剝 叱𠮟 鯵鰺 蝉蟬 蝋蠟 箪簞 "
    U"焔焰 鴬鶯 諌諫 莱萊 醤醬 籠篭 竈竃 壷壺 曽曾 麹麴 薮藪 桑桒 芦蘆 高髙 崎﨑嵜碕 吉𠮷 "
    U"島嶋嶌 冨富 峰峯 柳栁桺 館舘 凜凛 梅楳 杉杦 角⻆ 隣鄰 裏裡 略畧 松枩 橋槗 土圡 戸戶 "
    U"内內 黄黃 既旣 縁緣 禄祿 祢禰 葛𦿸 曳曵 舩船 呉吳 娯娛 悦悅 鋭銳 脱脫 閲閱 侯矦 "
    U"倶俱 幷并 併倂 餅餠 屏屛 姫姬 桝枡 迩邇 釜釡 鑑鑒 礒磯 纒纏 靭靱 兎兔 卯夘 往徃 "
    U"珎珍 秌龝秋穐 龜亀 亘亙 曻昇 躯軀 皐皋 晧皓皜 讃讚 讐讎 凉涼 冲沖 决決 况況 减減 "
    U"凄淒 厨廚 廏厩廐 厰廠 喩喻 壻婿 幇幫 廸迪 弯彎 彦彥 恊協 旹時 昿曠 晄晃 ";

std::vector<std::pair<char32_t, char32_t>> make_table() {
  std::vector<std::pair<char32_t, char32_t>> table;
  char32_t form = 0;
  for (const char32_t c : groups) {
    if (c == U' ') {
      form = 0;
    } else if (form == 0) {
      form = c;
    } else {
      table.emplace_back(c, form);
    }
  }
  std::sort(table.begin(), table.end());
  return table;
}

}  // namespace

char32_t searched_form(char32_t kanji) {
  static const std::vector<std::pair<char32_t, char32_t>> table = make_table();
  const auto found = std::lower_bound(table.begin(), table.end(), std::pair(kanji, char32_t{0}));
  return found != table.end() && found->first == kanji ? found->second : kanji;
}

}  // namespace engawa::store
