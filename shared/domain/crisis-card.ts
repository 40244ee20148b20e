import { z } from 'zod'

import { isDialled } from './crisis.ts'
import { canBeAsked, type Protocol, type RoleHolder } from './protocol.ts'

const Text = z.string().max(500)
const Paragraph = z.string().max(8000)

/**
 * What everybody at the school must see in a crisis, also before anybody signed in: how the protocol in force says it,
 * with nobody's name but those of the points of contact. It is read back from a plain file, so it is text and no more.
 */
export const CrisisCard = z.strictObject({
  school: Text,
  number: z.int().min(1),
  neverAlone: Paragraph,
  steps: z.array(Text).max(60),
  numbers: z.array(z.strictObject({ name: Text, number: Text, use: Text })).max(60),
  contacts: z.array(z.strictObject({ role: Text, names: z.array(Text).max(20) })).max(60),
})
export type CrisisCard = z.infer<typeof CrisisCard>

/** The card of a version. */
export function crisisCardOf(
  { number, document }: Pick<Protocol, 'number' | 'document'>,
  { school, holders }: { readonly school: string; readonly holders: readonly RoleHolder[] },
): CrisisCard {
  const { neverAlone, steps, numbers } = document.crisis
  const asked = new Set(steps.map(({ roleId }) => roleId))
  return {
    school,
    number,
    neverAlone,
    steps: steps.map(({ name }) => name),
    numbers: numbers.filter(isDialled).map(({ name, number, use }) => ({ name, number, use })),
    contacts: document.roles
      .filter(({ id }) => asked.has(id))
      .map(({ id, name }) => ({
        role: name,
        names: holders
          .filter((holder) => holder.roleId === id && canBeAsked(holder))
          .map((holder) => holder.name),
      }))
      .filter(({ names }) => names.length > 0),
  }
}
