// Builds the interface into OUT_DIR: hashed css, js, fonts and icon, and manifest.json from logical to hashed names.
// Usage: node build.mjs OUT_DIR
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, 'dist'));
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });

const manifest = {};

function keep(logical, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const name = logical.replace(/(\.[^.]+)$/, `-${hash}$1`);
  fs.writeFileSync(path.join(out, name), bytes);
  manifest[logical] = name;
  return name;
}

// The dusk colours are written once; without a choice of the reader the system's wish decides.
const dusk = {
  name: 'dusk',
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, (args) => {
      const css = fs.readFileSync(args.path, 'utf8');
      const body = css.match(/\[data-theme="dusk"\]\s*{([^}]*)}/)?.[1];
      if (!body) throw new Error('tokens.css has no [data-theme="dusk"] block');
      const bySystem = `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) {${body}} }`;
      return { contents: css + bySystem, loader: 'css', resolveDir: path.dirname(args.path) };
    });
  },
};

async function bundle(entry, options) {
  const built = await esbuild.build({
    entryPoints: [path.join(here, entry)], bundle: true, minify: true, write: false, logLevel: 'warning',
    absWorkingDir: here, target: ['es2022', 'chrome109', 'firefox115', 'safari16'], legalComments: 'none', ...options,
  });
  return built.outputFiles[0].contents;
}

const fonts = {
  'text.woff2': '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'own-words.woff2': '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2',
};
for (const [logical, file] of Object.entries(fonts)) {
  keep(logical, fs.readFileSync(path.join(here, 'node_modules', file)));
}
keep('icon.svg', fs.readFileSync(path.join(here, 'icon.svg')));

/** Style with the typefaces under their hashed names. */
const named = (css) => Buffer.from(css).toString().replace(/url\(["']?\.?\/?([a-z-]+\.woff2)["']?\)/g, (_, name) => `url(${manifest[name]})`);
keep('app.css', named(await bundle('css/app.css', { plugins: [dusk], external: ['*.woff2'] })));
for (const entry of ['app', 'room', 'call/video']) keep(`${path.basename(entry)}.js`, await bundle(`src/${entry}.ts`, { format: 'iife' }));

// The page of a phone in the home, small. Its worker and its names among apps keep their addresses.
keep('icon-notes.svg', fs.readFileSync(path.join(here, 'icon-notes.svg')));
keep('phone.css', named(await bundle('css/phone.css', { plugins: [dusk], external: ['*.woff2'] })));
keep('phone.js', await bundle('src/phone/main.ts', { format: 'iife' }));
fs.writeFileSync(path.join(out, 'with-worker.js'), await bundle('src/phone/worker.ts', { format: 'iife' }));
for (const [name, called, icon] of [['plain', 'Alula', 'icon.svg'], ['notes', 'Notes', 'icon-notes.svg']]) {
  const app = { name: called, short_name: called, start_url: '/with', scope: '/with', display: 'standalone', background_color: '#000000', theme_color: '#000000', icons: [{ src: `/a/${manifest[icon]}`, sizes: 'any', type: 'image/svg+xml' }] };
  fs.writeFileSync(path.join(out, `with-${name}.webmanifest`), JSON.stringify(app));
}

// Takes notices for people of the practice; it keeps its address too.
fs.writeFileSync(path.join(out, 'told-worker.js'), await bundle('src/told-worker.ts', { format: 'iife' }));

fs.writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

// Packed copies beside the files that gain from it; the server hands out whichever the reader can unpack.
for (const name of Object.values(manifest).filter((it) => /\.(css|js|svg)$/.test(it))) {
  const bytes = fs.readFileSync(path.join(out, name));
  fs.writeFileSync(path.join(out, `${name}.br`), zlib.brotliCompressSync(bytes));
  fs.writeFileSync(path.join(out, `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
}
