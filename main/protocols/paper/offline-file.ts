import { html, isolated } from '../../print/html.ts'
import { printedDay } from '../../print/print-words.ts'
import { allParts, contents } from './full-pages.ts'
import { stampOf, type ProtocolPaper } from './protocol-paper.ts'

const STYLES = `
:root { color-scheme: light dark; --line: #8a8a8a; --quiet: #4a4a4a; }
@media (prefers-color-scheme: dark) { :root { --quiet: #c4c4c4; } }
body { font: 1.05rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { line-height: 1.2; margin: 0.5rem 0; }
h2 { border-bottom: 2px solid currentColor; margin: 2.5rem 0 0.5rem; }
h3 { margin: 1.75rem 0 0.25rem; }
h4 { margin: 0.75rem 0 0; }
p { margin: 0 0 0.6rem; }
a { color: inherit; }
.quiet, .count { color: var(--quiet); }
.count { font-weight: 400; }
.shape { width: 0.8em; height: 0.8em; fill: currentColor; }
.blank { display: inline-block; width: 6em; border-bottom: 1px solid currentColor; }
.box { display: inline-block; width: 0.8em; height: 0.8em; border: 1px solid currentColor; margin-inline-end: 0.5em; }
.strong { font-weight: 700; }
.part { scroll-margin-top: 1rem; }
.part:target > h3 { text-decoration: underline; }
.guidance { border-inline-start: 3px solid var(--line); padding-inline-start: 0.75rem; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 10rem) minmax(0, 1fr); gap: 0 1rem; padding: 0.1rem 0; }
dt { font-weight: 700; }
dd { margin: 0; }
nav ol { columns: 2; column-gap: 2rem; padding-inline-start: 2rem; }
ul.columns { columns: 2; column-gap: 2rem; }
.numbers { list-style: none; padding: 0; }
.numbers li { display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); gap: 0 1rem; padding: 0.3rem 0; border-top: 1px solid var(--line); }
.number { font-size: 1.25em; }
.top { position: fixed; inset-block-end: 0.75rem; inset-inline-end: 0.75rem; padding: 0.5rem 0.75rem; border: 1px solid currentColor; border-radius: 0.4rem; background: Canvas; color: CanvasText; }
@media (max-width: 30rem) { dl > div, .numbers li { grid-template-columns: minmax(0, 1fr); } nav ol, ul.columns { columns: 1; } }
@media print { .top, nav { display: none; } body { max-width: none; padding: 0; font-size: 11pt; color: #000; background: #fff; } h2, h3, h4 { break-after: avoid; } li { break-inside: avoid; } }
`

/**
 * The whole protocol as one file for every member of the staff: it opens in any browser, runs nothing and asks nobody
 * for anything. There is no student in it.
 */
export function offlineFile(paper: ProtocolPaper): string {
  const { protocol, school, today, text } = paper
  const { say, language, direction } = text
  const body = html`<header id="top">
      <p>
        <b>${isolated(school.name)}</b> · ${say('protocol.version', { number: String(protocol.number) })} ·
        ${say('protocol.printed', { day: printedDay(language, today) })}
      </p>
      <h1>${isolated(protocol.document.name)}</h1>
    </header>
    <nav aria-labelledby="contents">
      <h2 id="contents">${say('protocol.contents')}</h2>
      ${contents(paper)}
    </nav>
    <main>${allParts(paper)}</main>
    <footer>
      <p class="quiet">${stampOf(paper)}</p>
      ${text.unreviewed && html`<p class="quiet">${text.plain('frame.unreviewed')}</p>`}
    </footer>
    <a class="top" href="#top">${say('protocol.top')}</a>`
  const title = html`<title>${protocol.document.name}</title>`
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="robots" content="noindex">${title.markup}<style>${STYLES}</style></head>
<body>${body.markup}</body>
</html>
`
}
