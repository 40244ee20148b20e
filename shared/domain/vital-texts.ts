import type english from '../text/print/en.json'

type Printed = Omit<typeof english, 'meta'>

/** Which texts of a page nobody should have to trust unchecked: all, none, these, or all but these. */
type Decision<Texts> = Texts extends string
  ? boolean
  : boolean | readonly (keyof Texts & string)[] | { readonly but: readonly (keyof Texts & string)[] }

type Decided<Pages> = { readonly [Page in keyof Pages]: Decision<Pages[Page]> }

/**
 * What somebody signs, their rights, and what to do in danger, page by page: a new page is decided about here before it
 * compiles. A label other forms borrow and what a page says of another page are no more than that; where something is to
 * be signed is a step, and what the signature means is on the paper itself.
 */
const VITAL: Decided<Omit<Printed, 'forms' | 'plan'>> & {
  readonly forms: Decided<Printed['forms']>
  readonly plan: Decided<Printed['plan']>
} = {
  ...{ frame: false, interpreted: false, ask: false, askThem: false, yes: false },
  letter: ['choice', 'choiceWords', 'choiceSigned'],
  crisis: true,
  provider: false,
  payer: false,
  expect: ['rights', 'rights1', 'rights2', 'rights3', 'rights4', 'rights5'],
  slip: false,
  why: false,
  choices: false,
  questions: false,
  insurance: ['intro', 'saidNo', 'saidNoWords'],
  rights: true,
  crisisPage: true,
  card: false,
  feedback: false,
  pickUp: true,
  consentForm: { but: ['name'] },
  providerLetter: false,
  ...{ urgency: false, reason: false, relation: false, grade: false },
  protocol: false,
  ...{ disposition: false, barrier: false },
  records: true,
  disclosures: ['about', 'asFarAs', 'ownWords'],
  answer: ['explain', 'hidden', 'leftOut', 'amend', 'hearing'],
  resources: false,
  distance: false,
  here: false,
  thanks: ['danger'],
  forms: {
    ...{ fields: false, give: false, givePhone: false },
    little: ['safe'],
    teen: ['private', 'danger'],
    parent: ['then'],
    followUp: false,
    hotline: true,
    heard: false,
    pictures: ['free', 'interpreter', 'choice', 'danger', 'line'],
    aloud: [
      ...['choice', 'choice1', 'private', 'private1', 'sign', 'sign1', 'language', 'language1'],
      ...['danger', 'danger1'],
    ] as const,
    guide: false,
  },
  plan: { numbers: true, safety: true, return: ['danger'], teachers: false },
}

function decides(decision: unknown, [name = '', ...rest]: readonly string[]): boolean {
  if (typeof decision === 'boolean') return decision
  if (Array.isArray(decision)) return decision.includes(name)
  if (typeof decision !== 'object' || decision === null) return false
  if ('but' in decision) return Array.isArray(decision.but) && !decision.but.includes(name)
  return decides(Object.entries(decision).find(([page]) => page === name)?.[1], rest)
}

const decided = new Map<string, boolean>()

/** Texts nobody should have to trust unchecked, by their names, `letter.choice`. */
export function isVital(key: string): boolean {
  const before = decided.get(key)
  if (before !== undefined) return before
  const is = decides(VITAL, key.split('.'))
  decided.set(key, is)
  return is
}
