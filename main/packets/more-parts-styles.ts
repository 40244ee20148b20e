import { AT_SCHOOL_STYLES } from './at-school.ts'
import type { Look } from '../print/page-frame.ts'
import { inWordy, WORDIEST } from '../print/wordy.ts'
import { DRAWING_STYLES } from '../print/drawings.ts'
import { TABLE_STYLES } from '../print/table.ts'
import { NUMBERS_STYLES } from '../protocols/numbers-to-call.ts'

/** Where a page has its English beside it, so that it is one sheet all the same. */
const BILINGUAL_STYLES = `
.sheet .two-languages .ruled .rule { height: 1.45em; }
.sheet-why .two-languages { font-size: 0.88em; }
.sheet-provider .two-languages { font-size: 0.86em; }
.sheet-provider .two-languages dl > div { grid-template-columns: 11em minmax(0, 1fr); padding: 0.16em 0; line-height: 1.3; }
.sheet-provider-choices .two-languages { font-size: 0.87em; line-height: 1.28; }
.sheet-insurance-script:lang(ar) .two-languages { font-size: 0.86em; line-height: 1.3; }
.sheet-what-to-expect .two-languages { font-size: 0.86em; }
.sheet-insurance-script .two-languages { font-size: 0.88em; }
.sheet-rights .two-languages { font-size: 0.88em; }
.sheet-crisis .two-languages { font-size: 0.84em; }
`

const WORDY_STYLES = [
  inWordy('why', 'font-size: 10.5pt; line-height: 1.36;'),
  inWordy('provider-choices', 'font-size: 9.4pt;'),
  inWordy('questions', 'font-size: 10.2pt; line-height: 1.28;'),
  inWordy('insurance-script', 'font-size: 9.9pt; line-height: 1.28;'),
  inWordy('rights', 'font-size: 10.4pt; line-height: 1.36;'),
  inWordy('crisis', 'font-size: 11.2pt;'),
  inWordy('follow-up-card', 'font-size: 9.8pt;'),
  inWordy('feedback-slip', 'font-size: 10.4pt;'),
  inWordy('questions', 'font-size: 9.7pt; line-height: 1.26;', WORDIEST),
  inWordy('insurance-script', 'font-size: 9.4pt; line-height: 1.25;', WORDIEST),
].join('\n')

