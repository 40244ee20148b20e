import { createHash } from 'node:crypto'

import type { ImportProblem, ProblemGroup } from '#shared/domain/import.ts'

import type { TableProblem } from '../spreadsheet/table.ts'

const FIRST = 20
const GROUPS = 200

function shown({ table, row, column, severity, message, values }: TableProblem): ImportProblem {
  return {
    ...{ table, row: row ?? null, column: column ?? null, severity, message },
    ...(values && { values: { ...values } }),
  }
}

function groupId({ table, column, severity, message }: ImportProblem): string {
  return createHash('sha256')
    .update(JSON.stringify([message, severity, table, column]))
    .digest('hex')
    .slice(0, 16)
}

/** Problems that one repair would mend, together; what keeps rows out comes first, then the most frequent. */
export function groupProblems(
  problems: readonly TableProblem[],
): ReadonlyMap<string, readonly ImportProblem[]> {
  const groups = [...Map.groupBy(problems.map(shown), groupId)]
  const weight = (group: readonly ImportProblem[]) =>
    (group[0]?.severity === 'error' ? 1e9 : 0) + group.length
  return new Map(groups.toSorted(([, left], [, right]) => weight(right) - weight(left)))
}

/** The groups as the screen takes them, each with the first few of its problems. */
export function groupsShown(groups: ReadonlyMap<string, readonly ImportProblem[]>): ProblemGroup[] {
  return [...groups].slice(0, GROUPS).flatMap(([id, problems]) => {
    const [first] = problems
    if (!first) return []
    const { message, severity, table, column } = first
    return [{ id, message, severity, table, column, count: problems.length, first: problems.slice(0, FIRST) }]
  })
}
