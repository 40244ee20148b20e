import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo, useState } from 'react'

import type { CaseLine } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { GRADES } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useSchoolDaysLate } from '#renderer/school-due.tsx'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ListWithRecord } from '#renderer/ui/record-panel.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { Tag, UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { useColleagues } from '#renderer/colleagues.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { CasePanel } from './case-panel.tsx'
import { groupOf } from './caseload-groups.ts'
import { inOrder } from './caseload-order.ts'
import { GroupBar, type Looked } from './group-bar.tsx'
import { HandOverMany } from './hand-over-many.tsx'

/** The caseload: whose turn it is in every case, and by when. */
export function CasesScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const me = useMe()
  const [whose, setWhose] = useRemembered<Whose>('cases.whose', 'mine')
  const [closed, setClosed] = useRemembered<readonly 'closed'[]>('cases.closed', [])
  const [shownId, setShownId] = useState<string | null>(null)
  const showsClosed = closed.length > 0
  const answer = useAnswer(
    api.cases.list,
    { open: !showsClosed, ownerId: whose === 'mine' ? me.accountId : null },
    { keepBefore: true },
  )
  const [looked, setLooked] = useRemembered<Looked>('cases.looked', { by: null, group: null })
  const [givesMany, setGivesMany] = useState(false)
  const all = answer.data?.rows
  const { today } = useOfficeTime()
  const rows = useMemo(() => {
    const lines = inGroup(all, looked)
    return lines && !showsClosed ? inOrder(lines, today) : lines
  }, [all, looked, showsClosed, today])
  const columns = useColumns(showsClosed, all?.some((line) => owed(line) !== null) ?? false)
  const maySort = useMay(casework)
  const open = useCallback(
    ({ id }: Pick<CaseLine, 'id'>) => void navigate({ to: '/cases/$caseId', params: { caseId: id } }),
    [navigate],
  )
  const show = useCallback(({ id }: CaseLine) => setShownId(id), [])
  const close = useCallback(() => setShownId(null), [])
  return (
    <Page
      title={t('common:rail.cases')}
      fills
      actions={
        <>
          {maySort && (
            <Button variant="default" component={Link} to="/year-end">
              {t('year-end:open')}
            </Button>
          )}
          {maySort && !showsClosed && rows && rows.length > 1 && (
            <Button variant="default" onClick={() => setGivesMany(true)}>
              {t('cases:handOverMany.action')}
            </Button>
          )}
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      <ListWithRecord
        list={
          <DataTable
            label={t('common:rail.cases')}
            of={{ ...answer, data: rows }}
            columns={columns}
            rowId={idOf}
            memory={showsClosed ? 'cases.closed' : 'cases.open'}
            key={showsClosed ? 'closed' : 'open'}
            standsFirst={isInCrisis}
            {...(showsClosed && { sortedBy: { column: 'closedOn', descending: true } })}
            onOpen={open}
            onShow={show}
            shownId={shownId}
            tools={
              <>
                <FilterChips
                  label={t('cases:list.which')}
                  single
                  chips={[{ id: 'closed' as const, label: t('cases:list.closedCases') }]}
                  value={closed}
                  onChange={(value) => {
                    setClosed(value)
                    setShownId(null)
                  }}
                />
                {all && !showsClosed && <GroupBar lines={all} looked={looked} onLook={setLooked} />}
              </>
            }
            empty={
              showsClosed ? (
                <EmptyState icon="caseload" title={t('cases:list.noneClosed')} />
              ) : (
                <EmptyState
                  icon="caseload"
                  title={t(whose === 'mine' ? 'cases:list.noneMine' : 'cases:list.none')}
                  action={
                    <Button onClick={() => void navigate({ to: '/concerns' })}>
                      {t('cases:list.seeConcerns')}
                    </Button>
                  }
                >
                  {t('cases:list.noneText')}
                </EmptyState>
              )
            }
          />
        }
        record={
          shownId && (
            <CasePanel
              key={shownId}
              caseId={shownId}
              onClose={close}
              onOpenPage={() => open({ id: shownId })}
            />
          )
        }
      />
      {givesMany && rows && <HandOverMany lines={rows} onClose={() => setGivesMany(false)} />}
    </Page>
  )
}

const idOf = ({ id }: CaseLine): string => id

const isInCrisis = (line: CaseLine): boolean => line.isInCrisis

/** The cases of the group that is looked at; all where none is, or where it is empty now. */
function inGroup(
  lines: readonly CaseLine[] | undefined,
  { by, group }: Looked,
): readonly CaseLine[] | undefined {
  if (!lines || by === null || group === null) return lines
  const chosen = lines.filter((line) => groupOf(line, by) === group)
  return chosen.length > 0 ? chosen : lines
}

const dueOf = ({ next, ...line }: CaseLine): string | null => (line.isInCrisis ? null : (next?.dueOn ?? null))

/** How a case stands that has no safety plan and should have one, or was to have one. */
const owed = ({ safetyPlan }: CaseLine): 'missing' | 'left-out' | null =>
  safetyPlan === 'there' ? null : safetyPlan

