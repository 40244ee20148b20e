import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CycleLine, DueCycle } from '#shared/api/cycles.ts'
import { oversight, protocolWork } from '#shared/api/roles.ts'
import { cycleTitle } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { Questions } from '#renderer/evaluation/questions.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Page, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { CustomForm } from './custom-form.tsx'
import { useCycleWords } from './cycle-words.ts'
import classes from './cycles.module.css'
import { PlanSection } from './plan-section.tsx'

/** The evaluation calendar: what is due, what falls due next, and every cycle that was held. */
export function CyclesScreen(): ReactElement {
  const { t } = useText()
  const mayPlan = useMay(oversight)
  const answer = useAnswer(api.cycles.list, {}, { keepBefore: true })
  const [begins, setBegins] = useState(false)
  return (
    <Page
      first={<Questions />}
      title={t('cycles:title.list')}
      facts={t('cycles:about')}
      actions={
        mayPlan && (
          <Button variant="default" onClick={() => setBegins(true)}>
            {t('cycles:custom.begin')}
          </Button>
        )
      }
    >
      <Answer of={answer} lines={8}>
        {({ plans, due, cycles }) => (
          <div className={classes.stack}>
            {due.length > 0 && <DueSection due={due} />}
            {cycles.length > 0 ? (
              <HeldSection cycles={cycles} />
            ) : (
              due.length === 0 && (
                <EmptyState icon="chart" title={t('cycles:list.empty')}>
                  {t(mayPlan ? 'cycles:list.emptyText' : 'cycles:list.emptyReader')}
                </EmptyState>
              )
            )}
            <PlanSection plans={plans} />
          </div>
        )}
      </Answer>
      {begins && <CustomForm onClose={() => setBegins(false)} />}
    </Page>
  )
}

function DueSection({ due }: { readonly due: readonly DueCycle[] }): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  const navigate = useNavigate()
  const mayBegin = useMay(protocolWork)
  const begin = useCommand(api.cycles.begin)
  const start = async (kind: DueCycle['kind'], to: string) => {
    const { cycleId } = await begin.run({ kind, to })
    void navigate({ to: '/evaluation/cycles/$cycleId', params: { cycleId } })
  }
  return (
    <Section title={t('cycles:list.due')} count={due.length} tone="accent">
      {begin.error && <ErrorNotice error={begin.error} />}
      <ul className={lines.lines} aria-label={t('cycles:list.due')}>
        {due.map(({ kind, from, to, dueOn, ownerName, missed }) => {
          const cycle = cycleTitle({ kind, name: '', from, to }, words)
          return (
            <li key={kind}>
              <div className={lines.words}>
                <p>
                  <strong>{cycle}</strong>
                </p>
                <p className={lines.quiet}>
                  {ownerName} · <SchoolDue on={dueOn} withDate />
                  {missed > 0 && ` · ${t('cycles:list.missed', { count: missed })}`}
                </p>
              </div>
              {mayBegin && (
                <Button
                  aria-label={t('cycles:list.beginWhich', { cycle })}
                  onClick={() => void start(kind, to).catch(() => undefined)}
                >
                  {t('cycles:list.begin')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function HeldSection({ cycles }: { readonly cycles: readonly CycleLine[] }): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  return (
    <Section title={t('cycles:list.held')} count={cycles.length}>
      <ul className={lines.lines} aria-label={t('cycles:list.held')}>
        {cycles.map(({ id, kind, name, fromDay: from, toDay: to, ...cycle }) => (
          <li key={id}>
            <div className={lines.words}>
              <p>
                <Link to="/evaluation/cycles/$cycleId" params={{ cycleId: id }}>
                  {cycleTitle({ kind, name, from, to }, words)}
                </Link>
              </p>
              <p className={lines.quiet}>
                {[
                  cycle.ownerName,
                  t('cycles:list.decided', { count: cycle.decisions }),
                  cycle.openActions > 0 && t('cycles:list.open', { count: cycle.openActions }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Tag tone={cycle.state === 'closed' ? 'quiet' : 'accent'}>{t(`cycles:state.${cycle.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  )
}
