import type { PacketLanguage } from '#shared/domain/packet.ts'
import type { School } from '#shared/domain/school.ts'

import { familySlip } from '../concerns/answer-slip.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { printText, type PrintText } from '../print/print-text.ts'
import { resourceList, type ListedService } from '../providers/resource-list.ts'
import { familyAnswer } from '../records-requests/family-answer.ts'
import type { LeftDocument } from '../records-requests/left-documents.ts'
import type { ServiceForFamilies } from '../school-services/for-families.ts'
import { ANA } from './packet-facts.ts'

const SCHOOL: Pick<School, 'name' | 'paper' | 'phone' | 'office' | 'timeZone'> = {
  ...{ name: 'Harbor Middle School', paper: 'letter', phone: '5550100100', office: '' },
  timeZone: 'America/New_York',
}

const office = officeWords('en')

const left = (
  kind: LeftDocument['kind'],
  title: string,
  words: string,
  on: string | null = null,
): LeftDocument => ({
  ...{ kind, id: title, title, on, isOfProgram: false, lines: [{ label: 'Words', words }] },
})

/** What left to a mother: a name is hidden, another adult is left out, a page is kept as a PDF, entries lie outside a period. */
export const LEFT_DOCUMENTS: readonly LeftDocument[] = [
  left('student', 'Student', 'Inés'),
  left('contact', 'Contact: Father', office.say('requests:howToReach')),
  left('note', 'Case note', `${office.say('requests:hiddenWord')} pushed her.`, '2026-12-01'),
  { ...left('referral', 'Referral', 'To arrange help', '2026-12-02'), isExcerpt: true },
  left('scan', 'Signed page', 'A PDF', '2026-12-03'),
]

/** The words of a school, made for each page. */
type Texts = (language: PacketLanguage) => PrintText

/** An answer to a records request as a parent has it, in one language, with all that its cover may have to say. */
export function anAnswerIn(language: PacketLanguage, textOf: Texts = printText): Paper {
  return familyAnswer(
    {
      text: textOf(language),
      english: textOf('en'),
      words: officeWords(language === 'es' ? 'es' : 'en'),
      interpreter: ANA,
    },
    {
      facts: {
        party: 'Teresa Varga',
        about: 'Inés Varga',
        request: {
          ...{ receivedOn: '2026-11-20', asksFor: '7', periodFrom: '2026-09-01', periodUntil: '2026-12-04' },
        },
        documents: LEFT_DOCUMENTS,
        hidden: 2,
        school: SCHOOL,
        today: '2026-12-08',
      },
      pictureOf: () => null,
      mark: false,
    },
  )
}

/** A service as a list names it, with all of it that is drawn. */
export const LISTED = {
  service: {
    ...{ id: 'S', organizationId: 'O', name: 'Teen counseling', description: 'For teens.', alert: '' },
    help: ['talk'],
    ...{ minimumAge: 6, maximumAge: 18, languages: ['en', 'es', 'ar'], interpretation: '7' },
    ...{ payers: ['medicaid', 'sliding-fee'], slidingFee: true, fees: 'Free', costs: [] },
    phones: [{ number: '(555) 555-0122', extension: null, kind: null, description: '' }],
    openings: [
      { day: 'Monday', opensAt: '09:00', closesAt: '17:00', description: '' },
      { day: 'Tuesday', opensAt: '09:00', closesAt: '17:00', description: '' },
      { day: 'Wednesday', opensAt: '09:00', closesAt: '17:00', description: '' },
    ],
    ...{ documents: [], applicationProcess: '', eligibility: '', statedWait: '', telehealth: null },
    ...{ website: null, verifiedOn: null },
  },
  organization: { id: 'O', name: 'Bayside', description: '', website: null, phones: [] },
  locations: [
    {
      ...{ id: 'L', name: '', address: '220 Main St', languages: [], phones: [], openings: [] },
      ...{ transportation: '', accessibility: '' },
    },
  ],
  full: { capacity: 'waitlist', on: '2026-12-01' },
  // No more of it is drawn.
} as unknown as ListedService

const OWN: readonly ServiceForFamilies[] = [
  {
    ...{ id: 'lunch', name: 'Lunch group', fromGrade: '03', toGrade: '08', meets: 'Tuesdays, room 12' },
    ...{ languages: ['en', 'es'], whatToExpect: 'A small group eats lunch together.' },
  },
]

/** The list of places that help in one language, with a service of which all that is printed is known. */
export function aListIn(
  language: PacketLanguage,
  {
    services = [LISTED],
    total = 412,
    miles = 6.2,
  }: {
    readonly services?: readonly ListedService[]
    readonly total?: number
    readonly miles?: number | null
  } = {},
): Paper {
  return resourceList({
    ...{ services, total, today: '2026-12-08', school: SCHOOL, text: printText(language) },
    milesTo: () => miles,
    own: OWN,
  })
}

/** The slip for a mother who raised a concern. */
export function aSlipIn(language: PacketLanguage): Paper {
  return familySlip(
    { receivedAt: '2026-12-08T15:00:00.000Z', reporterName: 'Teresa Varga', school: SCHOOL },
    { text: printText(language), english: printText('en'), interpreter: ANA },
  )
}
