import { Link } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'
import type { FieldPath, FieldPathValue, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import { type Asked, AskedHow } from '#shared/domain/consent-request.ts'
import { LanguageTag, OptionalLine } from '#shared/domain/fields.ts'
import { type Contact, type Relation, schoolName, type Student } from '#shared/domain/student.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import classes from './papers.module.css'

const STUDENT = 'student'
const SOMEBODY = 'somebody'

/** Of whom a signature is asked as it is typed: a contact's id, the student, or somebody by name. */
export const asking = {
  whom: z.string().nullable(),
  name: OptionalLine,
  how: AskedHow.nullable(),
  language: LanguageTag.nullable(),
}
type Asking = z.infer<z.ZodObject<typeof asking>>

/** Nobody chosen yet. */
export const ASKING_NOBODY: Asking = { whom: null, name: '', how: null, language: null }

/** Who is asked, as it is kept; `null` where nobody said. */
export function askedOf({ whom, name, how, language }: Asking, student: Student): Asked | null {
  switch (whom) {
    case null:
      return null
    case STUDENT:
      return { contactId: null, name: schoolName(student), how, language }
    case SOMEBODY:
      return { contactId: null, name, how, language }
    default:
      return { contactId: whom, name: '', how, language }
  }
}

/** Whether somebody is to be named who is not. */
export function isNameless({ whom, name }: Pick<Asking, 'whom' | 'name'>): boolean {
  return whom === SOMEBODY && name.trim() === ''
}

/** Who usually may sign, so that it is said where one of them is not asked. */
const PARENTS: readonly Relation[] = ['mother', 'father', 'parent', 'guardian', 'acting-as-parent']

/** The language a paper for this person is in: the one they read, or else the one it is read to them in. */
function languageFor({ languageRead, languageSpoken }: Contact): string | null {
  return languageRead === 'none' ? languageSpoken : (languageRead ?? languageSpoken)
}

/** Of whom a signature is asked, how the paper goes to them and in which language; nobody who must not be contacted or may not sign. */
export function AskedFields<Values extends FieldValues>({
  of,
  student,
  contacts,
  required = false,
}: Pick<FieldProps<Values>, 'of'> & {
  readonly student: Student
  readonly contacts: readonly Contact[]
  readonly required?: boolean
}): ReactElement {
  const { t, locale } = useText()
  // Every form that uses these fields holds what is asked here.
  const name = (field: keyof Asking) => field as FieldPath<Values>
  const whom: unknown = of.form.watch(name('whom'))
  const chosen = contacts.find(({ id }) => id === whom)
  const reads = chosen ? languageFor(chosen) : null
  const { getValues, setValue } = of.form
  const language = name('language')
  const proposed = useRef<string | null>(null)
  useEffect(() => {
    // What somebody chose stays; what was proposed follows whoever is asked.
    if (reads === null || (getValues(language) ?? null) !== proposed.current) return
    proposed.current = reads
    setValue(language, reads as FieldPathValue<Values, FieldPath<Values>>, { shouldDirty: true })
  }, [reads, language, getValues, setValue])
  const mayNot = contacts.filter(
    ({ doNotContact, holdsConsentRights, relation }) =>
      !doNotContact && !holdsConsentRights && PARENTS.includes(relation),
  )
  return (
    <>
      <FieldRow>
        <SelectField
          of={of}
          name={name('whom')}
          label={t('papers:fields.whom')}
          required={required}
          choices={[
            ...contacts
              .filter(({ doNotContact, holdsConsentRights }) => !doNotContact && holdsConsentRights)
              .map((contact) => ({ value: contact.id, label: contactName(contact, t) })),
            { value: STUDENT, label: schoolName(student) },
            { value: SOMEBODY, label: t('consents:fields.somebodyElse') },
          ]}
        />
        <SelectField
          of={of}
          name={name('how')}
          label={t('papers:fields.how')}
          required={required}
          choices={AskedHow.options.map((value) => ({ value, label: t(`vocabulary:askedHow.${value}`) }))}
        />
      </FieldRow>
      {mayNot.length > 0 && (
        <p className={classes.quiet}>
          {t('papers:ask.mayNot', { names: mayNot.map((contact) => contactName(contact, t)).join(', ') })}{' '}
          <Link to="/students/$studentId" params={{ studentId: student.id }}>
            {t('papers:ask.lookAt')}
          </Link>
        </p>
      )}
      {whom === SOMEBODY && (
        <TextField of={of} name={name('name')} label={t('consents:fields.signerName')} required />
      )}
      <SelectField
        of={of}
        name={name('language')}
        label={t('consents:fields.languageSigned')}
        nothing={t('common:words.unknown')}
        choices={languageChoices(locale, reads ?? student.homeLanguage)}
      />
    </>
  )
}
