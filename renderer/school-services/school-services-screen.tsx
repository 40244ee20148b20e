import { Button, Checkbox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import type { SchoolServiceLine } from '#shared/api/school-services.ts'
import { api } from '#renderer/api.ts'
import { languagesOf } from '#renderer/providers/provider-words.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { SchoolServiceForm } from './school-service-form.tsx'
import { gradesOf, helpOf, roomOf, takingPart } from './school-service-words.ts'

/** The school's own services, and how many take part in each. */
export function SchoolServicesScreen(): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const [endedToo, setEndedToo] = useRemembered('schoolServices.endedToo', false)
  const [adding, setAdding] = useState(false)
  const answer = useAnswer(api.schoolServices.list, { endedToo }, { keepBefore: true })
  const columns = useMemo<readonly Column<SchoolServiceLine>[]>(
    () => [
      {
        id: 'name',
        header: t('school-services:form.name'),
        value: ({ name }) => name,
        cell: ({ name, endedOn }) =>
          endedOn === null ? (
            name
          ) : (
            <>
              {name} <Tag tone="warn">{t('school-services:list.ended')}</Tag>
            </>
          ),
        width: 13,
        grow: 2,
        essential: true,
      },
      {
        id: 'help',
        header: t('providers:form.help'),
        value: (service) => helpOf(service, t),
        width: 10,
        grow: 2,
        yields: true,
      },
      {
        id: 'grades',
        header: t('school-services:list.grades'),
        value: (service) => gradesOf(service, t),
        width: 10,
        yields: true,
      },
      {
        id: 'meets',
        header: t('school-services:list.meets'),
        value: ({ meets }) => meets,
        width: 11,
        yields: true,
      },
      {
        id: 'runBy',
        header: t('school-services:list.runBy'),
        value: ({ runByName }) => runByName,
        width: 9,
        yields: true,
      },
      {
        id: 'languages',
        header: t('providers:list.languages'),
        value: ({ languages }) => languagesOf(languages, locale),
        width: 8,
        hidden: true,
      },
      {
        id: 'tier',
        header: t('school-services:list.tier'),
        value: ({ tier }) => tier,
        width: 4,
        grow: 0,
        yields: true,
      },
      {
        id: 'takingPart',
        header: t('school-services:list.takingPart'),
        value: ({ inIt }) => inIt,
        cell: (service) => <bdi>{takingPart(service, t)}</bdi>,
        width: 7,
        grow: 0,
      },
      {
        id: 'room',
        header: t('school-services:room.title'),
        value: (service) => roomOf(service, { t, locale, today }),
        width: 13,
      },
    ],
    [t, locale, today],
  )
  const add = works && <Button onClick={() => setAdding(true)}>{t('school-services:form.add')}</Button>
  const open = (id: string) =>
    void navigate({ to: '/providers/school/$schoolServiceId', params: { schoolServiceId: id } })
  return (
    <Page
      above={
        <BackLink label={t('providers:list.title')} onBack={() => void navigate({ to: '/providers' })} />
      }
      title={t('school-services:title')}
      facts={t('school-services:about')}
      fills
      actions={add}
    >
      <DataTable
        label={t('school-services:title')}
        of={answer}
        columns={columns}
        rowId={({ id }) => id}
        memory="schoolServices"
        sortedBy={{ column: 'name' }}
        onOpen={({ id }) => open(id)}
        tools={
          <Checkbox
            label={t('school-services:list.endedToo')}
            checked={endedToo}
            onChange={({ currentTarget }) => setEndedToo(currentTarget.checked)}
          />
        }
        empty={
          <EmptyState icon="provider" title={t('school-services:list.emptyTitle')} action={add}>
            {t('school-services:list.emptyText')}
          </EmptyState>
        }
      />
      {adding && (
        <SchoolServiceForm service={null} onClose={() => setAdding(false)} onSaved={({ id }) => open(id)} />
      )}
    </Page>
  )
}
