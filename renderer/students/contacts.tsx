import { Button } from '@mantine/core'
import { type ReactElement, useRef, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { Contact } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { ContactForm } from './contact-form.tsx'
import classes from './students.module.css'

/** The people around a student, whom to call and whom never. */
export function Contacts({
  studentId,
  contacts,
}: {
  readonly studentId: string
  readonly contacts: readonly Contact[]
}): ReactElement {
  const { t } = useText()
  const removes = useMay(casework)
  const remove = useCommand(api.students.removeContact)
  const [editing, setEditing] = useState<Contact | 'new' | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useFocusInList(list, contacts.length)
  return (
    <Section
      title={t('students:contacts.title')}
      count={contacts.length}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={() => setEditing('new')}>
          {t('students:contacts.add')}
        </Button>
      }
    >
      {contacts.length === 0 && <p className={classes.nothing}>{t('students:contacts.none')}</p>}
      {contacts
        .filter(({ custodyNote }) => custodyNote !== '')
        .map(({ id, name, custodyNote }) => (
          <Remark key={id} title={t('students:contacts.custodyOf', { name })}>
            {custodyNote}
          </Remark>
        ))}
      {remove.error && <ErrorNotice error={remove.error} />}
      <ul ref={list} className={classes.contacts}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <ContactCard contact={contact} />
            <span className={classes.buttons}>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${t('common:actions.edit')}: ${contact.name}`}
                onClick={() => setEditing(contact)}
              >
                {t('common:actions.edit')}
              </Button>
              {removes && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={`${t('common:actions.remove')}: ${contact.name}`}
                  onClick={() => void remove.run({ studentId, contactId: contact.id }).catch(() => undefined)}
                >
                  {t('common:actions.remove')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {editing && (
        <ContactForm
          studentId={studentId}
          contact={editing === 'new' ? null : (contacts.find(({ id }) => id === editing.id) ?? editing)}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

/** One contact: name, relation, how and when to reach them, in which language, and what must not happen. */
export function ContactCard({ contact }: { readonly contact: Contact }): ReactElement {
  const { t, locale } = useText()
  const not = [
    ...(contact.voicemailAllowed !== false ? [] : [t('students:contacts.noVoicemail')]),
    ...(contact.textAllowed !== false ? [] : [t('students:contacts.noText')]),
    ...(contact.mailAllowed !== false ? [] : [t('students:contacts.noMail')]),
  ]
  const language = [
    contact.languageSpoken && languageName(contact.languageSpoken, locale),
    contact.interpreterNeeded && t('students:one.interpreter'),
    contact.languageRead === 'none' && t('students:contacts.readsNone'),
  ].filter(Boolean)
  return (
    <div className={classes.contact}>
      {contact.doNotContact && (
        <Tag tone="danger">
          {[
            t('students:contacts.doNotContact'),
            contact.doNotContactBasis || t('students:contacts.noBasis'),
          ].join(': ')}
        </Tag>
      )}
      <p>
        <strong>{contact.name}</strong> · {t(`vocabulary:relation.${contact.relation}`)}
        {contact.holdsConsentRights && ` · ${t('students:contacts.signs')}`}
      </p>
      {contact.phone && (
        <p>
          <Ltr>{shownPhone(contact.phone)}</Ltr>
          {contact.bestTime && ` · ${contact.bestTime}`}
        </p>
      )}
      {contact.email && (
        <p>
          <Ltr>{contact.email}</Ltr>
        </p>
      )}
      {language.length > 0 && <p>{language.join(' · ')}</p>}
      {not.length > 0 && (
        <p className={classes.limits}>
          {not.map((limit) => (
            <Tag key={limit} tone="warn">
              {limit}
            </Tag>
          ))}
        </p>
      )}
    </div>
  )
}
