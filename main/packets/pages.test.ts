import { expect, test } from 'vitest'

import { PACKET_PARTS, PacketLanguage, type PacketPart } from '#shared/domain/packet.ts'
import { TICKS } from '#shared/domain/slip-answer.ts'

import { cssText } from '../print/css-text.ts'
import { textOf, type Html } from '../print/html.ts'
import { previewStyles, printedDocument, sheetMarkup } from '../print/page-frame.ts'
import { type PrintKey, printText } from '../print/print-text.ts'
import { packetOn, packetSheets, uncheckedSheets } from '../testing/packet-facts.ts'
import { contactSlipPage } from './contact-slip-page.ts'
import { coverLetter } from './cover-letter.ts'
import { feedbackSlip } from './feedback-slip.ts'
import { nameUsedAtHome } from './gather-facts.ts'
import type { HelpFacts, PacketFacts, ProviderLetterFacts } from './packet-facts.ts'
import { packetStyles } from './packet-styles.ts'
import { partBody } from './part-body.ts'
import { familyLines, PROVIDER_LINES } from './slip-lines.ts'
import { providerPage } from './provider-page.ts'
import { printedOpenings } from './printed-openings.ts'
import { whatToExpectPage } from './what-to-expect-page.ts'

const LANGUAGES = PacketLanguage.options

const unknownHelp: HelpFacts = {
  name: 'Bayside',
  service: '',
  description: '',
  alert: '',
  website: null,
  phones: [],
  place: null,
  minimumAge: null,
  maximumAge: null,
  languages: [],
  interpretation: '',
  payers: [],
  fees: '',
  costs: [],
  openings: [],
  documents: [],
  applicationProcess: '',
  eligibility: '',
  statedWait: '',
  telehealth: null,
  slidingFee: null,
  verifiedOn: null,
}

/** Whatever somebody could have typed or imported, filled with one text. */
function everywhere(text: string): { readonly facts: PacketFacts; readonly letter: ProviderLetterFacts } {
  const phone = { number: text, extension: text, kind: text, description: text }
  const opening = { day: text, opensAt: text, closesAt: text, description: text }
  return {
    facts: {
      atSchool: [
        {
          id: text,
          name: text,
          fromGrade: null,
          toGrade: '08',
          meets: text,
          languages: [text],
          whatToExpect: text,
        },
      ],
      caseCode: '7KQ-3M',
      referralNumber: 2,
      today: '2026-12-08',
      counselor: text,
      school: { name: text, office: text, phone: text, address: text },
      pathway: 'school-contacts-provider',
      signed: true,
      told: false,
      addressee: text,
      childName: text,
      help: {
        ...unknownHelp,
        name: text,
        service: text,
        description: text,
        alert: text,
        website: text,
        phones: [phone],
        place: { name: text, address: text, transportation: text, accessibility: text, miles: 7 },
        languages: [text],
        interpretation: text,
        payers: [text, 'medicaid'],
        fees: text,
        costs: [{ option: text, amount: 5, currency: text, description: text }],
        openings: [opening],
        documents: [text],
        applicationProcess: text,
        eligibility: text,
        statedWait: text,
        minimumAge: 5,
        maximumAge: 17,
        telehealth: true,
        slidingFee: true,
        verifiedOn: '2026-12-01',
      },
      choices: [
        {
          ...unknownHelp,
          name: text,
          service: text,
          phones: [phone],
          place: { name: text, address: text, transportation: text, accessibility: text, miles: 7 },
          languages: [text],
          interpretation: text,
          payers: [text],
          fees: text,
          costs: [{ option: text, amount: 5, currency: text, description: text }],
          statedWait: text,
          isOurs: true,
        },
        { ...unknownHelp, name: text, isOurs: false },
      ],
      why: { reasons: ['anxiety'], noticed: text },
      numbers: [{ name: text, number: text, use: text }],
      remark: text,
      parts: [...PACKET_PARTS],
      consentUntil: '2027-06-11',
    },
    letter: {
      information: ['contact-details', 'reason-for-referral', 'school-records'],
      consent: {
        signedOn: '2026-12-01',
        expiresOn: '2027-06-30',
        expiresWhen: '',
        purposes: ['arranging-help'],
        direction: 'to',
        information: [],
      },
      emergency: null,
      statements: [],
      student: {
        givenName: text,
        familyName: text,
        birthDate: '2013-03-09',
        grade: '07',
        iep: true,
        section504: true,
        englishLearner: true,
      },
      contacts: [
        {
          id: 'rosa',
          name: text,
          relation: 'mother',
          phone: text,
          languageSpoken: 'es',
          interpreterNeeded: true,
          bestTime: text,
          voicemailAllowed: false,
        },
      ],
      referral: { primaryReason: 'anxiety', otherReasons: ['absence', 'self-harm'], urgency: 'priority' },
    },
  }
}

