import type { ReactElement } from 'react'
import { z } from 'zod'

import type { SchoolServiceLine } from '#shared/api/school-services.ts'
import { Day } from '#shared/domain/fields.ts'
import { Room } from '#shared/domain/school-service.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Said = z.object({ room: Room, onDay: Day })

/** Says whether somebody new can take part, as of a day. */
export function RoomForm({
  service: { id, name, room },
  onClose,
}: {
  readonly service: SchoolServiceLine
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const say = useCommand(api.schoolServices.sayRoom)
  const form = useRecordForm(Said, {
    defaults: { room: room?.room ?? 'capacity', onDay: today },
    save: async (said) => {
      await say.run({ id, ...said })
      onClose()
    },
  })
  return (
    <Dialog title={name} onClose={onClose}>
      <FormBox of={form} save={t('common:actions.save')} onCancel={onClose}>
        <ChoiceField
          of={form}
          name="room"
          label={t('school-services:room.which')}
          choices={Room.options.map((value) => ({ value, label: t(`school-services:room.${value}`) }))}
        />
        <DateField of={form} name="onDay" label={t('school-services:room.on')} past />
      </FormBox>
    </Dialog>
  )
}
