import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { LanguageTag } from '#shared/domain/fields.ts'
import { tidyPhone } from '#shared/domain/phone.ts'
import type { ProviderCheckDraft } from '#shared/domain/provider-check.ts'
import {
  Payer,
  type Location,
  type Opening,
  type Organization,
  type ProviderDraft,
  type Service,
} from '#shared/domain/provider.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { rowChanges, type RowChanges } from '../db/row-changes.ts'
import { directoryExport } from '../directory-export/directory-export.ts'
import { experienceOfServices } from '../referrals/own-experience.ts'
import { plain } from '../search/folding.ts'
import { keepCheck } from './checks.ts'
import { listChecksOf } from './checks.sql.ts'
import { phoneOf } from './directory-words.ts'
import { serviceDestination, theOrganization, theService } from './directory.ts'
import { filterOf } from './directory-filter.ts'
import { lookAlikes } from './look-alikes.ts'
import { findMergedInto } from './merged-entries.sql.ts'
import { printedList } from './printed-list.ts'
import { providerReach } from './reach.ts'
import { confirmSame, namingOf, sameOrganization } from './same-organization.ts'
import { refreshTouched, takeDirectoryBack, type TouchedDirectory } from './directory-rows.ts'
import {
  countServices,
  findOrganizationOf,
  listLocationsOf,
  listOrganizationNames,
  listPlacesOf,
  listRowsOf,
  listServices,
  listServicesOf,
  locationRows,
  organizationRows,
  placeRows,
  serviceRows,
} from './providers.sql.ts'

type Changing = Pick<CommandContext, 'db' | 'newId' | 'now'> & { readonly changes: RowChanges }

function withPhone(phones: Service['phones'], typed: string): Service['phones'] {
  const [first, ...others] = phones
  if (typed === '') return others
  return [{ kind: null, description: '', ...first, ...tidyPhone(typed) }, ...others]
}

