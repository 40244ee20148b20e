import type { ImportQuestion } from '#shared/domain/import.ts'
import type { Organization } from '#shared/domain/provider.ts'

import { plain } from '../../search/folding.ts'
import { filledFrom, type Planning } from '../planned.ts'
import type { DirectoryRecords, Incoming } from './directory-records.ts'
import { type KnownDirectory, toldNames } from './known-directory.ts'
import { mergedFinder, recordFinder } from './match-records.ts'
import { nextVersion, partOf, planRecord } from './plan-record.ts'
import type { Settler } from './settling.ts'

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

/** What the files say of an organization; one that was made for others says nothing of the one the office has. */
const saidOf = (
  incoming: Incoming<Organization>,
  before: Organization | undefined,
): Incoming<Organization> => (incoming.isMade && before ? { ...incoming, told: {} } : incoming)

const plainOrNull = (name: string | null): string | null => (name === null ? null : plain(name))

/** Compares the organizations of the files with those the office has. */
export function planOrganizations(
  records: DirectoryRecords,
  known: KnownDirectory,
  planning: Planning,
  settling: Settler,
) {
  const said = toldNames(known)
  const search = recordFinder(known.organizations, {
    now: ({ name }) => plain(name),
    told: ({ id }) => plainOrNull(said(id, 'name')),
    wanted: records.organizations.map(({ told }) => plain(told.name ?? '')),
  })
  const questions: ImportQuestion[] = []
  const merged = mergedFinder(
    known.organizations,
    known.merged.filter(({ kind }) => kind === 'organizations'),
  )
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
    // Only a file that says a name counts the ID as another organization.
    const isNamed = !incoming.isMade || incoming.isCalledSo
    const doubtful = alike ?? (before || !isNamed ? undefined : search.withId(sourceId))
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
    const { told: settled, remembered } = settling.settle('organizations', saidOf(incoming, before), before)
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

/** What the records of organizations hang on: their ids by the keys of the files, and what they are called. */
export type Organizations = Pick<ReturnType<typeof planOrganizations>, 'ids' | 'names'>
