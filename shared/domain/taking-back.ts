import { schoolDay } from './clock.ts'
import { type Consent, recipientsOf, takenBackOn, type TakenBackFor } from './consent.ts'

/** Somebody's word that a paper no longer holds for some of those it names. */
interface Word extends Omit<TakenBackFor, 'recipientId' | 'name'> {
  /** Organizations by id, `null` for whoever treats the student. */
  readonly recipients: readonly TakenBackFor['recipientId'][]
  /** What the organizations are called that a paper for whoever treats the student does not name, by id. */
  readonly unnamed?: Readonly<Record<string, string>>
}

type Taken = Pick<Consent, 'revokedOn' | 'revokedHow' | 'revokedAt' | 'takenBackFor'>

/** Whom a paper still names, whatever the day: nobody it was taken back for. */
export function stillNamed(
  consent: Pick<Consent, 'recipientIds' | 'anyTreating' | 'takenBackFor'>,
): readonly TakenBackFor['recipientId'][] {
  const gone = new Set(consent.takenBackFor.map(({ recipientId }) => recipientId))
  return recipientsOf(consent).filter((recipient) => !gone.has(recipient))
}

/**
 * Of whom another paper is taken back for by the same word: those both name. Who is taken back for whoever treats the
 * student is taken back for anybody.
 */
export function alsoTakenBackFor(
  consent: Parameters<typeof stillNamed>[0],
  recipients: Word['recipients'],
): Word['recipients'] {
  const named = stillNamed(consent)
  if (recipients.includes(null)) return named
  return recipients.filter((recipient) => consent.anyTreating || named.includes(recipient))
}

/**
 * What a paper is after it was taken back for some of those it names: it stands for the others (34 CFR 99.30; 45 CFR
 * 164.508(b)(5); 42 CFR 2.31(a)(6)), and is over once nobody is left, each from their own day.
 */
export function takenBack(consent: Consent, { recipients, on, at, how, unnamed = {} }: Word): Taken {
  const isLeft = (recipient: Word['recipients'][number]) => !recipients.includes(recipient)
  const { revokedOn, revokedHow, revokedAt, takenBackFor } = consent
  const nameOf = (id: string | null) =>
    id === null || consent.recipientIds.includes(id) ? undefined : unnamed[id]
  const added = recipients.map((recipientId) => {
    const name = nameOf(recipientId)
    return { recipientId, ...(name !== undefined && { name }), on, at, how }
  })
  if (stillNamed(consent).some(isLeft))
    return { revokedOn, revokedHow, revokedAt, takenBackFor: [...takenBackFor, ...added] }
  if (takenBackFor.length === 0) return { revokedOn: on, revokedHow: how, revokedAt: at, takenBackFor }
  const all = [...takenBackFor, ...added]
  const last = all.reduce((latest, each) => (each.on >= latest.on ? each : latest))
  return { revokedOn: last.on, revokedHow: last.how, revokedAt: last.at, takenBackFor: all }
}

/** Whether a paper is, or was, for what a referral asks: telling its provider, or help at school where it has none. */
function isForReferral(consent: Consent, organizationId: string | null): boolean {
  const { kind, direction, anyTreating, recipientIds, takenBackFor } = consent
  if (organizationId === null) return kind === 'services'
  const isNamed =
    recipientIds.includes(organizationId) ||
    takenBackFor.some(({ recipientId }) => recipientId === organizationId)
  return kind === 'exchange' && direction !== 'from' && (anyTreating || isNamed)
}

/** Who a referral tells, an organization by its id; `null` where the help is the school's own. */
interface Told {
  readonly organizationId: string | null
}

type Taking = Pick<TakenBackFor, 'on' | 'at'>

/** The word that took a paper back for what a referral asks: for its provider, for whoever treats, or as a whole. */
function takingBackOf(consent: Consent, { organizationId }: Told): Taking | null {
  const { takenBackFor, revokedOn, revokedAt } = consent
  const wordFor = (id: string | null) => takenBackFor.find(({ recipientId }) => recipientId === id)
  const ofAll = revokedOn === null ? null : { on: revokedOn, at: revokedAt }
  if (organizationId === null) return ofAll
  const isOfClass = !consent.recipientIds.includes(organizationId)
  return wordFor(organizationId) ?? (isOfClass ? wordFor(null) : undefined) ?? ofAll
}

/** The last paper that was for what a referral asks, where it was taken back; `null` where it was not, or none was signed. */
function lastTakenBack(
  consents: readonly Consent[],
  told: Told,
): (Taking & Pick<Consent, 'recordedAt'>) | null {
  const last = consents
    .filter((consent) => isForReferral(consent, told.organizationId))
    .toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt))
    .at(-1)
  const word = last ? takingBackOf(last, told) : null
  return last && word ? { on: word.on, at: word.at, recordedAt: last.recordedAt } : null
}

/** The day on which what was signed last for a referral was taken back; `null` where it was not, or nothing was signed. */
export function lastTakenBackOn(consents: readonly Consent[], told: Told): string | null {
  return lastTakenBack(consents, told)?.on ?? null
}

/**
 * Whether what was signed for a referral when something was printed was taken back since, and nothing was signed then.
 * Where the hour is not known the day is the school's: in the evening it is another one elsewhere.
 */
export function isTakenBackSince(
  consents: readonly Consent[],
  told: Told,
  { printedAt, timeZone }: { readonly printedAt: string; readonly timeZone: string },
): boolean {
  const last = lastTakenBack(consents, told)
  if (last === null || last.recordedAt > printedAt) return false
  return last.at === null ? last.on >= schoolDay(printedAt, timeZone) : last.at >= printedAt
}

/**
 * What papers say of those they were taken back for, for what somebody else may send who may not read them: nothing
 * leaves by them, and whom else they are for they do not say.
 */
export function onlyTakenBack(consents: readonly Consent[]): Consent[] {
  return consents
    .map((consent) => ({
      ...consent,
      recipientIds: consent.recipientIds.filter((id) => takenBackOn(consent, id) !== null),
      ...{ anyTreating: false, information: [], purposes: [] },
    }))
    .filter(
      ({ kind, recipientIds, takenBackFor }) =>
        kind === 'exchange' && recipientIds.length + takenBackFor.length > 0,
    )
}

/**
 * Whether the family took back by a day what a paper was signed for, of this organization by name: whether the paper named
 * it, and since when. `null` where it said nothing of it.
 */
export function wordAgainst(
  { recipientIds, takenBackFor, revokedOn, revokedAt }: Consent,
  organizationId: string,
  today: string,
): { readonly isOfNamed: boolean; readonly since: string } | null {
  const isOfNamed = recipientIds.includes(organizationId)
  const ofOne = takenBackFor.find(({ recipientId }) => recipientId === organizationId)
  const ofAll = isOfNamed && revokedOn !== null ? { on: revokedOn, at: revokedAt } : undefined
  const word = ofOne ?? ofAll
  return word && word.on <= today ? { isOfNamed, since: word.at ?? word.on } : null
}
