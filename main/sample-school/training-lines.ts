import type { LifeAccount, LifeLine } from './life-line.ts'
import { GOOD_PARTNER } from './partner-lines.ts'

/** What the demo's staff must have learned: all of it lately, some of it long ago, one thing not yet. */
const TRAININGS = [
  {
    name: 'Warning signs and what to do',
    months: 12,
    requiredFor: [{ kind: 'everyone' }],
    daysAgo: 320,
    came: (index: number) => index !== 2,
  },
  {
    name: 'Suicide risk: first questions',
    months: 24,
    requiredFor: [
      { kind: 'account', role: 'owner' },
      { kind: 'account', role: 'counselor' },
    ],
    daysAgo: 120,
    came: (index: number) => index < 3,
  },
  {
    name: 'Keeping student records',
    months: null,
    requiredFor: [{ kind: 'account', role: 'office' }],
    daysAgo: 500,
    came: () => true,
  },
] as const

/** The trainings of the demo, with the signed sheets of the sessions that were held, and one session to come. */
export function trainingLines(
  accounts: readonly LifeAccount[],
  { at, schoolDayAgo }: { readonly at: string; readonly schoolDayAgo: (daysAgo: number) => string },
): readonly LifeLine[] {
  const actor = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const line = (operation: string, input: unknown, as?: string): LifeLine => ({
    ...{ at, actor, operation, input },
    ...(as && { as }),
  })
  const session = (onDay: string) => ({
    ...{ onDay, atTime: '15:30', place: 'Library', leader: 'Dr. Naomi Reyes', minutes: 60, partnerId: null },
  })
  return [
    ...TRAININGS.flatMap(({ name, months, requiredFor, daysAgo, came }, place) => {
      const [training, held] = [`training${place + 1}`, `session${place + 1}`]
      return [
        line('trainings.add', { name, months, requiredFor }, training),
        line(
          'trainings.planSession',
          { trainingId: `@${training}.id`, draft: session(schoolDayAgo(daysAgo)) },
          held,
        ),
        line('trainings.enterSheet', {
          ...{ id: `@${held}.id`, version: 1 },
          came: accounts
            .filter((_, index) => came(index))
            .map(({ user }) => ({ kind: 'account', id: `@account:${user}` })),
        }),
      ]
    }),
    line('trainings.planSession', {
      trainingId: '@training1.id',
      draft: { ...session(schoolDayAgo(-14)), partnerId: GOOD_PARTNER },
    }),
  ]
}
