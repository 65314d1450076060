// Joins the front end: one script, one style sheet and the mark, each with its hash in its name, and compressed.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "..", "..", "web", "static");
const target = join(here, "built");

// GOV.UK's typeface and crest are for GOV.UK alone: no trace of them may be served.
function withoutBrand(css) {
  const plain = css
    .replace(/@font-face\{[^}]*\}/g, "")
    .replace(/GDS Transport,arial,sans-serif/g, "var(--oc-font)")
    .replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, "none");
  if (/GDS Transport|govuk-crest|@font-face/.test(plain)) throw new Error("a trace of GOV.UK's own branding is left");
  return plain;
}

async function styles() {
  const govuk = readFileSync(join(here, "node_modules", "govuk-frontend", "dist", "govuk", "govuk-frontend.min.css"), "utf8");
  const ours = readFileSync(join(source, "compact.css"), "utf8");
  return (await transform(withoutBrand(govuk) + ours, { loader: "css", minify: true })).code;
}

async function scripts() {
  const joined = await build({
    entryPoints: [join(source, "compact.js")],
    nodePaths: [join(here, "node_modules")],
    bundle: true, minify: true, format: "esm", target: "es2022", write: false, legalComments: "none",
  });
  return joined.outputFiles[0].text;
}

const made = { "compact.css": await styles(), "compact.js": await scripts(), "mark.svg": readFileSync(join(source, "mark.svg"), "utf8") };
rmSync(target, { recursive: true, force: true });
mkdirSync(target);
const names = {};
for (const [name, content] of Object.entries(made)) {
  const [stem, suffix] = name.split(".");
  names[name] = `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 12)}.${suffix}`;
  writeFileSync(join(target, names[name]), content);
  const small = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(join(target, names[name] + ".br"), small);
}
cpSync(join(here, "node_modules", "axe-core", "axe.min.js"), join(target, "axe.min.js"));  // for the tests
writeFileSync(join(target, "names.json"), JSON.stringify(names));
