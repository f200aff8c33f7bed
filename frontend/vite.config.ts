import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Every browser that runs this code reads WOFF2: the older WOFF twins would only double the page. */
function woff2Only(): Plugin {
  const twin = /,\s*url\([^)]*\.woff\)\s*format\((['"])woff\1\)/g;
  return {
    name: "woff2-only",
    enforce: "pre",
    transform: (code, id) => (id.includes("@fontsource") ? { code: code.replace(twin, ""), map: null } : null),
  };
}

/** One script and one style sheet with the fonts inside: the server serves them, the report swallows them whole. */
export default defineConfig({
  plugins: [woff2Only(), svelte()],
  build: {
    outDir: "../src/regesta/web/static",
    emptyOutDir: true,
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    target: "es2022",
    rollupOptions: {
      input: "src/main.ts",
      output: { format: "iife", entryFileNames: "app.js", assetFileNames: "app.[ext]" },
    },
  },
});
