/** Between the two columns. */
const GAP = '0.28in'

/** How far an entry of a list is set in, so that its English begins where that of a paragraph does. */
const INDENT = '1.4em'

/** The columns of a row inside so many lists. */
const columns = (lists: number): string => `minmax(0, 1fr) calc(50% + (${lists} * ${INDENT} - ${GAP}) / 2)`

/** What is too narrow for two columns has its English under it. */
const NARROW = [
  '.card',
  '.picture',
  '.calls',
  '.slip-head',
  '.asked',
  '.answers',
  '.choices',
  '.slip-foot',
  'dt',
  'th',
  '.one-language .columns',
]
const inNarrow = (inside: string): string => NARROW.map((each) => `.sheet ${each} ${inside}`).join(', ')

/** What stands in columns where one language alone has the whole page. */
const IN_COLUMNS = ['two', 'three', 'halves', 'columns', 'inline', 'roles']

/**
 * How two languages stand beside each other: in rows of two, that of the home first. No row is cut in two, a heading
 * stays with what follows, and the last of a list with the one before it.
 */
export const BESIDE_STYLES = `
.sheet .two-languages { font-size: 0.94em; }
.sheet .pair { display: grid; grid-template-columns: ${columns(0)}; gap: 0 ${GAP}; break-inside: avoid; }
.sheet li > .pair, .sheet .ticks > li > div > .pair { grid-template-columns: ${columns(1)}; }
.sheet .ticks .ticks > li > div > .pair { grid-template-columns: ${columns(2)}; }
.sheet .pair > * { min-width: 0; text-align: start; }
.sheet .pair > .in-english { font-size: 0.96em; line-height: 1.36; }
.sheet ul:not(.ticks, .numbers) > li > .pair > .in-english, .sheet ol > li > .pair > .in-english { padding-inline-start: ${INDENT}; text-indent: -${INDENT}; }
.sheet ul:not(.ticks, .numbers) > li > .pair > .in-english::before, .sheet ol > li > .pair > .in-english::before { content: "•"; display: inline-block; width: ${INDENT}; text-indent: 0; }
.sheet ol > li > .pair > .in-english::before { content: counter(list-item) "."; }
.sheet[dir="rtl"] .two-languages .pair { padding-top: 0.15em; }
.sheet[dir="rtl"] .two-languages .choices .pair { padding-top: 0; }
.sheet .in-english p[dir="auto"] { text-align: start; }
.sheet dd .pair p, .sheet td .pair p { margin: 0; }
.sheet .pair:has(> * > :is(h1, h2, h3)) { break-after: avoid; }
.sheet ul:not(.ticks) > li:nth-child(n + 3):last-child { break-before: avoid; }
.sheet .pair h1 { font-size: 1.3em; }
.sheet .pair h2 { margin: 0.45em 0 0.1em; }
.sheet .boxed > .pair:first-child h2 { margin-top: 0; }
.sheet .one-language .boxed .pair { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); }
.sheet .one-language .boxed .in-english { font-size: 0.88em; line-height: 1.3; }
.sheet .interpreted { display: grid; grid-template-columns: ${columns(0)}; gap: 0 ${GAP}; font-size: 0.84em; }
.sheet .card .interpreted { display: block; }
.sheet .interpreter .blank { display: inline-block; min-width: 9em; border-bottom: 1pt solid #000; }
.sheet .interpreted p { margin: 0; }
.sheet .two-languages > section:last-of-type { break-inside: avoid; }
.sheet .together { break-inside: avoid; }
.sheet .pair:has(> * > :is(.source, .ask, .closed, .back)), .sheet .together:has(:is(.source, .closed)) { break-before: avoid; }
${inNarrow('.pair')} { display: block; }
.sheet dt > .pair, .sheet .choices .pair:has(> * > h3) { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5em; }
.sheet .cut > .pair { display: inline-flex; }
.sheet .cut > .pair > .in-english { line-height: 0; }
.sheet ${inNarrow('.in-english')} { font-size: 0.86em; font-weight: 400; }
.sheet[dir="rtl"] :is(${NARROW.join(', ')}) .in-english { text-align: end; }
.sheet[dir="rtl"] .one-language .columns .in-english { text-align: start; }
${IN_COLUMNS.map((each) => `.sheet .two-languages .${each}`).join(', ')} { display: block; columns: auto; }
.sheet .one-language .columns .in-english { margin-bottom: 0.4em; }
.sheet .in-english .tick { display: none; }
.sheet .pair .in-english :is(.rule, .blank) { border-bottom-color: transparent; }
.sheet .pair .in-english .blank { min-width: 2em; }
`
