import { z } from 'zod'

import {
  ActionDraft,
  CustomCycle,
  Cycle,
  CycleAction,
  CycleDecision,
  CycleEvent,
  CycleKind,
  CyclePlan,
  CycleState,
  DecisionDraft,
  EvaluationPage,
  Finding,
  FindingDraft,
  PlannedKind,
  Questions,
} from '../domain/evaluation/cycle.ts'
import { FigureValue, FrozenFigure, FrozenPart, FrozenSection, InWords } from '../domain/evaluation/frozen.ts'
import { Change } from '../domain/evaluation/since-last.ts'
import { Day, Id, Instant, Nothing, OptionalLine, OptionalWords, Target, Words } from '../domain/fields.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { everyone, oversight, protocolWork } from './roles.ts'

/** A kind of cycle, who is reminded of it, and when it falls due next. */
const PlanLine = CyclePlan.extend({
  ownerName: z.string().nullable(),
  next: z.object({ from: Day, to: Day, dueOn: Day }).nullable(),
})
export type PlanLine = z.infer<typeof PlanLine>

/** A cycle that has fallen due and that nobody has begun. */
export const DueCycle = z.object({
  kind: PlannedKind,
  from: Day,
  to: Day,
  dueOn: Day,
  ownerId: Id,
  ownerName: z.string(),
  /** How many before it were not held. */
  missed: z.int().min(0),
})
export type DueCycle = z.infer<typeof DueCycle>

/** A cycle as a line of the list. */
const CycleLine = Cycle.pick({
  ...{ id: true, kind: true, name: true, fromDay: true, toDay: true, dueOn: true },
}).extend({
  ownerName: z.string(),
  state: CycleState,
  decisions: z.int().min(0),
  openActions: z.int().min(0),
})
export type CycleLine = z.infer<typeof CycleLine>

/** A figure as the asker may see it, beside the one of the cycle before. */
const ReadFigure = FrozenFigure.omit({ students: true }).extend({
  /** `null` where it is of so few that the asker might know somebody by it. */
  value: FigureValue.nullable(),
  /** `null` where there is none to compare with, or it may not be seen. */
  last: z.object({ from: Day, to: Day, value: FigureValue }).nullable(),
  change: Change.nullable(),
})
export type ReadFigure = z.infer<typeof ReadFigure>

const ReadSection = FrozenSection.omit({ figures: true }).extend({
  /** How the cycle before counted it, where that was another way: then nothing is compared. */
  countedBefore: InWords.nullable(),
  figures: z.array(ReadFigure),
})
export type ReadSection = z.infer<typeof ReadSection>

/** Frozen figures as whoever asks may see them. */
export const ReadFigures = z.object({
  frozenAt: Instant,
  /** The day it was at the school. */
  frozenOn: Day,
  frozenByName: z.string(),
  /** The SHA-256 of what was frozen, and whether it still is that to the byte. */
  sha256: z.string(),
  isWhole: z.boolean(),
  program: z.string(),
  protocol: z.int().nullable(),
  /** How many figures were compared; one in twenty differs by chance alone. */
  compared: z.int().min(0),
  /** How many are of so few that the asker is not told of them. */
  withheld: z.int().min(0),
  parts: z.array(FrozenPart.omit({ sections: true }).extend({ sections: z.array(ReadSection) })),
})
export type ReadFigures = z.infer<typeof ReadFigures>

export const ActionLine = CycleAction.extend({
  ownerName: z.string(),
  /** School days since it was due; negative while there is time. */
  schoolDaysLate: z.int(),
})
export type ActionLine = z.infer<typeof ActionLine>

/** What was decided, with who does what. */
export const DecisionRecord = CycleDecision.extend({ actions: z.array(ActionLine) })
export type DecisionRecord = z.infer<typeof DecisionRecord>

/** A whole cycle. */
export const CycleRecord = Cycle.omit({ frozenId: true }).extend({
  ownerName: z.string(),
  state: CycleState,
  /** Whether its time is over, so that its figures can be frozen. */
  isOver: z.boolean(),
  /** Whether the asker leads it: freezes, decides and closes. */
  mayLead: z.boolean(),
  figures: ReadFigures.nullable(),
  findings: z.array(Finding.extend({ writtenByName: z.string() })),
  decisions: z.array(DecisionRecord),
  /** The cycle of its kind before it, and what was decided then. */
  last: Cycle.pick({ id: true, kind: true, name: true, fromDay: true, toDay: true })
    .extend({ isFrozen: z.boolean(), decisions: z.array(DecisionRecord), noDecision: OptionalWords })
    .nullable(),
  history: z.array(CycleEvent.extend({ byName: z.string() })),
})
export type CycleRecord = z.infer<typeof CycleRecord>

