import { isDeepStrictEqual } from 'node:util'

import type { FieldChange, ImportedKind, ImportQuestion } from '#shared/domain/import.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { MergedEntry, Place, ProviderRow, ToldRow } from '../../providers/directory-rows.ts'
import { plain } from '../../search/folding.ts'
import { changesBetween, filledFrom, placeOf, type Planned, type Planning } from '../planned.ts'
import type { DirectoryRecords, Incoming } from './directory-records.ts'
import { mergedFinder, recordFinder, type Known } from './match-records.ts'
import { planKeptRows, type RecordIds } from './plan-kept-rows.ts'
import { settle } from './three-way.ts'

/** The directory as the office has it. */
export interface KnownDirectory {
  readonly organizations: readonly Organization[]
  readonly services: readonly Service[]
  readonly locations: readonly Location[]
  readonly places: readonly Place[]
  readonly rows: readonly ProviderRow[]
  /** What the office merged into other records. */
  readonly merged: readonly MergedEntry[]
  /** What files said last of each record. */
  readonly told: readonly ToldRow[]
}

/** What would become of the directory. */
export interface DirectoryPlan {
  readonly organizations: readonly Planned<Organization>[]
  readonly services: readonly Planned<Service>[]
  readonly locations: readonly Planned<Location>[]
  readonly places: readonly Place[]
  readonly rows: readonly Planned<ProviderRow>[]
  readonly questions: readonly ImportQuestion[]
  /** How many records of the files are part of others by now: what the files say of them is left out. */
  readonly merged: number
  /** How many records have words of the office of which the files say nothing new. */
  readonly kept: number
}

interface Fate<Row> {
  readonly kind: Planned<Row>['kind']
  readonly hidden: readonly (keyof Row & string)[]
  readonly next: (filled: Row, before: Row) => Row
  /** What the files say of it, but for what is still to be decided. */
  readonly remembered: object
  /** What changes beside the row's own fields. */
  readonly moves?: readonly FieldChange[]
}

function planRecord<Row extends Known & { readonly name: string }>(
  incoming: Incoming<Row>,
  before: Row | undefined,
  filled: Row,
  { kind, hidden, next, remembered, moves = [] }: Fate<Row>,
): Planned<Row> {
  const about = { kind, name: filled.name, origin: incoming.origin, before, told: remembered }
  if (!before) return { ...about, status: 'new', after: filled, changes: [] }
  const changes = [...changesBetween(before, filled, hidden), ...moves]
  // A record may be unchanged for the office and still be known by another id of its source from now on.
  const same = isDeepStrictEqual(before, filled)
  return {
    ...about,
    status: changes.length === 0 ? 'unchanged' : 'changed',
    after: same ? before : next(filled, before),
    changes,
  }
}

/** A record that goes from one organization to another says so by their names. */
function moveOf(
  before: { readonly organizationId: string | null } | undefined,
  organizationId: string | null,
  names: ReadonlyMap<string, string>,
): readonly FieldChange[] {
  if (!before || before.organizationId === organizationId) return []
  const name = (id: string | null) => names.get(id ?? '') ?? null
  return [{ field: 'organizationName', before: name(before.organizationId), after: name(organizationId) }]
}

const nextVersion = <Row extends { readonly version: number }>(filled: Row, before: Row): Row => ({
  ...filled,
  version: before.version + 1,
})

/** Whether an organization of the file is one the office has: under another id, or under another name. */
function askWhetherKnown(
  kind: 'already-known' | 'known-by-other-name',
  incoming: Incoming<Organization>,
  known: Organization,
  { answers }: Planning,
): ImportQuestion {
  const id = `known:${incoming.key}`
  const repairs: ImportQuestion['repairs'] = [{ kind: 'keep-both' }, { kind: 'merge', into: known.id }]
  const answer = answers.to({ id, kind, repairs })
  const name = kind === 'already-known' ? known.name : `${incoming.told.name ?? ''} / ${known.name}`
  return {
    ...{ id, kind, name, missing: null, people: null, repairs },
    rows: [incoming.origin],
    chosen: answer ?? { kind: 'keep-both' },
    decided: answer !== undefined,
  }
}

const NEW_ORGANIZATION = {
  alternateName: null,
  description: '',
  email: null,
  website: null,
  phones: [],
  active: true,
  version: 1,
}

/** A record of the files that is part of another by now: it stays as the office has it. */
function partOf<Row extends { readonly name: string }>(
  kind: Planned<Row>['kind'],
  row: Row,
  { origin }: Pick<Incoming<Row>, 'origin'>,
): Planned<Row> {
  return { kind, status: 'unchanged', name: row.name, origin, before: row, after: row, changes: [] }
}

const isPart = ({ told }: Planned<unknown>): boolean => told === undefined

const mergedOf = (known: KnownDirectory, kind: MergedEntry['kind']) =>
  known.merged.filter((entry) => entry.kind === kind)