const known = everywhere('7000')
const unknown: typeof known = {
  facts: {
    ...known.facts,
    school: { name: 'Harbor', office: '', phone: '', address: '' },
    addressee: null,
    childName: null,
    help: unknownHelp,
    choices: [{ ...unknownHelp, isOurs: true }],
    why: { reasons: [], noticed: '' },
    numbers: [{ name: '', number: '911', use: '' }],
    remark: '',
    parts: ['letter'],
  },
  letter: {
    ...known.letter,
    information: ['contact-details'],
    consent: null,
    student: {
      ...known.letter.student,
      birthDate: null,
      grade: null,
      iep: null,
      section504: null,
      englishLearner: null,
    },
    contacts: [],
  },
}

function page(part: PacketPart, language: PacketLanguage, { facts, letter }: typeof known = known): Html {
  const text = printText(language)
  return partBody(
    part,
    { family: text, office: part === 'contact-slip' ? printText('en') : text },
    facts,
    letter,
  )
}

const everyPage = PACKET_PARTS.flatMap((part) => LANGUAGES.map((language) => [part, language] as const))

/** What stands in another language beside the page's own, on purpose. */
const inOfficeLanguage = /<span\s+class="again"[\s\S]*?<\/span\s*>|<p\s+class="office"[\s\S]*?<\/p>/g

const isLatin = (language: PacketLanguage): boolean =>
  !['ar', 'zh-Hans', 'zh-Hant', 'ko', 'ru'].includes(language)

/** What a family meets in English only: words on a bill, laws, what to say to somebody who answers the telephone. */
const NAMES_IN_ENGLISH =
  /\(?\b(copay|deductible|in network|sliding fee|Medicaid(?:, CHIP)?|CHIP|IEP|Section|FERPA|CFR|Arabic|Mandarin|Cantonese|Korean|Russian)\b\)?/g

/** Pages on which nothing stands that somebody typed. */
const SAYS_NO_NAME: readonly PacketPart[] = ['what-to-expect', 'questions']

/** Words that give English away. */
const ENGLISH =
  /(?<!\p{L})(the|and|you|your|with|for|of|to|if|they|call|what|who|school|visit|name|please|day|ask)(?!\p{L})/iu

test.each(everyPage)(
  'the page “%s” in “%s” has no hole: nothing undefined, empty or unfilled',
  (part, language) => {
    for (const facts of [known, unknown]) {
      const { markup } = page(part, language, facts)
      expect(textOf({ markup } as Html)).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/)
      expect(markup).not.toMatch(/<(p|li|dt|dd|h1|h2|b|bdi)\b[^>]*>\s*<\/\1>/)
      expect(markup.match(/<dt>/g)?.length).toBe(markup.match(/<dd>/g)?.length)
    }
  },
)

