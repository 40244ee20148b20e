import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { protocolWork } from '#shared/api/roles.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { SessionLine, trainings as contract } from '#shared/api/trainings.ts'
import { keyOfRole, type Training } from '#shared/domain/training.ts'
import { api } from '#renderer/api.ts'
import { useIsGuest } from '#renderer/protocols/use-protocol-rights.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { CoverageList } from './coverage-list.tsx'
import { EnterSheet } from './enter-sheet.tsx'
import { useRoleWords } from './role-words.ts'
import { SessionForm } from './session-form.tsx'
import { SessionLines } from './session-lines.tsx'
import { TrainingForm } from './training-form.tsx'
import classes from './trainings.module.css'

type Overview = OutputOf<(typeof contract)['overview']>

type Doing =
  | { readonly what: 'add' }
  | { readonly what: 'change' | 'plan'; readonly training: Training }
  | { readonly what: 'change-session' | 'enter'; readonly session: SessionLine }

/** What the staff must have learned: how far each role is, what ends soon, and the sessions. */
export function TrainingsScreen(): ReactElement {
  const { t } = useText()
  const isGuest = useIsGuest()
  const mayWrite = useMay(protocolWork) && !isGuest
  const answer = useAnswer(api.trainings.overview, {})
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const add = () => setDoing({ what: 'add' })
  return (
    <Page
      above={<SettingsLink />}
      title={t('trainings:title')}
      facts={t('trainings:about')}
      narrow
      actions={
        <>
          <Button variant="default" component={Link} to="/support-log">
            {t('trainings:log.title')}
          </Button>
          {mayWrite && <Button onClick={add}>{t('trainings:list.add')}</Button>}
        </>
      }
    >
      <Answer of={answer} lines={8}>
        {(overview) =>
          overview.trainings.length === 0 ? (
            <EmptyState icon="student" title={t('trainings:title')}>
              {t('trainings:list.none')}
            </EmptyState>
          ) : (
            <>
              <CoverageList of={overview.coverage} />
              <Soon of={overview.soon} />
              <Trainings of={overview} mayWrite={mayWrite} onDo={setDoing} />
              <SessionLines
                of={overview.sessions}
                isGuest={isGuest}
                onChange={(session) => setDoing({ what: 'change-session', session })}
                onEnter={(session) => setDoing({ what: 'enter', session })}
              />
            </>
          )
        }
      </Answer>
      {(doing?.what === 'add' || doing?.what === 'change') && (
        <TrainingForm
          training={doing.what === 'change' ? doing.training : null}
          choices={answer.data?.roleChoices ?? []}
          onClose={stop}
        />
      )}
      {doing?.what === 'plan' && <SessionForm training={doing.training} session={null} onClose={stop} />}
      {doing?.what === 'change-session' && (
        <SessionForm training={null} session={doing.session} onClose={stop} />
      )}
      {doing?.what === 'enter' && <EnterSheet session={doing.session} onClose={stop} />}
    </Page>
  )
}

function Soon({ of: soon }: { readonly of: Overview['soon'] }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  if (soon.length === 0) return null
  return (
    <Section title={t('trainings:soon.title')} count={soon.length} tone="warn">
      <ul className={lines.lines} aria-label={t('trainings:soon.title')}>
        {soon.map(({ name, training, until }) => (
          <li key={`${name} ${training}`}>
            <span className={lines.words}>{name}</span>
            <span className={lines.quiet}>
              {t('trainings:soon.line', { training, day: shortDay(until, locale, today) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Trainings({
  of: { trainings, roleChoices },
  mayWrite,
  onDo,
}: {
  readonly of: Overview
  readonly mayWrite: boolean
  readonly onDo: (doing: Doing) => void
}): ReactElement {
  const { t } = useText()
  const isGuest = useIsGuest()
  const roleWords = useRoleWords()
  const remove = useCommand(api.trainings.remove)
  const names = new Map(roleChoices.map(({ role, name }) => [keyOfRole(role), name]))
  const holds = (months: number | null) =>
    months === null ? t('trainings:list.forGood') : t('trainings:list.months', { count: months })
  return (
    <Section title={t('trainings:list.title')} count={trainings.length}>
      <div className={classes.stack}>
        {remove.error && <ErrorNotice error={remove.error} />}
        <ul className={lines.lines} aria-label={t('trainings:list.title')}>
          {trainings.map((training) => {
            const { id, version, name, months, requiredFor } = training
            const roles = requiredFor.map((role) => roleWords(role, names.get(keyOfRole(role)) ?? ''))
            return (
              <li key={id}>
                <div className={lines.words}>
                  <p>{name}</p>
                  <p className={lines.quiet}>
                    {[holds(months), roles.join(', ') || t('trainings:list.nobody')].join(' · ')}
                  </p>
                </div>
                <span className={lines.buttons}>
                  {!isGuest && (
                    <Act
                      label={t('trainings:list.plan')}
                      name={name}
                      onAct={() => onDo({ what: 'plan', training })}
                    />
                  )}
                  {mayWrite && (
                    <>
                      <Act
                        label={t('trainings:list.change')}
                        name={name}
                        onAct={() => onDo({ what: 'change', training })}
                      />
                      <Act
                        label={t('common:actions.remove')}
                        name={name}
                        onAct={() => void remove.run({ id, version }).catch(() => undefined)}
                      />
                    </>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </Section>
  )
}

function Act({
  label,
  name,
  onAct,
}: {
  readonly label: string
  readonly name: string
  readonly onAct: () => void
}): ReactElement {
  return (
    <Button variant="subtle" size="compact-sm" aria-label={`${label}: ${name}`} onClick={onAct}>
      {label}
    </Button>
  )
}
