import type { ReactElement } from 'react'
import { z } from 'zod'

import { Day, Words } from '#shared/domain/fields.ts'
import { DueDayField } from './due-day-field.tsx'
import { useText } from './text.ts'
import type { FieldProps } from './ui/field.ts'
import { TextArea } from './ui/fields.tsx'

/** Another day for something that is due, and why. */
export const Postponement = z.object({ dueOn: Day, reason: Words })
export type Postponement = z.infer<typeof Postponement>

/** The fields of a postponement: the day, and why; the reason stays in the history. */
export function PostponeFields({ of }: Pick<FieldProps<Postponement>, 'of'>): ReactElement {
  const { t } = useText()
  return (
    <>
      <DueDayField of={of} name="dueOn" label={t('today:postpone.day')} required autoFocus />
      <TextArea
        of={of}
        name="reason"
        label={t('today:postpone.why')}
        description={t('today:postpone.whyHint')}
        lines={1}
        required
      />
    </>
  )
}
