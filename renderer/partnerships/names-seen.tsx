import { type ReactElement, useState } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { AppError } from '#shared/app-error.ts'
import { useText } from '#renderer/text.ts'
import { CheckField } from '#renderer/ui/fields.tsx'
import type { RecordForm } from '#renderer/ui/form.tsx'

const isAboutNames = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.data.fields ?? []).some(({ message }) => message === 'partnerships:errors.namesStudent')

/** Whether what was written was refused because a student is called that: then somebody may say that nobody is meant. */
export function useNamesAsked(): {
  readonly asked: boolean
  /** Watches a change that may be refused for a name. */
  readonly asking: (change: Promise<unknown>) => Promise<void>
} {
  const [asked, setAsked] = useState(false)
  const asking = async (change: Promise<unknown>) => {
    try {
      await change
    } catch (error) {
      if (isAboutNames(error)) setAsked(true)
      throw error
    }
  }
  return { asked, asking }
}

/** Says that the words that were refused mean no student. */
export function NamesSeen<Values extends FieldValues>({
  of,
  name,
}: {
  readonly of: RecordForm<Values, unknown>
  readonly name: FieldPath<Values>
}): ReactElement {
  const { t } = useText()
  return (
    <CheckField
      of={of}
      name={name}
      label={t('partnerships:meetings.namesSeen')}
      description={t('partnerships:meetings.namesSeenHint')}
    />
  )
}