/** Compares what the files say with what they said before and with the office's own words. */
function settler({ told }: Pick<KnownDirectory, 'told'>, { answers }: Planning) {
  const bases = new Map(told.map((row) => [row.recordId, row.told]))
  const questions: ImportQuestion[] = []
  let kept = 0
  return {
    questions,
    kept: () => kept,
    settle<Row extends Known & { readonly name: string }>(
      kind: ImportedKind,
      incoming: Incoming<Row>,
      before: Row | undefined,
    ): { readonly told: Partial<Row>; readonly remembered: object } {
      const base = before && bases.get(before.id)
      const repairs: ImportQuestion['repairs'] = [{ kind: 'keep-ours' }, { kind: 'take-theirs' }]
      const about = (field: string) => `changed:${kind}:${incoming.key}:${field}`
      const answerOn = (field: string) => answers.to({ id: about(field), kind: 'both-changed', repairs })
      const settled = settle(before, incoming.told, base, (field) => answerOn(field)?.kind === 'take-theirs')
      if (settled.kept.length > 0) kept += 1
      const asked = settled.contested.map((change) => ({ change, answer: answerOn(change.field) }))
      if (before)
        for (const { change, answer } of asked)
          questions.push({
            ...{ id: about(change.field), kind: 'both-changed', name: before.name, missing: null },
            ...{ people: null, rows: [placeOf(incoming.origin)], changes: [change], repairs },
            ...{ chosen: answer ?? { kind: 'keep-ours' }, decided: answer !== undefined },
          })
      const open = asked.filter(({ answer }) => !answer).map(({ change }) => change.field)
      // What nobody has decided is asked again the next time.
      const remembered = Object.entries(incoming.told).filter(([field]) => !open.includes(field))
      return { told: settled.told, remembered: Object.fromEntries(remembered) }
    },
  }
}

type Settler = ReturnType<typeof settler>

function planOrganizations(
  records: DirectoryRecords,
  known: KnownDirectory,
  planning: Planning,
  settling: Settler,
) {
  const search = recordFinder(known.organizations, ({ name }) => plain(name))
  const questions: ImportQuestion[] = []
  const merged = mergedFinder(known.organizations, mergedOf(known, 'organizations'))
  const ids = new Map<string, string>()
  const planned = records.organizations.map((incoming) => {
    const { key, sourceId, told } = incoming
    const name = told.name ?? ''
    const whole = merged(sourceId, name, () => true)
    if (whole) {
      ids.set(key, whole.id)
      return partOf('organizations', whole, incoming)
    }
    let before = search.find(sourceId, plain(name), (row) => plain(row.name) === plain(name))
    const alike = before ? undefined : search.alike(plain(name))
    const doubtful = alike ?? (before ? undefined : search.withId(sourceId))
    if (doubtful) {
      const kind = alike ? 'already-known' : 'known-by-other-name'
      const question = askWhetherKnown(kind, incoming, doubtful, planning)
      questions.push(question)
      if (question.chosen.kind === 'merge') before = search.take(doubtful)
    }
    const base: Organization = before ?? {
      ...NEW_ORGANIZATION,
      phones: [],
      id: planning.newId(),
      sourceId: null,
      name,
    }
    const { told: settled, remembered } = settling.settle('organizations', incoming, before)
    const filled = {
      ...filledFrom(base, settled),
      sourceId: base.sourceId ?? search.freeId(sourceId),
    }
    ids.set(key, filled.id)
    return planRecord(incoming, before, filled, {
      remembered,
      kind: 'organizations',
      hidden: ['id', 'sourceId', 'version'],
      next: nextVersion,
    })
  })
  const names = new Map(
    [...known.organizations, ...planned.map(({ after }) => after)].map(({ id, name }) => [id, name]),
  )
  return { planned, questions, ids, names }
}

type Organizations = Pick<ReturnType<typeof planOrganizations>, 'ids' | 'names'>

const NEW_SERVICE = {
  alternateName: null,
  description: '',
  alert: '',
  website: null,
  email: null,
  status: 'active',
  minimumAge: null,
  maximumAge: null,
  languages: [],
  interpretation: '',
  payers: [],
  fees: '',
  costs: [],
  phones: [],
  openings: [],
  documents: [],
  areas: [],
  applicationProcess: '',
  eligibility: '',
  statedWait: '',
  telehealth: null,
  slidingFee: null,
  ...{ help: [], modalities: [], cultures: [], clinicianGenders: [] },
  verifiedOn: null,
  version: 1,
} satisfies Partial<Service>

