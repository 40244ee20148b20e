import type { ReactElement } from 'react'

import type { ImportCounts, ImportedKind, ImportStatus } from '#shared/domain/import.ts'
import { type Say, useText } from '#renderer/text.ts'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import classes from './imports.module.css'

/** What can become of a record, in the order it is told. */
export const STATUSES = ['new', 'changed', 'unchanged', 'left', 'rejected'] as const satisfies ImportStatus[]

/** How a fate is called: a student who is missing has left, an absence is taken away. */
export const fateName = (kind: ImportedKind, status: ImportStatus, t: Say): string =>
  status === 'left' && (kind === 'absences' || kind === 'incidents')
    ? t('imports:screens.status.gone')
    : t(`imports:screens.status.${status}`)

/** Records of one kind with one fate. */
export interface Chosen {
  readonly kind: ImportedKind
  readonly status: ImportStatus
}

/** How many records are written. */
export function writtenCount(counts: readonly ImportCounts[]): number {
  return counts.reduce((sum, row) => sum + row.new + row.changed + row.left, 0)
}

/** How many records are left out. */
export function rejectedCount(counts: readonly ImportCounts[]): number {
  return counts.reduce((sum, { rejected }) => sum + rejected, 0)
}

/** "Students: 12 new, 3 changed · Contacts: 14 new". */
export function countsSentence(
  counts: readonly ImportCounts[],
  t: Say,
  statuses: readonly ImportStatus[] = STATUSES,
): string {
  return counts
    .flatMap((row) => {
      const parts = statuses
        .filter((status) => row[status] > 0)
        .map((status) => `${row[status]} ${fateName(row.kind, status, t)}`)
      return parts.length === 0 ? [] : [`${t(`imports:screens.imported.${row.kind}`)}: ${parts.join(', ')}`]
    })
    .join(' · ')
}

/** How many records of each kind have which fate; a number shows its rows. */
export function Counts({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: readonly ImportCounts[]
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen | null) => void
}): ReactElement {
  const { t } = useText()
  const present = counts.filter((row) => STATUSES.some((status) => row[status] > 0))
  return (
    <ul className={classes.lines}>
      {present.map((row) => (
        <li key={row.kind} className={classes.line}>
          <span className={classes.kind}>{t(`imports:screens.imported.${row.kind}`)}</span>
          <FilterChips
            label={t(`imports:screens.imported.${row.kind}`)}
            chips={STATUSES.filter((status) => row[status] > 0).map((status) => ({
              id: status,
              label: fateName(row.kind, status, t),
              count: row[status],
            }))}
            value={chosen?.kind === row.kind ? [chosen.status] : []}
            onChange={([status]) => onChoose(status ? { kind: row.kind, status } : null)}
            single
          />
        </li>
      ))}
    </ul>
  )
}
