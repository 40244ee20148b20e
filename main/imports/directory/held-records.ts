import type { ProviderDraft, UnnamedRow } from '../drafts/provider-draft.ts'
import { plain } from '../../search/folding.ts'
import type { HeldList } from './import-records.sql.ts'
import { type KnownDirectory, toldNames } from './known-directory.ts'
import { isWorldwide, oneId, type Known } from './match-records.ts'
import type { DirectoryPlan } from './plan-directory.ts'

/** The records of the directory that stand in files, by list. */
export type HeldRecords = Readonly<Record<HeldList, ReadonlySet<string>>>

/** What the files hold, whatever becomes of it: every record read, and the rows that have no name. */
export type ReadRows = Pick<ProviderDraft, HeldList | 'unnamed'>

/** A record the office has, with every name it is found by. */
interface Named extends Known {
  readonly name: string
}

/** Those of the known records that one of the rows is about: by id, where the name does not say otherwise, or by name. */
function standing<Row extends Named>(
  known: readonly Row[],
  rows: readonly { readonly sourceId: string | null; readonly key: string; readonly name: string }[],
  unnamed: readonly UnnamedRow[],
  saidName: (id: string) => string | null,
  isOf: (row: Row, key: string) => boolean,
): readonly string[] {
  const ids = new Set(unnamed.map(({ sourceId }) => oneId(sourceId)))
  const worldwide = new Set(rows.map(({ key }) => oneId(key)).filter(isWorldwide))
  const byName = Map.groupBy(rows, ({ name }) => plain(name))
  return known
    .filter((row) => {
      const own = [row.id, row.sourceId ?? row.id].map(oneId)
      if (own.some((id) => ids.has(id) || worldwide.has(id))) return true
      const names = new Set([plain(row.name), plain(saidName(row.id) ?? row.name)])
      return [...names].some((name) => byName.get(name)?.some(({ key }) => isOf(row, key)))
    })
    .map(({ id }) => id)
}

/** The records that stand in the files: those an import would write or find as they are, and those of rows it leaves out. */
export function heldIn(plan: DirectoryPlan, read: ReadRows, known: KnownDirectory): HeldRecords {
  const said = toldNames(known)
  const names = (id: string) => said(id, 'name')
  const unnamed = (list: HeldList) => read.unnamed.filter((row) => row.list === list)
  const planned = (list: HeldList) => plan[list].map(({ after }) => after.id)
  const { organizations, services } = read
  const ofFiles = new Map(organizations.map(({ key, name }) => [key, plain(name)]))
  const ofServices = new Map(services.map(({ key, organizationKey }) => [key, organizationKey]))
  const namesOf = new Map(
    known.organizations.map(({ id, name }) => [id, [plain(name), plain(names(id) ?? name)]]),
  )
  // A row that says of no organization in the files may be of any.
  const isOfSame = ({ organizationId }: { readonly organizationId: string }, key: string): boolean => {
    const theirs = ofFiles.get(ofServices.get(key) ?? '')
    return theirs === undefined || (namesOf.get(organizationId)?.includes(theirs) ?? false)
  }
  return {
    organizations: new Set([
      ...planned('organizations'),
      ...standing(known.organizations, organizations, unnamed('organizations'), names, () => true),
    ]),
    services: new Set([
      ...planned('services'),
      ...standing(known.services, services, unnamed('services'), names, isOfSame),
    ]),
  }
}
