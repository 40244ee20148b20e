import type { ConcernSource, Disposition, Reason, SafetyStep } from '#shared/domain/concern.ts'
import { opensCase, OUTSIDE_STEPS, restrictsCase } from '#shared/domain/concern.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { joinedCase, referringCase, schoolCase } from './case-story.ts'
import type { Choice } from './chance.ts'
import { dayText } from './days.ts'
import { answerOf, lookUp, todayText, type Office, type SampleCase } from './office.ts'
import { gradeIn, type Guardian, type Pupil } from './people.ts'
import type { Story } from './stage.ts'
import { FREQUENCIES, NEXT_STEPS, ONSETS, SETTINGS, TRIED, TRUSTED, WORDS } from './words.ts'

const DAY = 1440

/** What is known about a worry before anybody decided about it. */
export interface Worry {
  readonly reasons: readonly Reason[]
  readonly source: ConcernSource
  readonly urgency: Urgency
}

const YOUNGER: readonly Choice<Reason>[] = [
  ['conflict', 15],
  ['anxiety', 12],
  ['behaviour-change', 10],
  ['non-compliance', 10],
  ['off-track', 9],
  ['home-family', 8],
  ['absence', 7],
  ['mood', 6],
  ['withdrawal', 6],
  ['grief-trauma', 5],
  ['motivation', 5],
  ['food', 3],
  ['medical', 3],
  ['housing', 2],
  ['self-harm', 2.5],
  ['safety', 2],
  ['asks-for-help', 2],
  ['transport', 1],
  ['substance-use', 1],
]

const OLDER: readonly Choice<Reason>[] = [
  ['anxiety', 15],
  ['mood', 13],
  ['absence', 11],
  ['off-track', 9],
  ['motivation', 9],
  ['home-family', 8],
  ['asks-for-help', 6],
  ['substance-use', 6],
  ['grief-trauma', 5],
  ['withdrawal', 5],
  ['conflict', 5],
  ['behaviour-change', 4],
  ['self-harm', 4],
  ['food', 3],
  ['housing', 2.5],
  ['medical', 2.5],
  ['safety', 2],
  ['non-compliance', 2],
  ['transport', 1],
]

const SOURCES: readonly Choice<ConcernSource>[] = [
  ['teacher', 46],
  ['parent', 15],
  ['self', 11],
  ['other-staff', 9],
  ['team', 5],
  ['attendance', 5],
  ['peer', 4],
  ['discipline', 3],
  ['external', 2],
]

function urgencyOf(reason: Reason, office: Office): Urgency {
  const grave = reason === 'self-harm' || reason === 'safety'
  return office.chance.weighted<Urgency>(
    grave
      ? [
          ['emergency', 0.14],
          ['urgent', 0.52],
          ['priority', 0.3],
          ['routine', 0.04],
        ]
      : [
          ['emergency', 0.003],
          ['urgent', 0.05],
          ['priority', 0.36],
          ['routine', 0.587],
        ],
  )
}

/** Draws what somebody might worry about with this student. */
export function drawWorry(office: Office, pupil: Pupil): Worry {
  const { chance } = office
  const profile = gradeIn(pupil, office.calendar.yearAt(office.today()).year) < 9 ? YOUNGER : OLDER
  const first = chance.weighted(profile)
  const others = Array.from(
    {
      length: chance.weighted([
        [0, 5],
        [1, 4],
        [2, 1],
      ]),
    },
    () => chance.weighted(profile),
  )
  const source =
    first === 'asks-for-help'
      ? 'self'
      : first === 'absence' && chance.happens(0.5)
        ? 'attendance'
        : chance.weighted(SOURCES)
  return { reasons: [...new Set([first, ...others])], source, urgency: urgencyOf(first, office) }
}

