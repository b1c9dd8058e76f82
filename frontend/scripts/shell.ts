/**
 * A build step for service workers: each is bundled alone, under the name that browsers look for, and learns which files
 * its page is made of: `__SHELL__` is the list of addresses that the page needs to open and work without a network:
 * itself, its scripts, also those it loads later, their styles and images. Fonts are left out: they come in a hundred
 * slices, of which a page fetches what it needs, and the terminal has others.
 */

import { build, type Plugin, type Rollup } from "vite";

/** `workers`: the folder of a page, which names its entry too, and the source of its worker. */
export function shell(workers: Record<string, string>): Plugin {
  return {
    name: "shell",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      for (const [page, source] of Object.entries(workers)) {
        const entry = Object.values(bundle).find(
          (one) => one.type === "chunk" && one.isEntry && one.name === page,
        );
        if (!entry) this.error(`there is no page ${page} for ${source}`);
        const files = [...reached(entry, bundle)].filter((file) => !file.endsWith(".woff2")).sort();
        const list = [`/${page}/`, ...files.map((file) => `/${file}`)];
        this.emitFile({ type: "asset", fileName: `${page}/sw.js`, source: await bundled(source, list) });
      }
    },
  };
}

/** Every file that a chunk needs, now or later. */
function reached(
  chunk: Rollup.OutputBundle[string] | undefined,
  bundle: Rollup.OutputBundle,
  found = new Set<string>(),
): Set<string> {
  if (chunk?.type !== "chunk" || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const file of chunk.viteMetadata?.importedCss ?? []) found.add(file);
  for (const file of chunk.viteMetadata?.importedAssets ?? []) found.add(file);
  for (const file of [...chunk.imports, ...chunk.dynamicImports]) reached(bundle[file], bundle, found);
  return found;
}

/** A worker as one script without imports: not every browser takes modules as service workers. */
async function bundled(source: string, list: string[]): Promise<string> {
  const [made] = (await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { __SHELL__: JSON.stringify(list) },
    build: { write: false, target: "es2022", lib: { entry: source, formats: ["iife"], name: "worker" } },
  })) as Rollup.RollupOutput[];
  return made?.output[0].code ?? "";
}
