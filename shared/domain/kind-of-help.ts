import { z } from 'zod'

import type { Service } from './provider.ts'

/** What families look for, in the order they are offered it. */
export const KINDS_OF_HELP = [
  'crisis',
  'talk',
  'substance',
  'loss',
  'safety',
  'food',
  'housing',
  'money',
  'health',
  'law',
  'groups',
  'other',
] as const
export const KindOfHelp = z.enum(KINDS_OF_HELP)
export type KindOfHelp = z.infer<typeof KindOfHelp>

/** The kinds of help among what is kept of a service, without words of another list. */
export const knownKinds = (help: readonly string[]): readonly KindOfHelp[] =>
  help.flatMap((kind) => KindOfHelp.safeParse(kind).data ?? [])

/** Company and calm that treat nobody, though families look for them where they look for somebody to talk to. */
const COMPANY = /\b((talking|healing) circles?|círculos? de (palabra|sanación))\b/i

/** Words by which directories name these kinds, in English and Spanish; the first that is found decides. */
const WORDS: readonly (readonly [KindOfHelp, RegExp])[] = [
  [
    'crisis',
    /\b(crisis (text|line|team|intervention|response|counsel\w*|stabili[sz]ation)|emergency psych\w*|psychiatric emergenc\w*|hotline|warmline|suicid\w*|988|línea de ayuda)\b/i,
  ],
  ['loss', /\b(grie[fv]\w*|bereave\w*|duelo)\b/i],
  [
    'substance',
    // Credits, trauma and disasters are recovered from too.
    /\b(substance|addict\w*|alcohol\w*|drugs?|vaping|opioid\w*|(?<!\b(credit|grade|learning|trauma|disaster|disorder|injury|concussion|debt|storm|flood|fire)s? )recovery|adicci\w*|drogas)\b/i,
  ],
  [
    'safety',
    /\b(domestic violence|violence at home|safety plan\w*|intimate partner|sexual (assault|abuse|violence)|child (abuse|advocacy|protecti\w*)|survivors?|traffick\w*|violencia)\b/i,
  ],
  ['talk', COMPANY],
  [
    'talk',
    /\b(counsel\w*|(?<!\b(physical|speech|occupational|respiratory|language|aquatic) )therap\w*|psych\w*|mental|behaviou?ral|emotional|trauma|anxiety|depress\w*|consejer\w*|terap\w*|salud mental)/i,
  ],
  ['food', /\b(food|pantr\w*|meals?|groceries|nutrition|wic|snap|alimentos?|comidas?|despensa)\b/i],
  [
    'housing',
    /\b(housing|shelter\w*|homeless\w*|rent(s|al|als|er|ers)?|evict\w*|vivienda|albergue|refugio)\b/i,
  ],
  ['law', /\b(legal|law|lawyers?|attorneys?|guardianship|custody|immigra\w*|court|abogad\w*|inmigra\w*)\b/i],
  [
    'money',
    /\b(financial|utilit\w*|bills?|benefits|cash|energy|clothing|furniture|enrol\w*|ayuda económica|ropa)\b/i,
  ],
  ['crisis', /\bcris[ei]s\b/i],
  ['other', /\b(rides?|transport\w*|transit|bus|travel|transporte|autobús)\b/i],
  [
    'health',
    /\b(dental|dentists?|doctors?|medical|medicine|clinics?|hospitals?|health|pediatric\w*|vision|vaccin\w*|immuni[sz]\w*|médic\w*|salud)\b/i,
  ],
  [
    'groups',
    /\b(mentor\w*|after.?school|youth|recreation\w*|sports?|camps?|clubs?|tutor\w*|coach\w*|arts?|peers?|parenting|groups?|grupos?|tutoría|deportes?)\b/i,
  ],
]

const kindsIn = (words: string): readonly KindOfHelp[] => [
  ...new Set(WORDS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind)),
]

/** Whoever helps with this many things is no place for one of them. */
const MANY = 3

/**
 * Under which heading a family looks for a service: by its name, or else by that of its organization, or else by what it
 * says of itself, where that is not many things at once.
 */
export function kindOfHelp({
  name,
  description,
  organizationName,
}: Pick<Service, 'name' | 'description'> & { readonly organizationName: string }): KindOfHelp {
  const [named = kindsIn(organizationName)[0]] = kindsIn(name)
  if (named !== undefined) return named
  const [said = 'other', ...more] = kindsIn(description)
  return more.length + 1 >= MANY ? 'other' : said
}

/** Everything a service helps with, as far as its name, that of its organization and what it says of itself tell. */
export function kindsOfHelp({
  name,
  description,
  organizationName,
}: Pick<Service, 'name' | 'description'> & { readonly organizationName: string }): readonly KindOfHelp[] {
  return kindsIn(`${name}\n${organizationName}\n${description}`).filter((kind) => kind !== 'other')
}

/** Words of care that no other care goes with, as it does at a clinic. */
const BODY =
  /\b(dental|dentists?|teeth|tooth|orthodont\w*|oral health|vision|eye ?(glasses|exams?|care)|optometr\w*|hearing|audiolog\w*|vaccin\w*|immuni[sz]\w*|x-?rays?|pharmac\w*|dermatolog\w*|physical therap\w*|denti?stas?|dientes|lentes|vacunas?)\b/i

/** Whether the words of a service say that it looks after teeth, eyes or the like, and name no other help. */
export function tendsBody(
  service: Pick<Service, 'name' | 'description'> & { readonly organizationName: string },
): boolean {
  const kinds = kindsOfHelp(service)
  return kinds.every((kind) => kind === 'health') && BODY.test(`${service.name}\n${service.description}`)
}

/** Help by which nobody is treated, whatever crisis it is for and whomever else its organization treats. */
const NEEDS: readonly KindOfHelp[] = ['food', 'housing', 'law', 'money', 'other']
const TREATMENT: readonly KindOfHelp[] = ['talk', 'substance', 'loss']
const TREATMENT_ALONE: readonly KindOfHelp[] = ['crisis', 'health']

/**
 * Whether a provider treats whoever comes, as far as the names of the service and its organization say so: a paper for
 * whoever treats names no food bank and no help with the rent in a crisis. Where the names do not say it, a paper has to
 * name them.
 */
export function treats({
  serviceName,
  destination,
}: {
  readonly serviceName: string
  readonly destination: string
}): boolean {
  const isIn = (kinds: readonly KindOfHelp[], words: string) =>
    kindsIn(words.replace(COMPANY, '')).some((kind) => kinds.includes(kind))
  const both = `${serviceName} ${destination}`
  if (isIn(NEEDS, serviceName)) return false
  return isIn(TREATMENT, both) || (isIn(TREATMENT_ALONE, both) && !isIn(NEEDS, both))
}

/**
 * Whether a provider is one for substance use by the names of the service and its organization, whatever else they say:
 * what comes from there is held to 42 CFR part 2 until somebody looked.
 */
export function isForSubstanceUse({
  serviceName,
  destination,
}: {
  readonly serviceName: string
  readonly destination: string
}): boolean {
  return kindsIn(`${serviceName} ${destination}`).includes('substance')
}

/** Why a service does not stand in a list for every family. */
export type NotListed = 'closed' | 'no-phone'

/** Whether families can be sent there: it is open, and there is a number to call. */
export function notListed(
  service: Pick<Service, 'status'>,
  { isActive, phones }: { readonly isActive: boolean; readonly phones: number },
): NotListed | null {
  if (!isActive || service.status !== 'active') return 'closed'
  return phones === 0 ? 'no-phone' : null
}
