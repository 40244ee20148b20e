import { type ReactElement, useState } from 'react'

import type { CaseLine } from '#shared/api/cases.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { cases as contract } from '#shared/api/cases.ts'
import { Id, OptionalWords } from '#shared/domain/fields.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import { ChooseCases, ChosenCases, WhatStayed } from './choose-cases.tsx'

const Wish = ChosenCases.extend({
  ownerId: Id,
  note: OptionalWords,
})

type Done = OutputOf<(typeof contract)['handOverMany']>

/** Gives several cases to a colleague at once; those that may not be given stay, and it says why. */
export function HandOverMany({
  lines,
  onClose,
}: {
  readonly lines: readonly CaseLine[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const [done, setDone] = useState<Done | null>(null)
  return (
    <Dialog title={t('cases:handOverMany.title')} wide onClose={onClose}>
      {done ? (
        <WhatStayed
          done={t('cases:handOverMany.done', { count: done.handedOver.length })}
          refused={done.refused}
          lines={lines}
          onClose={onClose}
        />
      ) : (
        <Choose
          lines={lines}
          onDone={(result) => {
            if (result.refused.length > 0) setDone(result)
            else onClose()
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}

function Choose({
  lines,
  onDone,
  onCancel,
}: {
  readonly lines: readonly CaseLine[]
  readonly onDone: (done: Done) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useText()
  const { holders } = useColleagues()
  const urgencyName = useUrgencyName()
  const handOver = useCommand(api.cases.handOverMany)
  const form = useRecordForm(Wish, {
    defaults: { ids: [], note: '' },
    save: async ({ ids, ownerId, note }) => {
      const cases = lines.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version }))
      onDone(await handOver.run({ cases, ownerId, note }))
    },
  })
  const chosen = form.form.watch('ids')
  const areOfOne = new Set(lines.map(({ ownerId }) => ownerId)).size === 1
  return (
    <FormBox of={form} save={t('cases:handOverMany.save', { count: chosen.length })} onCancel={onCancel}>
      <SelectField of={form} name="ownerId" label={t('cases:handOver.to')} choices={holders} required />
      <ChooseCases
        of={form}
        lines={lines}
        saysOf={({ urgency, ownerName }) => [
          isPressing(urgency) && urgencyName(urgency),
          !areOfOne && ownerName,
        ]}
      />
      <TextArea
        of={form}
        name="note"
        label={t('cases:handOver.note')}
        description={t('cases:handOver.noteHint')}
        lines={2}
      />
    </FormBox>
  )
}
