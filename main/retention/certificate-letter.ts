import { DestroyedPart, type Destruction, type OlderCopy } from '#shared/domain/retention.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, joined, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'

/** What stands on a certificate. */
export interface CertificatePaper {
  readonly destruction: Destruction
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper'>
  readonly language: Locale
}

const STYLES = `
.sheet-certificate .line { border-bottom: 0.75pt solid #000; height: 2.2em; margin: 0; }
.sheet-certificate .signatures { display: grid; grid-template-columns: 2fr 1fr; gap: 0 2em; break-inside: avoid; }
.sheet-certificate .signatures p { margin: 0 0 0.6em; }
`

/** That records were destroyed, for the school's files: how many and how, and never whose. */
export function certificateLetter({ destruction, school, language }: CertificatePaper): Paper {
  const { number, at, byName, basis, counts, caseCodes, entries, hash, renewedAt, olderCopies, lookedAt } =
    destruction
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (on: string) => long.format(new Date(`${on}T12:00:00Z`))
  const precise = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'long', timeStyle: 'short' },
    timeZone: school.timeZone,
  })
  // Of two copies of one day the later one may be the first without these records.
  const moment = (instant: string) => precise.format(new Date(instant))

  const fact = (label: string, value: Html | string): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  const copy = ({ place, name, madeAt, leavesOn }: OlderCopy): Html => {
    if (name === null) return html`<li>${say('retention:certificate.away', { place: place ?? '' })}</li>`
    const where =
      place === null ? say('retention:certificate.here') : say('retention:certificate.in', { place })
    const made = madeAt === null ? name : say('retention:certificate.madeOn', { moment: moment(madeAt) })
    const leaves =
      leavesOn === null
        ? say('retention:certificate.stays')
        : say('retention:certificate.leaves', { day: day(leavesOn) })
    return html`<li>${joined([html`${where}`, html`${made}`, html`${leaves}`])}</li>`
  }
  const older =
    olderCopies === null || lookedAt === null
      ? null
      : olderCopies.length === 0
        ? html`<p>${say('retention:paper.noneHold', { moment: moment(lookedAt) })}</p>`
        : html`<p>${say('retention:paper.hold', { moment: moment(lookedAt) })}</p>
            <ul>
              ${olderCopies.map(copy)}
            </ul>`
  const what = DestroyedPart.options.flatMap((part) => {
    const count = counts[part]
    return count === undefined ? [] : [html`<li>${say(`retention:part.${part}`, { count })}</li>`]
  })
  const signed = (label: string): Html =>
    html`<div>
        <p class="line"></p>
        <p>${label}</p>
      </div>
      <div>
        <p class="line"></p>
        <p>${say('retention:paper.date')}</p>
      </div>`

  const body = html`<h1>${say('retention:paper.title')}</h1>
    <dl>
      ${fact(say('retention:paper.number'), String(number))}
      ${fact(say('retention:paper.school'), isolated(school.name))}
      ${fact(say('retention:paper.day'), moment(at))} ${fact(say('retention:paper.by'), isolated(byName))}
      ${fact(say('retention:paper.basis'), say(`retention:destroy.basis.${basis}`))}
      ${fact(
        say('retention:paper.what'),
        html`<ul>
          ${what}
        </ul>`,
      )}
      ${fact(
        say('retention:paper.period'),
        destruction.from === destruction.to
          ? day(destruction.from)
          : say('retention:paper.periodText', { from: day(destruction.from), to: day(destruction.to) }),
      )}
      ${caseCodes.length > 0 && fact(say('retention:paper.codes'), joined(caseCodes.map(leftToRight), ', '))}
      ${fact(
        say('retention:paper.method'),
        html`<p>
          ${say('retention:paper.methodText')} ${lookedAt !== null && say('retention:paper.fileText')}
        </p>`,
      )}
      ${fact(say('retention:paper.trail'), say('retention:paper.trailText', { count: entries, hash }))}
      ${fact(
        say('retention:paper.backups'),
        html`<p>
            ${
              renewedAt === null
                ? say('retention:paper.notRenewed')
                : say('retention:paper.renewed', { moment: moment(renewedAt) })
            }
          </p>
          ${older}`,
      )}
    </dl>
    <h2>${say('retention:paper.whose')}</h2>
    <p class="line"></p>
    <div class="signatures signature">
      ${signed(say('retention:paper.signature'))} ${signed(say('retention:paper.witness'))}
    </div>`
  const sheet = {
    name: 'certificate',
    text: printText(language),
    body,
    from: say('retention:paper.foot', { number }),
  }
  return { look: { paper: school.paper, largePrint: false }, sheets: [sheet], styles: STYLES }
}
