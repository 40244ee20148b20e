import { Button } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CycleRecord } from '#shared/api/cycles.ts'
import { cycleTitle } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { ChangeForm } from './change-form.tsx'
import { useCycleWords } from './cycle-words.ts'
import classes from './cycles.module.css'
import { DecisionsPart } from './decisions-part.tsx'
import { FiguresPart } from './figures-part.tsx'
import { LastPart } from './last-part.tsx'
import { PrintCycle } from './print-cycle.tsx'
import { SaidPart } from './said-part.tsx'
import { SayForm } from './say-form.tsx'

/** One cycle: what was decided last time, its figures, what was said, and what is decided now. */
export function CycleScreen(): ReactElement {
  const { cycleId } = useParams({ from: '/evaluation/cycles/$cycleId' })
  const answer = useAnswer(api.cycles.get, { id: cycleId }, { keepBefore: true })
  return (
    <Answer of={answer} lines={10}>
      {(cycle) => <OneCycle key={cycle.id} cycle={cycle} />}
    </Answer>
  )
}

type Doing = 'print' | 'change' | 'why-nothing' | 'reopen'

function OneCycle({ cycle }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const words = useCycleWords()
  const close = useCommand(api.cycles.close)
  const reopen = useCommand(api.cycles.reopen)
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = () => setDoing(null)
  const { id, version, kind, name, fromDay: from, toDay: to, state, mayLead, decisions } = cycle
  const end = () =>
    decisions.length === 0
      ? setDoing('why-nothing')
      : void close.run({ id, version, noDecision: '' }).catch(() => undefined)
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={cycleTitle({ kind, name, from, to }, words)}
      facts={
        <>
          <Tag tone={state === 'closed' ? 'quiet' : 'accent'}>{t(`cycles:state.${state}`)}</Tag>{' '}
          <bdi>{cycle.ownerName}</bdi>
          {state !== 'closed' && (
            <>
              {' · '}
              <SchoolDue on={cycle.dueOn} withDate />
            </>
          )}
        </>
      }
      actions={
        <>
          <Button variant="default" onClick={() => setDoing('print')}>
            {t('cycles:print.title')}
          </Button>
          {mayLead && state !== 'closed' && (
            <Button variant="default" onClick={() => setDoing('change')}>
              {t('cycles:settings')}
            </Button>
          )}
          {mayLead && state === 'closed' && (
            <Button variant="default" onClick={() => setDoing('reopen')}>
              {t('cycles:close.reopen')}
            </Button>
          )}
          {mayLead && state === 'frozen' && <Button onClick={end}>{t('cycles:close.do')}</Button>}
        </>
      }
      aside={
        <>
          <Asked cycle={cycle} />
          <History cycle={cycle} />
        </>
      }
    >
      <div className={classes.stack}>
        {close.error && <ErrorNotice error={close.error} retry={() => void refreshEverything()} />}
        <LastPart cycle={cycle} />
        <FiguresPart cycle={cycle} />
        <SaidPart cycle={cycle} />
        <DecisionsPart cycle={cycle} />
      </div>
      {doing === 'print' && <PrintCycle id={id} onClose={stop} />}
      {doing === 'change' && <ChangeForm cycle={cycle} onClose={stop} />}
      {doing === 'why-nothing' && (
        <SayForm
          memory={`cycles.nothing.${id}`}
          title={t('cycles:close.do')}
          label={t('cycles:close.why')}
          hint={t('cycles:close.whyHint')}
          save={t('cycles:close.do')}
          onSay={(noDecision) => close.run({ id, version, noDecision })}
          onClose={stop}
        />
      )}
      {doing === 'reopen' && (
        <SayForm
          memory={`cycles.reopen.${id}`}
          title={t('cycles:close.reopen')}
          label={t('cycles:close.reopenWhy')}
          save={t('cycles:close.reopen')}
          onSay={(reason) => reopen.run({ id, version, reason })}
          onClose={stop}
        />
      )}
    </Page>
  )
}

function Asked({ cycle: { questions } }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('cycles:questions.title')}>
      {questions.length === 0 ? (
        <p className={lines.quiet}>{t('cycles:questions.none')}</p>
      ) : (
        <ul className={classes.questions}>
          {questions.map((question) => (
            <li key={question}>
              <bdi>{question}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function History({ cycle: { history } }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('cycles:history.title')}>
      <ul className={lines.lines} aria-label={t('cycles:history.title')}>
        {history.map(({ id, kind, at, byName, reason }) => (
          <li key={id}>
            <div className={lines.words}>
              <p>{t('cycles:history.line', { what: t(`cycles:history.${kind}`), name: byName })}</p>
              {reason !== '' && (
                <p className={classes.said}>
                  <bdi>{reason}</bdi>
                </p>
              )}
              <p className={lines.quiet}>
                <MomentText at={at} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