test.each(everyPage.filter(([, language]) => language !== 'en'))(
  'no English is left on the page “%s” in “%s”',
  (part, language) => {
    const markup = page(part, language).markup.replaceAll(inOfficeLanguage, '')
    const words = textOf({ markup } as Html).replaceAll(NAMES_IN_ENGLISH, '')
    // In Portuguese, "for" is a form of "to be".
    const text = language === 'pt' ? words.replaceAll(/\bfor\b/gi, '') : words
    expect(ENGLISH.exec(text)?.[0]).toBeUndefined()
    if (!isLatin(language)) expect(text.match(/[a-z]{3,}/gi) ?? []).toEqual([])
  },
)

test.each(everyPage)(
  'whatever was typed or imported stays text on the page “%s” in “%s”',
  (part, language) => {
    const payloads = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '</p></section></body><iframe src="https://example.org">',
      '<!--',
      ']]><svg onload=alert(1)>',
      '{{name}} ${alert(1)} &lt;b&gt;',
      '</style><style>*{display:none}</style>',
      'javascript:alert(1)',
    ]
    const tags = (markup: string) => markup.match(/<[^>]*>/g)?.map((tag) => tag.replaceAll(/\s+/g, ' '))
    const plain = tags(page(part, language, everywhere('plain words')).markup)
    for (const payload of payloads) {
      const { markup } = page(part, language, everywhere(payload))
      expect(tags(markup)).toEqual(plain)
      if (!SAYS_NO_NAME.includes(part))
        expect(textOf({ markup } as Html)).toContain(payload.replaceAll(/\s+/g, ' ').trim())
    }
  },
)

test('a provider without a number is not one to call: the family is told to ask the school', () => {
  expect(textOf(page('provider', 'en', unknown))).toContain('Phone Ask us for the number.')
})

test('a name that ends in a full stop does not end its sentence twice', () => {
  const help = { ...known.facts.help, name: 'Lake House, Inc.' }
  const text = textOf(coverLetter(printText('en'), { ...known.facts, help }))
  expect(text).toContain('Lake House, Inc., that')
  expect(text).not.toContain('Inc..')
})

test('what nobody knows about a provider is asked in one line, never one by one', () => {
  const pathway = 'family-contacts-provider' as const
  const text = textOf(page('provider', 'en', { ...unknown, facts: { ...unknown.facts, pathway } }))
  expect(text.match(/Ask when you call/g)).toHaveLength(1)
  expect(text).toContain(
    'Ask when you call: where, hours, cost, ways to pay, languages, ages, what to bring, how to start, and how long the wait is',
  )
  const almost = {
    ...unknown.facts.help,
    documents: ['Card'],
    statedWait: 'None',
    applicationProcess: 'Call.',
  }
  const known = {
    ...unknown.facts,
    pathway,
    help: { ...almost, fees: 'Free', payers: ['free'], languages: ['es'] },
  }
  expect(textOf(page('provider', 'en', { ...unknown, facts: known }))).toContain(
    'Ask when you call: where, hours, and ages',
  )
  for (const label of ['Website', 'Getting there', 'Who can go', 'Good to know'])
    expect(text).not.toContain(label)
})

test('a family that will be called asks when they talk; about help at school nobody asks for insurance', () => {
  const asked = (pathway: PacketFacts['pathway']) =>
    textOf(page('provider', 'en', { ...unknown, facts: { ...unknown.facts, pathway } }))
  expect(asked('school-contacts-provider')).toContain('Ask when you talk with them: where, hours, cost')
  expect(asked('school-contacts-provider')).not.toContain('when you call')
  expect(asked('school-based')).not.toMatch(/Ask|Cost|pay|Phone/)
})

test.each([
  [['MO', 'TU', 'WE', 'TH', 'FR'], 'Monday to Friday: 9:00 AM to 5:00 PM'],
  [['TH', 'FR'], 'Thursday, Friday: 9:00 AM to 5:00 PM'],
  [['SA', 'MO', 'WE', 'TU'], 'Monday to Wednesday, Saturday: 9:00 AM to 5:00 PM'],
  [['MO,WE', 'FR'], 'Monday, Wednesday, Friday: 9:00 AM to 5:00 PM'],
  [['first Monday'], 'first Monday: 9:00 AM to 5:00 PM'],
])('hours on the days %s read “%s”', (days, line) => {
  const openings = days.map((day) => ({ day, opensAt: '09:00', closesAt: '17:00', description: '' }))
  const printed = printedOpenings(printText('en'), openings)
  expect(printed.map((html) => textOf(html).replaceAll(/\s/g, ' '))).toEqual([line])
})

