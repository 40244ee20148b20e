import type { DueRule } from './due.ts'
import {
  CASE_OWNER,
  tiersOf,
  type CrisisStepKind,
  type ItemId,
  type PlanKind,
  type ProtocolDocument,
} from './protocol.ts'
import type { Urgency } from './urgency.ts'

/** The parts a protocol is read and edited in. */
export const PROTOCOL_PARTS = [
  'about',
  'tiers',
  'roles',
  'team',
  'steps',
  'followUps',
  'crisis',
  'crisisSteps',
  'numbers',
  'forms',
  'dispositions',
  'reasons',
  'barriers',
] as const
export type ProtocolPart = (typeof PROTOCOL_PARTS)[number]

/** A value as a reader is shown it: ids are names already. */
export type ShownValue =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'target'; readonly target: DueRule }
  | { readonly kind: 'urgencies'; readonly urgencies: readonly Urgency[] }
  | { readonly kind: 'crisis-step-kind'; readonly of: CrisisStepKind }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'plan'; readonly plan: PlanKind | null }
  | { readonly kind: 'case-owner' }

/** One field of one item, before and after. */
export interface FieldChange {
  readonly field: string
  readonly before: ShownValue
  readonly after: ShownValue
}

/** One item that was added, taken out, changed, or put elsewhere in its list. */
export interface ProtocolChange {
  readonly part: ProtocolPart
  /** Tells items of one part apart; an urgency, a word of a list, or the item's own. */
  readonly id: string
  readonly name: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly fields: readonly FieldChange[]
}

interface ShownItem {
  readonly id: string
  readonly name: string
  readonly fields: Readonly<Record<string, ShownValue>>
}

type ShownParts = Readonly<Record<ProtocolPart, readonly ShownItem[]>>

const words = (text: string): ShownValue => ({ kind: 'words', words: text })
const lines = (texts: readonly string[]): ShownValue => ({ kind: 'lines', lines: texts })
const asTarget = (target: DueRule): ShownValue => ({ kind: 'target', target })

const nameIn =
  (items: readonly { readonly id: ItemId; readonly name: string }[]) =>
  (id: ItemId | null): string =>
    items.find((item) => item.id === id)?.name ?? ''

const choices = (offered: readonly { readonly id: string; readonly name: string }[]): ShownItem[] =>
  offered.map(({ id, name }) => ({ id, name, fields: { name: words(name) } }))

