import { Breadcrumbs } from "../components/breadcrumbs";
import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";

/** What the software is, how to use it, privacy and accessibility. */
export function AboutScreen() {
  return (
    <div className="prose">
      <Breadcrumbs crumbs={[{ text: "このソフトについて" }]} />
      <PageTitle text="このソフトについて" />
      <p className="lead">
        Engawa（えんがわ）は、地域・職域連携推進協議会のためのソフトです。公表された特定健診の集計表から、二次医療圏ごとの健康課題を見つけ、根拠とともに示します。
      </p>

      <h2>使い方</h2>
      <ol className="steps">
        <li>
          <strong>地域を選ぶ。</strong>
          <PathLink href="/">地域を選ぶ</PathLink>
          ページで、市町村名を入れるか、地図か一覧から選びます。
        </li>
        <li>
          <strong>課題を読む。</strong>
          先に考えたい課題が上から並びます。年度と比べる相手は、上の欄で変えられます。課題の名前を押すと、図、数字、計算のしかたが出ます。
        </li>
        <li>
          <strong>持ち出す。</strong>
          A4シート、表、図を保存するか、印刷して、協議会の資料に使います。出典の行は残してください。
        </li>
      </ol>

      <h2>個人の記録は入りません</h2>
      <p>
        使うのは、国が公表した集計表だけです。一人ひとりの健診結果は入っておらず、取り込むこともできません。人数が少なく伏せられた欄は、もとの人数を見せず、取りうる幅として計算に入れます。
      </p>
      <p>
        このソフトは、置かれたサーバーの外と通信しません。見た人を記録するためのクッキーも使いません。
      </p>

      <h2>数字について</h2>
      <p>
        値は健診を受けた人のものです。受けなかった人のことは分かりません。比は、性別と年齢の構成をそろえたうえで、全国または都道府県と比べた値です。地域どうしを並べて順位をつける使い方には向きません。計算のしかたは、それぞれの課題のページの下にあります。
      </p>
      <p>
        使っているデータは<PathLink href="/sources">データの出典と取込み状況</PathLink>、指標の決まりは
        <PathLink href="/indicators">指標の一覧</PathLink>
        にあります。ほかのソフトから使うための説明は
        <a href="/api/openapi.json">OpenAPI の文書</a>にあります。
      </p>

      <h2>アクセシビリティ</h2>
      <p>
        JIS X 8341-3:2016 の適合レベルAAと、WCAG
        2.2のレベルAAを目標にしています。すべての画面で、次のことを機械で確かめています。
      </p>
      <ul>
        <li>axe-core の検査で違反がないこと</li>
        <li>キーボードだけで、地域を選んで課題のくわしいページまで進めること</li>
        <li>幅320ピクセルと200%の拡大で、ページが横にはみ出さないこと</li>
        <li>ハイコントラスト表示とA4の印刷で読めること</li>
      </ul>
      <p>
        図には文の説明と、同じ値の表があります。地図と同じことは一覧からもできます。NVDA、PC-Talker
        などの読み上げソフトでの確認は、まだ済んでいません。小さな画面では、図と表は枠の中で横に動かして見ます。
      </p>
    </div>
  );
}
