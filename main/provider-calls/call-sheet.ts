import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { Capacity } from '#shared/domain/provider-check.ts'
import { PROVIDER_TICKS, saysDay } from '#shared/domain/slip-answer.ts'
import type { School } from '#shared/domain/school.ts'

import { capacityIn, readOut } from '#shared/text/service-words.ts'

import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import { onePaper, paperByCode } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'

type Asked = OutputOf<Contract['providerCalls']['get']>

const BOX = html`<span class="to-tick"></span>`

const STYLES = `
.sheet .to-tick { display: inline-block; width: 0.8em; height: 0.8em; border: 0.75pt solid #000; vertical-align: -0.1em; }
.sheet .asked { padding: 0.3em 0 0.5em; border-bottom: 0.75pt solid #000; break-inside: avoid; }
.sheet .asked p { margin: 0 0 0.15em; }
.sheet .ticks > span { display: inline-block; margin-inline-end: 1.2em; }
.sheet .ticks.below > span { display: block; margin: 0; }
.sheet .fill { display: flex; align-items: flex-end; gap: 0.5em; min-height: 2em; }
.sheet .fill::after { content: ''; flex: 1; min-width: 6em; border-bottom: 0.75pt solid #000; }
.sheet .fills { display: flex; gap: 1.5em; }
.sheet .fills .fill { flex: 1; }
`

/** Words, and a line to write on up to the end. */
const fill = (label: string): Html => html`<p class="fill">${label}:</p>`

/** One service as the screen asks it: what is known, to read out; whether it is still true, new clients, their wait, what differs. */
function serviceAsked(service: Asked['services'][number], words: OfficeWords): Html {
  const { say, shortDay, language, languageNamed } = words
  const wording = { say, locale: language, language: languageNamed }
  const known = [
    service.verifiedOn === null
      ? say('providers:one.neverVerified')
      : say('providers:calls.checkedOn', { day: shortDay(service.verifiedOn) }),
    ...(service.said ? [`${say('providers:check.capacity')}: ${capacityIn(service.said, say)}`] : []),
    ...readOut(service, wording),
    ...service.differs.map(({ on, words: different }) =>
      say('providers:calls.toldDiffers', { day: shortDay(on), words: different }),
    ),
  ]
  return html`<div class="asked">
    <p><strong>${service.name}</strong></p>
    <p>${known.map((fact, at) => [at > 0 && ' · ', isolated(fact)])}</p>
    <p>${BOX} ${say('providers:check.stillTrue')}</p>
    <p class="ticks">
      ${say('providers:check.capacity')}:
      ${Capacity.options.map((each) => html`<span>${BOX} ${say(`vocabulary:capacity.${each}`)}</span> `)}
    </p>
    ${fill(say('providers:check.wait'))} ${fill(say('providers:calls.differs'))}
  </div>`
}

/** What a line asks besides: its day. */
const tickWith = (tick: (typeof PROVIDER_TICKS)[number], { say }: OfficeWords): string =>
  saysDay(tick)
    ? `${say(`slips:tick.${tick}`)} (${say(`slips:day.${tick}`)}: ________)`
    : say(`slips:tick.${tick}`)

/** What is asked of every open referral, as the screen asks it; a student stands by code. */
function referralsPart({ referrals }: Asked, words: OfficeWords): Html | false {
  const { say, shortDay } = words
  return (
    referrals.length > 0 &&
    html`<h2>${say('providers:calls.referrals')}</h2>
      ${referrals.map(
        ({ caseCode, serviceName, sentOn }) =>
          html`<div class="asked">
            <p>
              <strong>${leftToRight(caseCode)}</strong> · ${isolated(serviceName)}
              ${sentOn !== null && html` · ${say('providers:calls.sentOn')} ${shortDay(sentOn)}`}
            </p>
            <p>${say('providers:calls.theySay')}</p>
            <p class="ticks below">
              ${PROVIDER_TICKS.map((tick) => html`<span>${BOX} ${tickWith(tick, words)}</span>`)}
            </p>
            <p>${BOX} ${say('slips:spoken.pleaseCall')}</p>
            ${fill(say('slips:spoken.words'))}
          </div>`,
      )}
      <h2>${say('providers:calls.told')}</h2>
      <p class="ticks">
        ${say('providers:calls.toldAny')} <span>${BOX} ${say('common:words.yes')}</span>
        <span>${BOX} ${say('common:words.no')}</span>
      </p>
      ${fill(say('providers:calls.toldOf'))} ${fill(say('cases:call.toldWhat'))}`
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
  return html`<div class="fills">
      ${fill(say('providers:calls.calledOn'))} ${fill(say('providers:calls.spokeWith'))}
    </div>
    <h2>${say('providers:calls.services')}</h2>
    ${asked.services.map((service) => serviceAsked(service, words))} ${referralsPart(asked, words)}
    ${notToAskPart(asked, words)}`
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
