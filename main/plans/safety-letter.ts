import { SAFETY_PARTS, type SafetyPart, type SafetyPlan } from '#shared/domain/safety-plan.ts'
import type { Contact } from '#shared/domain/student.ts'

import { html, isolated, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printedDay } from '../print/print-words.ts'
import type { PrintText } from '../print/print-text.ts'
import { planDocument, planNumbers, planPart, type PlanPaper } from './plan-paper.ts'

type AtHome = Pick<Contact, 'name' | 'phone'>

/** Whom the student goes to at home: the contact with their number, and what was said beside it. */
function atHome({ atHome: words }: SafetyPlan, contact: AtHome | undefined): Html | false {
  if (!contact) return words !== '' && paragraphs(words)
  return html`<p>
      ${isolated(contact.name)}${contact.phone !== null && html` · <b>${leftToRight(contact.phone)}</b>`}
    </p>
    ${words !== '' && paragraphs(words)}`
}

/** The safety plan for the student to keep: in their own words, without a name on it, with the numbers to call. */
export function safetyLetter(paper: PlanPaper, plan: SafetyPlan, contact: AtHome | undefined): Paper {
  const { school } = paper
  const bodyOf = (part: SafetyPart) => (part === 'atHome' ? atHome(plan, contact) : plan[part])
  const draw = (text: PrintText): Html => {
    const { say, language } = text
    return html`<h1>${say('plan.safety.title')}</h1>
      <p>
        ${say('plan.safety.about', { who: plan.agreedBy, day: printedDay(language, plan.agreedOn) })}
        ${plan.agreedWith.includes('family') && say('plan.safety.family')}
        ${say('plan.safety.review', { day: printedDay(language, plan.reviewOn) })}
      </p>
      ${SAFETY_PARTS.map((part) => planPart(text, `plan.safety.part.${part}`, bodyOf(part)))}
      <div class="boxed crisis">
        <h2>${say('plan.safety.danger')}</h2>
        <p>${say('plan.safety.dangerDo')}</p>
        ${planNumbers(text, paper)}
      </div>
      ${school.phone !== '' && html`<p>${say('plan.numbers.school')} <b>${leftToRight(school.phone)}</b></p>`}`
  }
  return planDocument(paper, { name: 'safety-plan', isWhole: true }, draw)
}
