import { ConsentPurpose, InformationClass } from '#shared/domain/consent.ts'
import { fullName } from '#shared/domain/student.ts'
import { slipCode } from '#shared/domain/slip.ts'

import { html, isolated, leftToRight, textOf, type Html } from '../print/html.ts'
import { runningFoot, type RunningHead } from '../print/page-frame.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { returnCodes } from '../print/return-codes.ts'
import { interpretedBy, type WhoInterprets } from '../print/unchecked.ts'
import { BLANK, ticks, writeLine } from './form-marks.ts'
import type { PacketFacts, ProviderLetterFacts } from './packet-facts.ts'

type Signing = Pick<PacketFacts, 'school' | 'counselor' | 'pathway' | 'consentUntil'> & {
  /** Empty where the form belongs to no case. */
  readonly caseCode: string
  /** Which referral of the case it is, from 1; `null` where it is for none. */
  readonly referralNumber: number | null
  /** Whoever interprets, where their name is known already; a line is left for it otherwise. */
  readonly interpreter?: WhoInterprets
  readonly help: Pick<PacketFacts['help'], 'name'>
  readonly student: Pick<ProviderLetterFacts['student'], 'givenName' | 'familyName' | 'birthDate'>
}

/** Who the form is about, as the provider and the school know the student. */
function aboutWhom({ say, language }: PrintText, { student }: Signing): Html {
  const born = student.birthDate === null ? BLANK : printedDay(language, student.birthDate)
  return html`<div class="halves">
    <p>${say('consentForm.student')}: <b>${isolated(fullName(student))}</b></p>
    <p>${say('consentForm.born')}: ${born}</p>
  </div>`
}

function untilWhen({ say, language }: PrintText, { consentUntil }: Signing): Html {
  return html`<h2>${say('consentForm.until')}</h2>
    ${ticks(
      [
        say('consentForm.untilDay', { day: printedDay(language, consentUntil) }),
        say('consentForm.untilOther', { blank: BLANK }),
        say('consentForm.untilEvent', { blank: BLANK }),
      ],
      'two',
    )}`
}

/** What is shared, both ways, each thing with a box of its own: nothing is ticked for anybody. */
function whatIsShared({ say }: PrintText, { help }: Signing): Html {
  const provider = isolated(help.name)
  return html`<h2>${say('consentForm.ways')}</h2>
    ${ticks([say('consentForm.to', { provider }), say('consentForm.from', { provider })], 'two')}
    <h2>${say('consentForm.what')} <small>${say('consentForm.whatHint')}</small></h2>
    ${ticks(
      InformationClass.options.map((part) =>
        say(`consentForm.information.${part}`, part === 'substance-use-records' ? { blank: BLANK } : {}),
      ),
      'two',
    )}
    <h2>${say('consentForm.why')}</h2>
    ${ticks(
      ConsentPurpose.exclude(['proceedings']).options.map((purpose) => say(`consentForm.purpose.${purpose}`)),
      'two',
    )}`
}

const EXCHANGE_NOTES = ['revoke', 'conditions', 'redisclosure', 'substance', 'ownNotes', 'copy'] as const
const SERVICES_NOTES = ['revokeServices', 'notes', 'copy'] as const

/**
 * What a signer has to be told (34 CFR 99.30; 45 CFR 164.508(c)(2); 42 CFR 2.31), and that notes which need a paper of their
 * own are none of what they tick (45 CFR 164.508(b)(3)(ii); 42 CFR 2.31(b)).
 */
function toKnow({ say }: PrintText, { help, pathway }: Signing): Html {
  const notes = pathway === 'school-based' ? SERVICES_NOTES : EXCHANGE_NOTES
  const said = (note: (typeof notes)[number]) =>
    note === 'conditions' ? { provider: isolated(help.name) } : {}
  return html`<h2>${say('consentForm.know')}</h2>
    <ul>
      ${notes.map((note) => html`<li>${say(`consentForm.${note}`, said(note))}</li>`)}
    </ul>`
}