test('the letter home says nothing about why, in any language', () => {
  for (const language of LANGUAGES) {
    const { say } = printText(language)
    const text = textOf(page('letter', language))
    const { referral } = known.letter
    for (const reason of [referral.primaryReason, ...referral.otherReasons])
      expect(text).not.toContain(textOf(say(`reason.${reason}`)))
    expect(text).not.toMatch(/2013|7KQ/)
  }
})

test('the letter home names the next step of each pathway, and only pages that are in the packet', () => {
  const letter = (changed: Partial<PacketFacts>) =>
    textOf(coverLetter(printText('en'), { ...known.facts, ...changed }))
  expect(letter({ pathway: 'family-contacts-provider' })).toContain(
    'Call them at 7000 and ask for a first visit.',
  )
  expect(letter({ pathway: 'school-contacts-provider' })).toContain('They should call you')
  expect(letter({ pathway: 'school-based' })).toContain('set up a first visit at school')
  expect(letter({ parts: ['letter'] })).not.toContain('What to expect')
  expect(letter({ parts: ['letter', 'contact-slip'] })).toContain('Send us the slip')
})

const FAMILY = 'family-contacts-provider'
const SCHOOL = 'school-contacts-provider'
const HERE = 'school-based'

test.each([
  [FAMILY, { signed: false }, ['Call them at', 'say yes or no'], ['permission', 'should call you']],
  [
    FAMILY,
    { signed: true },
    ['Call them at', 'we can talk with them, too', 'take the permission back'],
    ['form'],
  ],
  [
    SCHOOL,
    { signed: false },
    [
      'we need your permission on paper',
      'sign our permission form',
      'Then we ask them to call you',
      'say yes or no',
    ],
    ['is signed', 'have asked'],
  ],
  [
    SCHOOL,
    { signed: false, parts: ['letter'] },
    ['sign our permission form. Ask us for it.'],
    ['with these pages'],
  ],
  [
    SCHOOL,
    { signed: false, parts: ['letter', 'consent-form'] },
    ['sign our permission form. It is with these pages.', 'Then we ask them to call you'],
    ['Ask us for it'],
  ],
  [
    SCHOOL,
    { signed: true },
    ['The permission is signed', 'Now we can ask them', 'They should call you', 'take the permission back'],
    ['need your permission', 'permission form', 'have asked'],
  ],
  [
    SCHOOL,
    { signed: true, told: true },
    ['We have asked them', 'They should call you', 'take the permission back'],
    ['need your permission', 'permission form', 'Now we can'],
  ],
  [
    SCHOOL,
    { signed: false, told: true },
    ['We have asked them', 'They should call you', 'say yes or no'],
    ['permission'],
  ],
  [
    HERE,
    { signed: false, parts: ['letter'] },
    ['call you to talk about it', 'If you say yes'],
    ['permission', 'should call'],
  ],
  [
    HERE,
    { signed: false, parts: ['letter', 'consent-form'] },
    ['sign our permission form. It is with these pages.', 'call you to talk about it'],
    ['Ask us for it'],
  ],
  [
    HERE,
    { signed: true },
    ['The permission is signed', 'We will call you to set up'],
    ['If you say yes', 'should call'],
  ],
] satisfies [PacketFacts['pathway'], Partial<PacketFacts>, string[], string[]][])(
  'the letter home says what is true of “%s” with %o',
  (pathway, standing, said, unsaid) => {
    const text = textOf(coverLetter(printText('en'), { ...known.facts, told: false, pathway, ...standing }))
    for (const words of said) expect(text).toContain(words)
    for (const words of unsaid) expect(text).not.toContain(words)
  },
)

