import { BESIDE_STYLES } from '../print/beside-styles.ts'
import type { Look } from '../print/page-frame.ts'
import { inWordy, WORDIEST, WORDY } from '../print/wordy.ts'
import { morePartsStyles } from './more-parts-styles.ts'

const WORDY_STYLES = [
  inWordy('letter', 'font-size: 10.5pt; line-height: 1.35;', ['es', ...WORDY]),
  inWordy('provider', 'font-size: 11pt; line-height: 1.38;'),
  inWordy('provider', 'font-size: 11.2pt; line-height: 1.38;', ['es', 'ht']),
  inWordy('what-to-expect', 'font-size: 10pt; line-height: 1.35;'),
  inWordy('consent-form', 'font-size: 9.6pt; line-height: 1.3;'),
  inWordy('provider-letter', 'font-size: 10pt;'),
  inWordy('letter', 'font-size: 10.1pt; line-height: 1.32;', WORDIEST),
  inWordy('consent-form', 'font-size: 9.4pt; line-height: 1.27;', WORDIEST),
].join('\n')

/** Where a letter or what families may expect holds their rights beside its English, it is one page with the box about danger all the same. */
const RIGHTS_IN_BOTH = `
.sheet-letter .one-language:has(.rights) { font-size: 0.96em; line-height: 1.33; }
.sheet-letter:lang(ar) .one-language:has(.rights) { font-size: 0.89em; line-height: 1.36; }
${['vi', 'so'].map((language) => `.sheet-letter:lang(${language}) .one-language:has(.rights) { font-size: 0.93em; line-height: 1.3; }`).join('\n')}
.sheet-what-to-expect .one-language:has(.rights) { font-size: 0.93em; line-height: 1.34; }
.sheet-what-to-expect:lang(ar) .one-language:has(.rights) { font-size: 0.88em; line-height: 1.38; }
${['tl', 'ru', 'so'].map((language) => `.sheet-what-to-expect:lang(${language}) .one-language:has(.rights) { font-size: 0.9em; line-height: 1.3; }`).join('\n')}
`

/** In large print what comes back is one sheet all the same, so that its code and what was ticked are not torn apart; what stands over it shares it where it holds both. */
const SLIPS_WHOLE = `
.sheet-contact-slip .cut { break-before: page; break-after: avoid; margin: 0.5em 0 0.4em; }
.sheet-contact-slip .cut:has(+ .roomy) { break-before: auto; margin: 0.2em 0; }
.sheet-contact-slip:has(.roomy) h1 { font-size: 1.3em; }
.sheet-contact-slip:has(.roomy) > .sheet-body > p { font-size: 0.89em; margin: 0; }
.sheet-contact-slip .slip { font-size: 12.4pt; line-height: 1.25; break-inside: avoid; }
.sheet-contact-slip .slip.roomy { font-size: 14.6pt; }
.sheet-contact-slip[dir="rtl"] .slip { font-size: 12pt; }
.sheet-contact-slip .slip .ticks > li { margin-bottom: 0.34em; }
.sheet-contact-slip .slip.roomy .ticks > li { margin-bottom: 0.5em; }
.sheet-feedback-slip { font-size: 12.6pt; line-height: 1.3; }
.sheet-feedback-slip[dir="rtl"] { font-size: 11.2pt; }
.sheet-feedback-slip .roomy .ticks > li { margin-bottom: 0.5em; }
`

