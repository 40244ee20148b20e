import { html } from '../../print/html.ts'
import type { Sheet } from '../../print/page-frame.ts'
import type { Paper } from '../../print/paper.ts'
import { printedDay } from '../../print/print-words.ts'
import { allParts, titleOf } from './full-pages.ts'
import { stampOf, type ProtocolPaper } from './protocol-paper.ts'
import { PART_STYLES } from './styles.ts'

/** The whole protocol on paper. */
export function protocolLetter(
  paper: ProtocolPaper,
  { largePrint }: { readonly largePrint: boolean },
): Paper {
  const { school, text, protocol, today } = paper
  const far = html`<b>${text.say('protocol.version', { number: String(protocol.number) })}</b><br />
    ${text.say('protocol.printed', { day: printedDay(text.language, today) })}`
  const sheet: Sheet = {
    name: 'protocol',
    text,
    body: html`${titleOf(paper, far)} ${allParts(paper)}`,
    from: stampOf(paper),
  }
  return { look: { paper: school.paper, largePrint }, sheets: [sheet], styles: PART_STYLES }
}