test('the letters of all pathways and permissions differ in every language', () => {
  for (const language of LANGUAGES) {
    const letters = ([FAMILY, SCHOOL, HERE] as const).flatMap((pathway) =>
      [false, true].map((signed) =>
        textOf(coverLetter(printText(language), { ...known.facts, pathway, signed })),
      ),
    )
    expect(new Set(letters).size).toBe(6)
  }
})

test('what to expect fits who calls whom', () => {
  const expected = (pathway: PacketFacts['pathway']) =>
    textOf(whatToExpectPage(printText('en'), { ...known.facts, pathway, parts: [] }))
  expect(expected(FAMILY)).toMatch(/Before you call.*What you can say/)
  expect(expected(SCHOOL)).toMatch(/Before they call.*If you call them yourself/)
  expect(expected(SCHOOL)).not.toContain('Before you call')
  expect(expected(HERE)).not.toMatch(/insurance|waiting list|my name is/i)
})

test('what the school says of its own service stands on the page before the first visit, and what a provider says does not', () => {
  const help = { ...known.facts.help, name: 'Lunch group', description: 'We eat together and talk.' }
  const expected = (pathway: PacketFacts['pathway'], language: 'en' | 'es' = 'en') =>
    textOf(whatToExpectPage(printText(language), { ...known.facts, help, pathway, parts: [] }))
  expect(expected(HERE)).toMatch(/Lunch group\s*We eat together and talk\./)
  expect(expected(HERE)).not.toContain('own words')
  expect(expected(HERE, 'es')).toContain('We eat together and talk.')
  expect(expected(FAMILY)).not.toContain('We eat together')
})

test('the slip asks whether anybody called where somebody else calls, and stays at school with help at school', () => {
  const slip = (pathway: PacketFacts['pathway']) =>
    textOf(contactSlipPage(printText('en'), printText('en'), { ...known.facts, pathway }))
  expect(slip(FAMILY)).toContain('We called, and nobody called back')
  expect(slip(SCHOOL)).toContain('Nobody has called us yet')
  expect(slip(HERE)).not.toMatch(/ask them to send it|insurance|no ride|provider/)
})

test('what has a page of its own in the packet is not said twice', () => {
  const expected = (...parts: PacketPart[]) =>
    textOf(whatToExpectPage(printText('en'), { ...known.facts, pathway: FAMILY, parts }))
  expect(expected()).toMatch(/What you can ask.*Insurance words.*Your rights/)
  expect(expected('questions', 'insurance-script', 'rights')).not.toMatch(
    /What you can ask|Insurance words|Your rights/,
  )
})

test('why we suggest this: no reason and no word of the office stands there unless the office chose it', () => {
  const why = (chosen: PacketFacts['why']) =>
    textOf(page('why', 'en', { ...known, facts: { ...known.facts, why: chosen } }))
  const silent = why({ reasons: [], noticed: '' })
  expect(silent).toContain('Ask us what we saw.')
  expect(silent).not.toMatch(/Anxiety|What it is about|What people at school noticed/)
  expect(why({ reasons: ['anxiety'], noticed: 'She sits alone.' })).toMatch(
    /What it is about Anxiety What people at school noticed She sits alone\./,
  )
})

test('providers stand side by side with the same rows; one without a number says so plainly', () => {
  const choices = [
    { ...known.facts.help, name: 'Lake House', isOurs: true },
    { ...unknownHelp, name: 'Dock Street', isOurs: false },
  ]
  const body = page('provider-choices', 'en', { ...known, facts: { ...known.facts, choices } })
  const rows = body.markup
    .split('<section>')
    .slice(1)
    .map((column) => column.match(/<h3>[^<]*/g))
  expect(rows[0]).toHaveLength(8)
  expect(rows[1]).toEqual(rows[0])
  const text = textOf(body)
  expect(text).toMatch(/Lake House.*This is the one in our letter\..*Dock Street/)
  expect(text.match(/We have no phone number for them\. Ask us for the number\./g)).toHaveLength(1)
})

