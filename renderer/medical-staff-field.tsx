import type { ReactElement } from 'react'
import type { FieldValues } from 'react-hook-form'

import { useText } from './text.ts'
import type { FieldProps } from './ui/field.ts'
import { TextField } from './ui/fields.tsx'

/** Asks who of the medical staff was told of records of a program in an emergency (42 CFR 2.51). */
export function MedicalStaffField<Values extends FieldValues>(
  props: Pick<FieldProps<Values>, 'of' | 'name' | 'required'>,
): ReactElement {
  const { t } = useText()
  return (
    <TextField
      {...props}
      label={t('referrals:send.medicalStaff')}
      description={t('referrals:send.medicalStaffHint')}
    />
  )
}
