import type { InterimSupportDraft } from '#shared/domain/interim-support.ts'
import type { ReturnPlanDraft } from '#shared/domain/return-plan.ts'
import type { SafetyPlanDraft } from '#shared/domain/safety-plan.ts'

/** A plan made today with the student, looked at again in a week. */
export function aSafetyPlan(caseId: string, known: Partial<SafetyPlanDraft> = {}): SafetyPlanDraft {
  return {
    caseId,
    signs: 'I stop answering my friends.',
    alone: 'Walk around the block.',
    elsewhere: '',
    atSchool: 'Ms. Ortega, room 12',
    atHome: '',
    homeContactId: null,
    calls: '',
    putAway: 'My aunt locks the pills away tonight.',
    matters: '',
    agreedWith: ['student'],
    agreedBy: 'The counselor',
    agreedOn: '2026-12-08',
    reviewOn: '2026-12-15',
    ...known,
  }
}

/** A plan for coming back on Monday, with two days on which somebody asks. */
export function aReturnPlan(caseId: string, known: Partial<ReturnPlanDraft> = {}): ReturnPlanDraft {
  return {
    caseId,
    backOn: '2026-12-14',
    meetingOn: null,
    meetingWith: '',
    atDoor: 'The nurse',
    eased: '',
    easedUntil: null,
    goesTo: 'Ms. Ortega',
    teachersTold: '',
    providerContact: '',
    consentId: null,
    checkIns: ['2026-12-15', '2026-12-18'],
    ...known,
  }
}

/** Ten minutes of today. */
export function aSupport(caseId: string, known: Partial<InterimSupportDraft> = {}): InterimSupportDraft {
  return {
    caseId,
    kind: 'check-in',
    onDay: '2026-12-08',
    givenBy: '',
    minutes: 10,
    words: '',
    ...known,
  }
}