test('the slip a provider answers on carries the code and whose answer it is, and nothing about anybody', () => {
  const everything = everywhere('Lucía')
  const text = textOf(
    page('feedback-slip', 'en', {
      ...everything,
      facts: {
        ...everything.facts,
        ...{ counselor: 'Dana', school: known.facts.school, help: known.facts.help },
      },
    }),
  )
  expect(text).toContain('7KQ-3M')
  expect(text).toContain(known.facts.help.name)
  expect(text).not.toMatch(/Lucía|Anxiety|2013/)
})

/** Where each of these stands on a page, one after the other; a line is found by its words before the first blank. */
function asksInOrder(text: string, lines: readonly string[]): void {
  let from = 0
  for (const line of lines) {
    const [words = ''] = line.split('{{')
    const at = text.indexOf(words.replaceAll(/\s+/g, ' ').trim(), from)
    expect([line, at]).not.toEqual([line, -1])
    from = at + words.trim().length
  }
}

const ASKED_OF_FAMILIES = [
  ...['slip.appointment', 'slip.kept', 'slip.waiting', 'slip.noCall', 'slip.couldNot'],
  ...['slip.cost', 'slip.ride', 'slip.hours', 'slip.noOpening', 'slip.language', 'slip.other', 'slip.notNow'],
  ...['forms.heard.helped', 'forms.heard.respected', 'forms.heard.safe', 'slip.callUs', 'forms.heard.more'],
] as const

const ASKED_OF_PROVIDERS = [
  ...['feedback.gotIt', 'feedback.take', 'feedback.wait', 'feedback.more', 'feedback.noReach', 'feedback.no'],
  ...['slip.noOpening', 'feedback.insurance', 'feedback.age', 'feedback.area', 'feedback.service'],
  ...['feedback.known', 'feedback.papers', 'slip.other', 'slip.kept', 'feedback.missed', 'feedback.over'],
  'slip.callUs',
] as const

test.each(LANGUAGES)(
  'in “%s” a card and a provider’s slip ask what the form for them asks, in its order',
  (language) => {
    const { plain } = printText(language)
    const asked = (keys: readonly PrintKey[]) => keys.map(plain)
    asksInOrder(textOf(page('follow-up-card', language)), asked(ASKED_OF_FAMILIES))
    asksInOrder(textOf(feedbackSlip(printText(language), known.facts)), asked(ASKED_OF_PROVIDERS))
  },
)

test('the lines of each paper are as many as the form for it offers', () => {
  expect(familyLines('family-contacts-provider')).toHaveLength(TICKS['follow-up-card'].length)
  expect(PROVIDER_LINES).toHaveLength(TICKS['feedback-slip'].length)
})

test('rights and the crisis page, in words nobody checked, never stand without the same in English', () => {
  for (const language of LANGUAGES)
    for (const { name, body } of uncheckedSheets(language))
      if (['rights', 'crisis', 'consent-form'].includes(name))
        expect(body.markup.includes('<div class="in-english" lang="en" dir="ltr">')).toBe(language !== 'en')
})

test('the provider is asked to call the family, or told that the family calls', () => {
  const asked = (pathway: PacketFacts['pathway']) =>
    textOf(page('provider-letter', 'en', { ...known, facts: { ...known.facts, pathway } }))
  expect(asked(SCHOOL)).toContain('Please call the family')
  expect(asked(FAMILY)).toContain('The family will call you.')
})

