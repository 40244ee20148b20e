import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { AppError } from '#shared/app-error.ts'
import { LeftWhen } from '#shared/domain/disclosure.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'

/** What a form holds of whether something left that may not leave any more; spread into its schema. */
export const LeftAnswers = {
  leftWhen: LeftWhen.nullable(),
  leftNote: z.string().max(8000, 'common:fields.tooLong'),
}

/** Nobody said that it left. */
export const NOT_LEFT: z.infer<z.ZodObject<typeof LeftAnswers>> = { leftWhen: null, leftNote: '' }

/** What the program is told of it. */
export function alreadyLeftOf({ leftWhen, leftNote }: typeof NOT_LEFT): AlreadyLeft | null {
  return leftWhen && { when: leftWhen, note: leftNote }
}

/** Whether a rule refused it, so that it is asked whether it left all the same. */
export const isRefusedByRule = (failure: unknown): boolean =>
  failure instanceof AppError && failure.code === 'rule'

/** Asks, once it was refused, whether it left all the same: what is true is recorded. */
export function AlreadyLeftFields<Values extends FieldValues>({
  of,
  isRefused = isRefusedByRule(of.failure),
}: Pick<FieldProps<Values>, 'of'> & { readonly isRefused?: boolean }): ReactElement | null {
  const { t } = useText()
  // Every form that uses these fields has the answers in its schema.
  const name = (field: keyof typeof LeftAnswers) => field as FieldPath<Values>
  const when = of.form.watch(name('leftWhen'))
  if (!isRefused && !when) return null
  return (
    <>
      <SelectField
        of={of}
        name={name('leftWhen')}
        label={t('referrals:left.when')}
        description={t('referrals:left.hint')}
        nothing={t('referrals:left.no')}
        choices={LeftWhen.options.map((value) => ({ value, label: t(`referrals:left.${value}`) }))}
      />
      {when && (
        <TextArea
          of={of}
          name={name('leftNote')}
          label={t('referrals:left.note')}
          description={t('referrals:left.noteHint')}
          lines={2}
          required
        />
      )}
    </>
  )
}
