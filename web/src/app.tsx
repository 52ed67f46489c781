import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

import { make_query_client } from "./api/queries";
import { ask_for_page, page_is_ready, with_page, without_page } from "./first_page";
import { open_details_for_print } from "./open_details_for_print";
import { watch_navigation } from "./page_focus";
import { make_router } from "./router";
import { is_sent, replace_sent_page } from "./sent_page";
import { when_idle } from "./when_idle";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const client = make_query_client();
const replies = ask_for_page(client, window.location.pathname, window.location.search);
const router = make_router();
watch_navigation(router);
open_details_for_print();
const has_page = is_sent(root);
await page_is_ready(has_page ? with_page : without_page, replies, router.load());

const start = () =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
// At once, so that nothing is done in the old page meanwhile; else effects may wait for the paint.
if (has_page) replace_sent_page(root, () => flushSync(start));
else start();

// Until then what lies below the window is not laid out: see `data-settled` in the style sheets.
when_idle(() => {
  document.documentElement.dataset["settled"] = "";
});
