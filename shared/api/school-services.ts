import { z } from 'zod'

import { Day, Id, Target } from '../domain/fields.ts'
import { Judgement } from '../domain/matching/judge.ts'
import { MatchNeeds } from '../domain/matching/needs.ts'
import {
  LastRoom,
  Participants,
  Room,
  RoomSaid,
  SchoolService,
  SchoolServiceDraft,
} from '../domain/school-service.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** A service of the school's own as lists show it. */
export const SchoolServiceLine = SchoolService.extend({
  /** Whoever runs it by the name they have today. */
  runByName: z.string(),
  room: LastRoom.nullable(),
  ...Participants.shape,
})
export type SchoolServiceLine = z.infer<typeof SchoolServiceLine>

/** One service with what was said of its room, the newest first, and what became of the office's own referrals to it. */
export const SchoolServiceRecord = z.object({
  service: SchoolServiceLine,
  rooms: z.array(RoomSaid.omit({ recordedBy: true, schoolServiceId: true }).extend({ by: z.string() })),
  numbers: z.object({
    sent: z.int(),
    started: z.int(),
    /** The middle of the days from arranging it to the first time; `null` where nobody has begun. */
    medianDays: z.number().nullable(),
  }),
})
export type SchoolServiceRecord = z.infer<typeof SchoolServiceRecord>

/** A service of the school's own beside the needs of a student. */
export const MatchedSchoolService = z.object({ service: SchoolServiceLine, judgements: z.array(Judgement) })
export type MatchedSchoolService = z.infer<typeof MatchedSchoolService>

/** The school's own services: a short list the office keeps, which leaves the school with nothing. */
export const schoolServices = {
  list: query({
    input: z.object({ endedToo: z.boolean().default(false) }),
    output: z.array(SchoolServiceLine),
    may: everyone,
  }),
  get: query({ input: z.object({ id: Id }), output: SchoolServiceRecord, may: everyone }),
  /** Which of them fit the needs of a student with a case, and why; those that do not stand apart with the reason. Whatever is run by somebody nobody may contact is not among them. */
  fitting: query({
    input: z.object({ caseId: Id, needs: MatchNeeds.pick({ help: true, language: true }) }),
    output: z.object({ fitting: z.array(MatchedSchoolService), others: z.array(MatchedSchoolService) }),
    may: officeWork,
  }),
  create: command({
    input: SchoolServiceDraft,
    output: SchoolService,
    may: officeWork,
    audit: { event: 'school-service.created', about: (made) => made.id },
  }),
  update: command({
    input: Target.extend({ draft: SchoolServiceDraft }),
    output: SchoolService,
    may: officeWork,
    audit: { event: 'school-service.updated', about: (made) => made.id },
  }),
  /** Whether the school still gives it. Its referrals and its numbers stay. */
  setOffered: command({
    input: Target.extend({ offered: z.boolean() }),
    output: SchoolService,
    may: officeWork,
    audit: { event: 'school-service.offered', about: (made) => made.id },
  }),
  /** Whether somebody new can take part, as of a day. */
  sayRoom: command({
    input: z.object({ id: Id, room: Room, onDay: Day }),
    output: RoomSaid,
    may: officeWork,
    audit: { event: 'school-service.room-said', about: (said) => said.schoolServiceId },
  }),
}
