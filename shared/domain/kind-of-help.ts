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

/** Words by which directories name these kinds, in English and Spanish; the first that is found decides. */
const WORDS: readonly (readonly [KindOfHelp, RegExp])[] = [
  ['crisis', /\b(cris[ei]s|hotline|warmline|suicid\w*|988|línea de ayuda)\b/i],
  ['loss', /\b(grie[fv]\w*|bereave\w*|duelo)\b/i],
  ['substance', /\b(substance|addict\w*|alcohol\w*|drugs?|vaping|opioid\w*|recovery|adicci\w*|drogas)\b/i],
  [
    'safety',
    /\b(domestic violence|intimate partner|sexual (assault|abuse|violence)|child (abuse|advocacy|protecti\w*)|survivors?|traffick\w*|violencia)\b/i,
  ],
  [
    'talk',
    /\b(counsel\w*|therap\w*|psych\w*|mental|behaviou?ral|emotional|trauma|anxiety|depress\w*|consejer\w*|terap\w*|salud mental)/i,
  ],
  ['food', /\b(food|pantr\w*|meals?|groceries|nutrition|wic|snap|alimentos?|comidas?|despensa)\b/i],
  ['housing', /\b(housing|shelter\w*|homeless\w*|rent\w*|evict\w*|vivienda|albergue|refugio)\b/i],
  ['law', /\b(legal|law|lawyers?|attorneys?|immigra\w*|court|abogad\w*|inmigra\w*)\b/i],
  [
    'money',
    /\b(financial|utilit\w*|bills?|benefits|cash|energy|clothing|furniture|enrol\w*|ayuda económica|ropa)\b/i,
  ],
  [
    'health',
    /\b(dental|dentists?|doctors?|medical|medicine|clinics?|health|pediatric\w*|vision|vaccin\w*|immuni[sz]\w*|médic\w*|salud)\b/i,
  ],
  [
    'groups',
    /\b(mentor\w*|after.?school|youth|recreation\w*|sports?|camps?|clubs?|tutor\w*|arts?|peers?|parenting|groups?|grupos?|tutoría|deportes?)\b/i,
  ],
]

const namedIn = (words: string): KindOfHelp | undefined =>
  WORDS.find(([, pattern]) => pattern.test(words))?.[0]

/** Under which heading a family looks for a service: by its name, or else by what it says of itself. */
export function kindOfHelp({ name, description }: Pick<Service, 'name' | 'description'>): KindOfHelp {
  return namedIn(name) ?? namedIn(description) ?? 'other'
}

/** Help by which somebody is treated; food, housing, money, law and clubs are none. */
const TREATMENT: readonly KindOfHelp[] = ['crisis', 'talk', 'substance', 'loss', 'health']

/**
 * Whether a provider treats whoever comes, as far as the names of the service and its organization say so: a paper for
 * whoever treats names no food bank. Where the names do not say it, a paper has to name them.
 */
export function treats({
  serviceName,
  destination,
}: {
  readonly serviceName: string
  readonly destination: string
}): boolean {
  return TREATMENT.includes(namedIn(`${serviceName} ${destination}`) ?? 'other')
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
  const [, pattern] = WORDS.find(([kind]) => kind === 'substance') ?? []
  return pattern?.test(`${serviceName} ${destination}`) ?? false
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
