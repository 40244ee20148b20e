import { z } from 'zod'

import { Day, Id, Nothing, Target } from '../domain/fields.ts'
import { ColleagueRef } from '../domain/protocol.ts'
import { SupportEvent, SupportEventDraft } from '../domain/support-event.ts'
import {
  TrainedRole,
  Training,
  TrainingDraft,
  TrainingPerson,
  TrainingSession,
  TrainingSessionDraft,
} from '../domain/training.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { everyone, protocolWork } from './roles.ts'

/** How many of a role have what it must have, and who does not. */
export const CoverageLine = z.object({
  role: TrainedRole,
  /** What a role of the protocol is called; empty for the others. */
  roleName: z.string(),
  trained: z.int(),
  of: z.int(),
  missing: z.array(TrainingPerson.extend({ trainings: z.array(z.string()) })),
})
export type CoverageLine = z.infer<typeof CoverageLine>

/** A session as a line of a list. */
export const SessionLine = TrainingSession.extend({
  trainingName: z.string(),
  partnerName: z.string().nullable(),
  came: z.int(),
})
export type SessionLine = z.infer<typeof SessionLine>

/** A role that can be asked to have a training. */
export const RoleChoice = z.object({ role: TrainedRole, name: z.string() })
export type RoleChoice = z.infer<typeof RoleChoice>

const Made = z.object({ id: Id })
const about = ({ id }: { readonly id: string }): string => id

/** A sheet to sign for those who must have a training, with room for others. */
const sheet = paper({
  input: z.object({ id: Id, language: z.enum(['en', 'es']) }),
  may: everyone,
  audit: { event: 'training.sheet-printed', about: (_, { id }) => id },
})

/** What the staff must have learned, who has, and until when it holds. No student is in it. */
export const trainings = {
  overview: query({
    input: Nothing,
    output: z.object({
      trainings: z.array(Training),
      coverage: z.array(CoverageLine),
      soon: z.array(z.object({ name: z.string(), training: z.string(), until: Day })),
      sessions: z.array(SessionLine),
      roleChoices: z.array(RoleChoice),
    }),
    may: everyone,
  }),
  add: command({
    input: TrainingDraft,
    output: Made,
    may: protocolWork,
    audit: { event: 'training.added', about },
  }),
  change: command({
    input: Target.extend({ draft: TrainingDraft }),
    output: Made,
    may: protocolWork,
    audit: { event: 'training.changed', about },
  }),
  /** Refused once a session was planned. */
  remove: command({
    input: Target,
    output: Made,
    may: protocolWork,
    audit: { event: 'training.removed', about: () => null },
  }),
  /** One session, and everybody who could have come or did. */
  session: query({
    input: z.object({ id: Id }),
    output: z.object({
      session: SessionLine,
      people: z.array(TrainingPerson.extend({ came: z.boolean(), isAsked: z.boolean() })),
    }),
    may: everyone,
  }),
  planSession: command({
    input: z.object({ trainingId: Id, draft: TrainingSessionDraft }),
    output: Made,
    may: everyone,
    audit: { event: 'training.session-planned', about },
  }),
  changeSession: command({
    input: Target.extend({ draft: TrainingSessionDraft }),
    output: Made,
    may: everyone,
    audit: { event: 'training.session-changed', about },
  }),
  /** It does not take place; refused once it was entered who came. */
  removeSession: command({
    input: Target,
    output: Made,
    may: everyone,
    audit: { event: 'training.session-removed', about: () => null },
  }),
  /** Who came, as the signed sheet says; replaces the whole list. */
  enterSheet: command({
    input: Target.extend({ came: z.array(ColleagueRef).max(500) }),
    output: Made,
    may: everyone,
    audit: { event: 'training.sheet-entered', about },
  }),
  previewSheet: sheet.preview,
  printSheet: sheet.print,
}

/** Consultations and debriefs: read by whoever wrote one and by those it names, and where it is about a case by those alone who may read that. */
export const supportLog = {
  list: query({ input: Nothing, output: z.array(SupportEvent), may: everyone }),
  add: command({
    input: SupportEventDraft,
    output: Made,
    may: everyone,
    audit: { event: 'consultation.added', about },
  }),
  change: command({
    input: Target.extend({ draft: SupportEventDraft }),
    output: Made,
    may: everyone,
    audit: { event: 'consultation.changed', about },
  }),
  remove: command({
    input: Target,
    output: Made,
    may: everyone,
    audit: { event: 'consultation.removed', about: () => null },
  }),
}