function planServices(
  records: DirectoryRecords,
  known: KnownDirectory,
  { ids: organizationIds, names }: Organizations,
  planning: Planning,
  settling: Settler,
) {
  const identity = (organizationId: string, name: string) => `${organizationId} ${plain(name)}`
  const search = recordFinder(known.services, ({ organizationId, name }) => identity(organizationId, name))
  const merged = mergedFinder(known.services, mergedOf(known, 'services'))
  const ours = new Set(organizationIds.values())
  const ids = new Map<string, string>()
  const planned = records.services.flatMap((incoming) => {
    const { key, sourceId, told, organizationKey } = incoming
    const organizationId = organizationIds.get(organizationKey ?? '')
    if (organizationId === undefined) return []
    const name = told.name ?? ''
    const whole = merged(sourceId, name, (row) => row.organizationId === organizationId)
    if (whole) {
      ids.set(key, whole.id)
      return [partOf('services', whole, incoming)]
    }
    const before = search.find(sourceId, identity(organizationId, name), (row) =>
      ours.has(row.organizationId),
    )
    const base: Service = before ?? {
      ...NEW_SERVICE,
      ...{ id: planning.newId(), sourceId: null, organizationId, name, updatedAt: planning.now },
    }
    const { told: settled, remembered } = settling.settle('services', incoming, before)
    const filled = {
      ...filledFrom(base, settled),
      organizationId,
      sourceId: base.sourceId ?? search.freeId(sourceId),
    }
    ids.set(key, filled.id)
    return planRecord(incoming, before, filled, {
      remembered,
      kind: 'services',
      hidden: ['id', 'sourceId', 'organizationId', 'updatedAt', 'version'],
      moves: moveOf(before, organizationId, names),
      next: (after, old) => ({ ...nextVersion(after, old), updatedAt: planning.now }),
    })
  })
  return { planned, ids }
}

const NEW_LOCATION = {
  description: '',
  transportation: '',
  address: '',
  postalCode: null,
  phones: [],
  languages: [],
  openings: [],
  accessibility: '',
  active: true,
  version: 1,
}

function planLocations(
  records: DirectoryRecords,
  known: KnownDirectory,
  { ids: organizationIds, names }: Organizations,
  planning: Planning,
  settling: Settler,
) {
  const identity = (organizationId: string | null, name: string, address: string) =>
    `${organizationId ?? ''} ${plain(name)} ${plain(address)}`
  const search = recordFinder(known.locations, ({ organizationId, name, address }) =>
    identity(organizationId, name, address),
  )
  const merged = mergedFinder(known.locations, mergedOf(known, 'locations'))
  const ours = new Set<string | null>(organizationIds.values())
  const ids = new Map<string, string>()
  const planned = records.locations.map((incoming) => {
    const { key, sourceId, told, organizationKey } = incoming
    const organizationId = organizationIds.get(organizationKey ?? '') ?? null
    const name = told.name ?? ''
    const whole = merged(sourceId, name, (row) => row.organizationId === organizationId)
    if (whole) {
      ids.set(key, whole.id)
      return partOf('locations', whole, incoming)
    }
    const before = search.find(
      sourceId,
      identity(organizationId, name, told.address ?? ''),
      (row) =>
        ours.has(row.organizationId) || (row.organizationId === null && plain(row.name) === plain(name)),
    )
    const base: Location = before ?? {
      ...NEW_LOCATION,
      ...{
        phones: [],
        languages: [],
        openings: [],
        id: planning.newId(),
        sourceId: null,
        organizationId,
        name,
      },
    }
    const { told: settled, remembered } = settling.settle('locations', incoming, before)
    const filled = {
      ...filledFrom(base, settled),
      organizationId: organizationId ?? base.organizationId,
      sourceId: base.sourceId ?? search.freeId(sourceId),
    }
    ids.set(key, filled.id)
    return planRecord(incoming, before, filled, {
      remembered,
      kind: 'locations',
      hidden: ['id', 'sourceId', 'organizationId', 'version'],
      moves: moveOf(before, filled.organizationId, names),
      next: nextVersion,
    })
  })
  return { planned, ids }
}

/** Compares a mended directory with the office's own; blanks erase nothing, and nothing is taken out. */
export function planDirectory(
  records: DirectoryRecords,
  known: KnownDirectory,
  planning: Planning,
): DirectoryPlan {
  const settling = settler(known, planning)
  const organizations = planOrganizations(records, known, planning, settling)
  const services = planServices(records, known, organizations, planning, settling)
  const locations = planLocations(records, known, organizations, planning, settling)
  const there = new Set(known.places.map(({ serviceId, locationId }) => `${serviceId} ${locationId}`))
  const left = new Set(known.locations.filter(({ active }) => !active).map(({ id }) => id))
  const places = records.places.flatMap(({ serviceKey, locationKey }): Place[] => {
    const serviceId = services.ids.get(serviceKey)
    const locationId = locations.ids.get(locationKey)
    if (!serviceId || !locationId || there.has(`${serviceId} ${locationId}`)) return []
    // The office said that nobody is there any more.
    if (left.has(locationId)) return []
    there.add(`${serviceId} ${locationId}`)
    return [{ serviceId, locationId }]
  })
  const ids: RecordIds = {
    organizations: organizations.ids,
    services: services.ids,
    locations: locations.ids,
  }
  return {
    organizations: organizations.planned,
    services: services.planned,
    locations: locations.planned,
    places,
    rows: planKeptRows(records, known.rows, ids, planning.newId),
    questions: [...organizations.questions, ...settling.questions],
    kept: settling.kept(),
    merged: [...organizations.planned, ...services.planned, ...locations.planned].filter(isPart).length,
  }
}
