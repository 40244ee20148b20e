import { type ReactElement, useEffect, useRef } from 'react'

import { type FieldProblem, invalidError } from '#shared/app-error.ts'
import { type Contact, ContactDraft, Relation } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { BeginAt } from '#renderer/ui/begin-at.tsx'
import { CheckField, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'

const PARENTS: ReadonlySet<Relation> = new Set(['mother', 'father', 'parent', 'guardian'])

const NEW_CONTACT: Partial<ContactDraft> = {
  name: '',
  holdsConsentRights: false,
  custodyNote: '',
  languageSpoken: null,
  languageRead: null,
  interpreterNeeded: false,
  bestTime: '',
  phone: null,
  email: null,
  address: null,
  voicemailAllowed: null,
  textAllowed: null,
  mailAllowed: null,
  doNotContact: false,
  doNotContactBasis: '',
  studentNameUsed: null,
}

/** What is asked once of whoever must not be contacted: why, and whether they may still sign. */
function askedOnce({
  doNotContact,
  doNotContactBasis,
  holdsConsentRights,
}: ContactDraft): readonly FieldProblem[] {
  if (!doNotContact) return []
  return [
    ...(doNotContactBasis === ''
      ? [{ path: 'doNotContactBasis', message: 'students:errors.noBasis' } as const]
      : []),
    ...(holdsConsentRights
      ? [{ path: 'holdsConsentRights', message: 'students:errors.stillSigns' } as const]
      : []),
  ]
}

/** A parent, guardian or other contact; what is said about the person holds for all their children here. */
export function ContactForm({
  studentId,
  contact,
  field,
  onClose,
  onSaved = onClose,
}: {
  readonly studentId: string
  readonly contact: Contact | null
  /** The field somebody came for. */
  readonly field?: string | undefined
  readonly onClose: () => void
  readonly onSaved?: () => void
}): ReactElement {
  const { t, locale } = useText()
  const add = useCommand(api.students.addContact)
  const update = useCommand(api.students.updateContact)
  // Whoever sets the mark is asked once why and whether they may sign, and may leave both as they are.
  const wasAskedWhy = useRef(contact?.doNotContact === true)
  const form = useRecordForm(ContactDraft, {
    defaults: contact ? ContactDraft.parse(contact) : NEW_CONTACT,
    save: async (draft) => {
      const asked = askedOnce(draft)
      if (asked.length > 0 && !wasAskedWhy.current) {
        wasAskedWhy.current = true
        throw invalidError(asked)
      }
      if (contact) await update.run({ id: contact.id, version: contact.version, studentId, draft })
      else await add.run({ studentId, draft })
      await kept.discard()
      onSaved()
    },
  })
  const kept = useKeptForm(`students.contact.${contact?.id ?? `new.${studentId}`}`, form)
  const { watch, setValue, formState } = form.form
  const doNotContact = watch('doNotContact')
  const relation = watch('relation')
  const chose = formState.dirtyFields.relation === true && formState.dirtyFields.holdsConsentRights !== true
  useEffect(() => {
    // A parent or guardian may sign unless the office says otherwise; nobody else may unless it says so.
    if (chose && relation) setValue('holdsConsentRights', PARENTS.has(relation))
  }, [chose, relation, setValue])
  const spoken = watch('languageSpoken')
  const saidSpoken =
    formState.dirtyFields.languageSpoken === true && formState.dirtyFields.languageRead !== true
  const readsUnknown = (contact?.languageRead ?? null) === null
  useEffect(() => {
    // Most people read what they speak; whoever does not says so in the next field.
    if (saidSpoken && readsUnknown) setValue('languageRead', spoken)
  }, [saidSpoken, readsUnknown, spoken, setValue])
  const languages = languageChoices(locale, contact?.languageSpoken)
  const unknown = t('common:words.unknown')
  return (
    <Dialog title={contact?.name ?? t('students:contacts.add')} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {field && <BeginAt field={field} />}
        <FieldRow>
          <TextField of={form} name="name" label={t('students:contacts.name')} required autoFocus={!field} />
          <SelectField
            of={form}
            name="relation"
            label={t('students:contacts.relation')}
            choices={Relation.options.map((value) => ({ value, label: t(`vocabulary:relation.${value}`) }))}
            required
          />
        </FieldRow>
        <FieldRow>
          <TextField of={form} name="phone" type="tel" label={t('students:contacts.phone')} empty="null" />
          <TextField of={form} name="bestTime" label={t('students:contacts.bestTime')} />
        </FieldRow>
        <FieldRow>
          <SelectField
            of={form}
            name="languageSpoken"
            label={t('students:contacts.languageSpoken')}
            nothing={unknown}
            choices={languages}
          />
          <SelectField
            of={form}
            name="languageRead"
            label={t('students:contacts.languageRead')}
            nothing={unknown}
            choices={[{ value: 'none', label: t('students:contacts.readsNone') }, ...languages]}
          />
        </FieldRow>
        <CheckField of={form} name="interpreterNeeded" label={t('students:contacts.interpreterNeeded')} />
        <CheckField of={form} name="holdsConsentRights" label={t('students:contacts.holdsConsentRights')} />
        <TextArea of={form} name="custodyNote" label={t('students:contacts.custodyNote')} lines={2} />
        <FieldGroup legend={t('students:contacts.safe')}>
          <YesNoField of={form} name="voicemailAllowed" label={t('students:contacts.voicemail')} />
          <YesNoField of={form} name="textAllowed" label={t('students:contacts.text')} />
          <YesNoField of={form} name="mailAllowed" label={t('students:contacts.mail')} />
          <CheckField of={form} name="doNotContact" label={t('students:contacts.doNotContact')} />
          {doNotContact && (
            <TextField
              of={form}
              name="doNotContactBasis"
              label={t('students:contacts.basis')}
              description={t('students:contacts.basisHint')}
            />
          )}
        </FieldGroup>
        <FieldGroup legend={t('concerns:new.details')} folded>
          <FieldRow>
            <TextField
              of={form}
              name="email"
              type="email"
              label={t('students:contacts.email')}
              empty="null"
            />
            <TextField of={form} name="address" label={t('students:contacts.address')} empty="null" />
          </FieldRow>
          <TextField
            of={form}
            name="studentNameUsed"
            label={t('students:contacts.studentNameUsed')}
            empty="null"
          />
        </FieldGroup>
      </KeptBox>
    </Dialog>
  )
}
