// Pictures of every page with every sample, empty, usual and extreme, and contact sheets of them: cargo xtask sheet.
// The pages are files that the example `gallery` of alula-pages wrote into ALULA_PAGES; no house is needed.
import fs from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIGHTS, SIZES, openBrowser } from '../fixtures/browser.mjs';
import { overflow } from '../fixtures/axe.mjs';

const pages = process.env.ALULA_PAGES;
const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'out', 'sheet');
/** Beside the two lights and widths: a phone whose reader set the text twice as large. */
const LOOKS = [
  ...LIGHTS.flatMap((light) => Object.entries(SIZES).map(([size, viewport]) => ({ name: `${size}-${light}`, light, viewport }))),
  { name: 'phone-large-text', light: 'day', viewport: SIZES.phone, twice: true },
];

let browser;
before(async () => { browser = await openBrowser(); await fs.mkdir(out, { recursive: true }); });
after(async () => { await browser?.close(); });

for (const look of LOOKS) {
  test(look.name, async (t) => {
    const folder = path.join(pages, look.light);
    const names = (await fs.readdir(folder)).filter((it) => it.endsWith('.html')).map((it) => it.replace(/\.html$/, '')).sort();
    const context = await browser.newContext({ viewport: look.viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const wide = [];
    for (const name of names) {
      await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href);
      if (look.twice) await page.addStyleTag({ content: 'html { font-size: 225% !important; }' });
      await page.evaluate(() => document.fonts.ready);
      for (const line of await overflow(page)) wide.push(`${name}: ${line}`);
      await page.screenshot({ path: path.join(out, `${name}-${look.name}.png`), fullPage: true, animations: 'disabled' });
    }
    await context.close();
    await contactSheets(names, look);
    t.diagnostic(`${names.length} pages`);
    if (wide.length > 0) throw new Error(`${wide.length} page(s) scroll sideways:\n  ${wide.join('\n  ')}`);
  });
}

/** Thumbnails side by side, some dozens on a sheet, each as its reader meets it: from the top. */
async function contactSheets(names, look) {
  const columns = look.viewport.width < 600 ? 10 : 6, rows = look.viewport.width < 600 ? 3 : 5;
  const context = await browser.newContext({ viewport: { width: 1900, height: 1000 } });
  const page = await context.newPage();
  for (let first = 0, sheet = 1; first < names.length; first += columns * rows, sheet += 1) {
    const figures = names.slice(first, first + columns * rows).map((name) => {
      const picture = pathToFileURL(path.join(out, `${name}-${look.name}.png`)).href;
      return `<figure><div><img src="${picture}"></div><figcaption>${name}</figcaption></figure>`;
    });
    const file = path.join(out, 'contact.html');
    await fs.writeFile(file, `<!doctype html><style>
      body { margin: 12px; display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 12px; font: 12px sans-serif; background: #888; }
      figure { margin: 0; } figure div { aspect-ratio: ${look.viewport.width} / ${look.viewport.height}; overflow: hidden; }
      img { width: 100%; display: block; } figcaption { color: #fff; padding: 3px; }</style>${figures.join('')}`);
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: path.join(out, `contact-${look.name}-${sheet}.png`), fullPage: true });
    await fs.rm(file);
  }
  await context.close();
}
