import { z } from 'zod'

import { assertNever } from '../../assert-never.ts'
import type { Candidate } from './candidate.ts'
import type { KindOfHelp } from '../kind-of-help.ts'
import { saidDistance, wholeMiles } from '../postal-area.ts'
import { isStale } from '../provider-check.ts'
import { HardNeed, Preference, type MatchNeeds, type MatchRules, type Need } from './needs.ts'

/** What is not known is never a no: it is a question to ask the provider. */
export const Verdict = z.enum(['fits', 'unknown', 'misses'])
export type Verdict = z.infer<typeof Verdict>

/** How one need of a student stands with one provider, and why, as a screen can say it in any language. */
export const Judgement = z.object({
  need: z.union([HardNeed, Preference]),
  verdict: Verdict,
  /** Which sentence says it; together with the need the key of a catalogue. */
  because: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Judgement = Readonly<z.infer<typeof Judgement>>

type Because = Omit<Judgement, 'need'>

const because = (verdict: Verdict, reason: string, values: Judgement['values'] = {}): Because => ({
  verdict,
  because: reason,
  values,
})

const notSaid = because('unknown', 'not-said')

/** Why it is not known whether a place is too far: it sees people by video, too. */
export const FAR_BY_VIDEO = 'far-by-video'

function judgeOpen({ status, isOrganizationActive, capacity }: Candidate, today: string): Because {
  if (status !== 'active' || !isOrganizationActive) return because('misses', 'closed')
  if (capacity === null) return notSaid
  const on = { on: capacity.on }
  if (isStale(capacity.on, today)) return because('unknown', 'said-long-ago', on)
  switch (capacity.capacity) {
    case 'capacity':
      return because('fits', 'has-openings', on)
    case 'waitlist':
      // Whether they are seen in time nobody knows; it is said, and asked about.
      return because('unknown', 'waiting-list', on)
    case 'additional-assessment-required':
      return because('fits', 'assesses-first', on)
    case 'no-capacity':
      return because('misses', 'no-openings', on)
    default:
      return assertNever(capacity.capacity)
  }
}

function judgeAge({ minimumAge, maximumAge }: Candidate, age: number): Because {
  if (minimumAge === null && maximumAge === null) return notSaid
  const minimum = minimumAge ?? 0
  // Who sees people up to 12 sees a child of twelve until the thirteenth birthday.
  if (age < Math.floor(minimum)) return because('misses', 'too-young', { minimum })
  if (maximumAge !== null && age > maximumAge) return because('misses', 'too-old', { maximum: maximumAge })
  return because('fits', 'sees-age', { age })
}

const ASKS_LITTLE: readonly string[] = ['free', 'sliding-fee']

/** What it takes in payment, with what its costs say: who may be seen for nothing pays with nothing. */
function payersOf({ payers, slidingFee, lowestCost }: Candidate): readonly string[] {
  return [...payers, ...(slidingFee === true ? ['sliding-fee'] : []), ...(lowestCost === 0 ? ['free'] : [])]
}

function judgePayer(candidate: Candidate, wanted: MatchNeeds['payers']): Because {
  const taken = payersOf(candidate)
  const payer = wanted.find((asked) => taken.includes(asked)) ?? (taken.includes('free') ? 'free' : undefined)
  if (payer !== undefined) return because('fits', 'takes', { payer })
  // Whoever lists what they bill says nothing of families who pay what they can.
  const mayAskLittle = wanted.includes('sliding-fee') && candidate.slidingFee === null
  return candidate.payers.length === 0 || mayAskLittle ? notSaid : because('misses', 'does-not-take')
}

function judgeCost(candidate: Candidate): Because {
  const little = payersOf(candidate).find((payer) => ASKS_LITTLE.includes(payer))
  if (little !== undefined) return because('fits', little)
  const isKnown = candidate.slidingFee === false && candidate.lowestCost !== null
  return isKnown ? because('misses', 'costs') : notSaid
}

const languageOf = (tag: string): string => tag.split('-', 1)[0] ?? tag

function judgeLanguage({ languages, interpretation }: Candidate, language: string): Because {
  const isSpoken = languages.some((spoken) => languageOf(spoken) === languageOf(language))
  if (isSpoken) return because('fits', 'spoken', { language })
  if (interpretation !== '') return because('unknown', 'interprets', { language })
  // A list of what is spoken besides English leaves English out.
  if (languages.length === 0 || languageOf(language) === 'en') return notSaid
  return because('misses', 'not-spoken', { language })
}

const yesNoUnknown = (value: boolean | null): Because =>
  value === null ? notSaid : value ? because('fits', 'offered') : because('misses', 'not-offered')

/** However it is written, large or small. */
function among(known: readonly string[], wanted: string, name = 'wanted'): Because {
  const isThere = known.some((each) => each.toLowerCase() === wanted.toLowerCase())
  if (isThere) return because('fits', 'named', { [name]: wanted })
  return known.length === 0 ? notSaid : because('misses', 'not-named', { [name]: wanted })
}

/** Help by people who care for people: what one of them is called does not say that it does nothing else of it. */
const CARE: readonly KindOfHelp[] = ['crisis', 'talk', 'substance', 'loss', 'safety', 'health', 'groups']

/** What a provider helps with is read from its words: those who name care of another kind are asked, never left out. */
function judgeHelp({ help, tendsBody }: Candidate, wanted: KindOfHelp): Because {
  if (help.includes(wanted)) return because('fits', 'named', { help: wanted })
  const mayHelp = !tendsBody && CARE.includes(wanted) && help.some((kind) => CARE.includes(kind))
  if (help.length === 0 || mayHelp) return notSaid
  return because('misses', 'not-named', { help: wanted })
}

/**
 * What is said of a distance is what is decided by: whole miles. Where nobody has to go, nothing is far. Who is far and
 * also sees people by video may do so every time, or only now and then: that is a question, and neither near nor far.
 */
function judgeNear({ miles, isOnlyByVideo, telehealth }: Candidate, { nearMiles }: MatchRules): Because {
  if (miles === null) return isOnlyByVideo ? because('fits', 'by-video') : notSaid
  const { as, ...values } = saidDistance(miles)
  if (wholeMiles(miles) <= nearMiles) return because('fits', as, values)
  return telehealth === true
    ? because('unknown', FAR_BY_VIDEO, { miles: wholeMiles(miles) })
    : because('misses', as, values)
}

/** Of few referrals nothing is said: neither what it would mean nor that there were any. */
const tooFew = because('unknown', 'too-few')

function judgeWait({ observedWait }: Candidate, { shortWaitDays, fewestReferrals }: MatchRules): Because {
  if (observedWait === null || observedWait.referrals < fewestReferrals) return tooFew
  const { medianDays: days, referrals } = observedWait
  return because(days <= shortWaitDays ? 'fits' : 'misses', 'observed', { days, of: referrals })
}

function judgeHistory({ history }: Candidate, { fewestReferrals }: MatchRules): Because {
  if (history === null || history.referrals < fewestReferrals) return tooFew
  const { linked, referrals } = history
  return because(linked * 2 >= referrals ? 'fits' : 'misses', 'linked', { linked, of: referrals })
}

function judged(need: Need, candidate: Candidate, needs: MatchNeeds, rules: MatchRules): Because | null {
  switch (need) {
    case 'open':
      return judgeOpen(candidate, rules.today)
    case 'help':
      return needs.help === null ? null : judgeHelp(candidate, needs.help)
    case 'age':
      return needs.age === null ? null : judgeAge(candidate, needs.age)
    case 'payer':
      return needs.payers.length === 0 ? null : judgePayer(candidate, needs.payers)
    case 'language':
      return needs.language === null ? null : judgeLanguage(candidate, needs.language)
    case 'culture':
      return needs.culture === '' ? null : among(candidate.cultures, needs.culture)
    case 'gender':
      return needs.gender === null ? null : among(candidate.clinicianGenders, needs.gender, 'gender')
    case 'near':
      return needs.near ? judgeNear(candidate, rules) : null
    case 'transit':
      return needs.transit ? yesNoUnknown(candidate.transit) : null
    case 'telehealth':
      return needs.telehealth ? yesNoUnknown(candidate.telehealth) : null
    case 'evening':
      return needs.evening ? yesNoUnknown(candidate.opensLate) : null
    case 'cost':
      return needs.cost ? judgeCost(candidate) : null
    case 'wait':
      return judgeWait(candidate, rules)
    case 'history':
      return judgeHistory(candidate, rules)
    default:
      return assertNever(need)
  }
}

/** How one need stands with one provider, and why; `null` where it was not asked for. */
export function judge(
  need: Need,
  candidate: Candidate,
  needs: MatchNeeds,
  rules: MatchRules,
): Judgement | null {
  const answer = judged(need, candidate, needs, rules)
  return answer && { need, ...answer }
}

/** The same without the reason, for thousands of providers at once. */
export function verdictOf(
  need: Need,
  candidate: Candidate,
  needs: MatchNeeds,
  rules: MatchRules,
): Verdict | null {
  return judged(need, candidate, needs, rules)?.verdict ?? null
}
