import { addDays } from '#shared/domain/days.ts'

import type { LifeAccount, LifeLine } from './life-line.ts'

const AGREEMENTS = [
  // To be renewed soon, expired, and in force for long.
  { begins: -325, ends: 39, signed: -330 },
  { begins: -380, ends: -16, signed: -385 },
  { begins: -70, ends: 294, signed: -75 },
] as const

/** Answers by this name tell later lines which partner is which. */
const PARTNERS = 'partners1'

/** The partner with whom an agreement is in force, by the name lines know it by. */
export const GOOD_PARTNER = `@${PARTNERS}.gaps.2.organizationId`

const partnerAt = (place: number) => ({
  id: `@${PARTNERS}.gaps.${place}.organizationId`,
  name: `@${PARTNERS}.gaps.${place}.organizationName`,
})

/** What the demo agreed on with the partners most students are sent to, and a meeting with one of them. */
export function partnerLines(
  accounts: readonly LifeAccount[],
  {
    at,
    onDay,
    today,
    school,
  }: {
    readonly at: string
    /** The day of `at`. */
    readonly onDay: string
    readonly today: string
    readonly school: string
  },
): readonly LifeLine[] {
  const lead = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const second = accounts.find(({ roles }) => !roles.includes('owner') && roles.includes('counselor'))?.user
  const line = (operation: string, input: unknown, as?: string): LifeLine => ({
    ...{ at, actor: lead, operation, input },
    ...(as && { as }),
  })
  const draftOf = ({ begins, ends, signed }: (typeof AGREEMENTS)[number], partnerParty: string) => ({
    ...{ schoolParty: school, partnerParty, ownerId: `@account:${lead}`, warnDays: 60 },
    purpose:
      'Students who need more than the school can give are seen soon, and the school hears that they were.',
    responsibilities: {
      tier1: {
        school: 'Invites the partner to the evening for families.',
        partner: 'Speaks there once a year.',
      },
      tier2: { school: 'Gives a room on Wednesdays.', partner: 'Leads a group of eight.' },
      tier3: {
        school: 'Sends the packet with the consent.',
        partner: 'Offers a first visit within ten days.',
      },
    },
    referralProcedure: 'By fax with the signed consent. Urgent: by telephone first.',
    informationSharing:
      'Whether the first visit was kept, and who answers questions. Nothing of what was said.',
    dataFrequency: 'quarterly',
    startsOn: addDays(today, begins),
    endsOn: addDays(today, ends),
    ...{ renewal: 'by-agreement', renewMonths: null, renewBy: null },
    liability: 'Each party answers for its own staff.',
    termination: 'By either party in writing, thirty days before.',
    signatories: [
      { name: 'Dr. Ellen Achebe', role: 'Principal', party: 'school', signedOn: addDays(today, signed) },
      {
        name: 'Jordan Avery',
        role: 'Program director',
        party: 'partner',
        signedOn: addDays(today, signed + 2),
      },
    ],
  })
  return [
    line('partnerships.list', {}, PARTNERS),
    ...AGREEMENTS.map((agreement, place) => {
      const { id, name } = partnerAt(place)
      return line('agreements.start', { organizationId: id, draft: draftOf(agreement, name) })
    }),
    line('partnerMeetings.record', {
      organizationId: GOOD_PARTNER,
      meeting: {
        onDay: addDays(onDay, -3),
        staffIds: [lead, second ?? lead].map((user) => `@account:${user}`),
        partnerPeople: ['Jordan Avery, program director', 'Nia Brooks, intake'],
        talkedAbout: 'Families wait three weeks for a call back. Faxes come in at two numbers.',
        decisions: 'One fax number from now on. A short call on the first Monday of each month.',
      },
      actions: [
        {
          what: 'Put the new fax number on the letters',
          owner: { kind: 'ours', accountId: `@account:${lead}` },
          dueOn: addDays(today, 2),
        },
        {
          what: 'Name one person who answers questions',
          owner: { kind: 'theirs', name: 'Nia Brooks' },
          dueOn: addDays(today, 9),
        },
      ],
    }),
  ]
}
