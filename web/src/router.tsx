import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from "@tanstack/react-router";

import { Layout } from "./components/layout";
import { AboutScreen } from "./screens/about";
import { AreaScreen } from "./screens/area";
import { ChooseAreaScreen } from "./screens/choose_area";
import { IndicatorsScreen } from "./screens/indicators";
import { IssueDepthScreen } from "./screens/issue_depth";
import { CrashScreen, NotFoundScreen } from "./screens/not_found";
import { SourcesScreen } from "./screens/sources";
import { read_view } from "./view";

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundScreen });

const home = createRoute({ getParentRoute: () => root, path: "/", component: ChooseAreaScreen });

const area = createRoute({
  getParentRoute: () => root,
  path: "/areas/$code",
  validateSearch: read_view,
  component: function AreaRoute() {
    const { code } = area.useParams();
    const view = area.useSearch();
    return <AreaScreen key={code} code={code} view={view} />;
  },
});

const issue_depth = createRoute({
  getParentRoute: () => root,
  path: "/areas/$code/issues/$indicator",
  validateSearch: read_view,
  component: function IssueDepthRoute() {
    const { code, indicator } = issue_depth.useParams();
    const view = issue_depth.useSearch();
    return (
      <IssueDepthScreen key={`${code}/${indicator}`} code={code} indicator={indicator} view={view} />
    );
  },
});

const indicators = createRoute({
  getParentRoute: () => root,
  path: "/indicators",
  component: IndicatorsScreen,
});
const sources = createRoute({
  getParentRoute: () => root,
  path: "/sources",
  component: SourcesScreen,
});
const about = createRoute({ getParentRoute: () => root, path: "/about", component: AboutScreen });

// Behind the sign-in; its code is fetched when it is first opened.
const work = createRoute({
  getParentRoute: () => root,
  path: "/work",
  component: lazyRouteComponent(() => import("./work/work_app"), "WorkApp"),
});
const work_part = createRoute({
  getParentRoute: () => root,
  path: "/work/$",
  component: lazyRouteComponent(() => import("./work/work_app"), "WorkApp"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./work/people/invitation"), "InvitationScreen"),
});
const council_answer = createRoute({
  getParentRoute: () => root,
  path: "/council-answer",
  component: lazyRouteComponent(() => import("./work/councils/answer_link"), "AnswerLinkScreen"),
});

const meeting_answer = createRoute({
  getParentRoute: () => root,
  path: "/meeting-answer",
  component: lazyRouteComponent(() => import("./work/meetings/links"), "MeetingAnswerScreen"),
});
const open_meetings = createRoute({
  getParentRoute: () => root,
  path: "/meetings",
  component: lazyRouteComponent(() => import("./work/meetings/open_meetings"), "OpenMeetingsScreen"),
});
const receipt = createRoute({
  getParentRoute: () => root,
  path: "/receipt",
  component: lazyRouteComponent(() => import("./work/meetings/links"), "ReceiptScreen"),
});

interface Options {
  history?: RouterHistory;
  scrollRestoration?: boolean;
}

export function make_router(options: Options = {}) {
  return createRouter({
    routeTree: root.addChildren([
      home,
      area,
      issue_depth,
      indicators,
      sources,
      about,
      work,
      work_part,
      invitation,
      council_answer,
      meeting_answer,
      receipt,
      open_meetings,
    ]),
    defaultErrorComponent: CrashScreen,
    scrollRestoration: true,
    trailingSlash: "never",
    ...options,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof make_router>;
  }
}