/** Writes a concern down; answers with the name it goes by. */
export function captureConcern(office: Office, pupil: Pupil, worry: Worry): string {
  const { chance, clerk } = office
  const [reason = 'asks-for-help', second] = worry.reasons
  const words = WORDS[reason]
  const isCareful = chance.happens(0.45)
  const hasVoice = chance.happens(worry.source === 'self' ? 0.85 : 0.3)
  const anonymous = worry.source === 'peer' && chance.happens(0.5)
  const colleague = worry.source === 'teacher' || worry.source === 'team' ? 'Homeroom teacher' : null
  const name = office.newName('c')
  const owner = office.openCases.get(pupil)?.owner
  office.write({
    actor:
      worry.urgency !== 'emergency' && chance.happens(0.45) ? clerk : (owner ?? office.counselorOf(pupil)),
    operation: 'concerns.create',
    as: name,
    input: {
      studentId: lookUp('student', pupil.sourceId),
      source: worry.source,
      reporterName: anonymous ? null : colleague,
      anonymous,
      noticed: worry.reasons,
      words: [
        chance.pick(words.seen),
        ...(second && chance.happens(0.4) ? [chance.pick(WORDS[second].seen)] : []),
      ].join(' '),
      studentWords: hasVoice ? chance.pick(words.said) : '',
      studentWish: hasVoice && chance.happens(0.7) ? chance.pick(words.wish) : '',
      trustedAdult: hasVoice && chance.happens(0.5) ? chance.pick(TRUSTED) : '',
      onset: isCareful ? chance.pick(ONSETS) : '',
      frequency: isCareful ? chance.pick(FREQUENCIES) : '',
      setting: isCareful ? chance.pick(SETTINGS) : '',
      alreadyTried: isCareful && chance.happens(0.6) ? chance.pick(TRIED) : '',
      immediateDanger: worry.urgency === 'emergency',
      proposedUrgency: chance.happens(0.5) ? worry.urgency : null,
      familyAware: chance.weighted<boolean | null>([
        [true, 5],
        [false, 3],
        [null, 2],
      ]),
    },
  })
  return name
}

const REFERRING: ReadonlySet<Disposition> = new Set([
  'community-provider',
  'school-clinician',
  'crisis',
  'homeless-foster-liaison',
  'school-tier-3',
])

const GRAVE: Readonly<Record<'emergency' | 'urgent', readonly Choice<Disposition>[]>> = {
  emergency: [
    ['crisis', 8],
    ['mandated-report', 1],
    ['threat-assessment', 0.5],
  ],
  urgent: [
    ['community-provider', 6],
    ['school-clinician', 3],
    ['crisis', 1],
    ['mandated-report', 0.6],
    ['school-tier-3', 1],
  ],
}

const BASIC_NEEDS: readonly Choice<Disposition>[] = [
  ['community-provider', 7],
  ['homeless-foster-liaison', 2],
  ['monitor', 1],
]

const CONFLICTS: readonly Choice<Disposition>[] = [
  ['parent-meeting', 3],
  ['school-tier-2', 3],
  ['community-provider', 4],
  ['title-ix-bullying', 0.5],
  ['consult-teacher', 2],
  ['monitor', 1],
]

const LEARNING: readonly Choice<Disposition>[] = [
  ['school-tier-2', 3],
  ['community-provider', 4],
  ['parent-meeting', 2],
  ['special-education-504', 1],
  ['consult-teacher', 2],
]

const ORDINARY: readonly Choice<Disposition>[] = [
  ['community-provider', 9.5],
  ['school-clinician', 3.5],
  ['school-tier-2', 1.5],
  ['monitor', 1.2],
  ['consult-teacher', 1],
  ['parent-meeting', 1],
  ['already-in-care', 0.8],
  ['not-enough-information', 0.6],
]

const BY_REASON: Readonly<Partial<Record<Reason, readonly Choice<Disposition>[]>>> = {
  food: BASIC_NEEDS,
  housing: BASIC_NEEDS,
  transport: BASIC_NEEDS,
  conflict: CONFLICTS,
  'non-compliance': CONFLICTS,
  'off-track': LEARNING,
  motivation: LEARNING,
}

function dispositionOf({ chance }: Office, { urgency, reasons: [reason] }: Worry): Disposition {
  if (urgency === 'emergency' || urgency === 'urgent') return chance.weighted(GRAVE[urgency])
  return chance.weighted((reason && BY_REASON[reason]) ?? ORDINARY)
}

function safetySteps(office: Office, urgency: Urgency): readonly SafetyStep[] {
  if (urgency === 'emergency')
    return [
      'not-left-alone',
      'administrator-told',
      'parent-called',
      ...office.chance.some<SafetyStep>(
        ['crisis-line-988', 'emergency-services', 'means-made-safe', 'safety-plan'],
        2,
      ),
    ]
  if (urgency === 'urgent')
    return [
      'not-left-alone',
      ...office.chance.some<SafetyStep>(
        ['parent-called', 'safety-plan', 'administrator-told', 'means-made-safe'],
        2,
      ),
    ]
  return []
}

