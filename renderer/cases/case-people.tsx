import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { Contact } from '#shared/domain/student.ts'
import { ContactForm } from '#renderer/students/contact-form.tsx'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './cases.module.css'

/** Whom to call about a case, in which language and when, and whom never. */
export function CasePeople({
  record: { student, contacts },
  onCall,
}: {
  readonly record: Pick<CaseRecord, 'student' | 'contacts'>
  /** Somebody was called. */
  readonly onCall?: (contactId: string) => void
}): ReactElement {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  const reachable = contacts.filter(({ doNotContact }) => !doNotContact)
  const forbidden = contacts.filter(({ doNotContact }) => doNotContact)
  return (
    <Section
      title={t('cases:people.title')}
      flush
      actions={
        <>
          <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            {t('cases:people.add')}
          </Button>
          <Link to="/students/$studentId" params={{ studentId: student.id }}>
            {t('cases:people.student')}
          </Link>
        </>
      }
    >
      {contacts.length === 0 && <p className={classes.nothing}>{t('cases:people.none')}</p>}
      <ul className={classes.lines} aria-label={t('cases:people.title')}>
        {[...reachable, ...forbidden].map((contact) => (
          <Person key={contact.id} contact={contact} {...(onCall && { onCall })} />
        ))}
      </ul>
      {adding && <ContactForm studentId={student.id} contact={null} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Person({
  contact,
  onCall,
}: {
  readonly contact: Contact
  readonly onCall?: (contactId: string) => void
}): ReactElement {
  const { t } = useText()
  const relation = t(`vocabulary:relation.${contact.relation}`)
  if (contact.doNotContact)
    return (
      <li>
        <p className={classes.forbidden}>
          <Icon name="stop" />
          <span>
            {t('students:contacts.doNotContact')}: {contact.name} ({relation})
          </span>
        </p>
        <p className={classes.quiet}>{contact.doNotContactBasis || t('students:contacts.noBasis')}</p>
      </li>
    )
  return (
    <li className={classes.person}>
      <div className={classes.personWords}>
        <p>
          <strong>{contact.name}</strong>{' '}
          <span className={classes.quiet}>
            {joined([relation, contact.holdsConsentRights && t('students:contacts.signs')])}
          </span>
        </p>
        <Reaching contact={contact} />
        <Quiet words={contact.custodyNote && t('consents:fields.custody', { note: contact.custodyNote })} />
      </div>
      {onCall && (
        <Tooltip label={t('cases:call.action')}>
          <ActionIcon
            aria-label={`${t('cases:call.action')}: ${contact.name}`}
            onClick={() => onCall(contact.id)}
          >
            <Icon name="phone" />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}

const joined = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(' · ')

/** By which number and when somebody is reached, in which language, and what to take care of. */
export function Reaching({ contact }: { readonly contact: Contact }): ReactElement {
  const { t, locale } = useText()
  const language = [
    contact.languageSpoken && languageName(contact.languageSpoken, locale),
    contact.interpreterNeeded && t('students:one.interpreter'),
    contact.languageRead === 'none' && t('students:contacts.readsNone'),
  ]
  const care = [
    contact.phone && contact.voicemailAllowed === false && t('students:contacts.noVoicemail'),
    contact.phone && contact.textAllowed === false && t('students:contacts.noText'),
    contact.studentNameUsed && t('cases:people.knowsAs', { name: contact.studentNameUsed }),
  ]
  return (
    <>
      <p>
        {contact.phone ? (
          <span className={classes.phone}>
            <Ltr>{shownPhone(contact.phone)}</Ltr>
          </span>
        ) : (
          <span className={classes.quiet}>{t('cases:people.noPhone')}</span>
        )}
        {contact.bestTime && ` · ${contact.bestTime}`}
      </p>
      <Quiet words={joined(language)} />
      <Quiet words={joined(care)} />
    </>
  )
}

function Quiet({ words }: { readonly words: string }): ReactElement | null {
  return words ? <p className={classes.quiet}>{words}</p> : null
}