test('a child is named at home only by the name that is known to be used there', () => {
  const contact = (studentNameUsed: string | null, doNotContact = false) => ({
    studentNameUsed,
    doNotContact,
  })
  const maria = { givenName: 'Maria', preferredName: null }
  const alex = { givenName: 'Maria', preferredName: 'Alex' }
  expect(nameUsedAtHome(maria, [])).toBe('Maria')
  expect(nameUsedAtHome(maria, [contact(null), contact(null)])).toBe('Maria')
  expect(nameUsedAtHome(maria, [contact('Mari'), contact(null)])).toBeNull()
  expect(nameUsedAtHome(maria, [contact('Mari'), contact(null, true)])).toBe('Mari')
  expect(nameUsedAtHome(alex, [])).toBeNull()
  expect(nameUsedAtHome(alex, [contact(null)])).toBeNull()
  expect(nameUsedAtHome(alex, [contact('Maria')])).toBe('Maria')
})

test('the slip carries the code in letters, bars and a square, and no name of the student or of the provider', () => {
  const { markup } = page('contact-slip', 'es')
  expect(markup).toContain('<bdi dir="ltr">7KQ-3M-S2')
  expect(markup).toMatch(/aria-label="7KQ3MS2\w"[^>]*><svg/)
  expect(markup).toMatch(/class="qr"[^>]*><svg/)
  const named = { ...known.facts, childName: 'Lucía', help: { ...unknownHelp, name: 'Bayside' } }
  const text = textOf(contactSlipPage(printText('en'), printText('en'), named))
  expect(text).not.toMatch(/Lucía|Bayside/)
})

test('each line of a slip in another language says it again for whoever opens the mail', () => {
  const again = (office: 'en' | 'es', family: PacketLanguage) =>
    contactSlipPage(printText(family), printText(office), known.facts).markup.match(inOfficeLanguage)
      ?.length ?? 0
  expect(again('en', 'en')).toBe(0)
  expect(again('en', 'ar')).toBeGreaterThan(15)
  expect(again('es', 'en')).toBe(again('en', 'ar'))
})

test('the letter to the provider holds only what the consent covers', () => {
  const letter = (...information: ProviderLetterFacts['information'][number][]) =>
    textOf(page('provider-letter', 'en', { ...known, letter: { ...known.letter, information } }))
  const contact = letter('contact-details')
  expect(contact).not.toMatch(/March 9, 2013|Date of birth/)
  expect(letter('contact-details', 'date-of-birth')).toContain('March 9, 2013')
  expect(contact).not.toMatch(/Anxiety|Absent|Grade 7|IEP/)
  expect(letter('contact-details', 'reason-for-referral')).toMatch(
    /Anxiety.*Absent or late · Concern about self-harm/,
  )
  expect(letter('contact-details', 'school-records')).toMatch(/Grade 7.*IEP.*504/)
  expect(letter('contact-details', 'school-records')).not.toContain('Anxiety')
})

test('every page says its language and direction, and a translation nobody checked says so', () => {
  for (const [part, language] of everyPage) {
    const text = printText(language)
    const sheet = { name: part, text, body: page(part, language), from: 'Harbor' }
    const { markup } = sheetMarkup(sheet)
    expect(markup).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    const document = printedDocument({ paper: 'a4', largePrint: false }, [sheet])
    const line = text.plain('frame.unreviewed')
    expect(markup.includes(line)).toBe(language !== 'en')
    const both = `${line} · \u2068No translator has checked these words yet.\u2069`
    expect(document.includes(cssText(`Harbor\n${both}`))).toBe(language !== 'en')
    expect(document).toContain(`@bottom-${language === 'ar' ? 'right' : 'left'} { content: "Harbor`)
  }
})

