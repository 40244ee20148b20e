import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { AppError } from '#shared/app-error.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { CheckField } from '#renderer/ui/fields.tsx'

/** Asks, once something was refused for it, whether the statement of the family went with what was told. */
export function WithStatementsField<Values extends FieldValues>({
  of,
  within = '',
}: Pick<FieldProps<Values>, 'of'> & {
  /** Where in the form the answer stands: the beginning of its path. */
  readonly within?: string
}): ReactElement | null {
  const { t } = useText()
  // Every form that uses this field has the answer in its schema.
  const name = `${within}withStatements` as FieldPath<Values>
  const isRefused =
    of.failure instanceof AppError &&
    [{ path: '', message: of.failure.data.message }, ...(of.failure.data.fields ?? [])].some(
      ({ path, message }) =>
        message === 'referrals:errors.statementGoes' && (within === '' || path.startsWith(within)),
    )
  if (!isRefused && !of.form.watch(name)) return null
  return (
    <CheckField
      of={of}
      name={name}
      label={t('referrals:withStatements')}
      description={t('referrals:withStatementsHint')}
    />
  )
}
