import type { ReactElement } from 'react'

import { HeardAnswer } from '#shared/domain/slip-answer.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import classes from './slips.module.css'

/** How the cards without a code were answered: numbers of answers, and nothing about anybody. */
export function CardsCounted(): ReactElement | null {
  const { t, locale } = useText()
  const { data } = useAnswer(api.slips.cards, {})
  if (!data) return null
  if (data.total === 0 || data.since === null) return <p className={classes.quiet}>{t('slips:cards.none')}</p>
  return (
    <table className={classes.counted}>
      <caption>{t('slips:cards.counted', { count: data.total, day: longDay(data.since, locale) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('slips:cards.question')}</th>
          {HeardAnswer.options.map((answer) => (
            <th key={answer} scope="col">
              {t(`slips:heardAnswer.${answer}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.counts.map(({ question, answers }) => (
          <tr key={question}>
            <th scope="row">{t(`slips:heard.${question}`)}</th>
            {HeardAnswer.options.map((answer) => (
              <td key={answer}>{answers[answer]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
