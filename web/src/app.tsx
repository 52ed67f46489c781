import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { make_query_client } from "./api/queries";
import { ask_for_page, page_is_ready } from "./first_page";
import { open_details_for_print } from "./open_details_for_print";
import { watch_navigation } from "./page_focus";
import { make_router } from "./router";
import { when_idle } from "./when_idle";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const client = make_query_client();
const replies = ask_for_page(client, window.location.pathname, window.location.search);
const router = make_router();
watch_navigation(router);
open_details_for_print();
await page_is_ready(replies, router.load());

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// Until then what lies below the window is not laid out: see `data-settled` in the style sheets.
when_idle(() => {
  document.documentElement.dataset["settled"] = "";
});
