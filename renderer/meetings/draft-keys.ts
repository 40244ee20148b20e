import type { Meeting, MeetingItem } from '#shared/domain/meeting.ts'

type Written = 'notes' | 'decide' | 'point' | 'change'

/** Under what words at a meeting are kept: they name the case they are about, with which they are destroyed. */
export const draftKey = (
  what: Written,
  { id, caseId }: Pick<Meeting | MeetingItem, 'id' | 'caseId'>,
): string => ['meetings', what, caseId ?? 'office', id].join('.')
