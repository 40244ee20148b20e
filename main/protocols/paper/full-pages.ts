import { numberedParts, type NumberedPart } from '#shared/domain/protocol-parts.ts'
import type { ProtocolPart } from '#shared/domain/protocol-changes.ts'

import { html, isolated, type Html } from '../../print/html.ts'
import { partBody, partName } from './part-bodies.ts'
import type { ProtocolPaper } from './protocol-paper.ts'

/** Parts whose heading stands over several of their own. */
const HEADED: readonly ProtocolPart[] = ['crisis', 'tiers', 'steps', 'followUps', 'roles']

/** A list of places on a page: `steps:call-family` as `steps-call-family`. */
const anchorOf = ({ ref }: NumberedPart): string => ref.replace(':', '-')

/** What is drawn after the text of each part: nothing, or lines to write on. */
type After = (part: NumberedPart) => Html | false

/** The whole protocol, part by part, each with its number. */
export function allParts(paper: ProtocolPaper, after: After = () => false): Html {
  const parts = numberedParts(paper.protocol.document)
  return html`${parts.map((part, at) => {
    const isFirst = parts[at - 1]?.part !== part.part
    const body = partBody(paper, part)
    const heading = isFirst && HEADED.includes(part.part)
    return [
      heading && html`<h2>${paper.text.say(`protocol.part.${part.part}`)}</h2>`,
      part.part === 'crisisSteps' &&
        isFirst &&
        html`<h3 class="order">${paper.text.say('protocol.part.crisisSteps')}</h3>`,
      html`<section class="part" id="${anchorOf(part)}">
        <h3><span class="count">${part.number}</span> ${partName(paper, part)}</h3>
        ${body} ${after(part)}
      </section>`,
    ]
  })}`
}

/** Where to find what: every part that stands under a heading of its own. */
export function contents(paper: ProtocolPaper): Html {
  const parts = numberedParts(paper.protocol.document)
  return html`<ol>
    ${parts.map(
      (part) =>
        html`<li value="${part.number}"><a href="#${anchorOf(part)}">${partName(paper, part)}</a></li>`,
    )}
  </ol>`
}

/** Name of the protocol and of the school. */
export function titleOf({ protocol, school }: ProtocolPaper, far: Html): Html {
  return html`<header class="letterhead">
      <p><b>${isolated(school.name)}</b></p>
      <p>${far}</p>
    </header>
    <h1>${isolated(protocol.document.name)}</h1>`
}
