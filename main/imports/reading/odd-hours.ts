import { LINK_FIELDS } from '../drafts/provider-links.ts'
import type { Owners, ProviderSchedule } from '../drafts/provider-draft.ts'
import type { Collector } from './findings.ts'

/** What of a schedule is compared. */
export type Hours = Pick<
  ProviderSchedule,
  'table' | 'row' | 'days' | 'opensAt' | 'closesAt' | 'validFrom' | 'validTo' | 'holiday'
> &
  Owners

/** Hours that cannot be, or that cannot both be: `other` is the row they do not go with. */
export type OddHours<Row extends Hours> =
  | { readonly why: 'backwards' | 'valid-backwards'; readonly row: Row }
  | { readonly why: 'contradict'; readonly row: Row; readonly other: Row }

const isBackwards = ({ opensAt, closesAt }: Hours): boolean =>
  opensAt !== null && closesAt !== null && closesAt < opensAt

const isOverBeforeItBegins = ({ validFrom, validTo }: Hours): boolean =>
  validFrom !== null && validTo !== null && validTo < validFrom

const isAtOnce = (one: Hours, other: Hours): boolean =>
  (one.validFrom ?? '') <= (other.validTo ?? '9999') && (other.validFrom ?? '') <= (one.validTo ?? '9999')

/** Hours with a pause between them go together; hours that overlap and are not the same do not. */
function contradicts(one: Hours, other: Hours): boolean {
  const [from, to, otherFrom, otherTo] = [one.opensAt, one.closesAt, other.opensAt, other.closesAt]
  if (from === null || to === null || otherFrom === null || otherTo === null) return false
  const isSame = from === otherFrom && to === otherTo
  return !isSame && from < otherTo && otherFrom < to && isAtOnce(one, other)
}

const ownerOf = ({ serviceKey, locationKey, serviceAtLocationKey, organizationKey }: Owners): string =>
  JSON.stringify([serviceKey, locationKey, serviceAtLocationKey, organizationKey])

const hasOwner = (owners: Owners): boolean => LINK_FIELDS.some((link) => owners[link] !== null)

/** With more rows of one owner and day than these a row is not compared: nobody keeps so many hours. */
const MOST_COMPARED = 100

/** Rows of one owner, each with the first one before it that it does not go with; nobody's rows have nothing in common. */
function contradictions<Row extends Hours>(all: readonly Row[]): OddHours<Row>[] {
  const odd: OddHours<Row>[] = []
  for (const same of Map.groupBy(all.filter(hasOwner), ownerOf).values()) {
    const byDay = new Map<string, { readonly row: Row; readonly at: number }[]>()
    for (const [at, row] of same.entries()) {
      for (const day of row.days) if (!byDay.has(day)) byDay.set(day, [])
      const before = row.days.map((day) => byDay.get(day) ?? [])
      const others = before.flatMap((rows) => rows.find((each) => contradicts(each.row, row)) ?? [])
      const [first] = others.toSorted((one, other) => one.at - other.at)
      if (first) odd.push({ why: 'contradict', row, other: first.row })
      for (const rows of before) if (rows.length < MOST_COMPARED) rows.push({ row, at })
    }
  }
  return odd
}

/** Finds hours nobody can keep; more than one row of a day is looked at for each owner, exceptions of holidays aside. */
export function oddHours<Row extends Hours>(schedules: readonly Row[]): readonly OddHours<Row>[] {
  const odd: OddHours<Row>[] = []
  const weekly = schedules.filter(({ holiday }) => !holiday)
  for (const row of weekly) {
    if (isBackwards(row)) odd.push({ why: 'backwards', row })
    if (isOverBeforeItBegins(row)) odd.push({ why: 'valid-backwards', row })
  }
  const sound = weekly.filter((row) => !isBackwards(row) && !isOverBeforeItBegins(row))
  return [...odd, ...contradictions(sound)]
}

const inWords = ({ opensAt, closesAt }: Hours): string => `${opensAt ?? ''}–${closesAt ?? ''}`

/** Says of every row with odd hours what is odd about them; they are taken as they stand. */
export function reportOddHours(schedules: readonly Hours[], collector: Pick<Collector, 'warn'>): void {
  for (const odd of oddHours(schedules)) {
    const { table, row } = odd.row
    const { opensAt, closesAt, validFrom, validTo } = odd.row
    if (odd.why === 'contradict')
      collector.warn({ table, row }, 'imports:problems.hoursContradict', {
        ...{ other: odd.other.row, otherHours: inWords(odd.other), hours: inWords(odd.row) },
      })
    else if (odd.why === 'backwards')
      collector.warn({ table, row }, 'imports:problems.hoursBackwards', {
        opens: opensAt ?? '',
        closes: closesAt ?? '',
      })
    else
      collector.warn({ table, row }, 'imports:problems.validBackwards', {
        from: validFrom ?? '',
        to: validTo ?? '',
      })
  }
}
