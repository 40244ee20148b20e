import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import type { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { Id } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField } from '#renderer/ui/fields.tsx'

/** What a form holds of which parent was handed something; spread into its schema. */
export const HandedAnswers = { handedTo: Id.nullable() }

/** Nobody said which parent. */
export const HANDED_TO_NOBODY: z.infer<z.ZodObject<typeof HandedAnswers>> = { handedTo: null }

const isAsked = (failure: unknown): boolean =>
  failure instanceof AppError && failure.data?.message === 'packets:errors.whichParent'

/** Asks which parent was handed pages about a student of age, once nobody could tell. */
export function WhichParent<Values extends FieldValues>({
  of,
  studentId,
  failure,
}: Pick<FieldProps<Values>, 'of'> & {
  /** Whose pages they are; `null` where they are of several students, and each is said in its own packet. */
  readonly studentId: string | null
  readonly failure: unknown
}): ReactElement | null {
  const { t } = useText()
  // Every form that uses this field has the answer in its schema.
  const name = 'handedTo' as FieldPath<Values>
  const isShown = studentId !== null && (isAsked(failure) || Boolean(of.form.watch(name)))
  const found = useAnswer(api.students.get, { id: studentId ?? '' }, { enabled: isShown })
  if (!isShown || !found.data) return null
  return (
    <SelectField
      of={of}
      name={name}
      label={t('packets:went.handedTo')}
      description={t('packets:went.handedToHint')}
      nothing={t('packets:went.notSaid')}
      choices={found.data.contacts
        .filter(({ doNotContact }) => !doNotContact)
        .map((contact) => ({ value: contact.id, label: contactName(contact, t) }))}
    />
  )
}