/** What a form cannot show stays: languages without a tag and payers beyond ours. */
function beyondTheForm(before: Service | undefined): Pick<Service, 'languages' | 'payers'> {
  return {
    languages: (before?.languages ?? []).filter((language) => !LanguageTag.safeParse(language).success),
    payers: (before?.payers ?? []).filter((payer) => !Payer.safeParse(payer).success),
  }
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function openingInWords(description: string): Opening {
  return { day: null, opensAt: null, closesAt: null, description }
}

/** What only the whole form asks; what was not asked stays. */
function askedByTheForm(draft: ProviderDraft) {
  const { eligibility, statedWait, areas, documents, hours } = draft
  const { help, modalities, cultures, clinicianGenders } = draft
  return {
    ...(help !== undefined && { help }),
    ...(modalities !== undefined && { modalities: linesOf(modalities) }),
    ...(cultures !== undefined && { cultures: linesOf(cultures) }),
    ...(clinicianGenders !== undefined && { clinicianGenders }),
    ...(eligibility !== undefined && { eligibility }),
    ...(statedWait !== undefined && { statedWait }),
    ...(areas !== undefined && { areas: linesOf(areas) }),
    ...(documents !== undefined && { documents: linesOf(documents) }),
    ...(hours !== undefined && { openings: linesOf(hours).map(openingInWords) }),
  }
}

function asDrafted(draft: ProviderDraft, before: Service | undefined) {
  const kept = beyondTheForm(before)
  return {
    name: draft.serviceName,
    description: draft.description,
    website: draft.website || null,
    minimumAge: draft.minimumAge,
    maximumAge: draft.maximumAge,
    languages: [...draft.languages, ...kept.languages],
    payers: [...draft.payers, ...kept.payers],
    fees: draft.fees,
    phones: withPhone(before?.phones ?? [], draft.phone),
    applicationProcess: draft.applicationProcess,
    telehealth: draft.telehealth,
    ...askedByTheForm(draft),
  }
}

function newService({ newId, now }: Changing, draft: ProviderDraft, organizationId: string): Service {
  return {
    openings: [],
    documents: [],
    areas: [],
    eligibility: '',
    statedWait: '',
    ...{ help: [], modalities: [], cultures: [], clinicianGenders: [] },
    ...asDrafted(draft, undefined),
    id: newId(),
    sourceId: null,
    organizationId,
    alternateName: null,
    alert: '',
    email: null,
    status: 'active',
    interpretation: '',
    costs: [],
    slidingFee: draft.payers.includes('sliding-fee') ? true : null,
    verifiedOn: null,
    updatedAt: now,
    version: 1,
  }
}

/** Names and addresses are the same when only capitals, accents or blanks tell them apart. */
const same = (left: string, right: string): boolean => plain(left) === plain(right)

function organizationCalled({ db }: Pick<Changing, 'db'>, name: string): Organization | undefined {
  const known = listOrganizationNames(db, {}).find((other) => same(other.name, name))
  return known && theOrganization(db, known.id)
}

function newOrganization({ db, newId, changes }: Changing, name: string): Organization {
  const made: Organization = {
    id: newId(),
    sourceId: null,
    name,
    alternateName: null,
    description: '',
    email: null,
    website: null,
    phones: [],
    active: true,
    version: 1,
  }
  changes.put(db, organizationRows, made, undefined)
  return made
}

/** A new name corrects the organization's own, unless another organization has it: then the service moves there. */
function organizationRenamed(context: Changing, present: Organization, name: string): Organization {
  if (name === present.name) return present
  const other = organizationCalled(context, name)
  if (other && other.id !== present.id) return other
  const renamed = { ...present, name, version: present.version + 1 }
  context.changes.put(context.db, organizationRows, renamed, present)
  return renamed
}

function addPlace(
  { db, newId, changes }: Changing,
  { id: organizationId, name }: Organization,
  serviceId: string,
  address: string,
): void {
  const known = listLocationsOf(db, { organizationId }).find((place) => same(place.address, address))
  const place: Location = known ?? {
    id: newId(),
    sourceId: null,
    organizationId,
    name,
    description: '',
    transportation: '',
    address,
    postalCode: null,
    phones: [],
    languages: [],
    openings: [],
    accessibility: '',
    active: true,
    version: 1,
  }
  if (!known) changes.put(db, locationRows, place, undefined)
  changes.put(db, placeRows, { serviceId, locationId: place.id }, undefined)
}

/** The form shows the first place: its address is corrected, or the service leaves it. */
function correctPlace(
  context: Changing,
  organization: Organization,
  place: Location | undefined,
  serviceId: string,
  address: string,
): void {
  const { db, changes } = context
  if (address === (place?.address ?? '')) return
  if (!place) addPlace(context, organization, serviceId, address)
  else if (address === '') changes.drop(db, placeRows, { serviceId, locationId: place.id })
  else changes.put(db, locationRows, { ...movedTo(place, address), version: place.version + 1 }, place)
}

/** The postal code of the address it had goes with that address, and so does a name that is nothing but the address. */
function movedTo(place: Location, address: string): Location {
  const { name, postalCode } = place
  return {
    ...{ ...place, address, name: name === place.address ? address : name },
    postalCode: postalCode && address.includes(postalCode) ? postalCode : null,
  }
}

function verifiedVersion(service: Service, version: number): Service {
  if (service.version !== version) throw conflictError()
  return service
}

/** One service with something about it changed that is no name; it can be taken back. */
function changeService(
  context: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
  partOf: (before: Service, changes: RowChanges) => Partial<Pick<Service, 'status' | 'verifiedOn'>>,
): Service {
  const { db, now } = context
  const before = verifiedVersion(theService(db, id), version)
  const changes = rowChanges()
  const after = { ...before, ...partOf(before, changes), updatedAt: now, version: version + 1 }
  changes.put(db, serviceRows, after, before)
  const touched: TouchedDirectory = { organizationIds: [], serviceIds: [id], keepsNames: true }
  refreshTouched(db, touched)
  context.undoable((later) => takeDirectoryBack(later.db, changes, touched))
  return after
}

/** Keeps what somebody learned of a service; it can be taken back. Throws `conflict` where the entry moved. */
export function recordCheck(
  context: CommandContext,
  target: { readonly id: string; readonly version: number },
  check: ProviderCheckDraft,
): Service {
  return changeService(context, target, (before, changes) => keepCheck(context, changes, before, check))
}

export const providers: Handlers<Contract['providers']> = {
  list({ db, today }, { limit, offset, ...wishes }) {
    const { from, filter, read } = filterOf({ db, today }, wishes)
    const found = listServices(db, { ...filter, limit, offset })
    return {
      rows: found.map(({ line, miles }) => ({ ...line, miles })),
      // Of the first page, that there is none says that nothing fits.
      total: found[0]?.total ?? (offset === 0 ? 0 : countServices(db, filter)) ?? 0,
      from,
      read: [...read],
    }
  },

  previewList: printedList.preview,
  printList: printedList.print,

  get(context, { id }) {
    const { db } = context
    const organization = findOrganizationOf(db, { id: findMergedInto(db, { id }) ?? id })
    if (!organization) throw notFoundError()
    const organizationId = organization.id
    return {
      organization,
      ...namingOf(context, organization),
      services: listServicesOf(db, { organizationId }),
      locations: listLocationsOf(db, { organizationId }),
      places: listPlacesOf(db, { organizationId }),
      checks: listChecksOf(db, { organizationId }),
      experience: [...experienceOfServices(db, { organizationId })].map(([serviceId, learned]) => ({
        serviceId,
        ...learned,
      })),
      more: listRowsOf(db, { organizationId }).map(({ id: rowId, sourceTable, aboutId, cells }) => ({
        id: rowId,
        table: sourceTable,
        aboutId,
        cells: [...cells],
      })),
    }
  },

  compare({ db }, { serviceIds }) {
    return [...new Set(serviceIds)].flatMap((serviceId) => {
      const found = serviceDestination(db, serviceId)
      if (!found) return []
      const { service, organization, locations } = found
      const organizationId = organization.id
      return {
        service,
        organization: { id: organizationId, name: organization.name },
        phone: phoneOf(found),
        locations: [...locations],
        checks: listChecksOf(db, { organizationId }).filter((check) => check.serviceId === serviceId),
        experience: experienceOfServices(db, { organizationId }).get(serviceId) ?? null,
      }
    })
  },

  lookAlikes({ db }, typed) {
    return lookAlikes(db, typed)
  },

  create(context, draft) {
    const { db } = context
    const changes = rowChanges()
    const changing = { db, newId: context.newId, now: context.now, changes }
    const known = draft.organizationId
      ? theOrganization(db, draft.organizationId)
      : organizationCalled(changing, draft.organizationName)
    const organization = known ?? newOrganization(changing, draft.organizationName)
    const made = newService(changing, draft, organization.id)
    changes.put(db, serviceRows, made, undefined)
    if (draft.address) addPlace(changing, organization, made.id, draft.address)
    const touched: TouchedDirectory = {
      organizationIds: [organization.id],
      serviceIds: [made.id],
      newServiceIds: [made.id],
      newOrganizationIds: known ? [] : [organization.id],
    }
    refreshTouched(db, touched)
    context.undoable((later) => takeDirectoryBack(later.db, changes, touched))
    return made
  },

  update(context, { id, version, draft, sameOrganization: isSame }) {
    const { db, now } = context
    const before = verifiedVersion(theService(db, id), version)
    const { organization: owner, locations } = serviceDestination(db, id) ?? { locations: [] }
    if (!owner) throw notFoundError()
    const [place] = locations
    const changes = rowChanges()
    const changing = { db, newId: context.newId, now, changes }
    const organization = organizationRenamed(changing, owner, draft.organizationName)
    const after: Service = {
      ...before,
      ...asDrafted(draft, before),
      organizationId: organization.id,
      updatedAt: now,
      version: version + 1,
    }
    changes.put(db, serviceRows, after, before)
    correctPlace(changing, organization, place, id, draft.address)
    const touched: TouchedDirectory = {
      organizationIds: [owner.id, organization.id],
      serviceIds: [id],
      locationIds: place ? [place.id] : [],
    }
    refreshTouched(db, touched)
    const isRenamed = organization.id === owner.id && organization.name !== owner.name
    const takeBackSame = isSame && isRenamed ? confirmSame(context, organization) : () => undefined
    context.undoable((later) => {
      takeDirectoryBack(later.db, changes, touched)
      takeBackSame(later)
    })
    return after
  },

  ...sameOrganization,

  ...providerReach,

  ...directoryExport,

  setOffered(context, { offered, ...target }) {
    return changeService(context, target, () => ({ status: offered ? 'active' : 'inactive' }))
  },

  verify(context, { check, ...target }) {
    return recordCheck(context, target, check)
  },
}
