import type { ReactElement } from 'react'
import type { FieldValues } from 'react-hook-form'

import { asText, type FieldProps } from '#renderer/ui/field.ts'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { StrengthLine } from './strength-line.tsx'

/** A password somebody chooses, with how good it is below it while it is typed. */
export function NewPasswordField<Values extends FieldValues>(
  props: FieldProps<Values> & { readonly autoFocus?: boolean },
): ReactElement {
  return (
    <div>
      <PasswordField {...props} isNew />
      <StrengthLine password={asText(props.of.form.watch(props.name))} />
    </div>
  )
}
