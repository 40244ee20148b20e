import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import type { PasswordContext } from '#shared/domain/password.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useText } from '#renderer/text.ts'
import { asText, type FieldProps } from '#renderer/ui/field.ts'
import { PasswordField } from '#renderer/ui/fields.tsx'
import classes from './doorway.module.css'
import { StrengthLine } from './strength-line.tsx'

type Refinement = [
  (values: Readonly<Record<string, unknown>>) => boolean,
  { path: string[]; message: MessageKey },
]

/** What a form with a new password is refined by: the field `again` holds the same. */
export function typedTwice(name: string): Refinement {
  return [
    (values) => values[name] === values['again'],
    { path: ['again'], message: 'vault:firstRun.owner.different' },
  ]
}

/** A password somebody chooses, with whether it is enough below it while it is typed, and the same once more. */
export function NewPasswordField<Values extends FieldValues>({
  again,
  about = {},
  ...props
}: FieldProps<Values> & {
  readonly again: FieldPath<Values>
  /** What it must not be made of. */
  readonly about?: PasswordContext
  readonly autoFocus?: boolean
}): ReactElement {
  const { t } = useText()
  const { form } = props.of
  const { error } = form.getFieldState(props.name, form.formState)
  return (
    <>
      <div className={classes.chosen}>
        <PasswordField {...props} isNew />
        {/* A refusal is said once, by the field. */}
        {!error && <StrengthLine password={asText(form.watch(props.name))} about={about} />}
      </div>
      <PasswordField
        of={props.of}
        name={again}
        label={t('vault:firstRun.owner.again')}
        isNew
        {...(props.required && { required: true })}
      />
    </>
  )
}
