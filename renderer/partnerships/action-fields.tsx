import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { DueDayField } from '#renderer/due-day-field.tsx'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import { THEIRS, useActionOwners } from './action-values.ts'

/** Who does something, and by when: a colleague, or somebody of the partner by name. */
export function ActionWhoFields<Values extends FieldValues>({
  of,
  names,
}: {
  readonly of: FieldProps<Values>['of']
  /** Where each value stands in the form. */
  readonly names: Readonly<Record<'ownerId' | 'theirName' | 'dueOn', FieldPath<Values>>>
}): ReactElement {
  const { t } = useText()
  const choices = useActionOwners()
  const isTheirs = of.form.watch(names.ownerId) === THEIRS
  return (
    <FieldRow>
      <SelectField
        of={of}
        name={names.ownerId}
        label={t('partnerships:actions.who')}
        choices={choices}
        required
      />
      {isTheirs && (
        <TextField of={of} name={names.theirName} label={t('partnerships:actions.theirName')} required />
      )}
      <DueDayField of={of} name={names.dueOn} label={t('partnerships:actions.by')} empty="text" required />
    </FieldRow>
  )
}
