import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { make_query_client } from "./api/queries";
import { open_details_for_print } from "./open_details_for_print";
import { watch_navigation } from "./page_focus";
import { make_router } from "./router";
import "./styles/engawa.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const router = make_router();
watch_navigation(router);
open_details_for_print();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={make_query_client()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
