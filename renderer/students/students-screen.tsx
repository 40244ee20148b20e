import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import { GRADES, type StudentLine } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { QuickStudent } from './quick-student.tsx'

type Status = StudentLine['status']

/** Everyone on the roster; those who left stay findable. */
export function StudentsScreen(): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const isOwner = useMay(['owner'])
  const [statuses, setStatuses] = useRemembered<readonly Status[]>('students.status', ['active'])
  const [adding, setAdding] = useState(false)
  const answer = useAnswer(api.students.list, { status: statuses[0] ?? null }, { keepBefore: true })
  const open = (id: string) => void navigate({ to: '/students/$studentId', params: { studentId: id } })

  const columns = useMemo<readonly Column<StudentLine>[]>(
    () => [
      {
        id: 'name',
        header: t('students:list.name'),
        value: ({ listName }) => listName,
        width: 14,
        essential: true,
      },
      {
        id: 'grade',
        header: t('students:fields.grade'),
        value: ({ grade }) => (grade ? GRADES.indexOf(grade) : null),
        cell: ({ grade }) => grade && t(`vocabulary:grade.${grade}`),
        width: 7,
        grow: 0,
      },
      {
        id: 'homeroom',
        header: t('students:fields.homeroom'),
        value: ({ homeroom }) => homeroom,
        width: 8,
        yields: true,
      },
      {
        id: 'localId',
        header: t('students:fields.localId'),
        value: ({ localId }) => localId,
        cell: ({ localId }) => localId && <Ltr>{localId}</Ltr>,
        width: 8,
        yields: true,
      },
      {
        id: 'language',
        header: t('students:fields.homeLanguage'),
        value: ({ homeLanguage }) => homeLanguage && languageName(homeLanguage, locale),
        width: 9,
        yields: true,
      },
      {
        id: 'case',
        header: t('students:list.openCase'),
        value: ({ openCaseCode }) => openCaseCode,
        cell: ({ openCaseCode }) => openCaseCode && <Ltr>{openCaseCode}</Ltr>,
        width: 8,
      },
    ],
    [t, locale],
  )
  const add = (
    <Button variant="default" onClick={() => setAdding(true)}>
      {t('students:quick.title')}
    </Button>
  )
  return (
    <Page title={t('students:list.title')} fills actions={add}>
      <DataTable
        label={t('students:list.title')}
        of={{ ...answer, data: answer.data?.rows }}
        columns={columns}
        rowId={({ id }) => id}
        memory="students"
        sortedBy={{ column: 'name' }}
        onOpen={({ id }) => open(id)}
        tools={
          <FilterChips<Status>
            label={t('students:list.status')}
            single
            chips={(['active', 'left'] as const).map((id) => ({
              id,
              label: t(`vocabulary:studentStatus.${id}`),
            }))}
            value={statuses}
            onChange={setStatuses}
          />
        }
        empty={
          statuses[0] === 'left' ? (
            <EmptyState
              icon="students"
              title={t('students:list.noneLeft')}
              action={<Button onClick={() => setStatuses([])}>{t('students:list.showAll')}</Button>}
            >
              {t('students:list.noneLeftText')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="students"
              title={t('students:list.emptyTitle')}
              action={
                <>
                  {isOwner && (
                    <Button onClick={() => void navigate({ to: '/imports' })}>
                      {t('today:start.roster')}
                    </Button>
                  )}
                  {add}
                </>
              }
            >
              {t('students:list.emptyText')}
            </EmptyState>
          )
        }
      />
      {adding && (
        <QuickStudent
          words=""
          onClose={() => setAdding(false)}
          onMade={({ id }) => {
            setAdding(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}
