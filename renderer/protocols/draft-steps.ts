import { CASE_OWNER, type ItemId, type ProtocolDocument, type ProtocolStep } from '#shared/domain/protocol.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

/** A step that goes on where the last one ends, for the same urgencies. */
export function nextStep(
  steps: readonly ProtocolStep[],
  born: Pick<ProtocolStep, 'id' | 'name'>,
): ProtocolStep {
  const last = steps.at(-1)
  return {
    ...born,
    urgencies: last ? [...last.urgencies] : [...URGENCIES],
    after: last?.id ?? null,
    roleId: CASE_OWNER,
    due: { amount: 1, unit: 'school-days' },
    evidence: '',
    guidance: '',
    formId: null,
    repeats: false,
    plan: null,
    reachesFamily: false,
  }
}

/** The steps without one of them: what followed it follows the step before it now. */
export function withoutStep(steps: readonly ProtocolStep[], id: ItemId): ProtocolStep[] {
  const gone = steps.find((step) => step.id === id)
  return steps
    .filter((step) => step !== gone)
    .map((step) => (gone && step.after === id ? { ...step, after: gone.after } : step))
}

/** The document without a role, which is no member of the team any more either; what it had to do still names it. */
export function withoutRole(document: ProtocolDocument, id: ItemId): ProtocolDocument {
  const { roles, team } = document
  return {
    ...document,
    roles: roles.filter((role) => role.id !== id),
    team: team && { ...team, roleIds: team.roleIds.filter((roleId) => roleId !== id) },
  }
}

/** A name that is not taken yet: "New step", "New step 2". */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (wish: string) => taken.some((item) => item.name.toLowerCase() === wish.toLowerCase())
  let wish = name
  for (let number = 2; isTaken(wish); number += 1) wish = `${name} ${number}`
  return wish
}
