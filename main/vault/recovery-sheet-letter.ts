import { schoolDay } from '#shared/domain/clock.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, leftToRight } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** What stands on a recovery sheet. */
export interface RecoverySheet {
  readonly code: string
  /** The user name of the owner who made it; it is no secret, and without one the code lets nobody in. */
  readonly user: string
  /** ISO instant. */
  readonly madeAt: string
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper'>
  readonly language: Locale
}

/** The sheet that opens the vault when nobody remembers a password, as a document for the printer. */
export function recoverySheetLetter({ code, user, madeAt, school, language }: RecoverySheet): string {
  const say = (key: MessageKey) => translate(language, key)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${schoolDay(madeAt, school.timeZone)}T12:00:00Z`),
  )
  const body = html`<h1>${say('vault:sheet.title')}</h1>
    <p>${say('vault:sheet.what')}</p>
    <div class="boxed">
      <h2>${say('vault:sheet.code')}</h2>
      <p class="code">${leftToRight(code)}</p>
    </div>
    <p>${say('vault:sheet.how')}</p>
    <p><strong>${say('vault:sheet.lost')}</strong></p>
    <p>${say('vault:sheet.destroy')}</p>
    <dl>
      <div>
        <dt>${say('vault:sheet.school')}</dt>
        <dd>${school.name}</dd>
      </div>
      <div>
        <dt>${say('vault:sheet.made')}</dt>
        <dd>${day}</dd>
      </div>
      <div>
        <dt>${say('vault:sheet.user')}</dt>
        <dd>${leftToRight(user)}</dd>
      </div>
    </dl>`
  const sheet = { name: 'recovery', text: printText(language), body, from: say('vault:sheet.title') }
  return printedDocument(
    { paper: school.paper, largePrint: false },
    [sheet],
    '.sheet-recovery .code { font-size: 19pt; font-weight: 700; letter-spacing: 0.06em; }',
  )
}
