/** The page's own files, and the rules that its browser holds it to. Both hosts serve it this way. */
import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Stands in the built page wherever each load gets a fresh nonce (`html.cspNonce` of the bundler). */
export const noncePlace = 'VIGIL_NONCE';

/**
 * Nothing is allowed except what the page is made of. The nonce is there for the two style elements that the widget library creates
 * at run time; inline scripts, inline style attributes, connections, frames and forms stay impossible.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function headers(kind: string, nonce: string): Record<string, string> {
  return {
    'content-type': kind,
    'content-security-policy': contentPolicy(nonce),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), clipboard-read=()',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

function absent(): PageAnswer {
  return { status: 404, headers: headers('text/plain; charset=utf-8', 'none'), body: new Uint8Array() };
}

/** A file of the page as an answer; 404 for anything that is not a file of a known kind inside `folder`. */
export async function pageFile(folder: string, url: string): Promise<PageAnswer> {
  if (!URL.canParse(url)) return absent();
  const path = new URL(url).pathname;
  const kind = kinds[extname(path === '/' ? '/index.html' : path)];
  if (kind === undefined) return absent();
  try {
    const root = await realpath(folder);
    // The real path, not the one written, has to lie inside: links and `%2e%2e` lead nowhere else.
    const file = await realpath(join(root, decodeURIComponent(path === '/' ? '/index.html' : path)));
    if (!file.startsWith(root + sep)) return absent();
    const body = await readFile(file);
    const nonce = randomBytes(16).toString('base64');
    const filled = kind.startsWith('text/html')
      ? Buffer.from(body.toString('utf8').replaceAll(noncePlace, nonce))
      : body;
    return { status: 200, headers: headers(kind, nonce), body: filled };
  } catch {
    return absent();
  }
}
