import { typedTime } from '#shared/domain/typed-time.ts'

import type { Cell, Collector } from '../reading/findings.ts'
import type { TableView } from '../reading/table-view.ts'

/** What a descriptor of Ed-Fi says, without the address of its list: `uri://ed-fi.org/BehaviorDescriptor#Fighting`. */
export function codeOf(text: string): string {
  return /^uri:/i.test(text) ? text.slice(text.lastIndexOf('#') + 1).trim() : text
}

function numberIn(text: string): number | null {
  const written = text.replace(',', '.').replace(/%$/, '').trim()
  const number = Number(written)
  return written !== '' && Number.isFinite(number) ? number : null
}

const WORDS: Readonly<Record<string, number>> = {
  ...{ full: 1, whole: 1, 'full day': 1, 'all day': 1, completo: 1, 'dia completo': 1 },
  ...{
    half: 0.5,
    'half day': 0.5,
    am: 0.5,
    pm: 0.5,
    morning: 0.5,
    afternoon: 0.5,
    medio: 0.5,
    'medio dia': 0.5,
  },
}

/** Which part of a day was missed: 1, 0.5, 50%, half; `null` where nothing is said. */
export function shareOf(cell: Cell, collector: Collector): number | null {
  if (cell.text === '') return null
  const number = numberIn(cell.text)
  const said = number !== null && cell.text.includes('%') ? number / 100 : number
  const share = said ?? WORDS[cell.text.toLowerCase().replaceAll(/[\s.-]+/g, ' ')] ?? null
  if (share !== null && share > 0 && share <= 1) return share
  return collector.doubt(cell, 'imports:problems.notAShare')
}

/** How many minutes were missed; `null` where nothing is said. */
export function minutesOf(cell: Cell, collector: Collector): number | null {
  if (cell.text === '') return null
  const minutes = numberIn(cell.text)
  if (minutes !== null && Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440) return minutes
  return minutes === 0 ? null : collector.doubt(cell, 'imports:problems.notMinutes')
}

/** Lists the columns nothing is read from: what is in them is not kept anywhere. */
export function noteUnused<Field extends string>(
  { table, unused }: TableView<Field>,
  collector: Collector,
): void {
  for (const column of unused) collector.ignored({ table: table.name, column, reason: 'no-use' })
}

const SECONDS = /^(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?/

/** A time of day as files write it, `13:05`, `1:05 PM` or with seconds; `null` where nothing is said. */
export function timeOf(cell: Cell, collector: Collector): string | null {
  if (cell.text === '') return null
  return (
    typedTime(cell.text.replace(SECONDS, '$1')) ?? collector.doubt(cell, 'imports:problems.notATimeOfDay')
  )
}
