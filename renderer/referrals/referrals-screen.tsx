import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo, useState } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import { type Actor, whoActs } from '#shared/domain/referral-road.ts'
import { ReferralState, ReferralTask } from '#shared/domain/referral.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useSchoolDaysLate } from '#renderer/school-due.tsx'
import { useMe } from '#renderer/session/session-store.ts'
import { SlipCode } from '#renderer/slips/slip-code.tsx'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ListWithRecord } from '#renderer/ui/record-panel.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { ReferralPanel } from './referral-panel.tsx'

type Group = 'open' | 'linked' | 'closed' | 'all'
/** Every referral: to whom, where it stands, who acts next, what and by when. */
export function ReferralsScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const me = useMe()
  const [whose, setWhose] = useRemembered<Whose>('referrals.whose', 'office')
  const [group, setGroup] = useRemembered<Group>('referrals.group', 'open')
  const [shownId, setShownId] = useState<string | null>(null)
  const answer = useAnswer(
    api.referrals.list,
    { group, ownerId: whose === 'mine' ? me.accountId : null },
    { keepBefore: true },
  )
  const rows = answer.data?.rows
  const shown = shownId === null ? undefined : rows?.find(({ id }) => id === shownId)
  const columns = useColumns(group)
  const open = useCallback(
    ({ id }: Pick<ReferralView, 'id'>) =>
      void navigate({ to: '/referrals/$referralId', params: { referralId: id } }),
    [navigate],
  )
  const show = useCallback(({ id }: ReferralView) => setShownId(id), [])
  const close = useCallback(() => setShownId(null), [])

  return (
    <Page
      title={t('common:rail.referrals')}
      fills
      actions={
        <>
          <SlipCode />
          <Button variant="default" component={Link} to="/printing">
            {t('printing:open')}
          </Button>
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      <ListWithRecord
        list={
          <DataTable
            key={group}
            label={t('common:rail.referrals')}
            of={{ ...answer, data: rows }}
            columns={columns}
            rowId={idOf}
            memory={`referrals.${group}`}
            sortedBy={group === 'open' ? { column: 'due' } : { column: 'since', descending: true }}
            onOpen={open}
            onShow={show}
            shownId={shownId}
            tools={
              <FilterChips<Group>
                label={t('referrals:list.which')}
                single
                chips={(['open', 'linked', 'closed', 'all'] as const).map((id) => ({
                  id,
                  label: t(`referrals:list.groups.${id}`),
                }))}
                value={[group]}
                onChange={([next = 'all']) => {
                  setGroup(next)
                  setShownId(null)
                }}
              />
            }
            empty={
              <EmptyState
                icon="referral"
                title={t(`referrals:list.none.${group}`)}
                action={
                  group === 'open' && (
                    <Button onClick={() => void navigate({ to: '/cases' })}>
                      {t('referrals:list.seeCases')}
                    </Button>
                  )
                }
              >
                {group === 'open' && t('referrals:list.noneText')}
              </EmptyState>
            }
          />
        }
        record={
          shown && (
            <ReferralPanel key={shown.id} referral={shown} onClose={close} onOpenPage={() => open(shown)} />
          )
        }
      />
    </Page>
  )
}

const idOf = ({ id }: ReferralView): string => id

const ACTORS: readonly Actor[] = ['school', 'family', 'school-and-family', 'provider', 'nobody']

function wordsFor<Code extends string>(
  codes: readonly Code[],
  say: (code: Code) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, say(code)]))
}

function useColumns(group: Group): readonly Column<ReferralView>[] {
  const { t } = useText()
  const late = useSchoolDaysLate()
  return useMemo(() => {
    // Looked up once: the filter reads every row.
    const tasks = wordsFor(ReferralTask.options, (task) => t(`vocabulary:referralTask.${task}`))
    const stands = Object.fromEntries(
      ReferralState.options.map((state) => {
        const name = t(`vocabulary:referralState.${state}`)
        const withActor = (actor: Actor) =>
          actor === 'nobody' ? name : `${name} · ${t(`vocabulary:whoActs.${actor}`)}`
        return [state, wordsFor(ACTORS, withActor)]
      }),
    )
    const columns: readonly Column<ReferralView>[] = [
      {
        id: 'student',
        header: t('students:pick.label'),
        value: ({ studentListName }) => studentListName,
        width: 10,
        grow: 2,
        essential: true,
      },
      {
        id: 'urgency',
        header: t('cases:list.urgency'),
        value: ({ urgency }) => URGENCIES.indexOf(urgency),
        cell: ({ urgency }) => <UrgencyBadge urgency={urgency} />,
        width: 8.5,
        grow: 0,
      },
      {
        id: 'destination',
        header: t('referrals:list.destination'),
        value: ({ destination }) => destination,
        width: 9.5,
        grow: 3,
        yields: true,
      },
      {
        id: 'state',
        header: t('referrals:list.state'),
        value: (referral) => stands[referral.state]?.[whoActs(referral)],
        width: 12.5,
        grow: 3,
        yields: true,
      },
      {
        id: 'task',
        header: t('cases:next.label'),
        value: ({ nextTask }) => nextTask && tasks[nextTask],
        width: 10,
        grow: 2,
        yields: true,
        hidden: group === 'closed',
      },
      {
        id: 'due',
        header: t('cases:next.byWhen'),
        value: ({ nextDueOn }) => nextDueOn,
        cell: ({ nextDueOn }) => nextDueOn && <DueLabel on={nextDueOn} late={late(nextDueOn)} />,
        width: 11.25,
        grow: 0,
        hidden: group === 'closed',
      },
      {
        id: 'owner',
        header: t('cases:next.who'),
        value: ({ ownerName }) => ownerName,
        width: 8,
        yields: true,
      },
      {
        id: 'since',
        header: t('referrals:list.since'),
        value: ({ stateSince }) => stateSince,
        cell: ({ stateSince }) => <DateText on={stateSince} />,
        width: 8,
        grow: 0,
        yields: true,
        hidden: group === 'open',
      },
      {
        id: 'service',
        header: t('referrals:list.service'),
        value: ({ serviceName }) => serviceName,
        width: 9,
        grow: 2,
        yields: true,
      },
    ]
    return columns
  }, [t, late, group])
}
