import { resolve } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { shell } from "./scripts/shell.ts";

const page = (name: string) => resolve(import.meta.dirname, name);

/** One build, five pages and two service workers, which keep their names because browsers look for them there. */
export default defineConfig({
  plugins: [svelte(), shell({ tablet: page("src/tablet/sw.ts") })],
  worker: { format: "es" },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        home: page("index.html"),
        wall: page("wall/index.html"),
        desk: page("wall/desk/index.html"),
        tablet: page("tablet/index.html"),
        report: page("report/index.html"),
        "report/sw": page("src/report/sw.ts"),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name.endsWith("/sw") ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: "http://127.0.0.1:8000", ws: true },
      "/tiles": "http://127.0.0.1:8000",
      "/basemap": "http://127.0.0.1:8000",
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
