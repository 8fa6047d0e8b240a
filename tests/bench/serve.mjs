// Files of some folders, on this machine alone.
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Serves `{ '/prefix/': folder }`, as Brotli packs it where there is such a copy, and pages that `page(path)` writes;
 * gives the address and the server.
 */
export async function serve(folders, page) {
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const made = page(path);
    const type = TYPES[made ? '.html' : extname(path)] ?? 'application/octet-stream';
    // What is measured is the first visit.
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-store' };
    if (made) return response.writeHead(200, headers).end(made);
    const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const file = prefix && join(folders[prefix], normalize(path.slice(prefix.length - 1)));
    const found = async (name) => file && (await stat(name).catch(() => null))?.isFile();
    if (!(await found(file))) return response.writeHead(404).end();
    const isPacked = await found(`${file}.br`);
    response.writeHead(200, isPacked ? { ...headers, 'Content-Encoding': 'br' } : headers);
    createReadStream(isPacked ? `${file}.br` : file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, server };
}
