import { NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { z } from 'zod'

import type { ConsentDraft } from '#shared/domain/consent.ts'
import { type Contact, schoolName, type Student } from '#shared/domain/student.ts'
import { useText } from '#renderer/text.ts'
import { asText, type FieldProps, useField } from '#renderer/ui/field.ts'
import { TextField } from '#renderer/ui/fields.tsx'

const SOMEBODY = 'somebody'

/** Who signed: a contact who may, the student, or somebody else by name. */
export function SignerField({
  of,
  student,
  contacts,
  onSigned,
}: Pick<FieldProps<z.input<typeof ConsentDraft>>, 'of'> & {
  readonly student: Student
  readonly contacts: readonly Contact[]
  /** Somebody was chosen; `null` is the student. */
  readonly onSigned: (contact: Contact | null) => void
}): ReactElement {
  const { t } = useText()
  const { setValue } = of.form
  const { field, error } = useField({ of, name: 'signer' })
  const signer = asText(field.value)
  const studentName = schoolName(student)
  const found = contacts.find(({ name }) => name === signer)?.id ?? (signer === studentName ? student.id : '')
  const [other, setOther] = useState(false)
  // A name that came back from an interruption.
  if (signer !== '' && found === '' && !other) setOther(true)
  const value = other ? SOMEBODY : found

  const nameOf = ({ name, relation }: Contact) =>
    t('cases:people.named', { name, relation: t(`vocabulary:relation.${relation}`) })
  // Whoever must not be contacted may sign all the same, and is chosen by nobody's slip.
  const inOrder = contacts.toSorted((one, other) => Number(one.doNotContact) - Number(other.doNotContact))

  const choose = (id: string) => {
    const contact = contacts.find((one) => one.id === id)
    setOther(id === SOMEBODY)
    setValue('signer', contact?.name ?? (id === student.id ? studentName : ''), {
      shouldDirty: true,
      shouldValidate: of.form.formState.isSubmitted,
    })
    setValue('signerContactId', contact?.id ?? null, { shouldDirty: true })
    if (id !== SOMEBODY) onSigned(contact ?? null)
  }

  return (
    <div>
      <NativeSelect
        label={t('consents:fields.signer')}
        value={value}
        required
        {...(!other && { ref: field.ref, error })}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {value === '' && <option value="">{''}</option>}
        {inOrder.map((contact) => (
          <option key={contact.id} value={contact.id}>
            {contact.doNotContact
              ? t('consents:fields.keptAway', { name: nameOf(contact) })
              : nameOf(contact)}
          </option>
        ))}
        <option value={student.id}>{studentName}</option>
        <option value={SOMEBODY}>{t('consents:fields.somebodyElse')}</option>
      </NativeSelect>
      {value === SOMEBODY && (
        <TextField of={of} name="signer" label={t('consents:fields.signerName')} required />
      )}
    </div>
  )
}