/** Where the words were checked, somebody may have helped all the same; where they were not, somebody must have. */
function whoInterprets(text: PrintText, who: WhoInterprets): Html {
  const { say } = text
  if (who === 'by-hand') return writeLine(say('consentForm.interpreterNeeded'))
  return who ? interpretedBy(who, text) : writeLine(say('consentForm.interpreter'))
}

/** The code stands where the signature stands: on whatever page that is, the form is found by it. */
function signHere(text: PrintText, signing: Signing): Html {
  const { say } = text
  const { pathway, interpreter = null, caseCode } = signing
  const roles: readonly PrintKey[] = [
    'consentForm.parent',
    'consentForm.guardian',
    'consentForm.student18',
    'consentForm.other',
  ]
  return html`<div class="sign">
      <div class="slip-head">
        <h2>${say('consentForm.sign')}</h2>
        ${caseCode !== '' && returnCodes(signing, 'consent-form', { withLetters: true })}
      </div>
      <div class="halves">
        ${writeLine(say('consentForm.signature'))} ${writeLine(say('consentForm.date'))}
      </div>
      <div class="halves">${writeLine(say('consentForm.name'))} ${whoInterprets(text, interpreter)}</div>
      <div class="roles">
        <span>${say('consentForm.iAm')}:</span>
        ${ticks(
          roles.map((role) => say(role, role === 'consentForm.other' ? { blank: BLANK } : {})),
          'inline',
        )}
      </div>
    </div>
    ${
      pathway !== 'school-based' &&
      html`<div class="sign">
        <p>${say('consentForm.studentSigns')}</p>
        ${writeLine(say('consentForm.signature'))}
      </div>`
    }`
}

function backTo({ say }: PrintText, { counselor, school }: Signing): Html {
  const who = { counselor: isolated(counselor), school: isolated(school.name) }
  const back =
    school.phone === ''
      ? say('consentForm.back', who)
      : say('consentForm.backPhone', { ...who, phone: html`<b>${leftToRight(school.phone)}</b>` })
  return html`<p class="back">${back} ${school.address !== '' && isolated(school.address)}</p>`
}

/** A name in a margin, where no markup keeps its direction its own. */
const isolatedInText = (name: string): string => `\u2068${name}\u2069`

const isHere = ({ pathway }: Pick<Signing, 'pathway'>): boolean => pathway === 'school-based'

function titleOf({ say }: PrintText, signing: Signing, provider: Html): Html {
  return isHere(signing) ? say('consentForm.titleServices') : say('consentForm.titleExchange', { provider })
}

/** What every page of the form says over it, so that the one that is signed names whom and what it is for; on a blank form it leaves a line for the name. */
export function consentFormHead(text: PrintText, signing: Signing): RunningHead {
  const { student, help, caseCode, referralNumber } = signing
  const provider = html`${isolatedInText(help.name)}`
  return {
    said: runningFoot([
      `${text.plain('consentForm.student')}: ${isolatedInText(fullName(student))}`,
      textOf(titleOf(text, signing, provider)),
      isHere(signing) && /[^_]/.test(help.name) && help.name,
    ]),
    code: caseCode === '' ? '' : slipCode(caseCode, 'consent-form', referralNumber),
  }
}

/** The form a family signs, with everything the law asks of it and nothing ticked. */
export function consentForm(text: PrintText, signing: Signing): Html {
  const { say } = text
  const { student, school, help } = signing
  const here = isHere(signing)
  const provider = isolated(help.name)
  const child = isolated(student.givenName)
  const intro = here
    ? say('consentForm.introServices', { child, school: isolated(school.name), service: provider })
    : say('consentForm.introExchange', { child, school: isolated(school.name), provider })
  return html`<h1>${titleOf(text, signing, provider)}</h1>
    ${aboutWhom(text, signing)}
    <p>${intro} <b>${say(here ? 'consentForm.freeServices' : 'consentForm.free')}</b></p>
    ${here ? null : whatIsShared(text, signing)} ${untilWhen(text, signing)} ${toKnow(text, signing)}
    <div class="signing">${signHere(text, signing)} ${backTo(text, signing)}</div>`
}
