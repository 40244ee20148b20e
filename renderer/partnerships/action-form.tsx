import type { ReactElement } from 'react'
import { z } from 'zod'

import type { PartnerActionLine } from '#shared/api/partnerships.ts'
import type { PartnerActionOnToday } from '#shared/api/today.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ActionWhoFields } from './action-fields.tsx'
import { ActionValues, ActionWho, noAction, ownerOf, THEIRS } from './action-values.ts'
import { NamesSeen, useNamesAsked } from './names-seen.tsx'

const AddedAction = ActionValues.and(z.object({ namesSeen: z.boolean() }))

const NAMES = { ownerId: 'ownerId', theirName: 'theirName', dueOn: 'dueOn' } as const

/** One more thing that was agreed on at a meeting. */
export function AddAction({
  meetingId,
  onClose,
}: {
  readonly meetingId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const add = useCommand(api.partnerMeetings.addAction)
  const names = useNamesAsked()
  const form = useRecordForm(AddedAction, {
    defaults: { ...noAction, namesSeen: false },
    save: async ({ what, dueOn, namesSeen, ...who }) => {
      await names.asking(add.run({ meetingId, action: { what, dueOn, owner: ownerOf(who) }, namesSeen }))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`partnerships.action.${meetingId}`, form)
  return (
    <Dialog title={t('partnerships:actions.add')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose}>
        <TextField of={form} name="what" label={t('partnerships:actions.what')} required autoFocus />
        <ActionWhoFields of={form} names={NAMES} />
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}

/** An action as a list of the meeting or of today holds it. */
export type ChangedAction = Pick<PartnerActionLine, 'id' | 'version' | 'what' | 'dueOn' | 'owner'>

/** The same action as it stands on today's list, which holds colleagues' actions alone. */
export const asChanged = ({ id, version, what, dueOn, ownerId }: PartnerActionOnToday): ChangedAction => ({
  ...{ id, version, what, dueOn },
  owner: { kind: 'ours', accountId: ownerId },
})

/** Somebody else does it, or it has another day. */
export function ChangeAction({
  action: { id, version, what, dueOn, owner },
  onClose,
}: {
  readonly action: ChangedAction
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const change = useCommand(api.partnerMeetings.changeAction)
  const form = useRecordForm(ActionWho, {
    defaults: {
      ownerId: owner.kind === 'ours' ? owner.accountId : THEIRS,
      theirName: owner.kind === 'theirs' ? owner.name : '',
      dueOn,
    },
    save: async (values) => {
      await change.run({ id, version, owner: ownerOf(values), dueOn: values.dueOn })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`partnerships.who.${id}`, form)
  return (
    <Dialog title={`${t('partnerships:actions.changeTitle')}: ${what}`} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <ActionWhoFields of={form} names={NAMES} />
      </KeptBox>
    </Dialog>
  )
}
