/**
 * Makes src/core/api.gen.ts from the server's own description; with --check it only says whether it is out of date.
 *
 * The description comes from `python -m backend openapi`, which needs no database; PYTHON names another interpreter
 * than the project's.
 */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = resolve(root, "frontend/src/core/api.gen.ts");
const python = process.env.PYTHON ?? resolve(root, ".venv/bin/python");

const description = execFileSync(python, ["-m", "backend", "openapi"], { cwd: root, maxBuffer: 1 << 26 });
const types = astToString(await openapiTS(JSON.parse(description.toString())));
const text = `/* Made by \`npm run gen:api\` from the server's OpenAPI description; do not edit. */\n\n${types}`;

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error(
    "src/core/api.gen.ts does not match the server: run `npm run gen:api` and commit the result.",
  );
  process.exit(1);
}
