import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Has the application, and the parts it shares with others, fetched beside what asks for it. */
function preload_application(): Plugin {
  return {
    name: "preload-application",
    transformIndexHtml: (_html, { bundle = {} }) => {
      const application = Object.values(bundle).find(
        (file) => file.type === "chunk" && file.isDynamicEntry && file.name === "app",
      );
      if (application?.type !== "chunk") return [];
      return [application.fileName, ...application.imports].map((file) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
        injectTo: "head" as const,
      }));
    },
  };
}

export default defineConfig({
  plugins: [react(), preload_application()],
  build: {
    target: "baseline-widely-available",
    // The content security policy refuses inline scripts and data: styles.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/figures": "http://127.0.0.1:8080" } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
