import { asksFor, HEARD_QUESTIONS, type SlipAnswer, standingAnswers } from '#shared/domain/slip-answer.ts'
import { type CaseEntry, lines, list, type Teller } from './timeline-teller.ts'

/** What a paper says, each line of it as a person reads it. */
function saidLines({ t, day, time }: Teller, answer: SlipAnswer): readonly string[] {
  const { tick, day: on, atTime, reason, heard, pleaseCall, words } = answer
  return [
    tick === null
      ? ''
      : list(
          t(`slips:tick.${tick}`),
          on && day(on),
          atTime && time(atTime),
          reason && t(`slips:reasonOf.${reason}` as 'slips:reasonOf.age'),
        ),
    ...HEARD_QUESTIONS.map((question) => {
      const said = heard[question]
      return said === null ? '' : list(t(`slips:heard.${question}`), t(`slips:heardAnswer.${said}`))
    }),
    pleaseCall ? t('slips:pleaseCall') : '',
    words,
  ]
}

/** Papers that came back and what they say; what was entered before a correction stands in it. */
export function slipEntries(teller: Teller): readonly CaseEntry[] {
  const { record, t, who, day } = teller
  const { slipAnswers } = record
  const before = (answer: SlipAnswer): readonly SlipAnswer[] => {
    const earlier = slipAnswers.find(({ id }) => id === answer.replacesId)
    return earlier ? [earlier, ...before(earlier)] : []
  }
  return standingAnswers(slipAnswers).map((answer): CaseEntry => {
    const { id, slip, referralId, recordedAt, recordedBy, cameOn, replacesId, toldBy } = answer
    const paper = t(`slips:paper.${slip}`)
    const isUnsafe = asksFor(answer).includes('unsafe')
    return {
      ...{ id, kind: 'paper', icon: 'consent', referralId, at: recordedAt, on: cameOn },
      title:
        replacesId === null && toldBy === 'phone'
          ? t('cases:timeline.slip.told')
          : t(replacesId === null ? 'cases:timeline.slip.cameBack' : 'cases:timeline.slip.corrected', {
              paper,
            }),
      who: who(recordedBy),
      body: lines(
        ...saidLines(teller, answer),
        ...before(answer).map((earlier) =>
          t('cases:timeline.slip.before', {
            who: who(earlier.recordedBy),
            day: day(earlier.cameOn),
            said: list(...saidLines(teller, earlier)),
          }),
        ),
      ),
      amends: id,
      ...(isUnsafe ? { tone: 'danger' as const } : answer.pleaseCall && { tone: 'warn' as const }),
    }
  })
}
