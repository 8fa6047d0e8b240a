// Each peer as a page would ship it: one minified script and style sheet, without what it does not use.
import { build } from 'esbuild';

const here = (name) => new URL(name, import.meta.url).pathname;

/** Writes `NAME.js` and `NAME.css` of each peer to a folder. */
export const bundle = (names, folder) =>
  build({
    entryPoints: names.map((name) => here(`peers/${name}.js`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome120',
    define: { 'process.env.NODE_ENV': '"production"' },
    // What TimelineJS is styled with stands ready in its package.
  loader: { '.less': 'empty', ...Object.fromEntries(['eot', 'svg', 'ttf', 'woff', 'woff2'].map((kind) => [`.${kind}`, 'file'])) },
    logLevel: 'warning',
  });
