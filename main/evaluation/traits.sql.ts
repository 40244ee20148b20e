import type { Traits } from '#shared/domain/evaluation/equity-measures.ts'

import { many } from '../db/statement.ts'

type StudentTraits = Traits & { readonly id: string }

const flag = (value: unknown): boolean | null => (value === null ? null : value === 1)

/** What groups of some students are made by, as their records say it today; whoever may read them: they are counted. */
export const listTraits = many<{ ids: string }, StudentTraits>(
  `SELECT id, home_language AS homeLanguage, grade, gender, race_ethnicity AS raceEthnicity, iep, section504,
     english_learner AS englishLearner
   FROM students WHERE id IN (SELECT value FROM json_each(:ids))`,
  ({ raceEthnicity, iep, section504, englishLearner, ...row }) => ({
    // The other columns are the fields.
    ...(row as unknown as StudentTraits),
    raceEthnicity: raceEthnicity === '[]' ? [] : (JSON.parse(String(raceEthnicity)) as string[]),
    iep: flag(iep),
    section504: flag(section504),
    englishLearner: flag(englishLearner),
  }),
)
