import { z } from 'zod'

import { InCommon } from '../domain/duplicate.ts'
import { Day, Id, LanguageTag, Nothing, Target } from '../domain/fields.ts'
import { OwnExperience } from '../domain/matching/own-experience.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { ProviderCheck, ProviderCheckDraft } from '../domain/provider-check.ts'
import { OrganizationDraft, PlaceDraft } from '../domain/provider-reach.ts'
import { Zip } from '../domain/postal-area.ts'
import { Location, Organization, Payer, ProviderDraft, Service, ServiceLine } from '../domain/provider.ts'
import { command, query, task } from './operation.ts'
import { paper } from './paper.ts'
import { Origin } from './postal-areas.ts'
import { everyone, officeWork } from './roles.ts'

/** One organization with all it offers. */
export const ProviderRecord = z.object({
  organization: Organization,
  /** What signed papers call it, where it goes by another name now and nobody has said that it is the same. */
  namesAsSigned: z.array(z.string()),
  /** Who said last that it is the same under its present name. */
  confirmed: z.object({ on: Day, by: z.string() }).nullable(),
  services: z.array(Service),
  locations: z.array(Location),
  places: z.array(z.object({ serviceId: Id, locationId: Id })),
  /** What was learned of each service, the newest first. */
  checks: z.array(ProviderCheck.omit({ recordedBy: true }).extend({ by: z.string() })),
  /** What became of the office's own referrals to each service. */
  experience: z.array(OwnExperience.extend({ serviceId: Id })),
  /** What an imported directory said beyond our own fields, kept as it stood; `aboutId` names a service or location. */
  more: z.array(
    z.object({
      id: Id,
      table: z.string(),
      aboutId: Id.nullable(),
      cells: z.array(z.object({ column: z.string(), value: z.string() })),
    }),
  ),
})
export type ProviderRecord = z.infer<typeof ProviderRecord>

/** An organization that may be the one somebody is about to add, and what the two have in common. */
export const LookAlike = z.object({
  id: Id,
  name: z.string(),
  same: z.array(InCommon),
})
export type LookAlike = z.infer<typeof LookAlike>

/** More stand side by side on no screen. */
export const MOST_COMPARED = 4

/** One service as it stands beside others. */
export const ComparedService = z.object({
  service: Service,
  organization: Organization.pick({ id: true, name: true }),
  /** The number to call first. */
  phone: z.string().nullable(),
  locations: z.array(Location),
  checks: ProviderRecord.shape.checks,
  experience: OwnExperience.nullable(),
})
export type ComparedService = z.infer<typeof ComparedService>

/** What is asked of a service of the directory; what is left out asks for nothing. */
const Wishes = z.object({
  words: z.string().max(200).default(''),
  age: z.int().min(0).max(120).nullable().default(null),
  language: LanguageTag.nullable().default(null),
  payer: Payer.nullable().default(null),
  /** Without those who said lately that they take nobody. */
  openOnly: z.boolean().default(false),
  activeOnly: z.boolean().default(true),
  /** From where it is asked how far they are; `null` for the school. */
  fromZip: Zip.nullable().default(null),
  /** Without those whose every known place is farther. */
  withinMiles: z.int().min(0).max(500).nullable().default(null),
  nearestFirst: z.boolean().default(false),
})

/** The services that fit, on paper: for a desk, a wall, or a family that would rather look for itself. */
const resources = paper({
  input: Wishes.extend({
    printedIn: PacketLanguage,
    /** Also what the school gives itself and may stand on lists for families. */
    withOwn: z.boolean().default(false),
    /** For whose family it is, which decides how far everything is said to be; `null` for nobody in particular. */
    studentId: Id.nullable().default(null),
  }),
  may: everyone,
  audit: { event: 'provider.list-printed', about: (_, { studentId }) => studentId },
})

