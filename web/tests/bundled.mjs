// A module of the interface, bundled as the browser gets it, for tests of its pure parts.
import * as esbuild from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const src = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'src');

/** What the module exports. */
export async function bundled(file) {
  const built = await esbuild.build({ entryPoints: [path.join(src, file)], bundle: true, write: false, format: 'esm', logLevel: 'silent' });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);
}
