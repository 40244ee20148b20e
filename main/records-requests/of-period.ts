import { endsOf, isInPeriod, type Period } from '#shared/domain/period.ts'

import type { OfficeWords } from '../print/office-words.ts'
import type { RecordDocument } from './record-document.ts'

/** From its first day to its last; `null` of what is of no day, as a name and an address. */
function spanOf({
  on,
  ofDay,
  lines,
}: RecordDocument): { readonly first: string; readonly last: string } | null {
  const days = [ofDay ?? on, ...lines.map((line) => line.on)].filter((day) => day !== null).toSorted()
  const [first] = days
  const last = days.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}

/**
 * What of the documents lies in the period somebody asked for: of one that goes on for days only the entries of it, and
 * what is of no day. A statement of the family goes with its part whatever day it is of (34 CFR 99.21(c)(2)).
 */
export function ofPeriod(documents: readonly RecordDocument[], period: Period): RecordDocument[] {
  if (endsOf(period) === null) return [...documents]
  const { periodFrom, periodUntil } = period
  return documents.flatMap((part) => {
    const span = spanOf(part)
    const isBefore = span !== null && periodFrom !== null && span.last < periodFrom
    const isAfter = span !== null && periodUntil !== null && periodUntil < span.first
    if (isBefore || isAfter) return []
    const lines = part.lines.filter(({ on }) => on === null || isInPeriod(period, on))
    if (lines.length === 0 && part.lines.length > 0) return []
    return [{ ...part, lines, isExcerpt: lines.length < part.lines.length }]
  })
}

/** The period in words; empty where nobody named one. */
export function sayPeriod(period: Period, { say, day }: Pick<OfficeWords, 'say' | 'day'>): string {
  const ends = endsOf(period)
  const said = (on: string | null) => (on === null ? '' : day(on))
  const { periodFrom: from, periodUntil: until } = period
  return ends === null ? '' : say(`requests:period.${ends}`, { from: said(from), until: said(until) })
}
