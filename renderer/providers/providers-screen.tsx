import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { providers as contract } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { distanceOf } from '#renderer/postal-areas/distance-from.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import {
  DirectoryFilterBar,
  type DirectoryFilters,
  FILTERS_KEPT,
  isFiltered,
  isNearAsked,
  NO_FILTERS,
} from './directory-filters.tsx'
import { NothingFits, placeProblem } from './nothing-fits.tsx'
import { PrintList } from './print-list.tsx'
import { ProviderForm } from './provider-form.tsx'
import { agesOf, languagesOf, payersOf } from './provider-words.ts'

type Listed = OutputOf<(typeof contract)['list']>['rows'][number]

/** The directory: services that fit, what is not known left open. */
export function ProvidersScreen(): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const isOwner = useMay(['owner'])
  const [filters, setFilters] = useRemembered<DirectoryFilters>(FILTERS_KEPT, NO_FILTERS)
  const [cleared, setCleared] = useState(0)
  const [wrongPlace, setWrongPlace] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [printing, setPrinting] = useState(false)
  const save = useTask(api.providers.saveDirectory)
  const { closedToo = false, ...others } = filters
  const beginWith = (next: DirectoryFilters) => {
    setFilters(next)
    setWrongPlace(null)
    // The fields begin anew: what was typed would be asked again.
    setCleared((before) => before + 1)
  }
  const clear = () => beginWith(NO_FILTERS)
  const nearestFirst = isNearAsked(filters)
  const wishes = { ...others, nearestFirst }
  const answer = useAnswer(
    api.providers.list,
    { ...wishes, activeOnly: !closedToo, limit: 5000 },
    { keepBefore: true },
  )
  const isPlaceWrong = placeProblem(filters, wrongPlace, answer.data?.from) !== null
  const isFarKnown = answer.data?.from?.isKnown ?? false
  const columns = useMemo<readonly Column<Listed>[]>(
    () => [
      {
        id: 'service',
        header: t('providers:list.service'),
        value: ({ name }) => name,
        cell: ({ name, status }) =>
          status === 'active' ? (
            name
          ) : (
            <>
              {name} <Tag tone="warn">{t(`vocabulary:serviceStatus.${status}`)}</Tag>
            </>
          ),
        width: 12,
        grow: 2,
        essential: true,
      },
      {
        id: 'organization',
        header: t('providers:list.organization'),
        value: ({ organizationName }) => organizationName,
        width: 13,
        grow: 2,
        yields: true,
      },
      ...(isFarKnown
        ? [
            {
              id: 'miles',
              header: t('providers:list.distance'),
              value: ({ miles }: Listed) => miles,
              cell: ({ miles }: Listed) => miles !== null && distanceOf(miles),
              width: 10,
              yields: true,
            },
          ]
        : []),
      {
        id: 'phone',
        header: t('providers:list.phone'),
        value: ({ phone }) => phone,
        cell: ({ phone }) => phone && <Ltr>{phone}</Ltr>,
        width: 8,
        grow: 0,
        // With large text openings stand whole, with their day, and the number one press further.
        yields: true,
      },
      {
        id: 'openings',
        header: t('providers:list.openings'),
        value: ({ capacity }) => capacity && t(`vocabulary:capacity.${capacity}`),
        cell: ({ capacity, capacityOn }) =>
          capacity &&
          capacityOn && (
            <>
              {t(`vocabulary:capacity.${capacity}`)}, <DateText on={capacityOn} />
            </>
          ),
        width: 16,
      },
      {
        id: 'ages',
        header: t('providers:list.ages'),
        value: ({ minimumAge }) => minimumAge,
        cell: agesOf,
        width: 6,
        yields: true,
      },
      {
        id: 'languages',
        header: t('providers:list.languages'),
        value: ({ languages }) => languagesOf(languages, locale),
        width: 9,
        yields: true,
      },
      {
        id: 'payers',
        header: t('providers:list.payers'),
        value: ({ payers }) => payersOf(payers),
        width: 9,
        yields: true,
      },
      {
        id: 'status',
        header: t('providers:list.status'),
        value: ({ status }) => t(`vocabulary:serviceStatus.${status}`),
        cell: ({ status }) =>
          status === 'active' ? (
            t('vocabulary:serviceStatus.active')
          ) : (
            <Tag tone="warn">{t(`vocabulary:serviceStatus.${status}`)}</Tag>
          ),
        width: 8,
        hidden: true,
      },
      {
        id: 'verified',
        header: t('providers:list.verified'),
        value: ({ verifiedOn }) => verifiedOn,
        cell: ({ verifiedOn }) => (verifiedOn ? <DateText on={verifiedOn} /> : t('providers:list.never')),
        width: 8,
        grow: 0,
        yields: true,
      },
    ],
    [t, locale, isFarKnown],
  )
  const add = works && (
    <Button variant="default" onClick={() => setAdding(true)}>
      {t('providers:form.add')}
    </Button>
  )
  return (
    <Page
      title={t('providers:list.title')}
      fills
      actions={
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/providers/school' })}>
            {t('school-services:open')}
          </Button>
          {add}
          <MoreMenu>
            <Menu.Item onClick={() => void navigate({ to: '/providers/compare', search: { services: [] } })}>
              {t('providers:compare.title')}
            </Menu.Item>
            <Menu.Item onClick={() => setPrinting(true)}>{t('providers:resources.print')}</Menu.Item>
            {works && (
              <>
                <Menu.Item onClick={() => void navigate({ to: '/providers/calls' })}>
                  {t('providers:calls.open')}
                </Menu.Item>
                <Menu.Item onClick={() => void navigate({ to: '/providers/duplicates' })}>
                  {t('providers:duplicates.open')}
                </Menu.Item>
                <Menu.Item onClick={() => void navigate({ to: '/providers/feedback' })}>
                  {t('feedback:waitingOpen')}
                </Menu.Item>
                <Menu.Item onClick={() => void save.start({})}>{t('providers:export.save')}</Menu.Item>
              </>
            )}
          </MoreMenu>
        </>
      }
    >
      <TaskProgress label={t('providers:export.save')} task={{ ...save, ...quietWhenDone(save.state) }} />
      {save.state === 'done' && save.result && (
        <Remark tone="good" title={t('common:paper.saved', { name: save.result.savedAs })}>
          {t('providers:export.saved', save.result)}
        </Remark>
      )}
      {printing && (
        <PrintList wishes={{ ...wishes, activeOnly: !closedToo }} onClose={() => setPrinting(false)} />
      )}
      <DirectoryFilterBar
        key={cleared}
        value={filters}
        from={answer.data?.from}
        read={answer.data?.read ?? []}
        onChange={setFilters}
        onWrongPlace={setWrongPlace}
        onClear={clear}
      />
      <DataTable
        key={String(nearestFirst)}
        label={t('providers:list.title')}
        of={{ ...answer, data: isPlaceWrong ? [] : answer.data?.rows }}
        columns={columns}
        rowId={({ id }) => id}
        memory={nearestFirst ? 'providers.nearest' : 'providers'}
        narrows={false}
        sortedBy={{ column: nearestFirst && isFarKnown ? 'miles' : 'service' }}
        onOpen={({ id, organizationId }) =>
          void navigate({
            to: '/providers/$organizationId',
            params: { organizationId },
            search: { service: id },
          })
        }
        empty={
          isPlaceWrong || isFiltered(filters) ? (
            <NothingFits
              filters={filters}
              wrongPlace={wrongPlace}
              from={answer.data?.from}
              onChange={beginWith}
              onClear={clear}
            />
          ) : (
            <EmptyState
              icon="provider"
              title={t('providers:list.emptyTitle')}
              action={
                <>
                  {isOwner && (
                    <Button onClick={() => void navigate({ to: '/imports' })}>
                      {t('providers:list.import')}
                    </Button>
                  )}
                  {add}
                </>
              }
            >
              {t('providers:list.emptyText')}
            </EmptyState>
          )
        }
      />
      {adding && (
        <ProviderForm
          service={null}
          onClose={() => setAdding(false)}
          onSaved={({ id, organizationId }) =>
            void navigate({
              to: '/providers/$organizationId',
              params: { organizationId },
              search: { service: id },
            })
          }
        />
      )}
    </Page>
  )
}
