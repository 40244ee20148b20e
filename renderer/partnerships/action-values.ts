import { z } from 'zod'

import { Day, Id, Line, message, OptionalLine } from '#shared/domain/fields.ts'
import type { ActionOwner } from '#shared/domain/partner-meeting.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useText } from '#renderer/text.ts'
import type { Choice } from '#renderer/ui/field.ts'

/** Stands for somebody of the partner among the colleagues. */
export const THEIRS = 'theirs'

const Who = z.object({ ownerId: Id.or(z.literal(THEIRS)), theirName: OptionalLine, dueOn: Day })

/** Who does an action, and by when, as a form holds it. */
export const ActionWho = Who.refine(({ ownerId, theirName }) => ownerId !== THEIRS || theirName !== '', {
  path: ['theirName'],
  message: message('common:fields.required'),
})

/** A whole action as a form holds it. */
export const ActionValues = Who.extend({ what: Line }).refine(
  ({ ownerId, theirName }) => ownerId !== THEIRS || theirName !== '',
  { path: ['theirName'], message: message('common:fields.required') },
)
export type ActionValues = z.infer<typeof ActionValues>

/** Whoever a form says does it. */
export const ownerOf = ({ ownerId, theirName }: Pick<ActionValues, 'ownerId' | 'theirName'>): ActionOwner =>
  ownerId === THEIRS ? { kind: 'theirs', name: theirName } : { kind: 'ours', accountId: ownerId }

/** Who can do something that was agreed on: colleagues, and somebody of the partner. */
export function useActionOwners(): readonly Choice[] {
  const { t } = useText()
  const { owners } = useColleagues()
  return [...owners, { value: THEIRS, label: t('partnerships:actions.theirs') }]
}

/** Where nothing is filled in. */
export const noAction: ActionValues = { what: '', ownerId: '', theirName: '', dueOn: '' }
