import { z } from 'zod'

import { isPhoneNumber } from './phone.ts'
import { Id, LongLine, message, OptionalLine, OptionalWords } from './fields.ts'
import type { Location, Organization, Phone } from './provider.ts'

/** What a number is for, as HSDS names it; one can talk on the first two. */
export const PhoneKind = z.enum(['voice', 'cell', 'text', 'textphone', 'video', 'fax', 'pager'])
export type PhoneKind = z.infer<typeof PhoneKind>

/** Numbers that nobody answers. */
export const isSpokenOn = ({ kind }: Pick<Phone, 'kind'>): boolean => kind !== 'fax' && kind !== 'pager'

/** What directories call kinds of numbers in other words. */
const OTHER_NAMES: Readonly<Record<string, PhoneKind>> = {
  tdd: 'textphone',
  tty: 'textphone',
  'tty/tdd': 'textphone',
  sms: 'text',
  mobile: 'cell',
  cellphone: 'cell',
  'cell phone': 'cell',
  phone: 'voice',
  telephone: 'voice',
  office: 'voice',
}

/** The kind of a number, whatever a directory calls it; `null` for a word of its own, or none. */
export function phoneKindOf(kind: string | null): PhoneKind | null {
  const word = (kind ?? '').trim().toLowerCase()
  return PhoneKind.safeParse(word).data ?? OTHER_NAMES[word] ?? null
}

/** What a directory calls by a word of its own is a line one can talk on. */
const TALKED_ON: readonly (PhoneKind | null)[] = ['voice', 'cell', null]

/** Numbers one can talk on first, each group as it stood. */
export const talkedOnFirst = <Known extends Pick<Phone, 'kind'>>(
  phones: readonly Known[],
): readonly Known[] => [
  ...phones.filter(({ kind }) => TALKED_ON.includes(phoneKindOf(kind))),
  ...phones.filter(({ kind }) => !TALKED_ON.includes(phoneKindOf(kind))),
]

/** A telephone number as somebody types it, its extension behind it; 211 and 988 are numbers too. */
export const PhoneDraft = z.object({
  number: LongLine.refine(isPhoneNumber, message('providers:errors.notAPhone')),
  /** One of ours, or what a directory calls it; `null` where nobody said. */
  kind: z.string().max(60).nullable(),
  description: OptionalLine,
})
export type PhoneDraft = z.infer<typeof PhoneDraft>

const Phones = z.array(PhoneDraft).max(30)

/** An address one can write to, or nothing. */
const Email = OptionalLine.regex(
  /^$|^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/,
  message('providers:errors.notAnEmail'),
)

/** An address of a page, or nothing. */
const WebPage = LongLine.regex(/^$|^\S+\.\S+$/, message('providers:errors.notAWebsite'))

/** How to reach an organization itself, and what it says of itself; its name is changed with its services. */
export const OrganizationDraft = z.object({
  alternateName: OptionalLine,
  description: OptionalWords,
  phones: Phones,
  email: Email,
  website: WebPage,
})
export type OrganizationDraft = z.infer<typeof OrganizationDraft>

/** A place where an organization gives services. */
export const PlaceDraft = z
  .object({
    name: OptionalLine,
    address: LongLine,
    postalCode: OptionalLine,
    phones: Phones,
    transportation: OptionalWords,
    accessibility: OptionalWords,
    /** In words, a line for each; left out, the hours stay as they are. */
    hours: OptionalWords.optional(),
    /** Which services of the organization are given there. */
    serviceIds: z.array(Id).max(500),
  })
  .check(({ value: { name, address }, issues }) => {
    if (name !== '' || address !== '') return
    issues.push({
      code: 'custom',
      path: ['address'],
      message: message('providers:errors.placeWithoutAddress'),
      input: address,
    })
  })
export type PlaceDraft = z.infer<typeof PlaceDraft>

const drafted = ({ number, extension, kind, description }: Phone): PhoneDraft => ({
  ...{ number: extension === null ? number : `${number} x${extension}`, kind, description },
})

/** An organization as its form shows it. */
export function organizationDraftOf(organization: Organization): OrganizationDraft {
  const { alternateName, description, phones, email, website } = organization
  return {
    ...{ alternateName: alternateName ?? '', description, phones: phones.map(drafted) },
    ...{ email: email ?? '', website: website ?? '' },
  }
}

/** A place as its form shows it; its hours are words of a language. */
export function placeDraftOf(place: Location, serviceIds: readonly string[]): PlaceDraft {
  const { name, address, postalCode, phones, transportation, accessibility } = place
  return {
    ...{ name, address, postalCode: postalCode ?? '', phones: phones.map(drafted) },
    ...{ transportation, accessibility, serviceIds: [...serviceIds] },
  }
}
