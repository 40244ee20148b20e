import type { ProviderDraft } from '../drafts/provider-draft.ts'
import { plain } from '../../search/folding.ts'
import { type KnownDirectory, toldNames } from './known-directory.ts'
import { isWorldwide, oneId } from './match-records.ts'

interface Called {
  readonly id: string
  readonly name: string
}

/** The organizations of the office, and those that are part of others by now, by the ids files gave them or it gave away. */
function organizationsById(known: KnownDirectory): ReadonlyMap<string, Called> {
  const { organizations } = known
  const parts = known.merged.filter(({ kind }) => kind === 'organizations')
  return new Map(
    [...parts, ...organizations].flatMap(({ id, sourceId, name }) =>
      [id, sourceId].flatMap((each) => (each === null ? [] : [[oneId(each), { id, name }] as const])),
    ),
  )
}

/**
 * Finds organizations that are missing in the files among those the office has, by the ids that files gave before: to join
 * them comes first then. Under another name an id that is not unique in the world may be of another directory.
 */
export function withKnownMissing(draft: ProviderDraft, known: KnownDirectory): ProviderDraft {
  if (draft.orphans.every(({ missingId }) => missingId === null)) return draft
  const found = organizationsById(known)
  const said = toldNames(known)
  const orphans = draft.orphans.map((orphan) => {
    const { missingId, missingName } = orphan
    const organization = missingId === null ? undefined : found.get(oneId(missingId))
    if (missingId === null || !organization) return orphan
    const { id, name } = organization
    const called = [name, said(id, 'name') ?? name].map(plain)
    const isSame = missingName === null || isWorldwide(missingId) || called.includes(plain(missingName))
    if (!isSame) return orphan
    return { ...orphan, repairs: [{ kind: 'attach' as const, key: missingId, name }, ...orphan.repairs] }
  })
  return { ...draft, orphans }
}
