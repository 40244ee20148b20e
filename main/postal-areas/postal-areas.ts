import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { milesBetween, type PostalArea, type PostalAreaDraft } from '#shared/domain/postal-area.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { rowChanges, type RowChanges } from '../db/row-changes.ts'
import type { ReadableDb } from '../db/types.ts'
import { fold } from '../search/folding.ts'
import { milesToServices, originOf } from './distances.ts'
import { countAreas, deleteEveryArea, everyArea, postalAreaRows } from './postal-areas.sql.ts'
import { readAreaFile } from './read-area-file.ts'

const byZip = (db: ReadableDb): ReadonlyMap<string, PostalArea> =>
  new Map(everyArea(db, {}).map((area) => [area.zip, area]))

/** One version of an area that is there; `conflict` where somebody changed it meanwhile. */
function areaAt(db: ReadableDb, zip: string, version: number): PostalArea {
  const area = postalAreaRows.find(db, { zip })
  if (!area) throw notFoundError()
  if (area.version !== version) throw conflictError()
  return area
}

/** Writes an area; where a file has no name for it, it keeps the one it has. */
function put(
  { db }: Pick<CommandContext, 'db'>,
  changes: RowChanges,
  area: PostalAreaDraft,
  before: PostalArea | undefined,
): PostalArea {
  const after = { ...area, version: (before?.version ?? 0) + 1 }
  changes.put(db, postalAreaRows, after, before)
  return after
}

const isSame = (one: PostalAreaDraft, other: PostalAreaDraft): boolean =>
  one.latitude === other.latitude && one.longitude === other.longitude && one.name === other.name

export const postalAreas: Handlers<Contract['postalAreas']> = {
  list({ db }, { words, limit }) {
    const school = originOf(db, null)
    const middle = school && postalAreaRows.find(db, { zip: school.zip })
    const wanted = fold(words).split(/\s+/).filter(Boolean)
    const found = everyArea(db, {})
      .filter(({ zip, name }) => wanted.every((word) => zip.startsWith(word) || fold(name).includes(word)))
      .map((area) => ({ ...area, miles: middle ? milesBetween(middle, area) : null }))
      .toSorted((one, other) => (one.miles ?? 0) - (other.miles ?? 0))
    return { rows: found.slice(0, limit), total: found.length, known: countAreas(db, {}) ?? 0, school }
  },

  distances({ db }, { from, serviceIds }) {
    const origin = originOf(db, from)
    const miles = [...milesToServices(db, origin, serviceIds)]
    return { from: origin, miles: miles.map(([serviceId, each]) => ({ serviceId, miles: each })) }
  },

  async read({ db, host, signal, progress }, { token }) {
    const files = token === null ? await host.chooseFiles('files') : [await host.fileFor(token)]
    const read = await readAreaFile(files, byZip(db), { signal, progress })
    return () => read
  },

  bringIn(context, { areas }) {
    const { db } = context
    const known = byZip(db)
    const once = new Map(areas.map((area) => [area.zip, area]))
    if (once.size < areas.length) throw ruleError('areas:errors.twice')
    const changes = rowChanges()
    let changed = 0
    let added = 0
    for (const area of areas) {
      const before = known.get(area.zip)
      const wanted = { ...area, name: area.name || (before?.name ?? '') }
      if (before && isSame(before, wanted)) continue
      put(context, changes, wanted, before)
      if (before) changed += 1
      else added += 1
    }
    context.undoable((later) => changes.takeBack(later.db))
    return { added, changed }
  },

  save(context, { area, version }) {
    const { db } = context
    const before = version === null ? undefined : areaAt(db, area.zip, version)
    if (!before && postalAreaRows.find(db, { zip: area.zip }))
      throw invalidError([{ path: 'zip', message: 'areas:errors.known' }])
    const changes = rowChanges()
    const saved = put(context, changes, area, before)
    context.undoable((later) => changes.takeBack(later.db))
    return saved
  },

  remove(context, { zip, version }) {
    const changes = rowChanges()
    changes.drop(context.db, postalAreaRows, areaAt(context.db, zip, version))
    context.undoable((later) => changes.takeBack(later.db))
    return { removed: 1 }
  },

  removeAll(context) {
    const gone = everyArea(context.db, {})
    deleteEveryArea(context.db, {})
    context.undoable(({ db }) => {
      // What somebody typed in since stays theirs.
      if ((countAreas(db, {}) ?? 0) > 0) throw conflictError()
      for (const area of gone) postalAreaRows.save(db, area)
    })
    return { removed: gone.length }
  },
}
