// The nonce, one per window, is for the interface kit's theme variables only.
const directives = (nonce: string): readonly string[] => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src-elem 'self' 'nonce-${nonce}'`,
  "style-src-attr 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default printed-page',
]

const everyResponse: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Headers of every file of a window, the same under Electron and in the Chromium host. */
export function windowHeaders(nonce: string): Readonly<Record<string, string>> {
  return { ...everyResponse, 'Content-Security-Policy': directives(nonce).join('; ') }
}

/** Headers of a printed page: it carries its own styles, pictures and fonts, and nothing in it runs. */
export const printedHeaders: Readonly<Record<string, string>> = {
  ...everyResponse,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'",
}