/** Room to write, providers side by side, numbers and tables: what the parts beyond letter, form and slip need. */
export function morePartsStyles({ largePrint }: Pick<Look, 'largePrint'>): string {
  const size = (points: number) => (largePrint ? '18pt' : `${points}pt`)
  const columns = largePrint
    ? `.sheet .choices > section { border-top: 1.5pt solid #000; padding-top: 0.3em; margin-bottom: 0.6em; }
.sheet:lang(ar) .choices > section > div { padding: 0.1em 0 0.15em; }`
    : `.sheet .choices { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); grid-template-rows: repeat(9, auto); gap: 0 1.1em; }
.sheet .choices-1 { grid-template-columns: minmax(0, 1fr); }
.sheet .choices-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.sheet .choices > section { display: grid; grid-row: 1 / -1; grid-template-rows: subgrid; }`
  return `${TABLE_STYLES}${AT_SCHOOL_STYLES}${NUMBERS_STYLES}${DRAWING_STYLES}
.sheet-why { font-size: ${size(11.2)}; }
.sheet .ruled .rule { display: block; height: 1.9em; border-bottom: 0.75pt solid #000; }
.sheet-provider:lang(tl) dl > div, .sheet-provider:lang(ht) dl > div { line-height: 1.24; }
.sheet-provider-choices { font-size: ${size(10)}; line-height: 1.34; }
${columns}
.sheet .choices > section > div { border-top: 0.75pt solid #000; padding: 0.2em 0 0.3em; break-inside: avoid; min-width: 0; }
.sheet .choices > section > div:first-child { border-top-width: 1.5pt; }
.sheet .choices h2 { margin: 0 0 0.1em; }
.sheet .choices h3 { font-size: 0.86em; font-weight: 700; margin: 0; }
.sheet .choices p { margin: 0 0 0.15em; }
.sheet .choices bdi[dir="ltr"] { white-space: normal; }
.sheet[dir="rtl"] .choices p[dir="auto"] { text-align: right; }
.sheet-questions { font-size: ${size(10.6)}; line-height: 1.3; }
.sheet-questions h2 { margin: 0.55em 0 0.2em; }
.sheet-questions .ticks > li { margin-bottom: 0.35em; }
.sheet-questions .ruled .rule { height: 1.45em; }
.sheet-questions:lang(ht) h2 { margin: 0.45em 0 0.15em; }
.sheet-questions:lang(ht) .ticks > li { margin-bottom: 0.25em; }
.sheet-questions:lang(ht) .ruled .rule { height: 1.1em; }
.sheet-questions:lang(ht) .pair + .ruled .rule + .rule { display: none; }
.sheet-insurance-script { font-size: ${size(10.2)}; line-height: 1.3; }
.sheet-insurance-script h2 { margin: 0.5em 0 0.15em; }
.sheet-insurance-script p, .sheet-insurance-script ul { margin-bottom: 0.3em; }
.sheet-insurance-script .ticks > li { margin-bottom: 0.3em; }
.sheet-insurance-script .ruled .rule { height: 1.5em; }
.sheet-rights { font-size: ${size(11)}; }
.sheet-rights .office { border-inline-start: 3pt solid #000; padding-inline-start: 0.7em; }
.sheet-crisis { font-size: ${size(12)}; }
.sheet-crisis .numbers { font-size: 1.12em; }
.sheet-crisis .closed { margin-top: 0.8em; }
.sheet .answers { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.3em 0.5em; white-space: nowrap; }
.sheet .answers > div { display: flex; align-items: center; gap: 0.3em; }
.sheet .answers .drawing { flex: none; width: 0.4in; height: 0.37in; }
.sheet-follow-up-card { font-size: ${size(10.4)}; line-height: 1.3; }
.sheet-follow-up-card .table .sign { border-inline-start: 0.75pt solid #000; height: 2.3em; }
.sheet-follow-up-card .table .sign:first-child { border-inline-start: 0; }
.sheet-follow-up-card .barcode svg { width: 2.15in; height: 0.34in; }
.sheet-follow-up-card .qr svg { width: 0.56in; height: 0.56in; }
.sheet-follow-up-card .return-codes .case-code { line-height: 1; }
.sheet-follow-up-card h1, .sheet-follow-up-card .slip-head h2 { margin: 0; font-size: 1.4em; }
.sheet-follow-up-card p { margin-bottom: 0.35em; }
.sheet-follow-up-card .boxed { margin: 0.5em 0 0; }
.sheet-follow-up-card .cut { margin: 0.7em 0 0; break-before: avoid; }
.sheet-follow-up-card .asked { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.1em 1em; margin-bottom: 0.25em; break-inside: avoid; }
.sheet-follow-up-card .asked .question { margin: 0; }
.sheet-follow-up-card .answers { gap: 0.3em 1.4em; }
.sheet-follow-up-card .answers .drawing { width: 0.31in; height: 0.29in; }
.sheet-follow-up-card .slip-foot { margin-top: 0.8em; }
${largePrint ? '.sheet-crisis .two-languages { font-size: 0.86em; } .sheet-crisis .two-languages .numbers { font-size: 1em; }' : ''}
.sheet-questions .two-languages > .pair:has(> * > h2) { break-before: avoid; }
.sheet-feedback-slip { font-size: ${size(11)}; }
.sheet-feedback-slip h1 { margin-bottom: 0.2em; }
.sheet-follow-up-card .comes-back { break-inside: avoid; }
${largePrint ? '' : BILINGUAL_STYLES + WORDY_STYLES}`
}
