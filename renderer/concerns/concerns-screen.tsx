import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo } from 'react'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { Tag, UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'

type State = ConcernLine['state']

/** Danger first, then by the urgency somebody proposed; without a proposal at the end. */
function placeInLine({ immediateDanger, proposedUrgency }: ConcernLine): number | null {
  if (immediateDanger) return 0
  return proposedUrgency && URGENCIES.indexOf(proposedUrgency) + 1
}

/** Concerns as they came in; danger and the ones nobody has decided about first. */
export function ConcernsScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const [states, setStates] = useRemembered<readonly State[]>('concerns.states', ['new'])
  const answer = useAnswer(api.concerns.list, { state: states[0] ?? null }, { keepBefore: true })

  const reasonName = useChoiceName('reasons')
  const isOneState = states.length > 0
  const columns = useMemo<readonly Column<ConcernLine>[]>(
    () => [
      {
        id: 'student',
        header: t('concerns:list.student'),
        value: ({ studentListName }) => studentListName,
        width: 10,
        essential: true,
      },
      {
        id: 'urgency',
        header: t('concerns:list.urgency'),
        value: placeInLine,
        cell: ({ immediateDanger, proposedUrgency }) =>
          immediateDanger ? (
            <Tag tone="danger">{t('today:line.danger')}</Tag>
          ) : (
            proposedUrgency && <UrgencyBadge urgency={proposedUrgency} />
          ),
        width: 9,
        grow: 0,
      },
      {
        id: 'words',
        header: t('concerns:list.words'),
        value: ({ words }) => words,
        width: 14,
        grow: 3,
        yields: true,
      },
      {
        id: 'received',
        header: t('concerns:list.received'),
        value: ({ receivedAt }) => receivedAt,
        cell: ({ receivedAt }) => <MomentText at={receivedAt} />,
        width: 11,
        grow: 0,
        yields: true,
      },
      {
        id: 'source',
        header: t('concerns:list.source'),
        value: ({ source }) => t(`vocabulary:concernSource.${source}`),
        width: 9,
        yields: true,
      },
      {
        id: 'noticed',
        header: t('concerns:list.noticed'),
        value: ({ noticed }) => noticed.map(reasonName).join(', '),
        width: 12,
        yields: true,
      },
      // Where only one state is listed, every row would say the same.
      ...(isOneState
        ? []
        : [
            {
              id: 'state',
              header: t('concerns:list.state'),
              value: ({ state }: ConcernLine) => t(`vocabulary:concernState.${state}`),
              width: 7,
              grow: 0,
            },
          ]),
    ],
    // `t` is one function for every language.
    [t, isOneState, reasonName],
  )
  const brief = (
    <Button variant="default" onClick={() => void navigate({ to: '/concerns/brief' })}>
      {t('concerns:brief.title')}
    </Button>
  )
  const newConcern = (
    <Button onClick={() => void navigate({ to: '/concerns/new' })}>{t('common:actions.newConcern')}</Button>
  )
  return (
    <Page title={t('concerns:list.title')} fills actions={brief}>
      <DataTable
        label={t('concerns:list.title')}
        of={answer}
        columns={columns}
        rowId={({ id }) => id}
        memory="concerns"
        sortedBy={{ column: 'urgency' }}
        onOpen={({ id }) => void navigate({ to: '/concerns/$concernId', params: { concernId: id } })}
        tools={
          <FilterChips<State>
            label={t('concerns:list.state')}
            single
            chips={(['new', 'triaged', 'withdrawn'] as const).map((id) => ({
              id,
              label: t(`vocabulary:concernState.${id}`),
            }))}
            value={states}
            onChange={setStates}
          />
        }
        empty={
          <EmptyState icon="concern" title={t('concerns:list.emptyTitle')} action={newConcern}>
            {t('concerns:list.emptyText')}
          </EmptyState>
        }
      />
    </Page>
  )
}
