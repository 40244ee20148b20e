import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo } from 'react'

import type { AuditLook } from '#shared/domain/audit.ts'
import { auditSubject } from '#shared/text/audit-sentence.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { type TrailSearch, wantedBy } from './trail-search.ts'

const pairOf = ({ about, actorId, lastAt }: AuditLook): string =>
  `${about.kind === 'student' ? about.id : lastAt} ${actorId}`

/** Who opened whose record, how often and when last. A row leads to its entries, or to the student. */
export function LooksList({
  search,
  onShow,
}: {
  readonly search: TrailSearch
  /** Shows the entries behind a row, to whoever may read them. */
  readonly onShow?: (search: TrailSearch) => void
}): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const navigate = useNavigate()
  const answer = useAnswer(api.audit.looks, wantedBy(search), { keepBefore: true })
  const columns = useMemo<readonly Column<AuditLook>[]>(
    () => [
      {
        id: 'whose',
        header: t('audit:list.whose'),
        value: ({ about }) => auditSubject(about, t, when),
        width: 11,
        grow: 2,
        essential: true,
      },
      {
        id: 'who',
        header: t('audit:list.who'),
        value: ({ who }) => who ?? t('audit:somebody'),
        width: 9,
        grow: 2,
      },
      {
        id: 'times',
        header: t('audit:list.times'),
        value: ({ times }) => times,
        width: 5,
        grow: 0,
        align: 'end',
      },
      {
        id: 'last',
        header: t('audit:list.last'),
        value: ({ lastAt }) => lastAt,
        cell: ({ lastAt }) => <MomentText at={lastAt} />,
        width: 11.5,
        grow: 0,
        yields: true,
      },
    ],
    [t, when],
  )
  const open = ({ about, actorId }: AuditLook) => {
    if (about.kind !== 'student') return
    const { id: studentId } = about
    if (onShow) onShow({ ...search, view: 'all', kind: 'looks', studentId, actorId })
    else void navigate({ to: '/students/$studentId', params: { studentId } })
  }
  return (
    <>
      {answer.data?.more && <Remark title={t('audit:list.most', { count: answer.data.rows.length })} />}
      <DataTable
        label={t('audit:view.looks')}
        of={{ ...answer, data: answer.data?.rows }}
        columns={columns}
        rowId={pairOf}
        memory="audit.looks"
        sortedBy={{ column: 'last', descending: true }}
        onOpen={open}
        empty={
          <EmptyState icon="search" title={t('audit:list.none')}>
            {t('audit:list.noneText')}
          </EmptyState>
        }
      />
    </>
  )
}