export const providers = {
  /** Services that fit; what is not known never counts as no. */
  list: query({
    input: Wishes.extend({
      limit: z.int().min(1).max(5000).default(500),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(ServiceLine.extend({ miles: z.number().nullable() })),
      total: z.int(),
      /** From where the miles count. */
      from: Origin.nullable(),
      /** Typed words that no service says, and what they were read as. */
      read: z.array(z.object({ typed: z.string(), as: z.string() })),
    }),
    may: everyone,
  }),
  previewList: resources.preview,
  printList: resources.print,
  /** Who is in the directory already and may be meant, while a provider is typed in. */
  lookAlikes: query({
    input: z.object({
      organizationName: z.string().max(400),
      phone: z.string().max(400),
      address: z.string().max(2000),
      website: z.string().max(2000),
    }),
    output: z.array(LookAlike),
    may: officeWork,
  }),
  /** By the organization's id, or that of one of its services. */
  get: query({ input: z.object({ id: Id }), output: ProviderRecord, may: everyone }),
  /** Services side by side, in the order asked for; one that is gone is left out. */
  compare: query({
    input: z.object({ serviceIds: z.array(Id).max(MOST_COMPARED) }),
    output: z.array(ComparedService),
    may: everyone,
  }),
  create: command({
    input: ProviderDraft,
    output: Service,
    may: officeWork,
    audit: { event: 'provider.created', about: (made) => made.id },
  }),
  update: command({
    input: Target.extend({
      draft: ProviderDraft,
      /** Where the name of the organization changes: it is the same one, and what was signed for it goes on. */
      sameOrganization: z.boolean().default(false),
    }),
    output: Service,
    may: officeWork,
    audit: { event: 'provider.updated', about: (made) => made.id },
  }),
  /** Whether they still offer it. What was recorded about it stays, and so do its referrals. */
  setOffered: command({
    input: Target.extend({ offered: z.boolean() }),
    output: Service,
    may: officeWork,
    audit: { event: 'provider.offered', about: (made) => made.id },
  }),
  /** How the organization itself is reached, and what it says of itself. */
  updateOrganization: command({
    input: Target.extend({ draft: OrganizationDraft }),
    output: Organization,
    may: officeWork,
    audit: { event: 'provider.organization-updated', about: (made) => made.id },
  }),
  addPlace: command({
    input: z.object({ organizationId: Id, draft: PlaceDraft }),
    output: z.object({ organizationId: Id, place: Location }),
    may: officeWork,
    audit: { event: 'provider.place-added', about: (made) => made.organizationId },
  }),
  updatePlace: command({
    input: Target.extend({ organizationId: Id, draft: PlaceDraft }),
    output: z.object({ organizationId: Id, place: Location }),
    may: officeWork,
    audit: { event: 'provider.place-updated', about: (made) => made.organizationId },
  }),
  /** The organization is there no more. What was recorded with the place stays. */
  removePlace: command({
    input: Target.extend({ organizationId: Id }),
    output: z.object({ organizationId: Id }),
    may: officeWork,
    audit: { event: 'provider.place-removed', about: (made) => made.organizationId },
  }),
  /** An organization that goes by another name than signed papers say is still the same: they let it have what they did. */
  confirmSame: command({
    input: Target,
    output: Organization,
    may: officeWork,
    audit: { event: 'provider.confirmed-same', about: (same) => same.id },
  }),
  /** The whole directory as an HSDS 3.0 data package, for whoever keeps one too; nothing of a student is in it. */
  saveDirectory: task({
    input: Nothing,
    output: z.object({
      savedAs: z.string(),
      organizations: z.int(),
      services: z.int(),
      locations: z.int(),
    }),
    may: officeWork,
    audit: { event: 'provider.directory-saved', about: () => null },
  }),
  /** What somebody learned of it, by a call or on their page. */
  verify: command({
    input: Target.extend({ check: ProviderCheckDraft }),
    output: Service,
    may: officeWork,
    audit: { event: 'provider.verified', about: (made) => made.id },
  }),
}
