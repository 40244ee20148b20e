/** How the parts of a protocol look on paper: black on white, nothing told by colour or tint. */
export const PART_STYLES = `
.sheet h2 { font-size: 1.3em; border-bottom: 1.5pt solid #000; margin-top: 1.2em; }
.sheet h3 { font-size: 1.08em; line-height: 1.3; margin: 0.9em 0 0.25em; break-after: avoid; }
.sheet h4 { font-size: 1em; margin: 0.4em 0 0.1em; break-after: avoid; }
.sheet .part { padding-inline-start: 2.1em; }
.sheet .part > h3 { margin-inline-start: -1.95em; padding-inline-start: 1.95em; text-indent: -1.95em; }
.sheet .part > h3 .shape { margin-inline-end: 0.2em; }
.sheet .count { display: inline-block; width: 1.95em; font-weight: 400; text-indent: 0; }
.sheet .order { font-weight: 400; }
.sheet .part > dl { margin-bottom: 0.4em; }
.sheet .part dl > div { grid-template-columns: min(11em, 34%) minmax(0, 1fr); }
.sheet .part dl > div, .sheet .part dl > div:last-child { border: 0; padding: 0.1em 0; }
.sheet .guidance { border-inline-start: 2pt solid #000; padding-inline-start: 0.7em; }
.sheet .guidance p, .sheet .strong p { margin-bottom: 0.35em; }
.sheet .box { display: inline-block; width: 0.85em; height: 0.85em; border: 1pt solid #000; margin-inline-end: 0.5em; }
.sheet .strong { font-weight: 700; }
.sheet .shape { width: 0.8em; height: 0.8em; fill: currentColor; vertical-align: -0.02em; }
.sheet .numbers { list-style: none; padding: 0; }
.sheet .numbers li { display: grid; grid-template-columns: 10em minmax(0, 1fr); gap: 0 0.8em; align-items: baseline; }
.sheet .number { font-size: 1.2em; }
.sheet .blank { display: inline-block; width: 6em; border-bottom: 0.75pt solid #000; }
.sheet ul.columns { columns: 2; column-gap: 2em; }
`