function useColumns(showsClosed: boolean, owesPlans: boolean): readonly Column<CaseLine>[] {
  const { t } = useText()
  const late = useSchoolDaysLate()
  const colleagues = useColleagues()
  const names = JSON.stringify(colleagues.owners)
  return useMemo<readonly Column<CaseLine>[]>(() => {
    const nextOf = ({ next: thing, isInCrisis: presses }: CaseLine) =>
      presses
        ? t('crises:start.goOn')
        : thing && (thing.words ?? (thing.referralTask && t(`vocabulary:referralTask.${thing.referralTask}`)))
    const whoOf = ({ next: thing, isInCrisis: presses, ownerName }: CaseLine) =>
      presses ? ownerName : thing && colleagues.nameOf(thing.ownerId)
    const student: Column<CaseLine> = {
      id: 'student',
      header: t('students:pick.label'),
      value: ({ studentListName }) => studentListName,
      // Here, where it gives way to nothing: neither to a narrow window nor to the record beside the list.
      cell: (line) =>
        line.isInCrisis ? (
          <>
            <Tag tone="danger">{t('crises:title')}</Tag> {line.studentListName}
          </>
        ) : (
          line.studentListName
        ),
      width: 11,
      grow: 2,
      essential: true,
    }
    const grade: Column<CaseLine> = {
      id: 'grade',
      header: t('students:fields.grade'),
      value: (line) => GRADES.findIndex((known) => known === line.grade),
      cell: (line) => {
        const known = GRADES.find((one) => one === line.grade)
        return known && t(`vocabulary:grade.${known}`)
      },
      width: 6.5,
      grow: 0,
      yields: true,
    }
    const urgency: Column<CaseLine> = {
      id: 'urgency',
      header: t('cases:list.urgency'),
      value: (line) => URGENCIES.indexOf(line.urgency),
      cell: (line) => <UrgencyBadge urgency={line.urgency} />,
      width: 8.5,
      grow: 0,
    }
    const words = (how: 'missing' | 'left-out' | null) => how && t(`plans:safety.caseload.${how}`)
    const safetyPlan: Column<CaseLine> = {
      id: 'safetyPlan',
      header: t('plans:safety.title'),
      value: (line) => words(owed(line)),
      cell: (line) => {
        const how = owed(line)
        return how && <Tag tone={how === 'missing' ? 'danger' : 'warn'}>{words(how)}</Tag>
      },
      width: 9,
      grow: 0,
      yields: true,
    }
    const next: Column<CaseLine> = {
      id: 'next',
      header: t('cases:next.label'),
      value: nextOf,
      cell: (line) => (line.isInCrisis ? <Tag tone="danger">{nextOf(line)}</Tag> : nextOf(line)),
      width: 10.5,
      grow: 3,
      yields: true,
    }
    const who: Column<CaseLine> = {
      id: 'who',
      header: t('cases:next.who'),
      value: whoOf,
      width: 8,
      yields: true,
    }
    const due: Column<CaseLine> = {
      id: 'due',
      header: t('cases:next.byWhen'),
      value: dueOf,
      cell: (line) => {
        if (line.isInCrisis) return <strong>{t('cases:list.now')}</strong>
        const on = dueOf(line)
        return on && <DueLabel on={on} late={late(on)} />
      },
      width: 11.25,
      grow: 0,
    }
    const referrals: Column<CaseLine> = {
      id: 'referrals',
      header: t('cases:list.openReferrals'),
      value: ({ openReferrals }) => openReferrals,
      width: 7,
      grow: 0,
      align: 'end',
      yields: true,
    }
    const tier: Column<CaseLine> = {
      id: 'tier',
      header: t('cases:list.tier'),
      value: (line) => line.tier,
      cell: (line) => t(`vocabulary:tier.${line.tier}`),
      width: 9,
      yields: true,
      hidden: true,
    }
    const openedOn: Column<CaseLine> = {
      id: 'openedOn',
      header: t('cases:list.openedOn'),
      value: (line) => line.openedOn,
      cell: (line) => <DateText on={line.openedOn} />,
      width: 8,
      grow: 0,
      yields: true,
    }
    const closedOn: Column<CaseLine> = {
      id: 'closedOn',
      header: t('cases:list.closedOn'),
      value: (line) => line.closedOn,
      cell: (line) => line.closedOn && <DateText on={line.closedOn} />,
      width: 8,
      grow: 0,
    }
    const owner: Column<CaseLine> = {
      id: 'owner',
      header: t('cases:list.owner'),
      value: ({ ownerName }) => ownerName,
      width: 8,
      yields: true,
      hidden: !showsClosed,
    }
    const code: Column<CaseLine> = {
      id: 'code',
      header: t('cases:list.code'),
      value: (line) => line.code,
      cell: (line) => <Ltr>{line.code}</Ltr>,
      width: 5.5,
      grow: 0,
      yields: true,
      hidden: true,
    }
    return showsClosed
      ? [student, grade, closedOn, openedOn, owner, urgency, tier, code]
      : [
          student,
          urgency,
          next,
          due,
          ...(owesPlans ? [safetyPlan] : []),
          who,
          referrals,
          grade,
          openedOn,
          tier,
          owner,
          code,
        ]
    // `names` stands for the colleagues, who are another object on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, late, names, showsClosed, owesPlans])
}
