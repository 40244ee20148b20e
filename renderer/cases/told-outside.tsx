import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import { invalidError } from '#shared/app-error.ts'
import { ConsentPurpose, type InformationClass } from '#shared/domain/consent.ts'
import { Id, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { type OutsideGround, ToldOutside } from '#shared/domain/told-outside.ts'
import { ConsentingFields } from '#renderer/requests/consenting-fields.tsx'
import { MedicalStaffField } from '#renderer/medical-staff-field.tsx'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'

const GROUNDS = ['consent', 'emergency', 'against-rule'] as const satisfies readonly OutsideGround['kind'][]

/** What a form holds of whoever outside the school was told something, and of what let it; spread into its schema. */
export const OutsideAnswers = {
  party: OptionalLine.default(''),
  ground: z.enum(GROUNDS).nullable().default(null),
  organizationId: Id.nullable().default(null),
  consentPurpose: ConsentPurpose.nullable().default(null),
  threat: OptionalWords.default(''),
  medicalStaff: OptionalLine.default(''),
  groundNote: OptionalWords.default(''),
}
type Answers = z.infer<z.ZodObject<typeof OutsideAnswers>>

/** Nobody outside was told anything. */
export const NOBODY_OUTSIDE: Answers = {
  ...{ party: '', ground: null, organizationId: null, consentPurpose: null },
  ...{ threat: '', medicalStaff: '', groundNote: '' },
}

/** The answers without those of a form they stand in. */
export function splitOutside<Typed extends Answers>(
  typed: Typed,
): { readonly answers: Answers; readonly rest: Omit<Typed, keyof Answers> } {
  const { party, ground, organizationId, consentPurpose, threat, medicalStaff, groundNote, ...rest } = typed
  return {
    answers: { party, ground, organizationId, consentPurpose, threat, medicalStaff, groundNote },
    rest,
  }
}

/** What the program is told of it; what is not answered yet is refused beside its field. */
export function toldOutsideOf(
  { party, ground, organizationId, consentPurpose, threat, medicalStaff, groundNote }: Answers,
  information: readonly InformationClass[],
): ToldOutside {
  const missing = (
    [
      ['party', party === ''],
      ['ground', ground === null],
      ['organizationId', ground === 'consent' && organizationId === null],
      ['consentPurpose', ground === 'consent' && consentPurpose === null],
      ['threat', ground === 'emergency' && threat === ''],
      ['groundNote', ground === 'against-rule' && groundNote === ''],
    ] as const
  ).flatMap(([path, is]) => (is ? [{ path, message: 'common:fields.required' as const }] : []))
  if (missing.length > 0) throw invalidError(missing)
  const grounds = {
    consent: { kind: 'consent', organizationId, consentPurpose },
    emergency: { kind: 'emergency', threat, medicalStaff },
    'against-rule': { kind: 'against-rule', note: groundNote },
  }
  return ToldOutside.parse({ party, information, ground: ground && grounds[ground] })
}

/** Asks who outside the school was told something about the student, and what let it: nothing is chosen beforehand. */
export function ToldOutsideFields<Values extends FieldValues>({
  of,
  isOfProgram,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Records of a program for substance use were told. */
  readonly isOfProgram: boolean
}): ReactElement {
  const { t } = useText()
  // Every form that uses these fields has the answers in its schema.
  const name = (field: keyof Answers) => field as FieldPath<Values>
  const ground = of.form.watch(name('ground'))
  return (
    <>
      <TextField
        of={of}
        name={name('party')}
        label={t('cases:outside.party')}
        placeholder={t('cases:outside.partyExample')}
        required
      />
      <SelectField
        of={of}
        name={name('ground')}
        label={t('cases:outside.ground')}
        description={t('cases:outside.groundHint')}
        choices={GROUNDS.map((value) => ({ value, label: t(`cases:outside.grounds.${value}`) }))}
        required
      />
      {ground === 'consent' && <ConsentingFields of={of} />}
      {ground === 'emergency' && (
        <TextArea
          of={of}
          name={name('threat')}
          label={t('crises:left.threat')}
          description={t('crises:left.threatHint')}
          lines={2}
          required
        />
      )}
      {ground === 'emergency' && isOfProgram && (
        <MedicalStaffField of={of} name={name('medicalStaff')} required />
      )}
      {ground === 'against-rule' && (
        <TextArea
          of={of}
          name={name('groundNote')}
          label={t('referrals:left.note')}
          description={t('referrals:left.noteHint')}
          lines={2}
          required
        />
      )}
    </>
  )
}
