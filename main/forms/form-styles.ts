import { packetStyles } from '../packets/packet-styles.ts'
import type { Look } from '../print/page-frame.ts'
import { inWordy, WORDIEST, WORDY } from '../print/wordy.ts'

const WORDY_STYLES = [
  inWordy('parent-request', 'font-size: 10.4pt; line-height: 1.34;'),
  inWordy('self-referral-secondary', 'font-size: 10.6pt; line-height: 1.34;'),
  inWordy('read-aloud', 'font-size: 11.4pt; line-height: 1.34;'),
  inWordy('read-aloud', 'font-size: 10.9pt; line-height: 1.32;', WORDIEST),
  inWordy('was-it-good', 'font-size: 9.6pt;'),
  inWordy('was-it-good', 'font-size: 9.8pt;', ['ht']),
].join('\n')

/** A card for the wallet is filled, and the numbers for danger of life are the largest thing on it. */
function hotlineStyles(largePrint: boolean): string {
  const [alone, both] = largePrint ? ['13.2pt', '10.2pt'] : ['10.5pt', '7.4pt']
  return `${largePrint ? '.sheet-hotline-card .cards { display: block; }' : ''}
.sheet-hotline-card .card { font-size: ${alone}; line-height: 1.27; ${largePrint ? 'min-height: 4in;' : ''} }
.sheet-hotline-card .card:has(.in-english) { font-size: ${both}; line-height: 1.19; padding-block: 0.1in; }
.sheet-hotline-card[dir="rtl"] .card { line-height: 1.45; }
.sheet-hotline-card[dir="rtl"] .card:has(.in-english) { line-height: 1.44; }
.sheet-hotline-card .card .in-english { line-height: 1.19; }
${largePrint ? '' : '.sheet-hotline-card[dir="rtl"] .card:has(.in-english) { font-size: 7.2pt; }'}
.sheet-hotline-card .card .numbers { display: flex; flex-direction: column; justify-content: space-evenly; gap: 0.25em; flex: 1; }
.sheet-hotline-card .card .dial { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 0 0.6em; }
.sheet-hotline-card .card .dial:not(.first) { grid-template-columns: minmax(0, 1fr); }
.sheet-hotline-card .card .dial > b, .sheet-hotline-card .card .dial > .whose { display: block; width: auto; padding: 0; }
.sheet-hotline-card .card .first > b { font-size: 2.9em; line-height: 1; }
.sheet-hotline-card .card:has(.in-english) .first > b { font-size: 2.2em; }
${largePrint ? '' : WORDY.map((language) => `.sheet-hotline-card:lang(${language}) .card:has(.in-english) { font-size: 7.1pt; }`).join('\n')}`
}

