import type { Service } from '#shared/domain/provider.ts'

import { plain } from '../../search/folding.ts'
import { filledFrom, type Planning } from '../planned.ts'
import type { DirectoryRecords } from './directory-records.ts'
import { type KnownDirectory, toldNames } from './known-directory.ts'
import { mergedFinder, recordFinder } from './match-records.ts'
import type { Organizations } from './plan-organizations.ts'
import { moveOf, nextVersion, partOf, planRecord } from './plan-record.ts'
import type { Settler } from './settling.ts'

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

/** Compares the services of the files with those the office has. */
export function planServices(
  records: DirectoryRecords,
  known: KnownDirectory,
  { ids: organizationIds, names }: Organizations,
  planning: Planning,
  settling: Settler,
) {
  const identity = (organizationId: string, name: string) => `${organizationId} ${plain(name)}`
  const said = toldNames(known)
  const search = recordFinder(known.services, {
    now: ({ organizationId, name }) => identity(organizationId, name),
    told({ id, organizationId }) {
      const name = said(id, 'name')
      return name === null ? null : identity(organizationId, name)
    },
    wanted: records.services.map(({ told, organizationKey }) =>
      identity(organizationIds.get(organizationKey ?? '') ?? '', told.name ?? ''),
    ),
  })
  const merged = mergedFinder(
    known.services,
    known.merged.filter(({ kind }) => kind === 'services'),
  )
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