/** What the pages of a packet need beyond plain text; black on white, nothing told by colour or tint. */
export function packetStyles({ largePrint }: Look): string {
  // A line that begins a page keeps the marks above its letters: they would be drawn at the foot of the page before.
  const marks = largePrint
    ? ['p', 'li', 'h2'].map((tag) => `.sheet[dir="rtl"] ${tag} { padding-top: 0.25em; }`).join('\n')
    : ''
  return `${marks}${BESIDE_STYLES}
.sheet-letter { font-size: ${largePrint ? '18pt' : '10.8pt'}; line-height: ${largePrint ? '1.42' : '1.38'}; }
.sheet-letter p, .sheet-letter ol { margin-bottom: 0.4em; }
.sheet-letter h2 { margin-top: 0.55em; }
.sheet-letter .letterhead p { margin: 0; }
.sheet-letter .letterhead { margin-bottom: 0.6em; }
.sheet-letter .signature { margin-top: 0.7em; break-after: avoid; }
.sheet-letter .signature p { margin-bottom: 0.1em; }
.sheet-letter h1 { margin-bottom: 0.2em; }
.sheet-letter li { margin-bottom: 0.14em; }
.sheet-letter .boxed { margin: 0.5em 0 0.3em; padding-block: 0.4em; line-height: 1.34; }
.sheet-letter .boxed h2 { margin-top: 0; }
.sheet .dense { font-size: ${largePrint ? '1em' : '0.96em'}; line-height: 1.38; }
.sheet-what-to-expect { font-size: ${largePrint ? '18pt' : '10.5pt'}; }
.sheet-letter[dir="rtl"] { font-size: ${largePrint ? '19pt' : '11.5pt'}; }
.sheet-provider[dir="rtl"] { font-size: ${largePrint ? '18pt' : '11.1pt'}; }
.sheet-what-to-expect[dir="rtl"] { font-size: ${largePrint ? '19pt' : '12pt'}; }
.sheet .columns { columns: ${largePrint ? 'auto' : 2}; column-gap: 2em; }
.sheet .columns section { break-inside: auto; }
.sheet .columns.few { font-size: 1.1em; }
.sheet .columns section:first-child h2 { margin-top: 0; }
${largePrint ? '' : RIGHTS_IN_BOTH}
.sheet .columns li:first-child, .sheet .columns li:nth-last-child(2) { break-after: avoid; }
.sheet .provider-name { font-size: 1.25em; margin-bottom: 0.3em; }
.sheet .about p { margin-bottom: 0.35em; }
.sheet-provider dl { margin-top: 0.7em; }
.sheet .ask { margin: 0.5em 0 0; break-before: avoid; }
.sheet .source { margin-top: 0.5em; break-before: avoid; }
.sheet .script { border-inline-start: 3pt solid #000; padding-inline-start: 0.7em; }
.sheet-consent-form { font-size: ${largePrint ? '18pt' : '9.8pt'}; line-height: 1.3; }
.sheet-consent-form small { font-size: 0.9em; font-weight: 400; }
.sheet-consent-form p { margin-bottom: 0.3em; }
.sheet-consent-form h2 { margin: 0.35em 0 0.1em; }
.sheet-consent-form .sign p { margin: 0.2em 0 0; }
.sheet-consent-form .back { margin-top: 0.4em; }
.sheet-consent-form .ticks { margin-bottom: 0.3em; }
.sheet-consent-form .ticks > li { margin-bottom: 0.16em; }
.sheet-consent-form ul li { margin-bottom: 0.1em; }
.sheet .two { display: grid; grid-template-columns: ${largePrint ? '' : 'minmax(0, 1fr) '}minmax(0, 1fr); gap: 0 1.4em; }
.sheet .inline { display: flex; flex-wrap: wrap; gap: 0 1.2em; }
.sheet .halves { display: grid; grid-template-columns: ${largePrint ? '' : 'minmax(0, 1fr) '}minmax(0, 1fr); gap: 0 1.6em; }
.sheet .write { display: flex; align-items: flex-end; gap: 0 0.5em; min-height: 1.9em; }
.sheet .pair .write { flex-wrap: wrap; min-height: 1.6em; }
.sheet .pair .write .rule { min-width: 6em; min-height: 1.4em; }
.sheet .write .rule { flex: 1; border-bottom: 1pt solid #000; }
.sheet .sign, .sheet .signing { break-inside: avoid; }
.sheet .case-code.small { font-size: 1.3em; margin: 0; text-align: center; }
.sheet-consent-form .slip-head { align-items: center; }
.sheet .roles > span { white-space: nowrap; }
.sheet .roles { display: flex; gap: 1em; align-items: baseline; }
.sheet .back { margin-top: 0.6em; }
.sheet .back > bdi { display: inline-block; }
.sheet-provider-letter { font-size: 10.2pt; }
.sheet-provider-letter .letterhead { margin-bottom: 0.7em; }
.sheet-provider-letter p, .sheet-provider-letter ol { margin-bottom: 0.4em; }
.sheet-provider-letter h2 { margin-top: 0.7em; }
.sheet-provider-letter .boxed { margin: 0.6em 0 0; }
.sheet-provider-letter dl > div { grid-template-columns: 9em minmax(0, 1fr); }
.sheet .addressee { margin-bottom: 0.7em; }
.sheet[dir="rtl"] .addressee p[dir="auto"] { text-align: right; }
.sheet-provider-letter dl > div { padding: 0.2em 0; }
.sheet-provider-letter .signature { margin-top: 0.8em; }
.sheet .capital::first-letter { text-transform: uppercase; }
.sheet .addressee p { margin: 0; }
.sheet .cut { border-top: 1.2pt dashed #000; margin: 0.9em 0 0.5em; padding-bottom: 1.45em; text-align: center; line-height: 0; }
.sheet .cut span { background: #fff; padding: 0 0.6em; font-size: 0.85em; }
.sheet .slip-head { display: flex; justify-content: space-between; align-items: flex-end; gap: 1.5em; break-inside: avoid; }
.sheet .slip-head p { margin: 0; }
.sheet .case-code { font-size: 2em; line-height: 1.15; font-weight: 700; letter-spacing: 0.04em; font-family: "Noto Sans"; }
.sheet .return-codes { display: flex; align-items: center; gap: 0.06in; flex: none; }
.sheet .return-codes svg { display: block; }
.sheet .barcode svg { width: 2.4in; height: 0.62in; }
.sheet .qr svg { width: 0.82in; height: 0.82in; }
.sheet .no-name { margin: 0.6em 0; }
.sheet .ticks { list-style: none; padding: 0; }
.sheet .ticks > li { padding-inline-start: 1.45em; margin: 0 0 0.42em; break-inside: avoid; }
.sheet .ticks > li > .tick { float: inline-start; position: static; margin: calc((1lh - 0.85em) / 2) 0 0; margin-inline-start: -1.45em; }
.sheet .roomy .ticks > li { margin-bottom: 0.95em; }
.sheet .roomy .slip-foot p { margin-bottom: 0.45em; }
.sheet .roomy .no-name { margin: 1em 0; }
.sheet .roomy .reasons { margin-top: 0.8em; }
.sheet .roomy .reasons > li { margin-bottom: 0.5em; }
.sheet .tick { flex: none; display: inline-block; width: 0.85em; height: 0.85em; border: 1.3pt solid #000; position: relative; top: 0.08em; }
.sheet .reasons { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.2em 1.2em; margin: 0.35em 0 0; }
.sheet .reasons > li { margin: 0; }
.sheet .blank { display: inline-block; min-width: 9em; border-bottom: 1pt solid #000; }
.sheet .blank.short { min-width: 5em; }
.sheet .again { display: block; font-size: 0.72em; line-height: 1.25; padding-top: 0.15em; text-align: start; }
.sheet[dir="rtl"] .again { text-align: end; }
.sheet .slip-foot { display: flex; justify-content: space-between; gap: 2em; border-top: 1pt solid #000; padding-top: 0.6em; break-inside: avoid; }
.sheet .slip-foot > * { flex: 1; }
.sheet .slip-foot p { margin: 0 0 0.1em; }
.sheet-consent-form .barcode svg { width: 2.15in; height: 0.34in; }
.sheet-consent-form .qr svg { width: 0.56in; height: 0.56in; }
.sheet-consent-form .return-codes .case-code { line-height: 1; }
.sheet-consent-form h1 { font-size: 1.4em; margin: 0; }
${morePartsStyles({ largePrint })}
${largePrint ? SLIPS_WHOLE : ''}
${largePrint ? '' : WORDY_STYLES}`
}