/** What the forms need beyond the pages of a packet; black on white, nothing told by colour or tint. */
export function formStyles(look: Look): string {
  const { largePrint } = look
  const plain = (size: string) => (largePrint ? '18pt' : size)
  return `${packetStyles(look)}
.sheet[dir="rtl"] h1, .sheet[dir="rtl"] h2 { line-height: 1.55; }
.sheet-read-aloud[dir="rtl"] h2 { margin-bottom: 0.2em; }
.sheet .write { margin: 0 0 0.25em; }
.sheet .write > .label { flex: none; max-width: 70%; }
.sheet .write .rule { min-height: 1.5em; }
.sheet .room { break-inside: avoid; margin: 0.5em 0 0.7em; }
.sheet .room > p:first-child { margin: 0; }
.sheet .ruled { border-bottom: 0.75pt solid #000; height: 1.75em; margin: 0; }
.sheet .three { display: grid; grid-template-columns: repeat(${largePrint ? 1 : 3}, minmax(0, 1fr)); gap: 0 1em; }
.sheet .three > li, .sheet .two > li { margin-bottom: 0.2em; }
.sheet .pictures { display: grid; gap: 0.5em 0.8em; }
.sheet .pictures p { margin: 0; }
.sheet .picture { break-inside: avoid; text-align: center; }
.sheet .six { grid-template-columns: repeat(${largePrint ? 3 : 6}, minmax(0, 1fr)); }
.sheet .six .drawing { width: 0.86in; height: 0.8in; margin: 0 auto 0.15em; }
.sheet .draw { border: 1.5pt solid #000; border-radius: 4pt; height: ${largePrint ? '2in' : '2.1in'}; margin-bottom: 0.6em; }
.sheet-self-referral-elementary .one-language .draw { height: ${largePrint ? '2in' : '1.5in'}; }
.sheet-self-referral-elementary { font-size: ${plain('13.5pt')}; }
.sheet-self-referral-elementary .picture p { font-size: 0.88em; line-height: 1.2; }
.sheet-self-referral-elementary h2 { margin-top: 0.7em; }
.sheet-self-referral-secondary { font-size: ${plain('11.2pt')}; }
.sheet-parent-request { font-size: ${plain('11pt')}; }
.sheet-parent-request .crisis { margin-top: 0.5em; }
.sheet-parent-request .crisis p, .sheet-parent-request .crisis li { margin-bottom: 0.1em; }
.sheet-staff-concern { font-size: ${plain('10.4pt')}; line-height: 1.34; }
.sheet-staff-concern .boxed { margin: 0.4em 0; }
.sheet-when-to-refer { font-size: ${plain('10.8pt')}; line-height: 1.34; }
.sheet-when-to-refer section { break-inside: avoid; }
.sheet-when-to-refer .one-language { font-size: 0.93em; line-height: 1.28; }
.sheet-when-to-refer li { margin-bottom: 0.12em; }
.sheet-behavior-data .table th, .sheet-contact-log .table th { font-size: 0.82em; }
.sheet-behavior-data .table .write, .sheet-contact-log .table .write { display: table-cell; height: 3.3em; border-inline-end: 0.75pt solid #000; }
.sheet .steps { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.8em 1.2em; font-size: ${largePrint ? '1em' : '1.12em'}; line-height: 1.25; }
.sheet .steps .drawing { width: 1.45in; height: 1.35in; margin: 0 auto 0.2em; }
.sheet .steps .picture { border: 1.5pt solid #000; border-radius: 6pt; padding: 0.4em; position: relative; }
.sheet .steps .count { position: absolute; inset-inline-start: 0.35em; top: 0.15em; font-size: 1.7em; font-weight: 700; line-height: 1.1; }
.sheet .known { grid-template-columns: repeat(3, minmax(0, 1fr)); margin-top: 0.9em; line-height: 1.25; }
.sheet .known .drawing { width: 0.95in; height: 0.9in; margin: 0 auto 0.1em; }
.sheet .calls { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.3em 1em; align-items: center; margin-top: 0.9em; }
.sheet .calls .drawing { width: 0.62in; height: 0.58in; }
.sheet .calls p { margin: 0; }
.sheet .calls .big { font-size: 1.5em; }
.sheet-picture-page { font-size: ${plain('12pt')}; }
.sheet-picture-page .one-language { font-size: 0.92em; }
.sheet-picture-page .one-language .steps .drawing { width: 1.15in; height: 1.06in; }
.sheet-picture-page .one-language .known .drawing { width: 0.76in; height: 0.72in; }
.sheet-picture-page .one-language .known, .sheet-picture-page .one-language .calls { margin-top: 0.5em; }
.sheet-read-aloud { font-size: ${plain('12pt')}; }
.sheet-read-aloud section { break-inside: avoid; }
${largePrint ? '' : '.sheet-read-aloud .two-languages { font-size: 0.82em; line-height: 1.28; } .sheet-read-aloud[dir="rtl"] .two-languages [dir="rtl"] { line-height: 1.62; } .sheet-read-aloud[dir="rtl"] .two-languages section p { margin-bottom: 0.1em; }'}
.sheet-read-aloud h2 { margin: 0.5em 0 0.05em; }
.sheet-read-aloud section p { margin-bottom: 0.3em; }
.sheet .read { border-top: 1pt solid #000; padding-top: 0.6em; margin-top: 0.9em; }
.sheet-family-guide { font-size: ${plain('10.4pt')}; line-height: 1.34; }
.sheet-family-guide .boxed { margin: 0.5em 0; padding-block: 0.4em; }
.sheet .kind h2 { border-bottom: 1.5pt solid #000; font-size: 1.2em; margin-top: 0.4em; }
.sheet .kind:first-child h2 { margin-top: 0; }
.sheet .kinds { columns: ${largePrint ? 'auto' : 2}; column-gap: 2em; }
.sheet .entry { break-inside: avoid; padding: 0 0 0.7em; }
.sheet .entry p { margin: 0; }
.sheet .entry .fact p { display: inline; }
.sheet .entry .dial { font-size: 1.15em; }
.sheet .cards { display: grid; grid-auto-rows: 1fr; gap: 0; border: 1pt dashed #000; min-height: ${largePrint ? '0' : '9.1in'}; }
.sheet .by-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.sheet .card { border: 0.5pt dashed #000; padding: 0.16in 0.2in; display: flex; flex-direction: column; break-inside: avoid; }
.sheet .card h1 { font-size: 1.3em; margin: 0; }
.sheet .card h2 { margin: 0 0 0.2em; font-size: 1.15em; }
.sheet .card p { margin: 0 0 0.25em; }
.sheet .card .last { margin: auto 0 0; padding-top: 0.3em; }
${hotlineStyles(largePrint)}
.sheet-was-it-good { font-size: ${largePrint ? '14pt' : '10.4pt'}; line-height: 1.3; }
.sheet-was-it-good .question { margin-top: 0.5em; }
${largePrint ? '' : WORDY_STYLES}
`
}
