import type { ReactElement } from 'react'

import type { SessionLine } from '#shared/api/trainings.ts'
import { type Training, TrainingSessionDraft } from '#shared/domain/training.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { findPartners } from '#renderer/partnerships/find-partners.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { NumberField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'

type What =
  | { readonly training: Training; readonly session: null }
  | { readonly training: null; readonly session: SessionLine }

/** When and where a training is given, by whom, and how long. */
export function SessionForm(props: What & { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const title = props.training
    ? t('trainings:session.plan', { name: props.training.name })
    : t('trainings:session.change')
  return (
    <Dialog title={title} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

const nothing = { onDay: '', atTime: null, place: '', leader: '', minutes: null, partnerId: null }

function Form({ training, session, onClose }: What & { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const plan = useCommand(api.trainings.planSession)
  const change = useCommand(api.trainings.changeSession)
  const { onDay, atTime, place, leader, minutes, partnerId } = session ?? nothing
  const partner =
    session?.partnerId && session.partnerName ? { id: session.partnerId, label: session.partnerName } : null
  const form = useRecordForm(TrainingSessionDraft, {
    defaults: { onDay, atTime, place, leader, minutes, partnerId },
    save: async (draft) => {
      await (training
        ? plan.run({ trainingId: training.id, draft })
        : change.run({ id: session.id, version: session.version, draft }))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(
    training ? `trainings.session.${training.id}` : `trainings.held.${session.id}`,
    form,
  )
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <FieldRow>
        <DateField
          of={form}
          name="onDay"
          label={t('trainings:session.day')}
          empty="text"
          required
          autoFocus
        />
        <TextField of={form} name="atTime" label={t('trainings:session.time')} type="time" empty="null" />
      </FieldRow>
      <TextField of={form} name="place" label={t('trainings:session.place')} />
      <TextField of={form} name="leader" label={t('trainings:session.leader')} />
      <NumberField of={form} name="minutes" label={t('trainings:session.length')} />
      <PickField
        of={form}
        name="partnerId"
        label={t('partnerships:trainings.with')}
        description={t('partnerships:trainings.withHint')}
        find={findPartners}
        picked={partner}
      />
    </KeptBox>
  )
}
