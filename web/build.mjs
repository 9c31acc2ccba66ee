// Bundles the site's scripts and style sheets into one folder, with the hash of the content in
// every file name, so that a browser may keep a file for ever and never shows an old one.
//
// Usage: node build.mjs OUTPUT_FOLDER
//
// Each script, style sheet and picture directly in src/ becomes a bundle. manifest.json maps
// the plain name ("site.css") to the name with the hash; licences.txt holds the licence texts of
// the third-party packages whose code or fonts are in the bundles.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, "dist"));
const entries = readdirSync(join(here, "src"))
  .filter((name) => /^(?!_)[a-z-]+\.(ts|css|svg)$/.test(name))
  .map((name) => ({ in: join(here, "src", name), out: basename(name, extname(name)) }));
// The map library's worker is a script of its own. Library and worker are bundled from their sources,
// not from the two ready-made files: those each hold a copy of what they share, 443 kB together after
// gzip, where the sources with a shared part are 329 kB.
const mapLibrary = join(here, "node_modules", "maplibre-gl", "src");
entries.push({ in: join(mapLibrary, "source", "worker.ts"), out: "map-worker" });

mkdirSync(output, { recursive: true });
const result = await build({
  entryPoints: entries,
  outdir: output,
  absWorkingDir: here,
  bundle: true,
  // The map library declares fields again in subclasses; defined anew they would be empty.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  alias: { "maplibre-gl": join(mapLibrary, "index.ts") },
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  minify: true,
  legalComments: "none",
  metafile: true,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "copy" },
  logLevel: "warning",
});

// The letters of PDFs and PNGs, which a browser never asks for: in a folder of their own.
const printFonts = copiedFonts("source-sans", ["Regular", "It", "Semibold", "Bold"]);

writeJson("manifest.json", { ...namesWithHash(result.metafile), ...printFonts });
writeFileSync(join(output, "licences.txt"), licenceTexts(result.metafile, ["source-sans"]));

/** Copy the font files of a package to print/, with the hash of the content in their names. */
function copiedFonts(name, styles) {
  mkdirSync(join(output, "print"), { recursive: true });
  return Object.fromEntries(
    styles.map((style) => {
      const source = join(here, "node_modules", name, "OTF", `SourceSans3-${style}.otf`);
      const hash = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 8);
      const target = `print/SourceSans3-${style}-${hash.toUpperCase()}.otf`;
      copyFileSync(source, join(output, target));
      return [basename(source), target];
    }),
  );
}

/** Plain name → name with hash, for the entries and for the assets that they load. */
function namesWithHash(metafile) {
  const names = {};
  for (const [path, made] of Object.entries(metafile.outputs)) {
    const name = basename(path);
    const inputs = Object.keys(made.inputs);
    const source = made.entryPoint ?? (extname(name) === ".woff2" ? inputs[0] : undefined);
    if (source) names[plainName(name, source)] = name;
  }
  return Object.fromEntries(Object.entries(names).sort());
}

/** The name without the hash; an asset keeps the name of its source. */
function plainName(name, source) {
  return extname(name) === ".js" ? name.replace(/-[A-Z0-9]{8}\.js$/, ".js") : basename(source);
}

/** Licence texts of the packages that came along; a package without one is an error. */
function licenceTexts(metafile, copied) {
  const bundled = Object.keys(metafile.inputs)
    .map((path) => path.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean);
  const packages = new Set([...bundled, ...copied]);
  return [...packages].sort().map(licenceText).join("\n\n");
}

function licenceText(name) {
  const folder = join(here, "node_modules", name);
  const names = readdirSync(folder);
  // murmurhash-js has its licence in its README.
  const file =
    names.find((each) => /^licen[cs]e/i.test(each)) ??
    names.find((each) => /^readme/i.test(each) && hasPermission(join(folder, each)));
  if (!file) throw new Error(`${name} is bundled but has no licence file in ${relative(here, folder)}`);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `== ${name} ${about.version} (${about.license}) ==\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

function hasPermission(path) {
  return readFileSync(path, "utf8").includes("Permission is hereby granted");
}

function writeJson(name, value) {
  const path = join(output, name);
  if (existsSync(path)) throw new Error(`${path} exists already: give an empty output folder`);
  writeFileSync(path, JSON.stringify(value, null, 2) + "\n");
}
