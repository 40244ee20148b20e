import type { TodayLine } from '#shared/api/today.ts'
import type { TaskKind } from '#shared/domain/case-task.ts'
import { onSheet } from '#shared/domain/day-sheet.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import type { School } from '#shared/domain/school.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'

import { html, leftToRight, type Html, type Piece } from '../print/html.ts'
import { paperByCode } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'
import { PERHAPS } from '../students/kept-away.ts'

/** What a task says that nobody wrote themselves. */
const LEFT: Readonly<Record<Exclude<TaskKind, 'debrief'>, MessageKey>> = {
  'tell-parent': 'crises:leftToDo.tell',
  'pick-up-signature': 'crises:leftToDo.sign',
  'check-in': 'plans:task.checkIn',
  'call-family': 'slips:onSheet.call-family',
  'call-provider': 'slips:onSheet.call-provider',
  unsafe: 'slips:onSheet.unsafe',
  'look-again': 'slips:onSheet.look-again',
  interpreter: 'slips:onSheet.interpreter',
  'tell-provider': 'consents:tellProvider.onSheet',
  'services-told': 'crises:leftToDo.told',
}

const ASKED: Readonly<Record<PlanKind, MessageKey>> = {
  safety: 'today:sheet.plan.safety',
  return: 'today:sheet.plan.return',
}

/** What a day sheet is made of. */
export interface DaySheet {
  readonly today: string
  readonly name: string
  readonly overdue: readonly TodayLine[]
  readonly dueToday: readonly TodayLine[]
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}

/**
 * What is due today on paper, to carry to the telephone and back: by case code, without a name, with room to write what
 * came of it.
 */
export function daySheet({ today, name, overdue, dueToday, school, language }: DaySheet): Paper {
  const words = officeWords(language)
  const { say, shortDay } = words
  const what = ({ kind, task, words: said, source, stepId, taskKind, plan, ...line }: TodayLine): string => {
    if (task) return say(`vocabulary:referralTask.${task}`)
    // What somebody wrote themselves may name somebody; the name of a step of the protocol or of its crisis path never does.
    if (taskKind === 'debrief') return said ?? ''
    if (taskKind !== null) return say(LEFT[taskKind])
    if (plan !== null) return say(line.isRevision ? 'plans:task.safetyReview' : ASKED[plan])
    if (stepId !== null) return said ?? ''
    if (source === 'meeting') return say('today:sheet.decision')
    return say(kind === 'case' ? 'today:sheet.ownStep' : 'today:sheet.ownTask')
  }
  const row = (line: TodayLine): readonly Piece[] => [
    leftToRight(line.caseCode),
    html`${what(line)}<br />${say('today:sheet.due', { day: shortDay(line.dueOn) })} ·
      ${say(`vocabulary:urgency.${line.urgency}`)}`,
  ]
  const part = (title: string, lines: readonly TodayLine[]): Html | false =>
    lines.length > 0 &&
    html`<h2>${title}</h2>
      ${paperTable(
        [
          { heading: say('today:sheet.code'), width: '13%', kind: 'code' },
          { heading: say('today:sheet.what') },
          { heading: say('today:sheet.result'), width: '47%', kind: 'write' },
        ],
        lines.map(row),
      )}`
  const hasPerhaps = [...overdue, ...dueToday].some((line) => what(line).includes(PERHAPS))
  const presses = ({ urgency }: TodayLine) => isPressing(urgency)
  const waits = (line: TodayLine) => !presses(line)
  return paperByCode({
    name: 'day',
    title: say('today:sheet.title', { day: words.fullDay(today) }),
    facts: [say('today:sheet.about', { name })],
    body: html`${part(say('today:sheet.presses'), onSheet({ overdue, dueToday, today }).filter(presses))}
    ${part(say('today:overdue'), overdue.filter(waits))}
    ${part(say('today:dueToday'), dueToday.filter(waits))}
    ${overdue.length + dueToday.length === 0 && html`<p>${say('today:nothing.today')}</p>`}
    ${hasPerhaps && html`<p class="quiet">${say('today:perhaps')}</p>`}`,
    school,
    words,
  })
}
