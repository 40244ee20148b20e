import type { Contract } from '#shared/api/contract.ts'
import type { Hit } from '#shared/api/today.ts'
import { readSlipCode } from '#shared/domain/slip.ts'

import { isCaseworker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { findStudentsBy } from '../students/finder.ts'
import { toldInLists, type ToldInList } from '../students/kept-away-words.ts'
import { MARKS, markWords } from './folding.ts'
import { matchExpression, shown } from './match.ts'
import { rowsOfKind } from './search-index.ts'
import { findIndexed } from './search.sql.ts'

type IndexedKind = Exclude<Hit['kind'], 'student'>

const FOR_ALL: readonly IndexedKind[] = ['case', 'referral', 'school-service', 'provider', 'concern']
const FOR_CASEWORK: readonly IndexedKind[] = [
  'case',
  'referral',
  'school-service',
  'provider',
  'note',
  'concern',
]

interface Asked {
  readonly words: string
  readonly limit: number
}

function studentHits({ db, session }: QueryContext, asked: Asked): Hit[] {
  const { found, words } = findStudentsBy(db, readerOf(session), asked)
  return found.map(({ id, name, homeroom, localId, matched, keptAway }) => ({
    kind: 'student',
    id,
    opens: id,
    title: name,
    // The name stands in the title already: what tells two students of one name apart says more.
    snippet: matched ? markWords(matched, words) : [homeroom, localId].filter(Boolean).join(' · '),
    keptAway,
  }))
}

/** A snippet without whoever must not be contacted, and then without marks, which may stand in the middle of a name. */
function toldSnippet(told: ToldInList, about: string, snippet: string): string {
  const unmarked = snippet.replaceAll(MARKS.begin, '').replaceAll(MARKS.end, '')
  const left = told(about, unmarked)
  return left === unmarked ? snippet : left
}

/** Records of one kind, the newest first; providers with every word in their name before the others. */
function indexedHits(
  { db, session }: QueryContext,
  kind: IndexedKind,
  expression: string,
  { limit, told }: { readonly limit: number; readonly told: ToldInList },
): Hit[] {
  const among = (match: string) =>
    findIndexed(db, { ...readerOf(session), ...MARKS, ...rowsOfKind(kind), match, limit })
  const named = kind === 'provider' ? among(`{title} : (${expression})`) : []
  const known = new Set(named.map(({ id }) => id))
  const others = named.length < limit ? among(expression).filter(({ id }) => !known.has(id)) : []
  return [...named, ...others].slice(0, limit).map(({ about, ...hit }) => ({
    ...hit,
    title: shown(hit.title),
    snippet: toldSnippet(told, about, shown(hit.snippet)),
    keptAway: null,
  }))
}

const SEATS_OF_EACH_KIND = 3

/** Kinds in their order, but none crowds the others out: each has a few seats of its own. */
function seat(groups: readonly (readonly Hit[])[], limit: number): Hit[] {
  const seats = groups.map((group) => Math.min(group.length, SEATS_OF_EACH_KIND))
  let free = limit - seats.reduce((sum, taken) => sum + taken, 0)
  const widened = groups.map((group, at) => {
    const taken = seats[at] ?? 0
    const more = Math.max(0, Math.min(group.length - taken, free))
    free -= more
    return group.slice(0, taken + more)
  })
  return widened.flat().slice(0, limit)
}

/** Search across everything the asker may read, as they type. */
export const search: Handlers<Contract['search']> = {
  find(context, asked) {
    const kinds = isCaseworker(context.session) ? FOR_CASEWORK : FOR_ALL
    const expression = matchExpression(readSlipCode(asked.words)?.code ?? asked.words)
    const how = { limit: asked.limit, told: toldInLists(context.db) }
    const indexed = expression ? kinds.map((kind) => indexedHits(context, kind, expression, how)) : []
    return seat([studentHits(context, asked), ...indexed], asked.limit)
  },
}
