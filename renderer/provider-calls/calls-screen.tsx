import { Button, Checkbox } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import type { CallLine } from '#shared/domain/provider-call.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { CallSheets } from './call-sheets.tsx'
import { PhoneToCall } from './phone-to-call.tsx'

/** A pile of sheets somebody carries to the telephone, and no more. */
const MOST_SHEETS = 20

/** Whom to call: those with open referrals first, then whoever was not checked for longest. */
export function CallsScreen(): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const navigate = useNavigate()
  const router = useRouter()
  const [onlyOurs, setOnlyOurs] = useRemembered('providers.calls.ours', false)
  const [printing, setPrinting] = useState(false)
  const answer = useAnswer(api.providerCalls.list, {})
  const all = answer.data
  const shown = useMemo(
    () => (onlyOurs ? all?.filter(({ referrals }) => referrals > 0) : all),
    [all, onlyOurs],
  )
  const columns = useMemo<readonly Column<CallLine>[]>(
    () => [
      {
        id: 'name',
        header: t('providers:calls.organization'),
        value: ({ name }) => name,
        width: 11,
        grow: 3,
        essential: true,
      },
      {
        id: 'phone',
        header: t('providers:calls.phone'),
        value: ({ phone }) => phone,
        cell: ({ phone, phoneOf }) => <PhoneToCall phone={phone} of={phoneOf} />,
        width: 12,
        grow: 2,
      },
      {
        id: 'referrals',
        header: t('providers:calls.referrals'),
        value: ({ referrals }) => referrals,
        width: 7,
        grow: 0,
      },
      {
        id: 'called',
        header: t('providers:calls.lastCall'),
        value: ({ lastCall }) => lastCall?.on ?? null,
        cell: ({ lastCall }) => {
          if (lastCall === null) return t('providers:calls.never')
          const { on, by } = lastCall
          return t('providers:calls.lastCallOf', { day: shortDay(on, locale, today), who: by })
        },
        width: 12,
        grow: 1,
        yields: true,
      },
      {
        id: 'stale',
        header: t('providers:calls.stale'),
        value: ({ stale }) => stale,
        cell: ({ stale, services }) => t('providers:calls.staleOf', { stale, services }),
        width: 8,
        grow: 0,
        yields: true,
      },
      {
        id: 'checked',
        header: t('providers:calls.checked'),
        value: ({ checkedOn, lastCheckedOn }) => checkedOn ?? lastCheckedOn,
        cell: ({ checkedOn, lastCheckedOn }) => {
          if (checkedOn) return <DateText on={checkedOn} />
          if (lastCheckedOn === null) return t('providers:calls.never')
          return t('providers:calls.someChecked', { day: shortDay(lastCheckedOn, locale, today) })
        },
        width: 10,
        grow: 0,
        yields: true,
      },
    ],
    [t, locale, today],
  )
  const first = (shown ?? []).slice(0, MOST_SHEETS).map(({ organizationId }) => organizationId)
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('providers:calls.title')}
      facts={t('providers:calls.about')}
      fills
      actions={
        <Button variant="default" disabled={first.length === 0} onClick={() => setPrinting(true)}>
          {t('providers:calls.print')}
        </Button>
      }
    >
      {printing && (
        <CallSheets organizationIds={first} onClose={() => setPrinting(false)}>
          {(shown?.length ?? 0) > MOST_SHEETS && (
            <p>{t('providers:calls.firstOf', { count: first.length })}</p>
          )}
        </CallSheets>
      )}
      <Checkbox
        label={t('providers:calls.onlyOurs')}
        checked={onlyOurs}
        onChange={(event) => setOnlyOurs(event.currentTarget.checked)}
      />
      <DataTable
        label={t('providers:calls.title')}
        of={{ ...answer, data: shown }}
        columns={columns}
        rowId={({ organizationId }) => organizationId}
        memory="providers.calls"
        onOpen={({ organizationId }) =>
          void navigate({ to: '/providers/calls/$organizationId', params: { organizationId } })
        }
        empty={
          <EmptyState icon="provider" title={t('providers:calls.none')}>
            {t('providers:calls.noneText')}
          </EmptyState>
        }
      />
    </Page>
  )
}
