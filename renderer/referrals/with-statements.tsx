import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { AppError } from '#shared/app-error.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { CheckField } from '#renderer/ui/fields.tsx'

const REFUSED = 'referrals:errors.statementGoes'

/**
 * Asks, once something was refused for it, whether the statement of the family went with what was told, or the part it is
 * about was not told.
 */
export function WithStatementsField<Values extends FieldValues>({
  of,
  at,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Where a form of many rows has the answer of one, and the field at which that row says why it was refused. */
  readonly at?: {
    readonly answer: FieldPath<Values>
    readonly untold: FieldPath<Values>
    readonly refusal: FieldPath<Values>
  }
}): ReactElement | null {
  const { t } = useText()
  // Every form that uses this field has both answers in its schema.
  const name = at?.answer ?? ('withStatements' as FieldPath<Values>)
  const untold = at?.untold ?? ('contestedUntold' as FieldPath<Values>)
  const { error } = of.form.getFieldState(at?.refusal ?? name, of.form.formState)
  const isRefused =
    (of.failure instanceof AppError && of.failure.data.message === REFUSED) || error?.type === REFUSED
  const [isWith, isUntold] = [of.form.watch(name), of.form.watch(untold)]
  if (!isRefused && !isWith && !isUntold) return null
  return (
    <>
      <CheckField
        of={of}
        name={name}
        label={t('referrals:withStatements')}
        description={t('referrals:withStatementsHint')}
      />
      {!isWith && (
        <CheckField
          of={of}
          name={untold}
          label={t('referrals:contestedUntold')}
          description={t('referrals:contestedUntoldHint')}
        />
      )}
    </>
  )
}