/** A document as its reader sees it, item by item. */
export function protocolItems(document: ProtocolDocument): ShownParts {
  const { roles, steps, followUps, forms, crisis, team } = document
  const role = (id: ItemId): ShownValue =>
    id === CASE_OWNER ? { kind: 'case-owner' } : words(nameIn(roles)(id))
  return {
    about: [
      {
        id: 'about',
        name: document.name,
        fields: {
          name: words(document.name),
          purpose: words(document.purpose),
          confidentiality: words(document.confidentiality),
        },
      },
    ],
    tiers: tiersOf(document).map(([urgency, tier]) => ({
      id: urgency,
      name: tier.name,
      fields: {
        name: words(tier.name),
        meaning: words(tier.meaning),
        triggers: lines(tier.triggers),
        signs: lines(tier.signs),
        target: asTarget(tier.target),
        familyCall: asTarget(tier.familyCall),
        providerAnswer: asTarget(tier.providerAnswer),
        toBackup: asTarget(tier.escalation.toBackup),
        toOwner: asTarget(tier.escalation.toOwner),
      },
    })),
    roles: roles.map(({ id, name, duties }) => ({
      id,
      name,
      fields: { name: words(name), duties: words(duties) },
    })),
    team: team
      ? [
          {
            id: 'team',
            name: team.name,
            fields: {
              name: words(team.name),
              meets: words(team.meets),
              members: lines(team.roleIds.filter((id) => id !== CASE_OWNER).map(nameIn(roles))),
              decides: words(team.decides),
            },
          },
        ]
      : [],
    steps: steps.map((step) => ({
      id: step.id,
      name: step.name,
      fields: {
        name: words(step.name),
        urgencies: { kind: 'urgencies', urgencies: step.urgencies },
        after: words(nameIn(steps)(step.after)),
        role: role(step.roleId),
        due: asTarget(step.due),
        evidence: words(step.evidence),
        guidance: words(step.guidance),
        form: words(nameIn(forms)(step.formId)),
        repeats: { kind: 'yes-no', yes: step.repeats },
        plan: { kind: 'plan', plan: step.plan },
        reachesFamily: { kind: 'yes-no', yes: step.reachesFamily },
      },
    })),
    followUps: followUps.map((followUp) => ({
      id: followUp.id,
      name: followUp.name,
      fields: {
        name: words(followUp.name),
        role: role(followUp.roleId),
        due: asTarget(followUp.due),
        evidence: words(followUp.evidence),
        guidance: words(followUp.guidance),
      },
    })),
    crisis: [{ id: 'crisis', name: '', fields: { neverAlone: words(crisis.neverAlone) } }],
    crisisSteps: crisis.steps.map((step) => ({
      id: step.id,
      name: step.name,
      fields: {
        name: words(step.name),
        kind: { kind: 'crisis-step-kind', of: step.kind },
        role: role(step.roleId),
        guidance: words(step.guidance),
      },
    })),
    numbers: crisis.numbers.map(({ id, name, number, use }) => ({
      id,
      name,
      fields: { name: words(name), number: words(number), use: words(use) },
    })),
    forms: forms.map(({ id, name, use }) => ({ id, name, fields: { name: words(name), use: words(use) } })),
    dispositions: choices(document.dispositions),
    reasons: choices(document.reasons),
    barriers: choices(document.barriers),
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function fieldChanges(before: ShownItem, after: ShownItem): FieldChange[] {
  return Object.entries(after.fields).flatMap(([field, value]) => {
    const earlier = before.fields[field]
    return !earlier || isSame(earlier, value) ? [] : [{ field, before: earlier, after: value }]
  })
}

/** Ids of items that stand elsewhere among those both versions have, without those that were only pushed along. */
function moved(before: readonly ShownItem[], after: readonly ShownItem[]): ReadonlySet<string> {
  const places = new Map(before.map(({ id }, at) => [id, at]))
  const common = after.flatMap(({ id }) => {
    const place = places.get(id)
    return place === undefined ? [] : [{ id, place }]
  })
  const kept = longestRising(common.map(({ place }) => place))
  return new Set(common.filter((_, at) => !kept.has(at)).map(({ id }) => id))
}

/** Positions of the longest run of rising numbers, not necessarily side by side. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best = numbers.map(() => ({ length: 1, from: -1 }))
  numbers.forEach((number, at) => {
    for (let earlier = 0; earlier < at; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1
      if ((numbers[earlier] ?? 0) < number && length > (best[at]?.length ?? 0))
        best[at] = { length, from: earlier }
    }
  })
  const kept = new Set<number>()
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0)
  while (at >= 0 && numbers.length > 0) {
    kept.add(at)
    at = best[at]?.from ?? -1
  }
  return kept
}

function partChanges(
  part: ProtocolPart,
  before: readonly ShownItem[],
  after: readonly ShownItem[],
): ProtocolChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const later = new Set(after.map(({ id }) => id))
  const elsewhere = moved(before, after)
  const removed = before
    .filter(({ id }) => !later.has(id))
    .map(({ id, name }): ProtocolChange => ({ part, id, name, kind: 'removed', fields: [] }))
  const stayed = after.flatMap((item): ProtocolChange[] => {
    const { id, name } = item
    const was = earlier.get(id)
    if (!was) return [{ part, id, name, kind: 'added', fields: [] }]
    const fields = fieldChanges(was, item)
    if (fields.length > 0) return [{ part, id, name, kind: 'changed', fields }]
    return elsewhere.has(id) ? [{ part, id, name, kind: 'moved', fields: [] }] : []
  })
  return [...removed, ...stayed]
}

/** What differs between two versions of a protocol, part by part, in the order of the later one. */
export function protocolChanges(
  before: ProtocolDocument,
  after: ProtocolDocument,
): readonly ProtocolChange[] {
  const [one, other] = [protocolItems(before), protocolItems(after)]
  return PROTOCOL_PARTS.flatMap((part) => partChanges(part, one[part], other[part]))
}