test('a printed document is whole in itself: no script, no address to fetch from, a title that tells nothing', () => {
  const look = { paper: 'letter', largePrint: true } as const
  const sheets = LANGUAGES.map((language) => ({
    name: `letter-${language}`,
    text: printText(language),
    body: page('letter', language, everywhere('plain words')),
    from: 'Harbor',
  }))
  const document = printedDocument(look, sheets, packetStyles(look))
  expect(document).toContain('<title>Footbridge</title>')
  expect(document).toMatch(/@page \{ size: 8\.5in 11in;/)
  expect(document).not.toMatch(/<(script|link|iframe|img|object|embed|form|base)\b/)
  expect(document).not.toMatch(/\son\w+=|@import/)
  expect(document.match(/url\((?!data:font\/woff2;base64,)/g)).toBeNull()
  expect(document).not.toMatch(/\sstyle="/)
})

test('only fonts with the letters of the page travel with it', () => {
  const fonts = (language: PacketLanguage) => {
    const text = printText(language)
    const document = printedDocument({ paper: 'a4', largePrint: false }, [
      { name: 'letter', text, body: page('letter', language), from: 'Harbor' },
    ])
    return (document.match(/@font-face\{font-family:"[^"]+";font-weight:\d+/g) ?? []).map((face) =>
      face.slice(23),
    )
  }
  expect(fonts('en')).toEqual(['"Noto Sans";font-weight:400', '"Noto Sans";font-weight:700'])
  expect(fonts('ar')).toContain('"Amiri";font-weight:700')
})

test('the styles of the preview reach no further than its own pages', () => {
  for (const largePrint of [false, true]) {
    const styles = previewStyles(
      { paper: 'letter', largePrint },
      packetStyles({ paper: 'letter', largePrint }),
    )
    const selectors = styles
      .replace('@supports (column-wrap: wrap) {', '')
      .replaceAll(/\{[^}]*\}/g, '\n')
      .split(/\n|,(?![^(]*\))/)
      .map((selector) => selector.trim())
      .filter((selector) => !['', '}'].includes(selector))
    expect(selectors.filter((selector) => !/^(\.sheet|\.unseen|:host)/.test(selector))).toEqual([])
    expect(styles).not.toMatch(/@page|@font-face|url\(/)
  }
})

test.each([
  ['zh-Hans', '小明', '陈', '陈小明'],
  ['zh-Hant', '大文', '陳', '陳大文'],
  ['ko', '지우', '한', '한지우'],
] as const)(
  'a name in its own script stands on the form to sign in “%s” as it is written there',
  (language, givenName, familyName, asWritten) => {
    const { facts, letter } = packetOn('school-contacts-provider', false)
    const packet = { facts, letter: { ...letter, student: { ...letter.student, givenName, familyName } } }
    const form = packetSheets(language, packet).find(({ name }) => name === 'consent-form')
    const read = form ? textOf(form.body) : ''
    expect(read).toContain(asWritten)
    expect(read).not.toContain(`${givenName} ${familyName}`)
  },
)

test('a page says once that something is free and when it is open, whatever a directory says twice', () => {
  const opening = { day: 'Monday, Tuesday, Wednesday', opensAt: '09:00', closesAt: '17:00' }
  const printed = (description: string) =>
    printedOpenings(printText('en'), [{ ...opening, description }])
      .map(textOf)
      .join(' ')
  expect(printed('Monday to Wednesday, 9 am to 5 pm')).not.toContain('9 am')
  expect(printed('By appointment')).toContain('By appointment')
  const costs = [{ option: 'Free', amount: 0, currency: 'USD', description: 'Free of charge' }]
  const { facts } = packetOn('family-contacts-provider', false)
  const help = { ...facts.help, costs, fees: 'Free of charge' }
  const read = textOf(providerPage(printText('en'), { ...facts, help }))
  expect(read.match(/free/giu)).toHaveLength(1)
})

test('what costs nothing is free in the language of the page, and no sum', () => {
  const { facts } = packetOn('family-contacts-provider', false)
  const costs = [{ option: '', amount: 0, currency: 'USD', description: '' }]
  for (const [language, free] of [
    ['ar', 'مجانًا'],
    ['es', 'Gratis'],
  ] as const) {
    const read = textOf(providerPage(printText(language), { ...facts, help: { ...facts.help, costs } }))
    expect(read).toContain(free)
    expect(read).not.toMatch(/[$]\s*0|\b0\s*(?:US)?[$]/)
  }
})
