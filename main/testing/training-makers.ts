import type { SupportEventDraft } from '#shared/domain/support-event.ts'
import type { TrainingDraft, TrainingSessionDraft } from '#shared/domain/training.ts'

/** A training everybody must have, again each year. */
export function aTraining(known: Partial<TrainingDraft> = {}): TrainingDraft {
  return { name: 'Suicide prevention', months: 12, requiredFor: [{ kind: 'everyone' }], ...known }
}

/** Half an hour on the day of the tests. */
export function aSession(known: Partial<TrainingSessionDraft> = {}): TrainingSessionDraft {
  return {
    onDay: '2026-12-08',
    atTime: '15:00',
    place: 'Library',
    leader: 'Dr. Reyes',
    minutes: 30,
    partnerId: null,
    ...known,
  }
}

/** A consultation the writer had today. */
export function aSupportEvent(known: Partial<SupportEventDraft> = {}): SupportEventDraft {
  return {
    kind: 'consultation',
    onDay: '2026-12-08',
    minutes: 30,
    withIds: [],
    withOthers: 'Dr. Reyes',
    about: 'How to go on.',
    caseId: null,
    ...known,
  }
}
