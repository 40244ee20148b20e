import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { Capacity } from '#shared/domain/provider-check.ts'
import { PROVIDER_TICKS } from '#shared/domain/slip-answer.ts'
import type { School } from '#shared/domain/school.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import { paperByCode } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

type Asked = OutputOf<Contract['providerCalls']['get']>

const BOX = html`<span class="to-tick"></span>`

const STYLES = `
.sheet .call + .call { break-before: page; }
.sheet .to-tick { display: inline-block; width: 0.8em; height: 0.8em; border: 0.75pt solid #000; vertical-align: -0.1em; }
`

/** What is asked of every service: whether its entry is still true, new clients, their wait. */
function servicesPart({ services }: Asked, { say, shortDay }: OfficeWords): Html {
  return html`<h3>${say('providers:calls.services')}</h3>
    ${paperTable(
      [
        { heading: say('providers:calls.service'), width: '28%' },
        { heading: say('providers:check.capacity'), width: '38%' },
        { heading: say('providers:calls.corrections'), kind: 'write' },
      ],
      services.map(({ name, verifiedOn }) => [
        html`<strong>${name}</strong><br />${
            verifiedOn === null
              ? say('providers:one.neverVerified')
              : say('providers:calls.checkedOn', { day: shortDay(verifiedOn) })
          }<br />${BOX} ${say('providers:calls.stillTrue')}`,
        html`${Capacity.options.map((each) => html`${BOX} ${say(`vocabulary:capacity.${each}`)}<br />`)}
        ${say('providers:check.wait')}: ______`,
        null,
      ]),
    )}`
}

/** What is asked of every open referral, as the provider's own paper asks it; a student stands by code. */
function referralsPart({ referrals }: Asked, { say, shortDay }: OfficeWords): Html | false {
  return (
    referrals.length > 0 &&
    html`<h3>${say('providers:calls.referrals')}</h3>
      ${paperTable(
        [
          { heading: say('today:sheet.code'), width: '13%', kind: 'code' },
          { heading: say('providers:calls.sentOn'), width: '23%' },
          { heading: say('providers:calls.theySay'), width: '38%' },
          { heading: say('today:sheet.result'), kind: 'write' },
        ],
        referrals.map(({ caseCode, serviceName, sentOn }) => [
          leftToRight(caseCode),
          html`${serviceName}<br />${sentOn === null ? '' : shortDay(sentOn)}`,
          html`${PROVIDER_TICKS.map((tick) => html`${BOX} ${say(`slips:tick.${tick}`)}<br />`)}`,
          null,
        ]),
      )}`
  )
}

function onePart(asked: Asked, words: OfficeWords): Html {
  const { name, phone } = asked
  const { say } = words
  return html`<section class="call">
    <h2>${name}${phone === null ? '' : html` · ${leftToRight(phone)}`}</h2>
    <p>
      ${say('providers:calls.spokeWith')}: ______________________ ${say('providers:check.on')}: ____________
    </p>
    ${servicesPart(asked, words)} ${referralsPart(asked, words)}
  </section>`
}

/** What to ask each provider in one call, to carry to the telephone and back: a page for each, students by code. */
export function callSheet({
  asked,
  today,
  school,
  language,
}: {
  readonly asked: readonly Asked[]
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: 'en' | 'es'
}): Paper {
  const words = officeWords(language)
  return paperByCode({
    name: 'calls',
    title: words.say('providers:calls.title'),
    facts: [words.fullDay(today)],
    body: html`${asked.map((each) => onePart(each, words))}`,
    school,
    words,
    styles: STYLES,
  })
}
