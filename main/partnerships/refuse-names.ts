import { invalidError } from '#shared/app-error.ts'
import type { Named } from '#shared/domain/other-names.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { QueryContext } from '../context.ts'
import { namesInWords } from '../students/names-in-words.ts'

/** Words somebody wrote, and where they stand in what was sent. */
interface Written {
  readonly path: string
  readonly words: string
}

/** A name as it was written down in one piece: "Li Wei, director". */
function namedAs(written: string): Named {
  const [name = ''] = written.split(',')
  const [givenName = '', ...rest] = name.trim().split(/\s+/)
  return { givenName, familyName: rest.join(' '), preferredName: null }
}

/**
 * Refuses words that name a student, unless whoever wrote them looked at them and says that they name none: what is
 * written of a partner everybody reads. Names of colleagues and of whoever came are theirs.
 */
export function refuseNames(
  { db }: Pick<QueryContext, 'db'>,
  written: readonly Written[],
  { people = [], namesSeen = false }: { readonly people?: readonly string[]; readonly namesSeen?: boolean },
): void {
  if (namesSeen) return
  const own = [...people, ...Object.values(accountNames(db))].map(namedAs)
  const find = namesInWords(db, own)
  const problems = written.flatMap(({ path, words }) => {
    const names = new Set(find(words).map((found) => found.words))
    if (names.size === 0) return []
    const values = { names: [...names].map((name) => `“${name}”`).join(', ') }
    return [{ path, message: 'partnerships:errors.namesStudent', values } as const]
  })
  if (problems.length > 0) throw invalidError(problems)
}
