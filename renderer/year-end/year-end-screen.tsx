import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo, useState } from 'react'

import type { YearEndCase, yearEnd as contract } from '#shared/api/year-end.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { SchoolBreak } from '#shared/domain/school-break.ts'
import { GRADES } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useSchoolDaysLate } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { BreakPeople } from './break-people.tsx'
import classes from './year-end.module.css'

type YearEnd = OutputOf<(typeof contract)['get']>

/** What goes from one school year into the next: who is here in the break, what is due then, and what nobody would see to. */
export function YearEndScreen(): ReactElement {
  const { t, locale } = useText()
  const answer = useAnswer(api.yearEnd.get, {})
  const [prints, setPrints] = useState(false)
  const between = answer.data?.between
  return (
    <Page
      title={t('year-end:title')}
      above={<Link to="/cases">{t('common:rail.cases')}</Link>}
      facts={between && <WhenItEnds between={between} />}
      actions={
        between && (
          <Button
            variant="default"
            leftSection={<Icon name="print" size="1rem" />}
            onClick={() => setPrints(true)}
          >
            {t('year-end:print')}
          </Button>
        )
      }
    >
      {prints && (
        <PrintPreview
          title={t('year-end:print')}
          preview={api.yearEnd.preview}
          print={api.yearEnd.print}
          input={{ language: locale }}
          onClose={() => setPrints(false)}
        />
      )}
      <Answer of={answer} lines={12}>
        {({ between: known, cases, people }) =>
          known ? (
            <div className={classes.stack}>
              <p className={classes.about}>{t('year-end:goesOn')}</p>
              <BreakPeople people={people} between={known} />
              <OpenCases cases={cases} />
            </div>
          ) : (
            <EmptyState
              icon="calendar"
              title={t('year-end:noCalendar')}
              action={<Link to="/calendar">{t('calendar:open')}</Link>}
            >
              {t('year-end:noCalendarText')}
            </EmptyState>
          )
        }
      </Answer>
    </Page>
  )
}

function WhenItEnds({ between: { endsOn, nextStartsOn } }: { readonly between: SchoolBreak }): ReactElement {
  const { t, locale } = useText()
  const ends = longDay(endsOn, locale)
  return nextStartsOn ? (
    <>{t('year-end:about', { ends, starts: longDay(nextStartsOn, locale) })}</>
  ) : (
    <>
      {t('year-end:aboutOpen', { ends })} <Link to="/calendar">{t('calendar:open')}</Link>
    </>
  )
}

const GROUPS = {
  uncovered: ({ isUncovered }: YearEndCase) => isUncovered,
  due: ({ dueInBreak }: YearEndCase) => dueInBreak > 0,
  unplanned: ({ nextDueOn }: YearEndCase) => nextDueOn === null,
  consent: ({ consentEndsOn }: YearEndCase) => consentEndsOn !== null,
  lastGrade: ({ isLastGrade }: YearEndCase) => isLastGrade,
} as const
type Group = keyof typeof GROUPS
const groupIds = Object.keys(GROUPS) as readonly Group[]

function OpenCases({ cases }: Pick<YearEnd, 'cases'>): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const [groups, setGroups] = useRemembered<readonly Group[]>('year-end.groups', [])
  const columns = useColumns()
  const rows = useMemo(() => {
    const found = cases.filter((line) => groups.every((group) => GROUPS[group](line)))
    return found.length > 0 ? found : cases
  }, [cases, groups])
  const open = useCallback(
    ({ caseId }: YearEndCase) => void navigate({ to: '/cases/$caseId', params: { caseId } }),
    [navigate],
  )
  return (
    <Section title={t('year-end:cases.title')} count={cases.length} flush>
      <div className={classes.table}>
        <DataTable
          label={t('year-end:cases.title')}
          of={{ data: rows, error: null }}
          columns={columns}
          rowId={idOf}
          memory="year-end.cases"
          sortedBy={{ column: 'urgency' }}
          onOpen={open}
          tools={
            <FilterChips
              label={t('year-end:cases.which')}
              single
              chips={groupIds.map((id) => ({
                id,
                label: t(`year-end:groups.${id}`),
                count: cases.filter(GROUPS[id]).length,
              }))}
              value={groups}
              onChange={setGroups}
            />
          }
          empty={<EmptyState icon="caseload" title={t('year-end:none')} />}
        />
      </div>
    </Section>
  )
}

const idOf = ({ caseId }: YearEndCase): string => caseId

function useColumns(): readonly Column<YearEndCase>[] {
  const { t, locale } = useText()
  const late = useSchoolDaysLate()
  return useMemo<readonly Column<YearEndCase>[]>(
    () => [
      {
        id: 'student',
        header: t('students:pick.label'),
        value: ({ studentListName }) => studentListName,
        width: 11,
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
        id: 'next',
        header: t('cases:next.byWhen'),
        value: ({ nextDueOn }) => nextDueOn,
        cell: ({ nextDueOn }) => nextDueOn && <DueLabel on={nextDueOn} late={late(nextDueOn)} />,
        width: 11.25,
        grow: 0,
        yields: true,
      },
      {
        id: 'due',
        header: t('year-end:cases.due'),
        value: ({ firstDueOn }) => firstDueOn,
        cell: ({ firstDueOn }) => firstDueOn && <DateText on={firstDueOn} />,
        width: 11,
        grow: 0,
      },
      {
        id: 'actors',
        header: t('year-end:cases.actors'),
        value: ({ actors, isUncovered }) => (isUncovered ? '' : actors.join(', ')),
        cell: ({ actors, isUncovered }) => (
          <>
            {new Intl.ListFormat(locale).format(actors)}
            {isUncovered && (
              <strong className={classes.nobody}>
                <Icon name="warning" size="1rem" /> {t('year-end:cases.nobody')}
              </strong>
            )}
          </>
        ),
        width: 10,
        grow: 2,
      },
      {
        id: 'owner',
        header: t('year-end:cases.owner'),
        value: ({ ownerName }) => ownerName,
        width: 8,
        yields: true,
      },
      {
        id: 'consent',
        header: t('year-end:cases.consent'),
        value: ({ consentEndsOn }) => consentEndsOn,
        cell: ({ consentEndsOn }) => consentEndsOn && <DateText on={consentEndsOn} />,
        width: 9,
        grow: 0,
        yields: true,
      },
      {
        id: 'grade',
        header: t('year-end:cases.grade'),
        value: ({ grade }) => grade && GRADES.indexOf(grade),
        cell: ({ grade }) => grade && t(`vocabulary:grade.${grade}`),
        width: 6.5,
        grow: 0,
        yields: true,
      },
      {
        id: 'referrals',
        header: t('year-end:cases.referrals'),
        value: ({ openReferrals }) => openReferrals,
        width: 7,
        grow: 0,
        align: 'end',
        yields: true,
      },
    ],
    [t, locale, late],
  )
}
