import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { currentStep } from '#shared/domain/crisis.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { StartCrisis } from './start-crisis.tsx'
import classes from './crisis-box.module.css'

/** The crises of a case; in an emergency in which none was walked, the way to begin. */
export function CaseCrises({ record }: { readonly record: CaseRecord }): ReactElement | null {
  const { t } = useText()
  const moment = useMoment()
  const { crises, case: of } = record
  const isBegun = crises.length > 0
  if (!isBegun && (of.closedOn !== null || of.urgency !== 'emergency')) return null
  const isUnderWay = crises.some(({ endedAt }) => endedAt === null)
  return (
    <Section
      title={t('crises:case.title')}
      tone={isUnderWay || !isBegun ? 'danger' : 'accent'}
      flush={isBegun}
    >
      {!isBegun && <StartCrisis studentId={of.studentId} />}
      <ul className={classes.lines}>
        {crises.map(({ id, startedAt, endedAt, path, entries }) => (
          <li key={id}>
            <Link to="/crisis/$crisisId" params={{ crisisId: id }} className={classes.line}>
              <span className={classes.who}>
                {t(endedAt === null ? 'crises:case.goOn' : 'crises:case.look')}
              </span>
              <span className={classes.step}>
                {endedAt === null
                  ? (currentStep(path.steps, entries)?.name ?? t('crises:box.written'))
                  : t('crises:case.ended')}
              </span>
              <span className={classes.when}>{t('crises:case.began', { when: moment(startedAt) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
