import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { Sees } from '#shared/domain/access.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { FieldProps } from '#renderer/ui/field.ts'
import { ChoiceField } from '#renderer/ui/fields.tsx'

/** How far somebody sees and until when; named as the form has both fields. */
export function ReachFields<Values extends FieldValues>({
  of,
  sees,
  endsOn,
}: Pick<FieldProps<Values>, 'of'> & {
  readonly sees: FieldPath<Values>
  readonly endsOn: FieldPath<Values>
}): ReactElement {
  const { t } = useText()
  return (
    <>
      <ChoiceField
        of={of}
        name={sees}
        label={t('access:sees.label')}
        choices={Sees.options.map((value) => ({
          value,
          label: t(`access:sees.${value}`),
          description: t(`access:sees.${value}Hint`),
        }))}
      />
      <DateField
        of={of}
        name={endsOn}
        label={t('access:account.endsOn')}
        description={t('access:account.endsOnHint')}
      />
    </>
  )
}
