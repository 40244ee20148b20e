import { assertNever } from '#shared/assert-never.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { DueRule } from '#shared/domain/due.ts'
import { CASE_OWNER, type ItemId, type Protocol, type RoleHolder } from '#shared/domain/protocol.ts'
import type { School } from '#shared/domain/school.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { html, isolated, ownMarkup, textOf, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { printedDay } from '../../print/print-words.ts'

/** What every page of a protocol is made from: one version, who holds its roles, and the words around it. */
export interface ProtocolPaper {
  readonly protocol: Protocol
  readonly holders: readonly RoleHolder[]
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper'>
  /** The day it is printed. */
  readonly today: string
  readonly text: PrintText
}

/** Which version of which school this is, for the foot of every page. */
export function stampOf({ protocol, school, today, text }: ProtocolPaper): string {
  const { number, publishedAt } = protocol
  const values = { school: school.name, number: String(number) }
  return textOf(
    publishedAt === null
      ? text.say('protocol.draftStamp', { ...values, day: printedDay(text.language, today) })
      : text.say('protocol.stamp', {
          ...values,
          day: printedDay(text.language, schoolDay(publishedAt, school.timeZone)),
        }),
  )
}

/** How long something may take, as people say it. */
export function targetPhrase({ say, language }: PrintText, { amount, unit }: DueRule): Html {
  if (amount === 0) return say(unit === 'hours' ? 'protocol.atOnce' : 'protocol.onThatDay')
  const known = new Intl.PluralRules(language).select(amount)
  // What is said of one says "1": some languages would say it of 3 or of 21 as well.
  const form = known === 'one' && amount !== 1 ? 'many' : known
  switch (form) {
    case 'one':
    case 'two':
    case 'few':
      return say(`protocol.within.${unit}.${form}`, { count: String(amount) })
    case 'zero':
    case 'many':
    case 'other':
      return say(`protocol.within.${unit}.many`, { count: String(amount) })
    default:
      return assertNever(form)
  }
}

/** When the first action of an urgency is due: in the same day is before the student leaves. */
export function firstActionPhrase(text: PrintText, target: DueRule): Html {
  return target.amount === 0 && target.unit !== 'hours'
    ? text.say('protocol.sameDay')
    : targetPhrase(text, target)
}

/** What an urgency is called here. */
export function urgencyName({ protocol, text }: ProtocolPaper, urgency: Urgency): Html {
  const { name } = protocol.document.tiers[urgency]
  return name === '' ? text.say(`protocol.urgency.${urgency}`) : isolated(name)
}

const SHAPES: Readonly<Record<Urgency, string>> = {
  emergency: '<path d="M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7z"/>',
  urgent: '<path d="M6 1l5.5 10H.5z"/>',
  priority: '<path d="M6 .5L11.5 6 6 11.5.5 6z"/>',
  routine: '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
}

/** The shape of an urgency, the same as on the screen, so that it is told without colour. */
export function urgencyShape(urgency: Urgency): Html {
  return ownMarkup(`<svg class="shape" viewBox="0 0 12 12" aria-hidden="true">${SHAPES[urgency]}</svg>`)
}

/** What a role is called. */
export function roleName({ protocol, text }: ProtocolPaper, roleId: ItemId): Html {
  const role = protocol.document.roles.find(({ id }) => id === roleId)
  return roleId === CASE_OWNER || !role ? text.say('protocol.caseOwner') : isolated(role.name)
}

/** Who holds a role: the point of contact, then whoever stands in; `null` where nobody does. */
export function holdersPhrase({ holders, text }: ProtocolPaper, roleId: ItemId): Html | null {
  const [first, ...others] = holders.filter((holder) => holder.roleId === roleId).map(({ name }) => name)
  if (first === undefined) return null
  const then =
    others.length > 0 &&
    html`,
    ${text.say('protocol.then', { names: html`${others.map((name, at) => [at > 0 && ', ', isolated(name)])}` })}`
  return html`<b>${isolated(first)}</b>${then}`
}
