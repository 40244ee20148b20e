import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { Scorecard } from '#shared/api/scorecards.ts'
import { LEAST_HEARD } from '#shared/domain/scorecard.ts'
import { scoreGroups } from '#shared/text/scorecard-lines.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { offeredTimes, type OfferedTime } from './scorecard-times.ts'
import classes from './scorecards.module.css'

const PATH = '/partnerships/$organizationId/scorecard'

/** How the work with one partner goes, over a time that is chosen, and on paper for the meeting with it. */
export function ScorecardScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <OneScorecard years={years} />}</Answer>
}

function OneScorecard({ years }: { readonly years: Parameters<typeof offeredTimes>[1] }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { today } = useOfficeTime()
  const { organizationId } = useParams({ from: PATH })
  const { year } = useSearch({ from: PATH })
  const [printing, setPrinting] = useState(false)
  const offered = offeredTimes(today, years)
  const time = offered.find(({ name }) => name === (year ?? null)) ?? offered[0]
  const { from = today, to = today } = time ?? {}
  const answer = useAnswer(api.scorecards.get, { organizationId, from, to }, { keepBefore: true })
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={[t('scorecards:title'), answer.data?.organizationName].filter(Boolean).join(': ')}
      facts={t('scorecards:about')}
      actions={
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          disabled={!answer.data}
          onClick={() => setPrinting(true)}
        >
          {t('scorecards:print')}
        </Button>
      }
    >
      <div className={classes.scorecard}>
        <WhichTime
          offered={offered}
          value={time?.name ?? null}
          onChange={(name) =>
            void navigate({
              to: PATH,
              params: { organizationId },
              search: name === null ? {} : { year: name },
              replace: true,
            })
          }
        />
        <Answer of={answer} lines={12}>
          {(card) => <Figures card={card} />}
        </Answer>
      </div>
      {printing && <OnPaper asked={{ organizationId, from, to }} onClose={() => setPrinting(false)} />}
    </Page>
  )
}

function WhichTime({
  offered,
  value,
  onChange,
}: {
  readonly offered: readonly OfferedTime[]
  readonly value: string | null
  readonly onChange: (name: string | null) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      className={classes.time ?? ''}
      label={t('scorecards:time')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    >
      {offered.map(({ name }) => (
        <option key={name ?? ''} value={name ?? ''}>
          {name === null ? t('scorecards:lastYear') : t('scorecards:schoolYear', { name })}
        </option>
      ))}
    </NativeSelect>
  )
}

function Figures({ card }: { readonly card: Scorecard }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  const { from, to, bySchool, byFamilies } = card
  if (bySchool.referrals + byFamilies.referrals === 0)
    return (
      <EmptyState icon="provider" title={t('scorecards:nothing')}>
        {t('scorecards:nothingText')}
      </EmptyState>
    )
  return (
    <>
      <p className={lines.quiet}>
        {t('scorecards:counted', { from: day(from), to: day(to), today: day(today) })}
      </p>
      {scoreGroups(card, t, 'office').map((group) => (
        <Section key={group.title} title={group.title}>
          <div className={classes.figures}>
            <Facts of={group.lines} />
          </div>
          {group.note && <p className={lines.quiet}>{group.note}</p>}
        </Section>
      ))}
    </>
  )
}

function OnPaper({
  asked,
  onClose,
}: {
  readonly asked: Pick<Scorecard, 'organizationId' | 'from' | 'to'>
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  return (
    <PrintPreview
      title={t('scorecards:print')}
      preview={api.scorecards.preview}
      print={api.scorecards.print}
      input={{ ...asked, printedIn: locale }}
      onClose={onClose}
    >
      <p className={lines.quiet}>{t('scorecards:onPaper', { count: LEAST_HEARD })}</p>
    </PrintPreview>
  )
}
