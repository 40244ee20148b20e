import { ruleError } from '#shared/app-error.ts'
import type { ReadAreas } from '#shared/domain/found-areas.ts'
import type { PostalAreaDraft } from '#shared/domain/postal-area.ts'

import type { ChosenFile } from '../host.ts'
import { readChosen } from '../spreadsheet/read-folder.ts'
import type { ReadingOptions } from '../spreadsheet/read-table.ts'
import { namesAreas, readAreaTable } from './read-area-table.ts'

/** Reads one spreadsheet of postal areas, in a zip or out of it; of several nobody could say where a row stands. */
export async function readAreaFile(
  chosen: readonly ChosenFile[],
  known: ReadonlyMap<string, PostalAreaDraft>,
  options: ReadingOptions,
): Promise<ReadAreas> {
  const { tables } = await readChosen(chosen, options)
  const [table, second] = tables.filter(namesAreas)
  if (!table) throw ruleError('areas:errors.noColumns', { file: chosen.map(({ name }) => name).join(', ') })
  if (second) throw ruleError('areas:errors.oneFile')
  return readAreaTable(table, known)
}
