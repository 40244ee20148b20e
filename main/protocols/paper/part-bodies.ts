import { assertNever } from '#shared/assert-never.ts'
import type { ProtocolFollowUp, ProtocolStep } from '#shared/domain/protocol.ts'
import type { NumberedPart } from '#shared/domain/protocol-parts.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { html, isolated, joined, leftToRight, paragraphs, type Html, type Piece } from '../../print/html.ts'
import {
  firstActionPhrase,
  holdersPhrase,
  roleName,
  targetPhrase,
  urgencyName,
  urgencyShape,
  type ProtocolPaper,
} from './protocol-paper.ts'

const item = (line: Piece): Html => html`<li>${line}</li>`

const fact = (label: Html, value: Html | false): Html | false =>
  value !== false &&
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`

const written = (text: string): Html | false => text !== '' && paragraphs(text)

function lines(label: Html, texts: readonly string[]): Html | false {
  return (
    texts.length > 0 &&
    html`<h4>${label}</h4>
      <ul>
        ${texts.map((line) => item(isolated(line)))}
      </ul>`
  )
}

function tierBody(paper: ProtocolPaper, urgency: Urgency): Html {
  const { say } = paper.text
  const tier = paper.protocol.document.tiers[urgency]
  const { meaning, triggers, signs, target, escalation } = tier
  const waits = {
    family: targetPhrase(paper.text, tier.familyCall),
    provider: targetPhrase(paper.text, tier.providerAnswer),
  }
  const told = (whom: 'toBackup' | 'toOwner'): Html =>
    escalation[whom].amount === 0
      ? say(`protocol.${whom}Day`)
      : say(`protocol.${whom}`, { due: targetPhrase(paper.text, escalation[whom]) })
  return html`${written(meaning)}
    <p><b>${say('protocol.target')}: ${firstActionPhrase(paper.text, target)}.</b></p>
    ${lines(say('protocol.triggers'), triggers)} ${lines(say('protocol.signs'), signs)}
    <p>${say('protocol.waits', waits)}</p>
    <p class="quiet">${told('toBackup')} ${told('toOwner')}</p>`
}

function whenPhrase({ protocol, text }: ProtocolPaper, { due, after, repeats }: ProtocolStep): Html {
  const target = targetPhrase(text, due)
  const before = protocol.document.steps.find(({ id }) => id === after)
  const when = before
    ? text.say('protocol.afterStep', { due: target, step: isolated(before.name) })
    : text.say('protocol.afterTriage', { due: target })
  return repeats ? text.say('protocol.repeats', { due: when }) : when
}

function stepBody(paper: ProtocolPaper, step: ProtocolStep): Html {
  const { say } = paper.text
  const holders = holdersPhrase(paper, step.roleId)
  const form = paper.protocol.document.forms.find(({ id }) => id === step.formId)
  return html`<dl>
      ${fact(
        say('protocol.for'),
        joined(
          step.urgencies.map((urgency) => html`${urgencyShape(urgency)} ${urgencyName(paper, urgency)}`),
        ),
      )}
      ${fact(say('protocol.who'), html`${roleName(paper, step.roleId)}${holders && html` (${holders})`}`)}
      ${fact(say('protocol.when'), whenPhrase(paper, step))}
      ${fact(say('protocol.plan'), step.plan !== null && say(`protocol.planOf.${step.plan}`))}
      ${fact(say('protocol.reachesFamily'), step.reachesFamily && say('protocol.reachesFamilyText'))}
      ${fact(say('protocol.evidence'), step.evidence !== '' && isolated(step.evidence))}
      ${fact(say('protocol.form'), form !== undefined && isolated(form.name))}
    </dl>
    ${step.guidance !== '' && html`<div class="guidance">${paragraphs(step.guidance)}</div>`}`
}

function followUpBody(paper: ProtocolPaper, { due, roleId, evidence, guidance }: ProtocolFollowUp): Html {
  const { say } = paper.text
  const holders = holdersPhrase(paper, roleId)
  return html`<dl>
      ${fact(say('protocol.who'), html`${roleName(paper, roleId)}${holders && html` (${holders})`}`)}
      ${fact(say('protocol.when'), say('protocol.afterLinked', { due: targetPhrase(paper.text, due) }))}
      ${fact(say('protocol.evidence'), evidence !== '' && isolated(evidence))}
    </dl>
    ${guidance !== '' && html`<div class="guidance">${paragraphs(guidance)}</div>`}`
}

/** Room that was left for a number: a line long enough to write one on. */
const isBlank = (number: string): boolean => /^[\s_]+$/.test(number)

/** The numbers to call, the ones everybody must find first. */
export function numbersList({ protocol }: ProtocolPaper): Html {
  return html`<ul class="numbers">
    ${protocol.document.crisis.numbers.map(({ name, number, use }) =>
      item(
        html`<b class="number"
            >${isBlank(number) ? html`<span class="blank"></span>` : leftToRight(number)}</b
          >
          <span
            >${isolated(name)}${
              use !== '' &&
              html`<br />
                <span class="quiet">${isolated(use)}</span>`
            }</span
          >`,
      ),
    )}
  </ul>`
}

function teamBody(paper: ProtocolPaper): Html | false {
  const { team } = paper.protocol.document
  const { say } = paper.text
  return (
    team !== null &&
    html`<dl>
      ${fact(say('protocol.meets'), team.meets !== '' && isolated(team.meets))}
      ${fact(say('protocol.members'), joined(team.roleIds.map((id) => roleName(paper, id))))}
      ${fact(say('protocol.decides'), written(team.decides))}
    </dl>`
  )
}

function choices<Word extends string>(
  of: readonly { readonly id: Word; readonly name: string }[],
  usual: (id: Word) => Html,
): Html {
  return html`<ul class="columns">
    ${of.map(({ id, name }) => item(name === '' ? usual(id) : isolated(name)))}
  </ul>`
}

/** What a part of a protocol says, without its heading. */
export function partBody(paper: ProtocolPaper, { part, id }: NumberedPart): Html | false {
  const { document } = paper.protocol
  const { say } = paper.text
  const one = <Item extends { readonly id: string }>(list: readonly Item[]): Item | undefined =>
    list.find((candidate) => candidate.id === id)
  switch (part) {
    case 'about':
      return written(id === null ? document.purpose : document.confidentiality)
    case 'tiers':
      // The parts of the urgencies are named by them.
      return tierBody(paper, id as Urgency)
    case 'roles': {
      const role = one(document.roles)
      if (!role) return false
      const holders = holdersPhrase(paper, role.id)
      return html`${holders && html`<p>${say('protocol.contact')}: ${holders}</p>`}${written(role.duties)}`
    }
    case 'team':
      return teamBody(paper)
    case 'steps': {
      const step = one(document.steps)
      return step !== undefined && stepBody(paper, step)
    }
    case 'followUps': {
      const followUp = one(document.followUps)
      return followUp !== undefined && followUpBody(paper, followUp)
    }
    case 'crisis':
      return html`<div class="strong">${paragraphs(document.crisis.neverAlone)}</div>`
    case 'crisisSteps': {
      const step = one(document.crisis.steps)
      if (!step) return false
      const { roleId, kind, guidance } = step
      const holders = holdersPhrase(paper, roleId)
      return html`<p class="quiet">
          ${say('protocol.who')}: ${roleName(paper, roleId)}${holders && html` (${holders})`}
        </p>
        ${written(guidance)}
        ${kind !== 'action' && html`<p class="quiet"><span class="box"></span>${say(`protocol.kind.${kind}`)}</p>`}`
    }
    case 'numbers':
      return numbersList(paper)
    case 'forms':
      return html`<ul>
        ${document.forms.map(({ name, use }) =>
          item(html`<b>${isolated(name)}</b>${use !== '' && html`: ${isolated(use)}`}`),
        )}
      </ul>`
    case 'dispositions':
      return choices(document.dispositions, (word) => say(`disposition.${word}`))
    case 'reasons':
      return choices(document.reasons, (word) => say(`reason.${word}`))
    case 'barriers':
      return choices(document.barriers, (word) => say(`barrier.${word}`))
    default:
      return assertNever(part)
  }
}

/** What a part is called on paper: its own name, or the usual word. */
export function partName(paper: ProtocolPaper, { part, id, name }: NumberedPart): Html {
  const { say } = paper.text
  if (part === 'tiers') return html`${urgencyShape(id as Urgency)} ${urgencyName(paper, id as Urgency)}`
  if (name !== '') return isolated(name)
  if (part === 'about' && id !== null) return say('protocol.part.confidentiality')
  return say(part === 'crisis' ? 'protocol.part.neverAlone' : `protocol.part.${part}`)
}
