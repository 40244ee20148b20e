import { ruleError } from '#shared/app-error.ts'
import type { ReturnPlan } from '#shared/domain/return-plan.ts'

import { html, isolated, leftToRight, paragraphs, textOf, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { planDocument, planNumbers, planPart, type PlanPaper } from './plan-paper.ts'

function meeting({ say, language }: PrintText, { meetingOn, meetingWith }: ReturnPlan): Html | false {
  if (meetingOn === null) return meetingWith !== '' && html`<p>${isolated(meetingWith)}</p>`
  return html`<p>
    ${printedDay(language, meetingOn)}${
      meetingWith !== '' && html`<br />${say('plan.return.meetingWith', { who: meetingWith })}`
    }
  </p>`
}

function eased({ say, language }: PrintText, { eased: words, easedUntil }: ReturnPlan): Html | false {
  if (words === '') return false
  return html`${paragraphs(words)}
  ${
    easedUntil !== null &&
    html`<p>${say('plan.return.easedUntil', { day: printedDay(language, easedUntil) })}</p>`
  }`
}

/** The plan for the student and the family; whoever treated the student is named while a consent lets the school ask them. */
export function returnLetter(
  paper: PlanPaper,
  plan: ReturnPlan,
  { mayTalk }: { readonly mayTalk: boolean },
): Paper {
  const { school } = paper
  const line = (words: string): Html => html`<p>${isolated(words)}</p>`
  const draw = (text: PrintText): Html => {
    const { say, language } = text
    const days = plan.checkIns.map((on) => html`<li>${printedDay(language, on)}</li>`)
    return html`<h1>${say('plan.return.title')}</h1>
      <p>${say('plan.return.about')}</p>
      ${planPart(text, 'plan.return.backOn', html`<p><b>${printedDay(language, plan.backOn)}</b></p>`)}
      ${planPart(text, 'plan.return.meeting', meeting(text, plan))}
      ${planPart(text, 'plan.return.atDoor', line(plan.atDoor))}
      ${planPart(text, 'plan.return.goesTo', line(plan.goesTo))}
      ${planPart(text, 'plan.return.eased', eased(text, plan))}
      ${planPart(text, 'plan.return.teachersTold', plan.teachersTold)}
      ${planPart(text, 'plan.return.provider', mayTalk && plan.providerContact !== '' && line(plan.providerContact))}
      ${planPart(
        text,
        'plan.return.checkIns',
        days.length > 0 &&
          html`<ul>
            ${days}
          </ul>`,
      )}
      <p>${say('plan.return.change')}${school.phone !== '' && html` <b>${leftToRight(school.phone)}</b>`}</p>
      <div class="boxed crisis">
        <h2>${say('plan.return.danger')}</h2>
        ${planNumbers(text, paper)}
      </div>`
  }
  return planDocument(paper, { name: 'return-plan', isWhole: false }, draw)
}

/** What teachers are told, and nothing else of the plan: when the student is back, and whom they may go to. */
export function teachersLetter(paper: PlanPaper, { backOn, goesTo, teachersTold }: ReturnPlan): Paper {
  if (teachersTold === '') throw ruleError('plans:errors.nothingForTeachers')
  const { studentName, text: own } = paper
  const foot = [own.plain('plan.teachers.title'), studentName, textOf(printedDay(own.language, backOn))]
  const draw = (text: PrintText): Html => {
    const { say, language } = text
    return html`<h1>${say('plan.teachers.title')}</h1>
      <p>${say('plan.teachers.about', { name: studentName, day: printedDay(language, backOn) })}</p>
      ${planPart(text, 'plan.teachers.told', teachersTold)}
      ${planPart(text, 'plan.teachers.goesTo', html`<p>${isolated(goesTo)}</p>`)}
      <p>${say('plan.teachers.ask')}</p>
      <p><b>${say('plan.teachers.keep')}</b></p>`
  }
  return planDocument(paper, { name: 'teachers', isWhole: false, foot }, draw)
}
