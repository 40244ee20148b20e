import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, leftToRight } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'

/** What a slip for whoever raised a concern is made of. Nothing of the student is in it, not even that there is one case. */
export interface AnswerPaper {
  readonly receivedAt: string
  readonly reporterName: string | null
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper' | 'phone' | 'office'>
  readonly language: Locale
}

const LIFELINE = '988'
const EMERGENCY = '911'

/** Thanks whoever raised a concern and tells them that somebody looks after it: one small page that can lie in any mailbox. */
export function answerSlip({ receivedAt, reporterName, school, language }: AnswerPaper): Paper {
  const say = (key: MessageKey, values?: Readonly<Record<string, string>>) => translate(language, key, values)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: school.timeZone }).format(
    new Date(receivedAt),
  )
  const body = html`<h1>${say('concerns:slip.title')}</h1>
    <p>
      ${reporterName ? say('concerns:slip.dear', { name: reporterName }) : say('concerns:slip.dearNobody')}
    </p>
    <p>${say('concerns:slip.received', { day })}</p>
    <p>${say('concerns:slip.why')}</p>
    <p>${say('concerns:slip.more')}</p>
    ${school.phone && html`<p>${say('concerns:slip.call')} <strong>${leftToRight(school.phone)}</strong></p>`}
    <p>
      ${say('concerns:slip.danger')} <strong>${leftToRight(EMERGENCY)}</strong> ·
      <strong>${leftToRight(LIFELINE)}</strong>
    </p>
    <p>${isolated(school.office || school.name)}</p>`
  const sheet = { name: 'answer', text: printText(language), body, from: school.name }
  return { look: { paper: school.paper, largePrint: false }, sheets: [sheet] }
}
