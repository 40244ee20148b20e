import type { ReactElement, ReactNode } from 'react'

import type { FeedbackLine } from '#shared/api/provider-feedback.ts'
import { HEARD_QUESTIONS } from '#shared/domain/slip-answer.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './provider-feedback.module.css'

/** Who said something and when, "A family, Nov 12", and the service it is about. */
export function useSaidTitle(): (said: Pick<FeedbackLine, 'from' | 'heardOn' | 'serviceName'>) => string {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return ({ from, heardOn, serviceName }) =>
    [
      t('feedback:line', { from: t(`feedback:from.${from}`), day: shortDay(heardOn, locale, today) }),
      serviceName,
    ]
      .filter(Boolean)
      .join(' · ')
}

/** What somebody said: who, when, what was ticked, and the words. */
export function SaidLine({
  said,
  words = said.words,
  children,
}: {
  readonly said: FeedbackLine
  /** The words, where they are drawn otherwise than as plain text. */
  readonly words?: ReactNode
  /** What may be done about it. */
  readonly children?: ReactNode
}): ReactElement {
  const { t } = useText()
  const titleOf = useSaidTitle()
  const ticks = HEARD_QUESTIONS.flatMap((question) => {
    const answer = said[question]
    return answer === null
      ? []
      : [
          t('feedback:tick', {
            question: t(`feedback:heard.${question}`),
            answer: t(`slips:heardAnswer.${answer}`),
          }),
        ]
  })
  const facts = [...ticks, said.state === 'for-partner' && t('feedback:alsoPartner')].filter(Boolean)
  return (
    <li className={classes.said}>
      <p className={lines.quiet}>{titleOf(said)}</p>
      {said.words !== '' && <p className={classes.words}>{words}</p>}
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {children}
    </li>
  )
}
