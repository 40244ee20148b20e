import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PlanLine } from '#shared/api/cycles.ts'
import { oversight, protocolWork } from '#shared/api/roles.ts'
import { cycleTime } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { Choice } from '#renderer/ui/field.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useCycleWords } from './cycle-words.ts'
import classes from './cycles.module.css'

/** Whoever can lead a cycle: they do the office's work, and decide. */
export function useLeaders(): readonly Choice[] {
  const { owners, working } = useColleagues()
  const leads = new Set(
    working.filter(({ roles }) => protocolWork.some((role) => roles.includes(role))).map(({ id }) => id),
  )
  return owners.filter(({ value }) => leads.has(value))
}

/** Which kinds of cycle fall due, and who is reminded of each. */
export function PlanSection({ plans }: { readonly plans: readonly PlanLine[] }): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  const mayPlan = useMay(oversight)
  const leaders = useLeaders()
  const change = useCommand(api.cycles.plan)
  return (
    <Section title={t('cycles:plan.title')}>
      {change.error && <ErrorNotice error={change.error} retry={() => void refreshEverything()} />}
      <ul className={lines.lines} aria-label={t('cycles:plan.title')}>
        {plans.map(({ kind, version, ownerId, ownerName, next }) => (
          <li key={kind}>
            <div className={lines.words}>
              <p>
                <strong>{t(`cycles:kind.${kind}`)}</strong>
              </p>
              <p className={lines.quiet}>{t(`cycles:kindAbout.${kind}`)}</p>
              <p className={lines.quiet}>
                {ownerId === null
                  ? t('cycles:plan.off')
                  : next === null
                    ? t('cycles:plan.beyond')
                    : t('cycles:plan.next', {
                        ...{ time: cycleTime({ kind, ...next }, words), day: words.day(next.dueOn) },
                      })}
              </p>
            </div>
            {mayPlan ? (
              <NativeSelect
                className={classes.who ?? ''}
                aria-label={t('cycles:plan.who', { kind: t(`cycles:kind.${kind}`) })}
                value={ownerId ?? ''}
                onChange={({ currentTarget }) =>
                  void change
                    .run({ kind, version, ownerId: currentTarget.value || null })
                    .catch(() => undefined)
                }
                data={[
                  { value: '', label: t('cycles:plan.nobody') },
                  ...leaders,
                  ...(ownerId !== null && !leaders.some(({ value }) => value === ownerId)
                    ? [{ value: ownerId, label: ownerName ?? '' }]
                    : []),
                ]}
              />
            ) : (
              ownerName && <span className={lines.quiet}>{ownerName}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
