import { useRouterState } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { PageTitle } from "../components/page_title";
import { PathLink } from "../components/path_link";
import { Loading, Problem } from "../components/state_views";
import { NotFoundScreen } from "../screens/not_found";
import { CouncilScreen } from "./councils/council";
import { CouncilsScreen } from "./councils/councils";
import { MeetingScreen } from "./meetings/meeting";
import { SignInForm } from "./parts/sign_in_form";
import { AccountScreen, SetUpSecondFactor } from "./people/account";
import { LogScreen } from "./people/log";
import { MemberListScreen } from "./people/member_list";
import { OrganisationScreen, OrganisationsScreen } from "./people/organisations";
import { PersonScreen, PersonsScreen } from "./people/persons";
import { PostsScreen } from "./people/posts";
import { RolesScreen } from "./people/roles";
import { HomeScreen } from "./home";
import { SearchBox, SearchScreen } from "./search";
import { useSession, useSignOut, type Session } from "./session";
import "./work.css";

interface Place {
  text: string;
  path: string;
  is_for?: (session: Session) => boolean;
}

const places: readonly Place[] = [
  { text: "ホーム", path: "/work" },
  { text: "協議会", path: "/work/councils" },
  { text: "組織", path: "/work/organisations" },
  { text: "職位と担当者", path: "/work/posts" },
  { text: "人", path: "/work/persons" },
  { text: "役割", path: "/work/roles" },
  { text: "操作の記録", path: "/work/log", is_for: (session) => session.may_read_log },
];

function screen_of([part, id, tab]: readonly string[]): ReactNode {
  if (part === undefined) return <HomeScreen />;
  if (id === undefined) {
    switch (part) {
      case "councils":
        return <CouncilsScreen />;
      case "organisations":
        return <OrganisationsScreen />;
      case "posts":
        return <PostsScreen />;
      case "persons":
        return <PersonsScreen />;
      case "roles":
        return <RolesScreen />;
      case "log":
        return <LogScreen />;
      case "member-list":
        return <MemberListScreen />;
      case "search":
        return <SearchScreen />;
      case "account":
        return <AccountScreen />;
      default:
        return <NotFoundScreen />;
    }
  }
  if (part === "councils") return <CouncilScreen key={id} id={id} tab={tab} />;
  if (part === "meetings" && tab === undefined) return <MeetingScreen key={id} id={id} />;
  if (part === "organisations" && tab === undefined) return <OrganisationScreen key={id} id={id} />;
  if (part === "persons" && tab === undefined) return <PersonScreen key={id} id={id} />;
  return <NotFoundScreen />;
}

/** Everything below /work. */
export function WorkApp() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const session = useSession();
  // When a sign-in ends while somebody works, the page stays with what is typed in it; the form that
  // is refused asks for the password again.
  const [known, set_known] = useState<Session | null>(null);
  if (session.isPending) return <Loading what="ログインの状態" />;
  if (session.isError) {
    return <Problem error={session.error} retry={() => void session.refetch()} />;
  }
  const is_in = session.data.is_signed_in && !session.data.needs_code;
  if (is_in && known !== session.data) set_known(session.data);
  const who = is_in ? session.data : known;
  if (who === null) return <SignInScreen session={session.data} />;
  const parts = path.split("/").slice(2).map(decodeURIComponent);
  return (
    <>
      <WorkBar session={who} path={path} />
      {who.must_set_up_code ? <MustSetUp /> : screen_of(parts)}
    </>
  );
}

function SignInScreen({ session }: { session: Session }) {
  return (
    <div className="narrow-page">
      <PageTitle text={session.needs_code ? "確認コード" : "ログイン"} />
      {!session.needs_code && (
        <p>協議会の名簿や会議の準備を開くには、ログインしてください。地域の健康課題は、ログインしなくても見られます。</p>
      )}
      <SignInForm key={String(session.needs_code)} session={session} />
      {!session.needs_code && (
        <p className="quiet">
          パスワードを忘れたときや、招待のリンクが切れたときは、システム管理の担当者に新しい招待を頼んでください。
        </p>
      )}
    </div>
  );
}

function MustSetUp() {
  return (
    <div className="narrow-page">
      <PageTitle text="二つ目の確認の用意" />
      <p>
        あなたの役割では、パスワードのほかに、電話などの認証アプリでの確認が必要です。用意が終わると、協議会の仕事を開けます。
      </p>
      <SetUpSecondFactor />
    </div>
  );
}

function WorkBar({ session, path }: { session: Session; path: string }) {
  const sign_out = useSignOut();
  const shown = places.filter((place) => place.is_for?.(session) ?? true);
  const is_here = (place: Place) =>
    place.path === "/work" ? path === "/work" : path.startsWith(place.path);
  return (
    <div className="work-bar no-print">
      {!session.must_set_up_code && (
        <nav aria-label="協議会の仕事">
          <ul>
            {shown.map((place) => (
              <li key={place.path}>
                <PathLink
                  href={place.path}
                  aria-current={place.path === path ? "page" : is_here(place) ? "true" : undefined}
                >
                  {place.text}
                </PathLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {!session.must_set_up_code && path !== "/work/search" && <SearchBox />}
      <p className="work-who">
        <PathLink href="/work/account">{session.name}</PathLink>
        <button type="button" className="button" onClick={() => sign_out.mutate()}>
          ログアウト
        </button>
      </p>
      {sign_out.isError && <Problem error={sign_out.error} retry={() => sign_out.mutate()} />}
    </div>
  );
}
