import { z } from 'zod'

import { Line, message } from '../fields.ts'
import { Rate } from './figures.ts'

/** By which facts about a student it is asked whether it is the same for everybody. */
export const GROUPED_BY = [
  'homeLanguage',
  'grade',
  'gender',
  'raceEthnicity',
  'iep',
  'section504',
  'englishLearner',
] as const
export type GroupedBy = (typeof GROUPED_BY)[number]

/**
 * What is laid side by side: seen within 42 days of all that began; seen by day 42 of those who stay with it; a paper to
 * sign that never came back; ended without being seen because something stood in the way.
 */
export const EQUITY_MEASURES = ['linked', 'seen', 'lost', 'barred'] as const
export type EquityMeasure = (typeof EQUITY_MEASURES)[number]

/** Events on either side below which no ratio is told. */
export const LEAST_EVENTS = 10
/** Of how many on either side a ratio must be. */
export const LEAST_FOR_RATIO = 30

/**
 * How many times as often, or as seldom, something must be before it is pointed out: what a school owes its district, and
 * where it is written. No number is a standard, so there is none until somebody sets it.
 */
export const EquityThreshold = z.object({
  ratio: z
    .number(message('evaluation:equity.threshold.wrong'))
    .min(1.1, message('evaluation:equity.threshold.wrong'))
    .max(10, message('evaluation:equity.threshold.wrong')),
  source: Line,
})
export type EquityThreshold = z.infer<typeof EquityThreshold>

const Count = z.int().min(0)

/** How far a group lies from all others, as a difference of shares (95 %). */
const Apart = z.object({ difference: z.number(), low: z.number(), high: z.number() })
export type Apart = z.infer<typeof Apart>

/** How many times as often as among all others (95 %). */
const Ratio = z.object({ ratio: z.number(), low: z.number(), high: z.number() })
export type Ratio = z.infer<typeof Ratio>

/** One group in one measure. */
export const GroupFigure = Rate.extend({
  group: z.string(),
  /** `null` of nobody, and where nobody has waited so long yet. */
  share: z.number().min(0).max(1).nullable(),
  /** `null` where either side is too small to compare. */
  apart: Apart.nullable(),
  /** `null` where either side is too small for a ratio. */
  ratio: Ratio.nullable(),
  /** Beyond chance and beyond the threshold; `null` where it is not, or none was set. */
  standsOut: z.enum(['more', 'less']).nullable(),
})
export type GroupFigure = z.infer<typeof GroupFigure>

/** One measure in every group that may be told of. */
export const MeasuredGroups = z.object({
  measure: z.enum(EQUITY_MEASURES),
  all: Count,
  groups: z.array(GroupFigure),
  /** Those of whom the group is not known; `null` where there are none, or none may be told of. */
  unknown: Rate.nullable(),
  /** How many are in groups that may not be told of, also where they are in others as well. */
  untold: Count,
  /** How many are in several groups and count in each. */
  inSeveral: Count,
})
export type MeasuredGroups = z.infer<typeof MeasuredGroups>
