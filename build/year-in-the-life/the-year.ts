import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import type { SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import { aProtocolStep } from '#main/testing/protocol-makers.ts'

/** The day the year begins. */
export const FIRST_DAY = '2026-08-24'

/** When there is school. */
export const YEAR: SchoolCalendarDraft = {
  years: [
    { name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] },
    { name: '2027–28', startsOn: '2027-08-25', endsOn: '2028-06-09', terms: [] },
  ],
  closures: [
    { startsOn: '2026-09-07', endsOn: '2026-09-07', kind: 'holiday', name: '' },
    { startsOn: '2026-11-25', endsOn: '2026-11-27', kind: 'break', name: '' },
    { startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: '' },
    { startsOn: '2027-03-29', endsOn: '2027-04-02', kind: 'break', name: '' },
    { startsOn: '2027-05-31', endsOn: '2027-05-31', kind: 'holiday', name: '' },
  ],
  halfDays: [],
}

/** Days on which nobody expected to stay at home. */
export const SNOW = ['2026-12-10', '2027-02-03'] as const

/** What the office does for every student. */
export const STEPS: ProtocolDocument['steps'] = [
  aProtocolStep('call', { urgencies: ['urgent', 'priority', 'routine'] }),
  aProtocolStep('plan', { urgencies: ['emergency', 'urgent'], due: { amount: 0, unit: 'calendar-days' } }),
  aProtocolStep('look', {
    urgencies: ['urgent', 'priority'],
    due: { amount: 7, unit: 'calendar-days' },
    repeats: true,
    roleId: 'coordinator',
  }),
  aProtocolStep('review', { after: 'call', due: { amount: 10, unit: 'school-days' } }),
  aProtocolStep('partner', {
    after: 'plan',
    urgencies: ['urgent'],
    due: { amount: 2, unit: 'business-days' },
  }),
]

/** As the defaults of the office's referrals say: an answer is owed in so many business days. */
export const ANSWER_DUE: Readonly<Record<Urgency, number>> = {
  emergency: 0,
  urgent: 1,
  priority: 3,
  routine: 10,
}
