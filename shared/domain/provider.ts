import { z } from 'zod'

import {
  Day,
  Id,
  Instant,
  LanguageTag,
  Line,
  LongLine,
  message,
  OptionalLine,
  OptionalWords,
  Version,
} from './fields.ts'
import { KindOfHelp } from './kind-of-help.ts'
import { isPhoneNumber } from './phone.ts'
import { Capacity } from './provider-check.ts'

export const Phone = z.object({
  number: z.string(),
  extension: z.string().nullable(),
  kind: z.string().nullable(),
  description: z.string(),
})
export type Phone = z.infer<typeof Phone>

/** An organization of the directory (HSDS 3.0 `organization`). */
export const Organization = z.object({
  id: Id,
  sourceId: z.string().nullable(),
  name: z.string(),
  alternateName: z.string().nullable(),
  description: z.string(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  phones: z.array(Phone),
  active: z.boolean(),
  version: Version,
})
export type Organization = z.infer<typeof Organization>

export const Opening = z.object({
  day: z.string().nullable(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  description: z.string(),
})
export type Opening = z.infer<typeof Opening>

export const Cost = z.object({
  option: z.string(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  description: z.string(),
})
export type Cost = z.infer<typeof Cost>

/** A place where services are given (HSDS 3.0 `location` with its physical `address`). */
export const Location = z.object({
  id: Id,
  sourceId: z.string().nullable(),
  organizationId: Id.nullable(),
  name: z.string(),
  description: z.string(),
  transportation: z.string(),
  address: z.string(),
  postalCode: z.string().nullable(),
  phones: z.array(Phone),
  languages: z.array(z.string()),
  openings: z.array(Opening),
  accessibility: z.string(),
  active: z.boolean(),
  version: Version,
})
export type Location = z.infer<typeof Location>

/** One service of an organization (HSDS 3.0 `service` with its details, and the office's additions). */
export const Service = z.object({
  id: Id,
  sourceId: z.string().nullable(),
  organizationId: Id,
  name: z.string(),
  alternateName: z.string().nullable(),
  description: z.string(),
  /** What to know before calling, such as a change that holds for a while (HSDS `alert`). */
  alert: z.string(),
  website: z.string().nullable(),
  email: z.string().nullable(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily-closed']),
  minimumAge: z.number().nullable(),
  maximumAge: z.number().nullable(),
  languages: z.array(z.string()),
  interpretation: z.string(),
  payers: z.array(z.string()),
  fees: z.string(),
  costs: z.array(Cost),
  phones: z.array(Phone),
  openings: z.array(Opening),
  documents: z.array(z.string()),
  areas: z.array(z.string()),
  applicationProcess: z.string(),
  eligibility: z.string(),
  statedWait: z.string(),
  telehealth: z.boolean().nullable(),
  slidingFee: z.boolean().nullable(),
  /** What it helps with, as the office says; where it says nothing, its words are read. */
  help: z.array(z.string()),
  /** How it helps, such as "in groups" or "by play". */
  modalities: z.array(z.string()),
  /** Groups and traditions it is at home with, in the words of the office. */
  cultures: z.array(z.string()),
  clinicianGenders: z.array(z.string()),
  verifiedOn: Day.nullable(),
  updatedAt: Instant,
  version: Version,
})
export type Service = z.infer<typeof Service>

/** Who works there: some families ask for one or the other. */
export const ClinicianGender = z.enum(['woman', 'man', 'nonbinary'])
export type ClinicianGender = z.infer<typeof ClinicianGender>

/** Payers a school can ask families about without storing more than the class of insurance. */
export const Payer = z.enum(['medicaid', 'chip', 'private', 'sliding-fee', 'free', 'self-pay'])
export type Payer = z.infer<typeof Payer>

/** Nobody is older; a directory that says so means that there is no limit. */
const OLDEST = 120

const Age = z.number().min(0).max(OLDEST)

/** What the office types in to add a provider by hand: one organization, one service, one place. */
export const ProviderDraft = z
  .object({
    organizationName: Line,
    serviceName: Line,
    description: OptionalWords,
    phone: OptionalLine.refine(
      (typed) => typed === '' || isPhoneNumber(typed),
      message('providers:errors.noPhone'),
    ),
    address: LongLine,
    website: LongLine,
    languages: z.array(LanguageTag),
    payers: z.array(Payer),
    minimumAge: Age.nullable(),
    maximumAge: Age.nullable(),
    fees: OptionalWords,
    telehealth: z.boolean().nullable(),
    applicationProcess: OptionalWords,
    // What is left out stays as it was: a form shows all of it, a line in another form does not.
    eligibility: OptionalWords.optional(),
    statedWait: OptionalWords.optional(),
    /** One to a line. */
    areas: OptionalWords.optional(),
    documents: OptionalWords.optional(),
    help: z.array(KindOfHelp).optional(),
    /** One to a line. */
    modalities: OptionalWords.optional(),
    cultures: OptionalWords.optional(),
    clinicianGenders: z.array(ClinicianGender).optional(),
    /** In words, a line for each; they take the place of all the hours that were known. */
    hours: OptionalWords.optional(),
    /** Whose further service this is; otherwise the organization is found, or made, by its name. */
    organizationId: Id.optional(),
  })
  .check(({ value, issues }) => {
    const { minimumAge, maximumAge } = value
    if (minimumAge === null || maximumAge === null || minimumAge <= maximumAge) return
    issues.push({
      code: 'custom',
      path: ['maximumAge'],
      message: message('providers:errors.agesCrossed'),
      input: maximumAge,
    })
  })
export type ProviderDraft = z.infer<typeof ProviderDraft>

/** Those of some words that a form can offer. */
const known = <Value extends string>(of: z.ZodType<Value>, words: readonly string[]): Value[] =>
  words.flatMap((word) => of.safeParse(word).data ?? [])

/** A service as the form shows it, with its first telephone and its first place; its hours are words of a language. */
export function providerDraftOf(
  service: Service,
  organization: Pick<Organization, 'name'>,
  place: Pick<Location, 'address'> | undefined,
): ProviderDraft {
  const [phone] = service.phones
  return {
    organizationName: organization.name,
    serviceName: service.name,
    description: service.description,
    phone: phone ? phone.number + (phone.extension ? ` x${phone.extension}` : '') : '',
    address: place?.address ?? '',
    website: service.website ?? '',
    languages: service.languages.filter((language) => LanguageTag.safeParse(language).success),
    payers: known(Payer, service.payers),
    minimumAge: service.minimumAge,
    maximumAge: service.maximumAge,
    fees: service.fees,
    telehealth: service.telehealth,
    applicationProcess: service.applicationProcess,
    eligibility: service.eligibility,
    statedWait: service.statedWait,
    areas: service.areas.join('\n'),
    documents: service.documents.join('\n'),
    help: known(KindOfHelp, service.help),
    modalities: service.modalities.join('\n'),
    cultures: service.cultures.join('\n'),
    clinicianGenders: known(ClinicianGender, service.clinicianGenders),
  }
}

/** A service as a line in the directory. */
export const ServiceLine = z.object({
  id: Id,
  name: z.string(),
  organizationId: Id,
  organizationName: z.string(),
  status: Service.shape.status,
  minimumAge: z.number().nullable(),
  maximumAge: z.number().nullable(),
  languages: z.array(z.string()),
  payers: z.array(z.string()),
  telehealth: z.boolean().nullable(),
  phone: z.string().nullable(),
  places: z.int(),
  verifiedOn: Day.nullable(),
  /** What they said last of new clients, and when. */
  capacity: Capacity.nullable(),
  capacityOn: Day.nullable(),
})
export type ServiceLine = z.infer<typeof ServiceLine>
