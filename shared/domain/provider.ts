import { z } from 'zod'

import { Day, Id, Instant, LanguageTag, Line, OptionalLine, OptionalWords, Version } from './fields.ts'

/** An organization of the directory (HSDS 3.0 `organization`). */
export const Organization = z.object({
  id: Id,
  sourceId: z.string().nullable(),
  name: z.string(),
  alternateName: z.string().nullable(),
  description: z.string(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  active: z.boolean(),
  version: Version,
})
export type Organization = z.infer<typeof Organization>

export const Phone = z.object({
  number: z.string(),
  extension: z.string().nullable(),
  kind: z.string().nullable(),
  description: z.string(),
})
export type Phone = z.infer<typeof Phone>

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
  description: z.string(),
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
  verifiedOn: Day.nullable(),
  updatedAt: Instant,
  version: Version,
})
export type Service = z.infer<typeof Service>

/** Payers a school can ask families about without storing more than the class of insurance. */
export const Payer = z.enum(['medicaid', 'chip', 'private', 'sliding-fee', 'free', 'self-pay'])

/** What the office types in to add a provider by hand: one organization, one service, one place. */
export const ProviderDraft = z.object({
  organizationName: Line,
  serviceName: Line,
  description: OptionalWords,
  phone: OptionalLine,
  address: OptionalLine,
  website: OptionalLine,
  languages: z.array(LanguageTag),
  payers: z.array(Payer),
  minimumAge: z.int().min(0).max(120).nullable(),
  maximumAge: z.int().min(0).max(120).nullable(),
  fees: OptionalLine,
  telehealth: z.boolean().nullable(),
  applicationProcess: OptionalWords,
})
export type ProviderDraft = z.infer<typeof ProviderDraft>

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
})
export type ServiceLine = z.infer<typeof ServiceLine>
