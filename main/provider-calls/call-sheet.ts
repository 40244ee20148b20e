import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { Capacity } from '#shared/domain/provider-check.ts'
import { PROVIDER_TICKS } from '#shared/domain/slip-answer.ts'
import type { School } from '#shared/domain/school.ts'

import { capacityIn, readOut } from '#shared/text/service-words.ts'

import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import { onePaper, paperByCode } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

type Asked = OutputOf<Contract['providerCalls']['get']>

const BOX = html`<span class="to-tick"></span>`

const STYLES = `
.sheet .to-tick { display: inline-block; width: 0.8em; height: 0.8em; border: 0.75pt solid #000; vertical-align: -0.1em; }
`

/** What is asked of every service: whether what is known of it, to read out, is still true, new clients, their wait. */
function servicesPart({ services }: Asked, words: OfficeWords): Html {
  const { say, shortDay, language, languageNamed } = words
  const wording = { say, locale: language, language: languageNamed }
  const known = (service: Asked['services'][number]) => [
    ...readOut(service, wording),
    ...(service.said ? [`${say('providers:check.capacity')}: ${capacityIn(service.said, say)}`] : []),
    ...service.differs.map(({ words: different }) => `${say('providers:calls.corrections')}: ${different}`),
  ]
  return html`<h2>${say('providers:calls.services')}</h2>
    ${paperTable(
      [
        { heading: say('providers:calls.service'), width: '44%' },
        { heading: say('providers:check.capacity'), width: '30%' },
        { heading: say('providers:calls.corrections'), kind: 'write' },
      ],
      services.map((service) => [
        html`<strong>${service.name}</strong><br />${
            service.verifiedOn === null
              ? say('providers:one.neverVerified')
              : say('providers:calls.checkedOn', { day: shortDay(service.verifiedOn) })
          }${known(service).map((fact) => html`<br />${isolated(fact)}`)}<br />${BOX}
          ${say('providers:calls.stillTrue')}`,
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
    html`<h2>${say('providers:calls.referrals')}</h2>
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

/** How many open referrals are not on the sheet, and why; the screen leads to those somebody may read. */
function notToAskPart({ notToAsk }: Asked, { say }: OfficeWords): Html {
  return html`${(['onTheirOwn', 'unsigned'] as const).map(
    (why) =>
      notToAsk[why].length > 0 &&
      html`<p>${say(`providers:calls.${why}`, { count: notToAsk[why].length })}</p>`,
  )}`
}

/** The number one calls first, and whose it is. */
function phoneIn({ phone, phoneOf }: Asked, { say }: OfficeWords): string {
  return phone === null ? '' : `\u2066${phone}\u2069 (${phoneOf ?? say('providers:calls.mainLine')})`
}

function bodyOf(asked: Asked, words: OfficeWords): Html {
  const { say } = words
  return html`<p>
      ${say('providers:calls.spokeWith')}: ______________________ ${say('providers:check.on')}: ____________
    </p>
    ${servicesPart(asked, words)} ${referralsPart(asked, words)} ${notToAskPart(asked, words)}`
}

/** What to ask each provider in one call, to carry to the telephone and back: a page for each, students by code. Every page names its provider and its number in its foot. */
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
  const papers = asked.map((each) =>
    paperByCode({
      name: 'calls',
      title: words.say('providers:calls.callOf', { name: each.name }),
      facts: [phoneIn(each, words), words.fullDay(today)],
      body: bodyOf(each, words),
      school,
      words,
      styles: STYLES,
    }),
  )
  return onePaper(papers)
}
