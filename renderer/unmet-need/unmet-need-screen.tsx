import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import type { UnmetNeed } from '#shared/domain/evaluation/unmet-need.ts'
import { LEAST_PUBLISHED } from '#shared/domain/evaluation/withheld.ts'
import { needDefinitions, needTables, type NeedWords } from '#shared/text/unmet-need-lines.ts'
import { api } from '#renderer/api.ts'
import { FigureTable } from '#renderer/evaluation/figure.tsx'
import { percent } from '#renderer/evaluation/figure-words.ts'
import { Questions } from '#renderer/evaluation/questions.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { offeredTimes, type OfferedTime } from '#renderer/scorecards/scorecard-times.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { asSentence, shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import classes from './unmet-need.module.css'

const PATH = '/evaluation/unmet-need'

/** What families asked for and did not get: the page for an application, as it will print. */
export function UnmetNeedScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <NeedIn years={years} />}</Answer>
}

function NeedIn({ years }: { readonly years: Parameters<typeof offeredTimes>[1] }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { year } = useSearch({ from: PATH })
  const [printing, setPrinting] = useState(false)
  const offered = useMemo(() => offeredTimes(today, years), [today, years])
  const time = offered.find(({ name }) => name === (year ?? null)) ?? offered[0]
  const { from = today, to = today } = time ?? {}
  const answer = useAnswer(api.unmetNeed.get, { from, to }, { keepBefore: true })
  return (
    <Page
      first={<Questions />}
      title={t('unmet-need:title')}
      facts={t('unmet-need:about', { least: LEAST_PUBLISHED })}
      actions={
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          disabled={!answer.data}
          onClick={() => setPrinting(true)}
        >
          {t('unmet-need:print')}
        </Button>
      }
    >
      <div className={classes.page}>
        <WhichTime offered={offered} value={time?.name ?? null} />
        <Answer of={answer} lines={12}>
          {(need) => <Figures need={need} />}
        </Answer>
      </div>
      {printing && (
        <PrintPreview
          title={t('unmet-need:print')}
          preview={api.unmetNeed.preview}
          print={api.unmetNeed.print}
          input={{ from, to, printedIn: locale }}
          onClose={() => setPrinting(false)}
        >
          <p className={classes.quiet}>{t('unmet-need:beforeItLeaves')}</p>
        </PrintPreview>
      )}
    </Page>
  )
}

function WhichTime({
  offered,
  value,
}: {
  readonly offered: readonly OfferedTime[]
  readonly value: string | null
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate({ from: PATH })
  return (
    <NativeSelect
      className={classes.time ?? ''}
      label={t('evaluation:cohort.time')}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        void navigate({
          search: (before) => ({ ...before, year: currentTarget.value || undefined }),
          ...{ replace: true, resetScroll: false },
        })
      }
      data={offered.map(({ name }) => ({
        value: name ?? '',
        label: name === null ? t('evaluation:cohort.lastYear') : t('evaluation:cohort.schoolYear', { name }),
      }))}
    />
  )
}

function Figures({ need }: { readonly need: UnmetNeed }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const words: NeedWords = {
    say: t,
    percent: (share) => percent(share, locale),
    language: (tag) => asSentence(languageName(tag, locale), locale),
  }
  if (need.all === null)
    return (
      <EmptyState icon="referral" title={t('unmet-need:tooFewTitle')}>
        {t('unmet-need:tooFew', { least: LEAST_PUBLISHED })}
      </EmptyState>
    )
  const day = (on: string): string => shortDay(on, locale, today)
  return (
    <>
      <p className={classes.quiet}>
        {t('unmet-need:counted', {
          ...{ count: need.all.referrals, students: need.all.students },
          ...{ from: day(need.from), to: day(need.to), today: day(today) },
        })}
      </p>
      {needTables(need, words).map(({ id, title, heads, rows, notes }) => (
        <Section key={id} title={title}>
          <FigureTable
            label={title}
            heads={heads}
            rows={rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
          />
          {notes.map((note) => (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ))}
        </Section>
      ))}
      <Section title={t('unmet-need:definitions.title')}>
        <ul className={classes.means}>
          {needDefinitions(words).map((meaning) => (
            <li key={meaning}>{meaning}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
