import { z } from 'zod'

import { Tier } from './concern.ts'
import {
  Day,
  Id,
  Instant,
  LanguageTag,
  Line,
  message,
  OptionalLine,
  OptionalWords,
  Version,
} from './fields.ts'
import { KindOfHelp } from './kind-of-help.ts'
import { Capacity, isStale } from './provider-check.ts'
import { Grade, GRADES } from './student.ts'

/** More take part in nothing a school offers. */
const MOST_PLACES = 2000

/** Longer words would make a second page of what a family is told. */
const LONGEST_EXPECTATION = 300

/** What the office fills in about a service of the school's own; its name is enough. */
export const SchoolServiceDraft = z
  .object({
    name: Line,
    /** What it helps with; empty where nobody said, which is a question and never a no. */
    help: z.array(KindOfHelp),
    tier: Tier.nullable(),
    fromGrade: Grade.nullable(),
    toGrade: Grade.nullable(),
    /** A colleague with an account who runs it; the name where it is somebody else. */
    runById: Id.nullable(),
    runBy: OptionalLine,
    /** When and where, in words. */
    meets: OptionalLine,
    languages: z.array(LanguageTag),
    /** How many can take part at a time. */
    places: z.int().min(1).max(MOST_PLACES).nullable(),
    /** What a family can expect, as it stands on its page. */
    whatToExpect: OptionalWords.max(LONGEST_EXPECTATION, message('common:fields.tooLong')),
    /** Whether lists for families may name it; some are for those only whom the office asks. */
    onLists: z.boolean().default(false),
  })
  .check(({ value: { fromGrade, toGrade }, issues }) => {
    if (fromGrade === null || toGrade === null) return
    if (GRADES.indexOf(fromGrade) <= GRADES.indexOf(toGrade)) return
    issues.push({
      code: 'custom',
      path: ['toGrade'],
      message: message('school-services:errors.gradesCrossed'),
      input: toGrade,
    })
  })
export type SchoolServiceDraft = z.infer<typeof SchoolServiceDraft>

/** A service of which nothing is known but what is said. */
export const NEW_SCHOOL_SERVICE: SchoolServiceDraft = {
  name: '',
  help: [],
  tier: null,
  fromGrade: null,
  toGrade: null,
  runById: null,
  runBy: '',
  meets: '',
  languages: [],
  places: null,
  whatToExpect: '',
  onLists: false,
}

/** A service the school itself gives: a group, a check-in, somebody's hours. It stands in no directory. */
export const SchoolService = z.object({
  ...SchoolServiceDraft.shape,
  id: Id,
  /** Since when it is not offered any more; its referrals stay. */
  endedOn: Day.nullable(),
  version: Version,
})
export type SchoolService = z.infer<typeof SchoolService>

/** Whether somebody new can take part. *Fixed*; the words are those of any service. */
export const Room = Capacity.exclude(['additional-assessment-required'])
export type Room = z.infer<typeof Room>

/** What was said of its room on a day; kept for good, so that what is said since stands beside it. */
export const RoomSaid = z.object({
  id: Id,
  schoolServiceId: Id,
  room: Room,
  onDay: Day,
  recordedAt: Instant,
  recordedBy: Id,
})
export type RoomSaid = z.infer<typeof RoomSaid>

/** What was said last of its room, and when. */
export const LastRoom = RoomSaid.pick({ room: true, onDay: true })
export type LastRoom = z.infer<typeof LastRoom>

/** How many take part or wait, as far as open referrals of the office say it. */
export const Participants = z.object({ inIt: z.int(), waiting: z.int() })
export type Participants = z.infer<typeof Participants>

/** Grades that follow one another: one who is in none of them is in no order with them. */
export const ORDERED_GRADES: readonly Grade[] = GRADES.filter(
  (grade) => !['PS', 'UG', 'Other'].includes(grade),
)

/** Whether a service names grades at all: one that names none is for every grade. */
export const namesGrades = ({
  fromGrade,
  toGrade,
}: Pick<SchoolServiceDraft, 'fromGrade' | 'toGrade'>): boolean => fromGrade !== null || toGrade !== null

/** How a service that names grades stands with one; `null` where that grade is in no order with others. */
export function isForGrade(
  { fromGrade, toGrade }: Pick<SchoolServiceDraft, 'fromGrade' | 'toGrade'>,
  grade: Grade,
): boolean | null {
  const at = ORDERED_GRADES.indexOf(grade)
  if (at < 0) return null
  const from = fromGrade === null ? 0 : ORDERED_GRADES.indexOf(fromGrade)
  const to = toGrade === null ? ORDERED_GRADES.length : ORDERED_GRADES.indexOf(toGrade)
  return from <= at && at <= to
}

/** Whether every place is taken by a referral of the office, as far as it is known how many there are. */
export const areAllPlacesTaken = (
  { places }: Pick<SchoolServiceDraft, 'places'>,
  { inIt }: Pick<Participants, 'inIt'>,
): boolean => places !== null && inIt >= places

/** Whether what was said of its room counts still. */
export const isRoomStale = ({ onDay }: LastRoom, today: string): boolean => isStale(onDay, today)
