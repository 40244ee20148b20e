import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import type { ReferralView } from '#shared/api/referrals.ts'
import { Day, OptionalWords } from '#shared/domain/fields.ts'
import type { RoadAction } from '#shared/domain/referral-road.ts'
import { EventSource } from '#shared/domain/referral.ts'
import { refreshEverything } from '#renderer/query.ts'
import { say, useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'

/** What every recorded step says: from when it holds, how the office knows, and a remark. */
export const Step = z.object({ effectiveOn: Day, source: EventSource, remark: OptionalWords })
export type Step = z.infer<typeof Step>

/** A form about one referral. */
export interface Doing {
  readonly referral: ReferralView
  readonly today: string
  /** It was recorded, or given up. */
  readonly onDone: () => void
}

/** What the program needs to find the referral as it was read. */
export const targetOf = ({
  id,
  version,
}: ReferralView): { readonly id: string; readonly version: number } => ({
  id,
  version,
})

/** Shows the record as somebody else left it. */
export const reload = (): void => void refreshEverything()

/** The name of a step on its button: sending differs by pathway, and an appointment that stands is moved. */
export function actionLabel(
  action: RoadAction,
  { pathway, state }: Pick<ReferralView, 'pathway' | 'state'>,
): string {
  if (action === 'schedule-appointment' && state === 'appointment-scheduled')
    return say('referrals:appointment.moved')
  return action === 'send' && pathway !== 'school-contacts-provider'
    ? say(`referrals:send.${pathway}`)
    : say(`vocabulary:roadAction.${action}`)
}

/** Where the office knows things from when it was not itself that did them. */
const HEARD: readonly EventSource[] = [
  'provider-said',
  'family-said',
  'student-said',
  'document-seen',
  'assumed',
]

/** The fields of every step: the day, how the office knows, a remark. */
export function StepFields<Values extends FieldValues>({
  of,
  sources = HEARD,
  remark,
  autoFocus = false,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Where it may be known from; an empty list where the office did it itself. */
  readonly sources?: readonly EventSource[]
  /** What the remark is called here; `null` where the form has its own. */
  readonly remark?: { readonly label: string; readonly required?: boolean } | null
  readonly autoFocus?: boolean
}): ReactElement {
  const { t } = useText()
  // Every form that uses these fields extends `Step`.
  const name = (field: keyof Step) => field as FieldPath<Values>
  return (
    <>
      <FieldRow>
        <DateField
          of={of}
          name={name('effectiveOn')}
          label={t('referrals:fields.effectiveOn')}
          past
          required
          autoFocus={autoFocus}
        />
        {sources.length > 0 && (
          <SelectField
            of={of}
            name={name('source')}
            label={t('referrals:fields.source')}
            choices={sources.map((value) => ({ value, label: t(`vocabulary:eventSource.${value}`) }))}
            required
          />
        )}
      </FieldRow>
      {remark !== null && (
        <TextArea
          of={of}
          name={name('remark')}
          label={remark?.label ?? t('referrals:fields.remark')}
          lines={1}
          {...(remark?.required && { required: true })}
        />
      )}
    </>
  )
}
