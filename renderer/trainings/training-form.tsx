import type { ReactElement } from 'react'
import { z } from 'zod'

import type { RoleChoice } from '#shared/api/trainings.ts'
import { keyOfRole, type Training, TrainingDraft } from '#shared/domain/training.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, NumberField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useRoleWords } from './role-words.ts'

/** A training as its form holds it: roles by their keys. */
const Fields = TrainingDraft.omit({ requiredFor: true }).extend({ keys: z.array(z.string()) })

/** A training the office describes: how long it holds, and who must have it. */
export function TrainingForm({
  training,
  choices,
  onClose,
}: {
  readonly training: Training | null
  readonly choices: readonly RoleChoice[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t(training ? 'trainings:form.change' : 'trainings:form.add')} onClose={onClose}>
      <Form training={training} choices={choices} onClose={onClose} />
    </Dialog>
  )
}

function Form({
  training,
  choices,
  onClose,
}: {
  readonly training: Training | null
  readonly choices: readonly RoleChoice[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const roleWords = useRoleWords()
  const add = useCommand(api.trainings.add)
  const change = useCommand(api.trainings.change)
  const { requiredFor = [] } = training ?? {}
  // A role that is no longer offered stays where it was required.
  const known = new Map(
    [...choices, ...requiredFor.map((role) => ({ role, name: '' }))]
      .toReversed()
      .map((choice) => [keyOfRole(choice.role), choice] as const),
  )
  const form = useRecordForm(Fields, {
    defaults: {
      name: training?.name ?? '',
      months: training?.months ?? null,
      keys: requiredFor.map(keyOfRole),
    },
    save: async ({ keys, ...fields }) => {
      const draft = { ...fields, requiredFor: keys.flatMap((key) => known.get(key)?.role ?? []) }
      await (training ? change.run({ id: training.id, version: training.version, draft }) : add.run(draft))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`trainings.${training?.id ?? 'new'}`, form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <TextField of={form} name="name" label={t('trainings:form.name')} required autoFocus />
      <NumberField
        of={form}
        name="months"
        label={t('trainings:form.months')}
        description={t('trainings:form.monthsHint')}
      />
      <CheckList
        of={form}
        name="keys"
        label={t('trainings:form.requiredFor')}
        choices={[...known]
          .toReversed()
          .map(([value, { role, name }]) => ({ value, label: roleWords(role, name) }))}
      />
    </KeptBox>
  )
}
