import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import { ActionDraft, type CycleAction } from '#shared/domain/evaluation/cycle.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { NamesSeen, useNamesAsked } from '#renderer/partnerships/names-seen.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

/** Who does something, and by when. */
export function ActionWhoFields<Values extends FieldValues>({
  of,
  names,
}: {
  readonly of: FieldProps<Values>['of']
  /** Where each value stands in the form. */
  readonly names: Readonly<Record<'ownerId' | 'dueOn', FieldPath<Values>>>
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  return (
    <FieldRow>
      <SelectField of={of} name={names.ownerId} label={t('cycles:actions.who')} choices={owners} required />
      <DueDayField of={of} name={names.dueOn} label={t('cycles:actions.by')} empty="text" required />
    </FieldRow>
  )
}

const Added = ActionDraft.extend({ namesSeen: z.boolean() })

/** One more thing somebody does because of a decision. */
export function AddAction({
  decisionId,
  onClose,
}: {
  readonly decisionId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const add = useCommand(api.cycles.addAction)
  const names = useNamesAsked()
  const form = useRecordForm(Added, {
    defaults: { what: '', ownerId: '', dueOn: '', namesSeen: false },
    save: async ({ namesSeen, ...action }) => {
      await names.asking(add.run({ decisionId, action, namesSeen }))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`cycles.action.${decisionId}`, form)
  return (
    <Dialog title={t('cycles:actions.add')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose}>
        <TextField of={form} name="what" label={t('cycles:actions.what')} required autoFocus />
        <ActionWhoFields of={form} names={{ ownerId: 'ownerId', dueOn: 'dueOn' }} />
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}

/** An action as a list of a cycle or of today holds it. */
export type ChangedAction = Pick<CycleAction, 'id' | 'version' | 'what' | 'ownerId' | 'dueOn'>

const Who = ActionDraft.pick({ ownerId: true, dueOn: true })

/** Somebody else does it, or it has another day. */
export function ChangeAction({
  action: { id, version, what, ownerId, dueOn },
  onClose,
}: {
  readonly action: ChangedAction
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const change = useCommand(api.cycles.changeAction)
  const form = useRecordForm(Who, {
    defaults: { ownerId, dueOn },
    save: async (values) => {
      await change.run({ id, version, ...values })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`cycles.who.${id}`, form)
  return (
    <Dialog title={`${t('partnerships:actions.changeTitle')}: ${what}`} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <ActionWhoFields of={form} names={{ ownerId: 'ownerId', dueOn: 'dueOn' }} />
      </KeptBox>
    </Dialog>
  )
}
