import type { Signatory, TermDraft } from '#shared/domain/agreement.ts'
import type { PartnerMeetingDraft } from '#shared/domain/partner-meeting.ts'

/** Both signed last summer. */
export const BOTH_SIGNED: readonly Signatory[] = [
  { name: 'Ana Ruiz', role: 'Principal', party: 'school', signedOn: '2026-08-20' },
  { name: 'Li Wei', role: 'Director', party: 'partner', signedOn: '2026-08-21' },
]

const nothing = { school: '', partner: '' }

/** The text of an agreement for this school year that both signed. */
export function aTerm(known: Partial<TermDraft> = {}): TermDraft {
  return {
    ...{ schoolParty: 'Harbor School', partnerParty: 'Bayside Youth', purpose: 'Help within ten days.' },
    responsibilities: {
      tier1: nothing,
      tier2: { school: 'Tells families about the group.', partner: 'Leads a group.' },
      tier3: { school: 'Sends the packet.', partner: 'Sees the student within ten days.' },
    },
    ...{
      referralProcedure: 'By fax, with the consent.',
      informationSharing: 'Whether the first visit was kept.',
    },
    ...{ dataFrequency: 'quarterly', startsOn: '2026-09-01', endsOn: '2027-08-31' },
    ...{ renewal: 'by-agreement', renewMonths: null, renewBy: null },
    ...{ liability: 'Each answers for its own staff.', termination: 'Thirty days before, in writing.' },
    signatories: [...BOTH_SIGNED],
    ...known,
  }
}

/** The two met on the day of the tests. */
export function aPartnerMeeting(known: Partial<PartnerMeetingDraft> = {}): PartnerMeetingDraft {
  return {
    ...{ onDay: '2026-12-08', staffIds: [], partnerPeople: ['Li Wei, director'] },
    ...{ talkedAbout: 'How long families wait.', decisions: 'A call each month.' },
    ...known,
  }
}
