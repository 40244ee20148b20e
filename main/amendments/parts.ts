import { notFoundError } from '#shared/app-error.ts'
import type { Amendment } from '#shared/domain/amendment.ts'
import { isSamePart, type PartRef } from '#shared/domain/records-request.ts'

import { isCaseworker } from '../access/asker.ts'
import type { QueryContext } from '../context.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { documentsOf } from '../records-requests/documents.ts'
import type { RecordDocument } from '../records-requests/record-document.ts'

/** Whatever may be given to a family may be contested by it. */
export function partsOf(context: QueryContext, studentId: string): readonly RecordDocument[] {
  return isCaseworker(context.session)
    ? documentsOf(context, { studentId, kind: 'parent', requester: '' }, ownWords(context))
    : []
}

/** The document among these that is a part. */
export const among = (parts: readonly RecordDocument[], part: PartRef) =>
  parts.find((one) => isSamePart(one, part))

/** Refuses, as if it were not there, an amendment of a part this person may not read. */
export function requireContestable(
  context: QueryContext,
  { studentId, part }: Pick<Amendment, 'studentId' | 'part'>,
): void {
  if (!among(partsOf(context, studentId), part)) throw notFoundError()
}
