import type { ImportQuestion, QuestionKind, Repair } from '#shared/domain/import.ts'
import type { ImportChoices } from '#shared/api/imports.ts'

/** The office's answers, as an import asks for them. */
export interface Answers {
  /** The answer that holds for a question; `undefined` while nobody decided. */
  to(question: {
    readonly id: string
    readonly kind: QuestionKind
    readonly repairs: readonly Repair[]
  }): Repair | undefined
}

/** Collects answers by question and by kind; an answer that was never offered does not count. */
export function answersFrom({ repairs, repairAll }: Pick<ImportChoices, 'repairs' | 'repairAll'>): Answers {
  const byId = new Map(repairs.map(({ id, repair }) => [id, repair]))
  const byKind = new Map(repairAll.map(({ kind, repair }) => [kind, repair]))
  return {
    to({ id, kind, repairs: offered }) {
      const given = byId.get(id)
      if (given)
        return (
          offered.find((repair) => JSON.stringify(repair) === JSON.stringify(given)) ?? named(given, offered)
        )
      return offered.find((repair) => repair.kind === byKind.get(kind))
    },
  }
}

/** A new organization may be given another name than the proposed one. */
function named(given: Repair, offered: readonly Repair[]): Repair | undefined {
  return given.kind === 'create-organization' && offered.some(({ kind }) => kind === given.kind)
    ? given
    : undefined
}

const SHOWN = 500

/** Questions as the screen takes them, the undecided ones first, and how many there are of each kind. */
export function questionsShown(questions: readonly ImportQuestion[]): {
  readonly questions: ImportQuestion[]
  readonly questionCounts: {
    readonly kind: QuestionKind
    readonly count: number
    readonly undecided: number
  }[]
} {
  const counts = Map.groupBy(questions, ({ kind }) => kind)
  return {
    questions: questions
      .toSorted((left, right) => Number(left.decided) - Number(right.decided))
      .slice(0, SHOWN),
    questionCounts: [...counts].map(([kind, asked]) => ({
      kind,
      count: asked.length,
      undecided: asked.filter(({ decided }) => !decided).length,
    })),
  }
}
