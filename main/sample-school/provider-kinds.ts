import type { Reason } from '#shared/domain/concern.ts'
import type { Payer } from '#shared/domain/provider.ts'
import type { z } from 'zod'

type PayerName = z.infer<typeof Payer>

/** One kind of service a student may be referred to. */
export interface ServiceKind {
  readonly name: string
  readonly description: string
  /** What it helps with; the first is what it is known for. */
  readonly reasons: readonly Reason[]
  readonly ages: readonly [minimum: number | null, maximum: number | null]
  readonly payers: readonly PayerName[]
  /** The stated wait in weeks; what families really wait is spread around it. */
  readonly weeks: number
  readonly apply: string
  readonly documents?: readonly string[]
  readonly telehealth?: boolean
  readonly fee?: number
  readonly eligibility?: string
}

/** One kind of organization, and what it offers. */
export interface OrganizationKind {
  /** With `*` where the name of a place goes. */
  readonly name: string
  readonly description: string
  readonly languages: readonly string[]
  readonly hours: 'office' | 'evenings' | 'weekends' | 'always'
  /** How often it answers at all, and how often it says yes. */
  readonly answers: number
  readonly accepts: number
  readonly services: readonly ServiceKind[]
}

const publicPayers: readonly PayerName[] = ['medicaid', 'chip']
const everyPayer: readonly PayerName[] = ['medicaid', 'chip', 'private', 'sliding-fee']
const free: readonly PayerName[] = ['free']
const mind: readonly Reason[] = [
  'anxiety',
  'mood',
  'withdrawal',
  'asks-for-help',
  'behaviour-change',
  'grief-trauma',
]

const call = 'A parent or guardian calls the intake line. Intake takes about 20 minutes by telephone.'
const callOrSchool = 'A parent or guardian calls, or the school sends a referral form with a signed release.'
const walkIn = 'Come during opening hours. No appointment is needed the first time.'
const insuranceCard = ['Insurance card, if there is one', 'Signed consent for treatment']
const address = ['Proof of address, such as a bill or a letter']

