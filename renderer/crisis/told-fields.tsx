import type { ReactElement, ReactNode } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import type { FieldProblem } from '#shared/app-error.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { MedicalStaffField } from '#renderer/medical-staff-field.tsx'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { CheckList, TextField, YesNoField } from '#renderer/ui/fields.tsx'

/** What a form holds of what emergency services or a crisis line were told; spread into its schema. */
export const ToldAnswers = {
  /** Whether anything about the student was told: nothing is chosen beforehand. */
  toldAny: z.boolean().optional(),
  information: z.array(InformationClass),
  threat: OptionalWords,
  medicalStaff: OptionalLine,
}
type Answers = z.infer<z.ZodObject<typeof ToldAnswers>>

/** Nobody has answered yet. */
export const UNTOLD: Answers = { information: [], threat: '', medicalStaff: '' }

/** What the answers still lack, as fields within `at`. */
export function toldProblems({ toldAny, information, threat }: Answers, at = ''): FieldProblem[] {
  if (toldAny === undefined) return [{ path: `${at}toldAny`, message: 'common:fields.required' }]
  if (!toldAny) return []
  return [
    ...(information.length === 0
      ? [{ path: `${at}information`, message: 'referrals:errors.nothingNamed' as const }]
      : []),
    ...(threat === '' ? [{ path: `${at}threat`, message: 'common:fields.required' as const }] : []),
  ]
}

/** Asks whether anything about the student was told in an emergency, and if so what and because of which threat. */
export function ToldFields<Values extends FieldValues>({
  of,
  at = '',
  whom,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Where in the form the answers stand. */
  readonly at?: string
  /** Asks who was told, where that is not known. */
  readonly whom?: ReactNode
}): ReactElement {
  const { t } = useText()
  // Every form that uses these fields has the answers in its schema.
  const name = (field: keyof Answers) => `${at}${field}` as FieldPath<Values>
  const information: readonly string[] = of.form.watch(name('information'))
  return (
    <>
      <YesNoField
        of={of}
        name={name('toldAny')}
        label={t('cases:call.toldAny')}
        description={t('crises:told.anyHint')}
        required
      />
      {of.form.watch(name('toldAny')) && (
        <>
          {whom}
          <CheckList
            of={of}
            name={name('information')}
            label={t('cases:call.toldWhat')}
            choices={InformationClass.options.map((value) => ({
              value,
              label: t(`vocabulary:information.${value}`),
            }))}
          />
          <TextField
            of={of}
            name={name('threat')}
            label={t('crises:left.threat')}
            description={t('crises:left.threatHint')}
            required
          />
          {information.includes('substance-use-records') && (
            <MedicalStaffField of={of} name={name('medicalStaff')} required />
          )}
        </>
      )}
    </>
  )
}
