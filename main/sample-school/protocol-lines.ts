import { startingProtocol } from '../protocols/starting-protocols.ts'
import type { LifeAccount, LifeLine } from './life-line.ts'

const WHICH = 'small-school'

/** Who of the demo's people holds which role, by what they do at the school. */
function holdersOf(accounts: readonly LifeAccount[]): Readonly<Record<string, readonly string[]>> {
  const having = (role: LifeAccount['roles'][number]) =>
    accounts.filter(({ roles }) => roles.includes(role)).map(({ user }) => user)
  const [lead] = having('owner')
  const counselors = having('counselor').filter((user) => user !== lead)
  const clerks = having('office')
  const principals = having('administrator')
  return {
    'office-clerk': clerks,
    principal: principals.length > 0 ? principals : lead ? [lead] : [],
    'second-adult': [...counselors.slice(0, 1), ...clerks],
  }
}

/** How the demo's office began to follow a protocol, and who stands in for whom. */
export function protocolLines(accounts: readonly LifeAccount[], at: string): readonly LifeLine[] {
  const actor = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const holders = holdersOf(accounts)
  const [one, two] = accounts.filter(({ roles }) => roles.includes('counselor')).map(({ user }) => user)
  const line = (operation: string, input: unknown, as?: string): LifeLine => ({
    at,
    actor,
    operation,
    input,
    ...(as && { as }),
  })
  return [
    line('protocols.begin', { from: 'starting', which: WHICH, language: 'en' }, 'protocol1'),
    ...startingProtocol(WHICH, 'en').roles.map(({ id }) =>
      line('protocols.setHolders', {
        roleId: id,
        colleagues: [...new Set(holders[id])].map((user) => ({ kind: 'account', id: `@account:${user}` })),
      }),
    ),
    line('protocols.publish', {
      id: '@protocol1.id',
      version: '@protocol1.version',
      why: 'Everybody answers a concern the same way, and nothing waits unnoticed.',
    }),
    ...(one && two
      ? [
          line('absences.setStandIn', { accountId: `@account:${one}`, standInId: `@account:${two}` }),
          line('absences.setStandIn', { accountId: `@account:${two}`, standInId: `@account:${one}` }),
        ]
      : []),
  ]
}
