import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { EvaluationPage } from '#shared/domain/evaluation/cycle.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { useCycleWords } from './cycle-words.ts'

/** What was decided last about a page of figures, in one line beneath its figure; nothing where nothing was. */
export function DecidedLast({ about }: { readonly about: EvaluationPage }): ReactElement | null {
  const { t } = useText()
  const words = useCycleWords()
  const { data } = useAnswer(api.cycles.decidedLast, { about })
  if (!data) return null
  const { cycleId, what, decidedOn, openActions } = data
  return (
    <p>
      <Link to="/evaluation/cycles/$cycleId" params={{ cycleId }}>
        {t('cycles:decided.title', { what, day: words.day(decidedOn) })}
      </Link>{' '}
      <span className={lines.quiet}>
        {openActions > 0 ? t('cycles:decided.open', { count: openActions }) : t('cycles:decided.done')}
      </span>
    </p>
  )
}
