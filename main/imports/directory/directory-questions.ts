import type { ImportQuestion } from '#shared/domain/import.ts'

import type { DuplicateRecords, Orphan, ProviderDraft } from '../drafts/provider-draft.ts'
import { placeOf } from '../planned.ts'
import type { Answers } from '../questions.ts'

/** More records and rows than these are not named in a question. */
const MOST_NAMED = 5

const namesOf = (orphans: readonly Orphan[]): string =>
  orphans
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
    .filter(Boolean)
    .join(', ') + (orphans.length > MOST_NAMED ? ` … (${orphans.length})` : '')

/** Records that miss the same organization are asked about once. */
function aboutOrphans(orphans: readonly [Orphan, ...(readonly Orphan[])], answers: Answers): ImportQuestion {
  const [first] = orphans
  const { kind, link, missing, missingId } = first
  const repairs = [...first.repairs]
  const answer = answers.to({ ...first, repairs })
  return {
    ...{ id: first.id, kind, name: namesOf(orphans), link, people: null, repairs },
    // Nobody can decide by an id.
    missing: missing === '' || missingId !== null || kind === 'link-to-missing' ? null : missing,
    rows: orphans.slice(0, MOST_NAMED).map(placeOf),
    chosen: answer ?? repairs[0] ?? { kind: 'leave-out' },
    decided: answer !== undefined,
  }
}

/** Two records are never made one before the office says so. */
function aboutDuplicate(duplicate: DuplicateRecords, answers: Answers): ImportQuestion {
  const repairs = [...duplicate.repairs]
  const answer = answers.to({ ...duplicate, repairs })
  return {
    ...{ id: duplicate.id, kind: duplicate.kind, name: duplicate.name, missing: null, people: null },
    ...{ rows: duplicate.rows.map(placeOf), repairs },
    chosen: answer ?? { kind: 'keep-both' },
    decided: answer !== undefined,
  }
}

/** What the office must say about records that point nowhere and records that may be one. */
export function directoryQuestions(
  { orphans, duplicates }: ProviderDraft,
  answers: Answers,
): readonly ImportQuestion[] {
  return [
    ...[...Map.groupBy(orphans, ({ askedWith }) => askedWith).values()].flatMap(([first, ...others]) =>
      first ? [aboutOrphans([first, ...others], answers)] : [],
    ),
    ...duplicates.map((duplicate) => aboutDuplicate(duplicate, answers)),
  ]
}