/** Organizations as a middle-sized town has them. */
export const ORGANIZATION_KINDS: readonly OrganizationKind[] = [
  {
    name: '* Community Counseling Center',
    description: 'Outpatient mental health clinic for children, teenagers and their families.',
    languages: ['es', 'pt'],
    hours: 'evenings',
    answers: 0.9,
    accepts: 0.68,
    services: [
      {
        name: 'Individual counseling for teenagers',
        description: 'Weekly talk therapy (CBT and trauma-informed) with a licensed clinician.',
        reasons: mind,
        ages: [11, 19],
        payers: everyPayer,
        weeks: 6,
        apply: callOrSchool,
        documents: insuranceCard,
        telehealth: true,
        fee: 40,
      },
      {
        name: 'Family counseling',
        description: 'Sessions for parents, guardians and teenagers together.',
        reasons: ['home-family', 'conflict', 'non-compliance'],
        ages: [5, 19],
        payers: everyPayer,
        weeks: 5,
        apply: call,
        documents: insuranceCard,
        fee: 40,
      },
      {
        name: 'Teen anxiety group',
        description: 'Ten weekly group sessions for students who worry a lot or avoid school.',
        reasons: ['anxiety', 'absence', 'withdrawal'],
        ages: [12, 18],
        payers: everyPayer,
        weeks: 4,
        apply: call,
        documents: insuranceCard,
        fee: 15,
      },
    ],
  },
  {
    name: '* Youth Behavioral Health',
    description: 'Clinic of the county for young people on public insurance or without insurance.',
    languages: ['es', 'ht', 'ar'],
    hours: 'office',
    answers: 0.82,
    accepts: 0.6,
    services: [
      {
        name: 'Child and adolescent psychiatry',
        description: 'Psychiatric evaluation and medication follow-up.',
        reasons: ['mood', 'anxiety', 'self-harm'],
        ages: [6, 20],
        payers: [...publicPayers, 'private'],
        weeks: 12,
        apply: 'The school or a doctor sends a referral form; families cannot book directly.',
        documents: insuranceCard,
      },
      {
        name: 'Outpatient therapy',
        description:
          'Individual and family therapy for young people with mood, anxiety or behavior difficulties.',
        reasons: mind,
        ages: [5, 20],
        payers: [...publicPayers, 'sliding-fee'],
        weeks: 8,
        apply: callOrSchool,
        documents: insuranceCard,
        fee: 25,
      },
      {
        name: 'Mobile crisis team',
        description: 'A clinician comes to the school or home within two hours, day and night.',
        reasons: ['self-harm', 'safety'],
        ages: [4, 20],
        payers: free,
        weeks: 0,
        apply: 'Call the crisis line at any hour.',
      },
    ],
  },
  {
    name: '* Grief Support Network',
    description: 'Charity for children and teenagers who lost somebody they love.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.95,
    accepts: 0.85,
    services: [
      {
        name: 'Grief groups for teenagers',
        description: 'Eight evenings with others of the same age, led by two trained facilitators.',
        reasons: ['grief-trauma', 'mood'],
        ages: [12, 18],
        payers: free,
        weeks: 3,
        apply: call,
      },
      {
        name: 'Grief camp',
        description: 'A weekend outdoors for grieving children and their families, twice a year.',
        reasons: ['grief-trauma'],
        ages: [6, 17],
        payers: free,
        weeks: 10,
        apply: call,
      },
    ],
  },
  {
    name: '* Recovery Services for Youth',
    description: 'Treatment and prevention of alcohol, nicotine and drug use among young people.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.86,
    accepts: 0.72,
    services: [
      {
        name: 'Substance use assessment',
        description: 'One confidential meeting to see whether help is needed and which.',
        reasons: ['substance-use'],
        ages: [12, 21],
        payers: everyPayer,
        weeks: 2,
        apply: callOrSchool,
        documents: insuranceCard,
      },
      {
        name: 'Outpatient program for teenagers',
        description: 'Individual and group sessions, two afternoons a week.',
        reasons: ['substance-use', 'behaviour-change'],
        ages: [13, 18],
        payers: everyPayer,
        weeks: 4,
        apply: call,
        documents: insuranceCard,
        fee: 20,
      },
    ],
  },
  {
    name: '* Food Pantry',
    description: 'Groceries for families, without questions about immigration.',
    languages: ['es', 'zh', 'ar', 'ht'],
    hours: 'weekends',
    answers: 0.98,
    accepts: 0.97,
    services: [
      {
        name: 'Weekly groceries',
        description: 'A box of fresh and dry food for the household every Saturday.',
        reasons: ['food'],
        ages: [null, null],
        payers: free,
        weeks: 0,
        apply: walkIn,
        documents: address,
      },
      {
        name: 'Weekend backpacks',
        description: 'A backpack with six meals handed out at school on Fridays.',
        reasons: ['food'],
        ages: [5, 18],
        payers: free,
        weeks: 1,
        apply: 'The school signs the student up.',
      },
    ],
  },
  {
    name: '* Housing Partnership',
    description: 'Help for families who are losing or have lost their home.',
    languages: ['es', 'ht'],
    hours: 'office',
    answers: 0.84,
    accepts: 0.55,
    services: [
      {
        name: 'Family shelter placement',
        description: 'Emergency shelter and a caseworker for families with children.',
        reasons: ['housing', 'safety'],
        ages: [null, null],
        payers: free,
        weeks: 1,
        apply: call,
        documents: address,
      },
      {
        name: 'Rent and utility assistance',
        description: 'One-time help with rent, heating or electricity.',
        reasons: ['housing', 'home-family'],
        ages: [null, null],
        payers: free,
        weeks: 4,
        apply: 'Apply on paper at the office; bring the documents listed.',
        documents: [...address, 'Lease or notice from the landlord', 'Proof of income'],
      },
    ],
  },
  {
    name: '* Tutoring Project',
    description: 'Volunteers who help students catch up, after school and on Saturdays.',
    languages: ['es', 'zh'],
    hours: 'weekends',
    answers: 0.93,
    accepts: 0.88,
    services: [
      {
        name: 'After-school tutoring',
        description: 'One-to-one help with reading, writing and mathematics twice a week.',
        reasons: ['off-track', 'motivation'],
        ages: [10, 19],
        payers: free,
        weeks: 2,
        apply: walkIn,
      },
      {
        name: 'Credit recovery coaching',
        description: 'A coach who plans missing credits with the student and checks in weekly.',
        reasons: ['off-track', 'absence'],
        ages: [14, 19],
        payers: free,
        weeks: 2,
        apply: callOrSchool,
      },
    ],
  },
  {
    name: '* Mentors',
    description: 'Trained grown-ups who spend time with one young person for at least a year.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.88,
    accepts: 0.62,
    services: [
      {
        name: 'One-to-one mentoring',
        description: 'A mentor meets the student every week for an activity of their choice.',
        reasons: ['motivation', 'conflict', 'withdrawal'],
        ages: [9, 17],
        payers: free,
        weeks: 9,
        apply: call,
      },
    ],
  },
  {
    name: 'Saint Brigid Children’s Hospital, *',
    description: 'Hospital with outpatient and day programs for young people.',
    languages: ['es', 'zh', 'vi', 'ar', 'pt', 'ru'],
    hours: 'always',
    answers: 0.92,
    accepts: 0.58,
    services: [
      {
        name: 'Adolescent day program',
        description: 'Three to six weeks of daily treatment, with school work in the morning.',
        reasons: ['self-harm', 'mood'],
        ages: [12, 18],
        payers: [...publicPayers, 'private'],
        weeks: 2,
        apply: 'A clinician of the school or a doctor calls the admission desk.',
        documents: insuranceCard,
      },
      {
        name: 'Eating disorders clinic',
        description: 'Evaluation and treatment by a doctor, a dietitian and a therapist together.',
        reasons: ['medical', 'mood'],
        ages: [10, 20],
        payers: [...publicPayers, 'private'],
        weeks: 7,
        apply: callOrSchool,
        documents: insuranceCard,
      },
      {
        name: 'Emergency psychiatric evaluation',
        description: 'Open day and night. No appointment.',
        reasons: ['self-harm', 'safety'],
        ages: [null, 18],
        payers: [...publicPayers, 'private', 'self-pay'],
        weeks: 0,
        apply: 'Come to the emergency department, or call 911.',
      },
    ],
  },
  {
    name: '* Family Resource Center',
    description: 'A house with open doors for parents: classes, a case manager, clothes and forms.',
    languages: ['es', 'so', 'am', 'ar'],
    hours: 'office',
    answers: 0.95,
    accepts: 0.9,
    services: [
      {
        name: 'Parenting teenagers',
        description: 'Six evenings on rules, listening and safety. Child care is provided.',
        reasons: ['home-family', 'non-compliance'],
        ages: [null, null],
        payers: free,
        weeks: 3,
        apply: walkIn,
      },
      {
        name: 'Family case management',
        description: 'One person who helps with benefits, school, doctors and housing.',
        reasons: ['home-family', 'housing', 'food', 'transport'],
        ages: [null, null],
        payers: free,
        weeks: 2,
        apply: call,
      },
    ],
  },
  {
    name: '* Newcomer Welcome Office',
    description: 'Support for families who came to the country in the last five years.',
    languages: ['es', 'ar', 'fa', 'so', 'ti', 'uk', 'ht', 'fr'],
    hours: 'office',
    answers: 0.9,
    accepts: 0.86,
    services: [
      {
        name: 'Cultural navigation',
        description: 'A navigator who speaks the family’s language goes along to first appointments.',
        reasons: ['home-family', 'withdrawal'],
        ages: [null, null],
        payers: free,
        weeks: 1,
        apply: walkIn,
      },
      {
        name: 'Newcomer youth group',
        description: 'Friendship, English and sports on Wednesday afternoons.',
        reasons: ['withdrawal', 'mood'],
        ages: [11, 18],
        payers: free,
        weeks: 2,
        apply: walkIn,
      },
    ],
  },
  {
    name: '* Legal Aid for Families',
    description: 'Free lawyers for housing, guardianship, custody and school matters.',
    languages: ['es', 'ht'],
    hours: 'office',
    answers: 0.78,
    accepts: 0.5,
    services: [
      {
        name: 'Guardianship and custody advice',
        description: 'Advice for relatives who look after a child.',
        reasons: ['home-family', 'safety'],
        ages: [null, null],
        payers: free,
        weeks: 5,
        apply: call,
        eligibility: 'Income below 200 % of the federal poverty line.',
      },
    ],
  },
  {
    name: '* Safe Harbor',
    description: 'Confidential help for people hurt or threatened at home.',
    languages: ['es', 'vi', 'hi', 'ur'],
    hours: 'always',
    answers: 0.97,
    accepts: 0.9,
    services: [
      {
        name: 'Counseling after violence at home',
        description: 'Free sessions for young people and the parent who protects them.',
        reasons: ['safety', 'grief-trauma'],
        ages: [5, null],
        payers: free,
        weeks: 2,
        apply: 'Call at any hour; the place is given on the telephone.',
      },
      {
        name: 'Safety planning and shelter',
        description: 'A safe place tonight, and a plan for tomorrow.',
        reasons: ['safety', 'housing'],
        ages: [null, null],
        payers: free,
        weeks: 0,
        apply: 'Call at any hour.',
      },
    ],
  },
  {
    name: '* Pediatrics and Teen Health',
    description: 'Doctors for young people, with a clinic for teenagers on Thursdays.',
    languages: ['es', 'pt', 'zh'],
    hours: 'evenings',
    answers: 0.9,
    accepts: 0.8,
    services: [
      {
        name: 'Teen check-up',
        description: 'Physical examination, vaccinations, sleep, headaches and everything else.',
        reasons: ['medical', 'absence'],
        ages: [10, 21],
        payers: [...everyPayer, 'self-pay'],
        weeks: 3,
        apply: call,
        documents: insuranceCard,
      },
      {
        name: 'ADHD evaluation',
        description: 'Evaluation with questionnaires from home and school.',
        reasons: ['off-track', 'non-compliance'],
        ages: [5, 18],
        payers: [...everyPayer, 'self-pay'],
        weeks: 8,
        apply: callOrSchool,
        documents: [...insuranceCard, 'Teacher questionnaire'],
      },
    ],
  },
  {
    name: '* Dental Van',
    description: 'Dentists who come to the school yard every second month.',
    languages: ['es'],
    hours: 'office',
    answers: 0.9,
    accepts: 0.94,
    services: [
      {
        name: 'Dental check and cleaning',
        description: 'Check-up, cleaning and sealants on the van.',
        reasons: ['medical'],
        ages: [3, 18],
        payers: [...publicPayers, 'free'],
        weeks: 5,
        apply: 'Return the yellow form to the school.',
      },
    ],
  },
  {
    name: '* Rainbow Youth Center',
    description: 'A place for LGBTQ+ young people, their friends and families.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.9,
    accepts: 0.84,
    services: [
      {
        name: 'Drop-in and peer support',
        description: 'Open evenings with two grown-ups in the house.',
        reasons: ['withdrawal', 'mood', 'conflict'],
        ages: [12, 20],
        payers: free,
        weeks: 0,
        apply: walkIn,
      },
      {
        name: 'Affirming counseling',
        description: 'Short-term counseling, up to twelve sessions.',
        reasons: ['anxiety', 'mood', 'asks-for-help'],
        ages: [12, 20],
        payers: ['sliding-fee', 'free'],
        weeks: 4,
        apply: call,
        telehealth: true,
        fee: 10,
      },
    ],
  },
  {
    name: 'OpenLine Telehealth, * office',
    description: 'Video counseling in the evening, with clinicians licensed in the state.',
    languages: ['es', 'zh', 'ko', 'vi', 'ru'],
    hours: 'evenings',
    answers: 0.94,
    accepts: 0.74,
    services: [
      {
        name: 'Video counseling for teenagers',
        description: 'Weekly sessions by video from home or from a quiet room at school.',
        reasons: mind,
        ages: [13, 19],
        payers: ['private', 'chip', 'self-pay'],
        weeks: 2,
        apply: 'A parent or guardian signs up by telephone.',
        documents: insuranceCard,
        telehealth: true,
        fee: 65,
      },
    ],
  },
  {
    name: '* Trauma Recovery Institute',
    description: 'Specialists for children who lived through violence, accidents or war.',
    languages: ['es', 'ar', 'uk'],
    hours: 'office',
    answers: 0.8,
    accepts: 0.52,
    services: [
      {
        name: 'Trauma-focused CBT',
        description: 'Sixteen weekly sessions for the young person, with the caregiver in some.',
        reasons: ['grief-trauma', 'safety', 'anxiety'],
        ages: [6, 18],
        payers: everyPayer,
        weeks: 10,
        apply: callOrSchool,
        documents: insuranceCard,
        fee: 30,
      },
    ],
  },
  {
    name: '* Conflict Resolution Center',
    description: 'Mediators for neighbors, families and schools.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.88,
    accepts: 0.82,
    services: [
      {
        name: 'Peer mediation',
        description: 'Two mediators help students find an agreement they both sign.',
        reasons: ['conflict'],
        ages: [10, 19],
        payers: free,
        weeks: 1,
        apply: 'The school calls.',
      },
      {
        name: 'Anger management for teenagers',
        description: 'Eight weekly small-group sessions.',
        reasons: ['conflict', 'non-compliance', 'behaviour-change'],
        ages: [12, 18],
        payers: ['free', 'sliding-fee'],
        weeks: 4,
        apply: callOrSchool,
        fee: 5,
      },
    ],
  },
  {
    name: '* Attendance and Engagement Program',
    description: 'County program for students who miss school.',
    languages: ['es', 'ht', 'so'],
    hours: 'office',
    answers: 0.85,
    accepts: 0.78,
    services: [
      {
        name: 'Back-to-school coach',
        description: 'A coach visits at home, finds what keeps the student away and makes a plan.',
        reasons: ['absence', 'motivation'],
        ages: [6, 18],
        payers: free,
        weeks: 2,
        apply: 'The school sends a referral form with a signed release.',
      },
    ],
  },
  {
    name: '* Psychology Associates',
    description: 'Private practice of six psychologists.',
    languages: ['fr', 'ru'],
    hours: 'evenings',
    answers: 0.7,
    accepts: 0.45,
    services: [
      {
        name: 'Psychotherapy',
        description: 'Individual therapy for anxiety, low mood and life changes.',
        reasons: mind,
        ages: [8, null],
        payers: ['private', 'self-pay'],
        weeks: 5,
        apply: call,
        documents: insuranceCard,
        telehealth: true,
        fee: 150,
      },
      {
        name: 'Psychological testing',
        description: 'Learning, attention and personality testing with a written report.',
        reasons: ['off-track', 'asks-for-help'],
        ages: [6, null],
        payers: ['private', 'self-pay'],
        weeks: 11,
        apply: call,
        documents: insuranceCard,
        fee: 900,
      },
    ],
  },
  {
    name: '* University Training Clinic',
    description: 'Counseling by advanced students under supervision.',
    languages: ['es', 'ko', 'zh'],
    hours: 'evenings',
    answers: 0.86,
    accepts: 0.7,
    services: [
      {
        name: 'Low-cost counseling',
        description: 'Weekly sessions during the university’s terms.',
        reasons: mind,
        ages: [10, null],
        payers: ['sliding-fee'],
        weeks: 4,
        apply: call,
        fee: 10,
      },
    ],
  },
  {
    name: '* Transit Help Desk',
    description: 'Passes and rides for families with little money.',
    languages: ['es'],
    hours: 'office',
    answers: 0.9,
    accepts: 0.9,
    services: [
      {
        name: 'Student travel pass',
        description: 'Free bus pass for students, also for appointments after school.',
        reasons: ['transport'],
        ages: [5, 19],
        payers: free,
        weeks: 1,
        apply: 'The school signs the form.',
        documents: ['Student card'],
      },
      {
        name: 'Rides to medical appointments',
        description: 'A driver for appointments booked two days ahead.',
        reasons: ['transport', 'medical'],
        ages: [null, null],
        payers: [...publicPayers, 'free'],
        weeks: 0,
        apply: call,
      },
    ],
  },
  {
    name: '* Boys and Girls Club',
    description: 'Sports, homework and dinner every school day until eight in the evening.',
    languages: ['es'],
    hours: 'evenings',
    answers: 0.96,
    accepts: 0.92,
    services: [
      {
        name: 'After-school club',
        description: 'A safe place with homework help, sports, music and a meal.',
        reasons: ['motivation', 'food', 'conflict'],
        ages: [6, 18],
        payers: ['free', 'sliding-fee'],
        weeks: 1,
        apply: walkIn,
        fee: 2,
      },
    ],
  },
  {
    name: '* Indigenous Families Circle',
    description: 'Support for Native American families, with elders and clinicians together.',
    languages: ['nv'],
    hours: 'office',
    answers: 0.9,
    accepts: 0.88,
    services: [
      {
        name: 'Talking circle for young people',
        description: 'Every second Friday, with food.',
        reasons: ['grief-trauma', 'mood', 'substance-use'],
        ages: [11, 19],
        payers: free,
        weeks: 2,
        apply: walkIn,
      },
    ],
  },
]

/** Places organizations are named after, the nearest first. */
export const PLACES: readonly string[] = [
  'Harborview',
  'Riverside',
  'Northgate',
  'Mill Creek',
  'Eastfield',
  'Lakeshore',
  'Old Town',
  'Westbrook',
]
