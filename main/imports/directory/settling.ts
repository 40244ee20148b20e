import type { ImportedKind, ImportQuestion } from '#shared/domain/import.ts'

import { SOURCE_ROWS } from '../../directory-export/source-rows.ts'
import { fieldShown, placeOf, type Planning } from '../planned.ts'
import type { Incoming } from './directory-records.ts'
import type { KnownDirectory } from './known-directory.ts'
import type { Known } from './match-records.ts'
import { settle } from './three-way.ts'

/** Compares what the files say with what they said before and with the office's own words. */
export function settler({ told }: Pick<KnownDirectory, 'told'>, { answers }: Planning) {
  const bases = new Map(told.map((row) => [row.recordId, row.told]))
  const questions: ImportQuestion[] = []
  let kept = 0
  return {
    questions,
    kept: () => kept,
    settle<Row extends Known & { readonly name: string }>(
      kind: ImportedKind,
      incoming: Incoming<Row>,
      before: Row | undefined,
    ): { readonly told: Partial<Row>; readonly remembered: object } {
      const base = before && bases.get(before.id)
      const repairs: ImportQuestion['repairs'] = [{ kind: 'keep-ours' }, { kind: 'take-theirs' }]
      const about = (field: string) => `changed:${kind}:${incoming.key}:${field}`
      const answerOn = (field: string) => answers.to({ id: about(field), kind: 'both-changed', repairs })
      const settled = settle(before, incoming.told, base, (field) => answerOn(field)?.kind === 'take-theirs')
      if (settled.kept.length > 0) kept += 1
      const asked = settled.contested.map((change) => ({ change, answer: answerOn(change.field) }))
      if (before)
        for (const { change, answer } of asked)
          questions.push({
            ...{ id: about(change.field), kind: 'both-changed', name: before.name, missing: null },
            ...{ people: null, rows: [placeOf(incoming.origin)], repairs },
            changes: [{ ...change, field: fieldShown(kind, change.field) }],
            ...{ chosen: answer ?? { kind: 'keep-ours' }, decided: answer !== undefined },
          })
      const open = asked.filter(({ answer }) => !answer).map(({ change }) => change.field)
      // What nobody has decided is asked again the next time.
      const remembered = Object.entries(incoming.told).filter(([field]) => !open.includes(field))
      const rows = incoming.rows.length > 0 && { [SOURCE_ROWS]: incoming.rows }
      return { told: settled.told, remembered: { ...Object.fromEntries(remembered), ...rows } }
    },
  }
}

/** What decides between the words of the files and those of the office. */
export type Settler = ReturnType<typeof settler>
