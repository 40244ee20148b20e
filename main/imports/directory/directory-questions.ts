import type { ImportQuestion } from '#shared/domain/import.ts'

import type { DuplicateRecords, Orphan, ProviderDraft } from '../drafts/provider-draft.ts'
import { placeOf } from '../planned.ts'
import type { Answers } from '../questions.ts'

function aboutOrphan(orphan: Orphan, answers: Answers): ImportQuestion {
  const repairs = [...orphan.repairs]
  const answer = answers.to({ ...orphan, repairs })
  return {
    ...{ id: orphan.id, kind: orphan.kind, name: orphan.name, missing: orphan.missing, people: null },
    ...{ rows: [placeOf(orphan)], repairs },
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
    ...orphans.map((orphan) => aboutOrphan(orphan, answers)),
    ...duplicates.map((duplicate) => aboutDuplicate(duplicate, answers)),
  ]
}