/** Until somebody decides, in school days: at once, the same day, or when there is time. */
function untilTriage(office: Office, urgency: Urgency) {
  const { chance } = office
  if (urgency === 'emergency') return office.soon(chance.between(5, 30))
  if (urgency === 'urgent') return office.soon(chance.between(20, 150))
  return office.inSchoolDays(urgency === 'priority' ? chance.logNormal(0.8, 0.8) : chance.logNormal(1.8, 0.8))
}

const FIRST_STEP_DAYS: Readonly<Record<Urgency, number>> = {
  emergency: 0,
  urgent: 0,
  priority: 3,
  routine: 8,
}

/** What a decision led to. */
interface Decided {
  readonly disposition: Disposition
  readonly opened: SampleCase | null
  readonly joined: SampleCase | null
}

/** Decides about a concern; answers with the case it opened or joined, if it did. */
export function decide(office: Office, pupil: Pupil, worry: Worry, concern: string): Decided {
  const drawn = dispositionOf(office, worry)
  const isKnown = office.openCases.has(pupil) && worry.urgency === 'routine' && office.chance.happens(0.3)
  return decideAs(office, pupil, worry, concern, isKnown ? 'duplicate' : drawn)
}

/** As above, the decision known beforehand. */
export function decideAs(
  office: Office,
  pupil: Pupil,
  worry: Worry,
  concern: string,
  disposition: Disposition,
): Decided {
  const { chance, openCases } = office
  const known = openCases.get(pupil)
  const restricted = known?.restricted ?? restrictsCase({ disposition, restricted: false })
  const owner = known?.owner ?? office.counselorOf(pupil)
  const opens = opensCase(disposition)
  const name = known?.name ?? office.newName('k')
  const isOutside = REFERRING.has(disposition)
  const due = office.calendar.after(office.today(), FIRST_STEP_DAYS[worry.urgency])
  const answer = office.newName('t')
  const tier = isOutside ? (worry.urgency === 'emergency' ? 3 : chance.pick([2, 3])) : chance.pick([1, 2])
  const steps = safetySteps(office, worry.urgency)
  const action = opens ? chance.pick(NEXT_STEPS) : null
  office.write({
    actor: owner,
    operation: 'concerns.triage',
    as: opens || known ? `${name}=case` : answer,
    input: {
      concernId: answerOf(concern, 'id'),
      version: answerOf(concern, 'version'),
      urgency: worry.urgency,
      tier,
      disposition,
      safetySteps: steps,
      calls: OUTSIDE_STEPS.filter((step) => steps.includes(step)).map((step) => ({ step, told: null })),
      note: '',
      restricted,
      next: opens ? { action, ownerId: lookUp('account', owner), dueOn: dayText(due) } : null,
    },
  })
  if (known) {
    if (opens) known.next = action
    if (opens && restrictsCase({ disposition, restricted })) known.restricted = true
    return { disposition, opened: null, joined: known }
  }
  if (!opens) return { disposition, opened: null, joined: null }
  const [reason = 'asks-for-help'] = worry.reasons
  const { guardians } = pupil.household
  const closest =
    guardians.length > 0 ? (chance.happens(0.75) ? guardians[0] : chance.pick(guardians)) : undefined
  const signs = ({ role }: Guardian) => role !== 'relative'
  const opened: SampleCase = {
    name,
    pupil,
    restricted,
    urgency: worry.urgency,
    reason,
    // The office asks who may sign; a relative may not.
    contact: closest && signs(closest) ? closest : guardians.find(signs),
    owner,
    closed: false,
    resting: false,
    next: action,
    referrals: [],
    consents: new Map(),
  }
  openCases.set(pupil, opened)
  return { disposition, opened, joined: null }
}

/** Tells what becomes of one worry: written down, decided about, carried. */
export function* concernStory(office: Office, pupil: Pupil, worry: Worry, concern?: string): Story {
  const { chance } = office
  const since = todayText(office)
  const name = concern ?? captureConcern(office, pupil, worry)
  const until = untilTriage(office, worry.urgency)
  if (until > (office.lastDay + 1) * DAY) return
  yield until
  const { disposition, opened, joined } = decide(office, pupil, worry, name)
  if (joined) return yield* joinedCase(office, joined, FIRST_STEP_DAYS[worry.urgency])
  if (!opened) return
  const refers = REFERRING.has(disposition) || chance.happens(0.08)
  yield office.soon(chance.between(4, 60))
  yield* refers
    ? referringCase(office, opened, { reasons: worry.reasons, since })
    : schoolCase(office, opened)
}
