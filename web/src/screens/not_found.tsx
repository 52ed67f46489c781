import { Breadcrumbs } from "../components/breadcrumbs";
import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { Problem } from "../components/state_views";

/** For addresses that lead nowhere. */
export function NotFoundScreen() {
  return (
    <>
      <Breadcrumbs crumbs={[{ text: "ページが見つかりません" }]} />
      <PageTitle text="ページが見つかりません" />
      <p>
        アドレスが途中で切れているか、ページがなくなっています。
        <PathLink href="/">地域を選ぶ</PathLink>
        ところから、もう一度たどってください。
      </p>
    </>
  );
}

/** For defects: says so and offers the way back, instead of a blank page. */
export function CrashScreen({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <>
      <PageTitle text="表示できませんでした" />
      <Problem
        error={error instanceof Error ? error : new Error()}
        retry={reset}
        elsewhere={{ text: "地域を選びなおす", path: "/" }}
      />
    </>
  );
}
