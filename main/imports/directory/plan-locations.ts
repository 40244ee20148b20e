import type { Location } from '#shared/domain/provider.ts'

import { plain } from '../../search/folding.ts'
import { filledFrom, type Planning } from '../planned.ts'
import type { DirectoryRecords } from './directory-records.ts'
import { type KnownDirectory, toldNames } from './known-directory.ts'
import { mergedFinder, recordFinder } from './match-records.ts'
import type { Organizations } from './plan-organizations.ts'
import { moveOf, nextVersion, partOf, planRecord } from './plan-record.ts'
import type { Settler } from './settling.ts'

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

/** Compares the places of the files with those the office has. */
export function planLocations(
  records: DirectoryRecords,
  known: KnownDirectory,
  { ids: organizationIds, names }: Organizations,
  planning: Planning,
  settling: Settler,
) {
  const identity = (organizationId: string | null, name: string, address: string) =>
    `${organizationId ?? ''} ${plain(name)} ${plain(address)}`
  const said = toldNames(known)
  const search = recordFinder(known.locations, {
    now: ({ organizationId, name, address }) => identity(organizationId, name, address),
    told({ id, organizationId }) {
      const [name, address] = [said(id, 'name'), said(id, 'address')]
      return name === null && address === null ? null : identity(organizationId, name ?? '', address ?? '')
    },
    wanted: records.locations.map(({ told, organizationKey }) =>
      identity(organizationIds.get(organizationKey ?? '') ?? null, told.name ?? '', told.address ?? ''),
    ),
  })
  const merged = mergedFinder(
    known.locations,
    known.merged.filter(({ kind }) => kind === 'locations'),
  )
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
