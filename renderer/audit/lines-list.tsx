import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo } from 'react'

import type { AuditLine } from '#shared/domain/audit.ts'
import { auditSentence } from '#shared/text/audit-sentence.ts'
import { api } from '#renderer/api.ts'
import { usePages } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './audit.module.css'
import { type TrailSearch, wantedBy } from './trail-search.ts'

const seqOf = ({ seq }: AuditLine): string => String(seq)

/** Everything that happened, the newest first, in plain sentences. */
export function LinesList({ search }: { readonly search: TrailSearch }): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const navigate = useNavigate()
  const wanted = { ...wantedBy(search), kind: search.kind ?? null }
  const { next, busy, ...lines } = usePages(api.audit.list, wanted, ({ seq }) => ({ ...wanted, before: seq }))
  const columns = useMemo<readonly Column<AuditLine>[]>(
    () => [
      {
        id: 'when',
        header: t('audit:list.when'),
        value: ({ at }) => at,
        cell: ({ at }) => <MomentText at={at} />,
        width: 11.5,
        grow: 0,
        unsorted: true,
      },
      {
        id: 'what',
        header: t('audit:list.what'),
        value: (line) => auditSentence(line, t, when),
        cell: (line) => <span className={classes.sentence}>{auditSentence(line, t, when)}</span>,
        width: 18,
        essential: true,
        unsorted: true,
      },
    ],
    [t, when],
  )
  const open = useCallback(
    ({ about }: AuditLine) => {
      if (about.kind === 'student')
        void navigate({ to: '/students/$studentId', params: { studentId: about.id } })
    },
    [navigate],
  )
  return (
    <>
      <DataTable
        label={t('audit:title')}
        of={lines}
        columns={columns}
        rowId={seqOf}
        memory="audit.lines"
        narrows={false}
        onOpen={open}
        empty={
          <EmptyState icon="search" title={t('audit:list.none')}>
            {t('audit:list.noneText')}
          </EmptyState>
        }
      />
      {next && (
        <Button className={classes.earlier ?? ''} variant="default" loading={busy} onClick={next}>
          {t('audit:list.earlier')}
        </Button>
      )}
    </>
  )
}
