import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import type { PartnerLine } from '#shared/api/partnerships.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { AgreementStateTag } from './agreement-state.tsx'
import { findPartners } from './find-partners.ts'
import { GapLines } from './gap-lines.tsx'

const SHOWN = ['renew', 'expired', 'draft', 'in-force'] as const
type Shown = (typeof SHOWN)[number]

const isShown = ({ now }: PartnerLine, shown: Shown): boolean =>
  shown === 'renew' ? now?.ask === 'renew' || now?.ask === 'goes-on' : now?.state === shown

/** With whom the school works: how each agreement stands, when they met last, and where nothing is agreed on. */
export function PartnershipsScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const answer = useAnswer(api.partnerships.list, {}, { keepBefore: true })
  const [show, setShow] = useRemembered<Shown | 'gaps' | null>('partnerships.show', null)
  const [picking, setPicking] = useState(false)
  const { partners = [], gaps = [] } = answer.data ?? {}
  const columns = useColumns()
  const start = (organizationId: string) =>
    void navigate({
      to: '/partnerships/$organizationId',
      params: { organizationId },
      search: { do: 'start' },
    })
  const rows = useMemo(
    () => answer.data?.partners.filter((line) => show === null || show === 'gaps' || isShown(line, show)),
    [answer.data, show],
  )
  const chips = (
    <FilterChips<Shown | 'gaps'>
      label={t('partnerships:list.which')}
      single
      chips={[
        ...SHOWN.map((id) => ({
          id,
          label: t(`partnerships:show.${id}`),
          count: partners.filter((line) => isShown(line, id)).length,
        })),
        // Whoever sees no referral is not told that there is no gap.
        ...(works ? [{ id: 'gaps' as const, label: t('partnerships:show.gaps'), count: gaps.length }] : []),
      ]}
      value={show === null ? [] : [show]}
      onChange={([next]) => setShow(next ?? null)}
    />
  )
  const startButton = works && <Button onClick={() => setPicking(true)}>{t('partnerships:start')}</Button>
  return (
    <Page
      title={t('partnerships:title')}
      facts={t('partnerships:about')}
      fills={show !== 'gaps'}
      actions={startButton}
    >
      {show === 'gaps' ? (
        <>
          {chips}
          <GapLines of={gaps} mayStart={works} onStart={start} />
        </>
      ) : (
        <DataTable
          label={t('partnerships:title')}
          of={{ ...answer, data: rows }}
          columns={columns}
          rowId={({ agreementId, organizationId }) => agreementId ?? organizationId}
          memory="partnerships"
          sortedBy={{ column: 'partner' }}
          tools={chips}
          onOpen={({ organizationId }) =>
            void navigate({ to: '/partnerships/$organizationId', params: { organizationId } })
          }
          empty={
            show === null ? (
              <EmptyState icon="bridge" title={t('partnerships:list.empty')} action={startButton}>
                {t('partnerships:list.emptyText')}
              </EmptyState>
            ) : (
              <EmptyState
                icon="bridge"
                title={t('partnerships:list.nothingFits')}
                action={
                  <Button variant="default" onClick={() => setShow(null)}>
                    {t('common:table.clearFilter')}
                  </Button>
                }
              />
            )
          }
        />
      )}
      {picking && (
        <Dialog title={t('partnerships:start')} onClose={() => setPicking(false)}>
          <PickInput
            label={t('partnerships:list.pick')}
            description={t('partnerships:list.pickHint')}
            find={findPartners}
            value={null}
            autoFocus
            onChange={(organizationId) => organizationId !== null && start(organizationId)}
          />
        </Dialog>
      )}
    </Page>
  )
}

function useColumns(): readonly Column<PartnerLine>[] {
  const { t } = useText()
  return useMemo<readonly Column<PartnerLine>[]>(
    () => [
      {
        id: 'partner',
        header: t('partnerships:list.partner'),
        value: ({ organizationName }) => organizationName,
        width: 14,
        grow: 2,
        essential: true,
      },
      {
        id: 'state',
        header: t('partnerships:list.state'),
        value: ({ now }) => (now ? t(`partnerships:state.${now.state}`) : t('partnerships:list.none')),
        cell: ({ now }) =>
          now ? <AgreementStateTag now={now} withDay={false} /> : t('partnerships:list.none'),
        width: 8,
        essential: true,
      },
      {
        id: 'until',
        header: t('partnerships:list.until'),
        value: ({ now, endedOn }) => endedOn ?? now?.endsOn,
        cell: ({ now, endedOn }) => {
          const last = endedOn ?? now?.endsOn
          return last && <DateText on={last} />
        },
        width: 10,
        grow: 0,
      },
      {
        id: 'renewBy',
        header: t('partnerships:list.renewBy'),
        value: ({ now }) => now?.renewBy,
        cell: ({ now }) => {
          const by = now?.renewBy && <DateText on={now.renewBy} />
          return now?.ask === 'renew' || now?.ask === 'goes-on' ? <Tag tone="warn">{by}</Tag> : by
        },
        width: 10,
        grow: 0,
        yields: true,
      },
      {
        id: 'lastMeeting',
        header: t('partnerships:list.lastMeeting'),
        value: ({ lastMeetingOn }) => lastMeetingOn,
        cell: ({ lastMeetingOn }) => lastMeetingOn && <DateText on={lastMeetingOn} />,
        width: 10,
        grow: 0,
        yields: true,
      },
      {
        id: 'actions',
        header: t('partnerships:list.actions'),
        value: ({ openActions }) => openActions,
        width: 8.5,
        grow: 0,
        yields: true,
      },
      {
        id: 'owner',
        header: t('partnerships:list.owner'),
        value: ({ ownerName }) => ownerName,
        width: 9,
        yields: true,
      },
    ],
    [t],
  )
}
