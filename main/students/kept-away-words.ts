import type { ReadableDb } from '../db/types.ts'
import { listKeptAwayAbout } from './contacts.sql.ts'
import { withoutNamesOf, withPerhaps } from './names-agree.ts'
import { NOT_TOLD, PERHAPS } from './kept-away.ts'

/** Words a list shows of a student, or of a case or concern of theirs, without whoever must not be contacted about them. */
export type ToldInList = (aboutId: string, words: string) => string

/**
 * Takes out of what somebody once wrote, such as `Call Luis Varga`, whoever must not be contacted by now: a list is acted
 * on, and only the record itself says who that is. A first name alone, as in `Call Luis`, is that of many: it stays, with a
 * mark to look at. All of them are read once for a list.
 */
export function toldInLists(db: ReadableDb): ToldInList {
  const away = Map.groupBy(listKeptAwayAbout(db, {}), ({ about }) => about)
  return (aboutId, words) => {
    const names = away.get(aboutId)?.map(({ name }) => name)
    return names ? withPerhaps(withoutNamesOf(words, names, NOT_TOLD), names, PERHAPS) : words
  }
}
