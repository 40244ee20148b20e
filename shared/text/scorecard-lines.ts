import type { Scorecard } from '../api/scorecards.ts'
import { AnswerKind, type HeardCounts, isEnoughHeard, LEAST_HEARD, type Score } from '../domain/scorecard.ts'
import { HEARD_QUESTIONS } from '../domain/slip-answer.ts'
import type { MessageKey } from './catalogues.ts'

type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/** A figure and what it is of. */
type ScoreLine = readonly [label: string, figure: string]

/** Figures that belong together under one heading. */
export interface ScoreGroup {
  readonly title: string
  readonly lines: readonly ScoreLine[]
  /** What the figures were counted from, where it is not said already. */
  readonly note?: string
}

function shares(
  within: readonly { readonly days: number; readonly count: number; readonly of: number }[],
  label: 'scorecards:answeredWithin' | 'scorecards:linkedWithin',
  say: Say,
): ScoreLine[] {
  return within.map(({ days, count, of }) => [
    say(label, { days }),
    of === 0 ? say('scorecards:tooYoung') : say('scorecards:shareOld', { part: count, all: of }),
  ])
}

/** How a partner answered, and how soon: what only whoever sent a referral can say. */
function answerLines({ answers, firstAnswer, answeredWithin }: Score, say: Say): ScoreLine[] {
  const half =
    firstAnswer && say('scorecards:half', { count: firstAnswer.referrals, days: firstAnswer.medianDays })
  return [
    ...AnswerKind.options.map((kind): ScoreLine => [say(`scorecards:answer.${kind}`), String(answers[kind])]),
    ...(half ? [[say('scorecards:firstAnswer'), half] as const] : []),
    ...shares(answeredWithin, 'scorecards:answeredWithin', say),
  ]
}

function linkLines(score: Score, say: Say): ScoreLine[] {
  const { linked, referrals, linkedWithin, wait, stillWaiting } = score
  const seen = wait
    ? say('scorecards:halfSeen', { count: wait.referrals, days: wait.medianDays })
    : say('scorecards:nobodySeen')
  const waiting = stillWaiting > 0 && say('scorecards:stillWaiting', { count: stillWaiting })
  return [
    [say('scorecards:linked'), say('scorecards:share', { part: linked, all: referrals })],
    ...shares(linkedWithin, 'scorecards:linkedWithin', say),
    [say('scorecards:wait'), [seen, waiting].filter(Boolean).join('; ')],
  ]
}

const sentLine = ({ referrals, students }: Score, say: Say): ScoreLine => [
  say('scorecards:sent'),
  [say('scorecards:referrals', { count: referrals }), say('scorecards:students', { count: students })].join(
    ', ',
  ),
]

/** How families answered each question; outside the office only where so many did that nobody is known by it. */
function heardLines(heard: HeardCounts, say: Say, isOutside: boolean): ScoreLine[] {
  return HEARD_QUESTIONS.map((question) => {
    const counts = heard[question]
    const isSilent = counts.yes + counts.little + counts.no === 0
    const figure = isSilent
      ? say('scorecards:heardNobody')
      : isOutside && !isEnoughHeard(counts)
        ? say('scorecards:heardFew', { count: LEAST_HEARD })
        : say('scorecards:heardAnswers', counts)
    return [say(`slips:heard.${question}`), figure]
  })
}

function declineGroup({ declines }: Score, say: Say): ScoreGroup[] {
  if (declines.length === 0) return []
  const lines = declines.map(({ reason, referrals }): ScoreLine => [
    say(`vocabulary:endReason.${reason}`),
    String(referrals),
  ])
  return [{ title: say('scorecards:declines'), lines }]
}

/** Where nobody hears how a partner answered, families tell at least that it did not take them. */
const declinedLine = ({ declinedUnseen }: Score, say: Say): ScoreLine[] =>
  declinedUnseen === 0 ? [] : [[say('scorecards:answer.declined'), String(declinedUnseen)]]

/** Why the others ended. Outside the office only how many: a partner need not learn what a family decided. */
function endingLines({ endings }: Score, say: Say, isOutside: boolean): ScoreLine[] {
  if (!isOutside)
    return endings.map(({ state, referrals }) => [
      `${say('scorecards:endings')}: ${say(`vocabulary:referralState.${state}`)}`,
      String(referrals),
    ])
  const all = endings.reduce((sum, { referrals }) => sum + referrals, 0)
  return all === 0 ? [] : [[say('scorecards:otherEndings'), String(all)]]
}

/** What people said in words; to the partner what somebody decided that it may hear. */
function saidGroup(said: Scorecard['said'], say: Say, isOutside: boolean): ScoreGroup[] {
  const readable = said.filter(({ mayTellPartner }) => mayTellPartner || !isOutside)
  if (readable.length === 0) return []
  const bySource = Map.groupBy(readable, ({ from }) => from)
  const lines = [...bySource].map(([from, all]): ScoreLine => [
    say(`feedback:from.${from}`),
    all.map(({ words }) => `“${words}”`).join('\n'),
  ])
  return [{ title: say('feedback:title'), lines }]
}

/**
 * A scorecard in words. For the partner it says of referrals only what the partner knows, those the school sent, and of
 * families what so many answered that nobody is known by it.
 */
export function scoreGroups(
  { bySchool, byFamilies, heard, said }: Scorecard,
  say: Say,
  readBy: 'office' | 'partner',
): ScoreGroup[] {
  const isOutside = readBy === 'partner'
  return [
    {
      title: say('scorecards:bySchool'),
      lines: [
        sentLine(bySchool, say),
        ...(bySchool.referrals === 0
          ? []
          : [
              ...answerLines(bySchool, say),
              ...linkLines(bySchool, say),
              ...endingLines(bySchool, say, isOutside),
            ]),
      ],
    },
    ...declineGroup(bySchool, say),
    ...(isOutside || byFamilies.referrals === 0
      ? []
      : [
          {
            title: say('scorecards:byFamilies'),
            lines: [
              sentLine(byFamilies, say),
              ...linkLines(byFamilies, say),
              ...declinedLine(byFamilies, say),
              ...endingLines(byFamilies, say, isOutside),
            ],
          },
        ]),
    ...saidGroup(said, say, isOutside),
    {
      title: say('scorecards:heard'),
      lines: heardLines(heard, say, isOutside),
      note: say('scorecards:heardAbout'),
    },
  ]
}