/** That whoever wrote words in which names of students stand looked at them, and that they mean nobody of the school. */
const NamesSeen = z.boolean().optional()

const Done = z.object({ id: Id, cycleId: Id })
const cycle = ({ cycleId }: { readonly cycleId: string }): string => cycleId

/** The report of a cycle, for colleagues or for people outside the office. */
const report = paper({
  input: z.object({ id: Id, audience: z.enum(['staff', 'community']), printedIn: z.enum(['en', 'es']) }),
  may: everyone,
  audit: { event: 'cycle.printed', about: (_, { id }) => id },
})

/**
 * Cycles of evaluation: figures that are frozen, what people said, what is decided, and what became of it. No student is
 * in any of it.
 */
export const cycles = {
  list: query({
    input: Nothing,
    output: z.object({ plans: z.array(PlanLine), due: z.array(DueCycle), cycles: z.array(CycleLine) }),
    may: everyone,
  }),
  get: query({ input: z.object({ id: Id }), output: CycleRecord, may: everyone }),
  /** What was decided last about a page of figures; `null` where nothing was. */
  decidedLast: query({
    input: z.object({ about: EvaluationPage }),
    output: CycleDecision.pick({ cycleId: true, what: true, decidedOn: true, became: true })
      .extend({ openActions: z.int().min(0) })
      .nullable(),
    may: everyone,
  }),
  /** Who is reminded of a kind of cycle; nobody means that it does not fall due. */
  plan: command({
    input: z.object({ kind: PlannedKind, version: z.int().min(1), ownerId: Id.nullable() }),
    output: z.object({ kind: CycleKind }),
    may: oversight,
    audit: { event: 'cycle.planned', about: () => null },
  }),
  /** Begins a cycle that has fallen due. */
  begin: command({
    input: z.object({ kind: PlannedKind, to: Day }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.begun', about: cycle },
  }),
  beginCustom: command({
    input: CustomCycle,
    output: Done,
    may: oversight,
    audit: { event: 'cycle.begun', about: cycle },
  }),
  /** Gives it to somebody else, or changes its day, its questions or the name of one of its own. */
  change: command({
    input: Target.extend({ name: OptionalLine, dueOn: Day, ownerId: Id, questions: Questions }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.changed', about: cycle },
  }),
  /** Freezes the figures; again only with a reason, and what was frozen before stays. */
  freeze: command({
    input: Target.extend({ reason: OptionalWords }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.frozen', about: cycle },
  }),
  addFinding: command({
    input: z.object({ cycleId: Id, finding: FindingDraft, namesSeen: NamesSeen }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.finding-added', about: cycle },
  }),
  changeFinding: command({
    input: Target.extend({ finding: FindingDraft, namesSeen: NamesSeen }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.finding-changed', about: cycle },
  }),
  removeFinding: command({
    input: Target,
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.finding-removed', about: cycle },
  }),
  decide: command({
    input: z.object({
      ...{
        cycleId: Id,
        decision: DecisionDraft,
        actions: z.array(ActionDraft).max(50),
        namesSeen: NamesSeen,
      },
    }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.decided', about: cycle },
  }),
  changeDecision: command({
    input: Target.extend({ decision: DecisionDraft, namesSeen: NamesSeen }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.decision-changed', about: cycle },
  }),
  /** Takes out a decision that was written down by mistake, with its actions; refused once one was done. */
  removeDecision: command({
    input: Target,
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.decision-removed', about: cycle },
  }),
  /** Says what became of a decision, in the cycle after it. */
  noteOutcome: command({
    input: Target.extend({ became: Words, namesSeen: NamesSeen }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.outcome-noted', about: cycle },
  }),
  addAction: command({
    input: z.object({ decisionId: Id, action: ActionDraft, namesSeen: NamesSeen }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.action-added', about: cycle },
  }),
  /** Somebody else does it, or it has another day. */
  changeAction: command({
    input: Target.extend({ ownerId: Id, dueOn: Day }),
    output: Done,
    may: everyone,
    audit: { event: 'cycle.action-changed', about: cycle },
  }),
  finishAction: command({
    input: Target,
    output: Done,
    may: everyone,
    audit: { event: 'cycle.action-done', about: cycle },
  }),
  /** Closes it: something was decided, or somebody says why nothing is. */
  close: command({
    input: Target.extend({ noDecision: OptionalWords }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.closed', about: cycle },
  }),
  reopen: command({
    input: Target.extend({ reason: Words }),
    output: Done,
    may: protocolWork,
    audit: { event: 'cycle.reopened', about: cycle },
  }),
  preview: report.preview,
  print: report.print,
}
