import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useState } from 'react'

import { ageOn } from '#shared/domain/age.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import type { BriefContact } from '#shared/domain/concern.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { birthDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { Contacts } from './contacts.tsx'
import { StudentForm } from './student-form.tsx'
import classes from './students.module.css'

/** One student outside their cases: who they are, whom to call, what was noticed, what was signed, what left. */
export function StudentScreen(): ReactElement {
  const { studentId } = useParams({ from: '/students/$studentId' })
  const answer = useAnswer(api.students.get, { id: studentId })
  return <Answer of={answer}>{(record) => <OneStudent record={record} />}</Answer>
}

function OneStudent({ record }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const [editing, setEditing] = useState(false)
  const { student, contacts } = record
  const open = record.cases.find(({ closedOn }) => closedOn === null)
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={schoolName(student)}
      facts={<AtAGlance record={record} />}
      actions={
        <>
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('common:actions.edit')}
          </Button>
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/concerns/brief', search: { studentId: student.id } })}
          >
            {t('concerns:brief.title')}
          </Button>
          <Button
            variant={open ? 'default' : 'filled'}
            onClick={() => void navigate({ to: '/concerns/new', search: { studentId: student.id } })}
          >
            {t('common:actions.newConcern')}
          </Button>
          {open && (
            <Button onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: open.id } })}>
              {t('students:one.openCase')}
            </Button>
          )}
        </>
      }
      aside={
        <>
          <Contacts studentId={student.id} contacts={contacts} />
          <Consents record={record} />
          <Background student={student} />
        </>
      }
    >
      {editing && <StudentForm student={student} onClose={() => setEditing(false)} />}
      <Cases record={record} />
      <Concerns record={record} />
      <BriefContacts contacts={record.briefContacts} />
      <Disclosures record={record} />
    </Page>
  )
}

function AtAGlance({ record: { student, contacts } }: { readonly record: StudentRecord }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const interpreter = contacts.some(({ interpreterNeeded }) => interpreterNeeded)
  const facts: (readonly [string, ReactNode])[] = []
  if (student.status === 'left')
    facts.push([
      t('students:list.status'),
      <Tag tone="warn">
        {t('vocabulary:studentStatus.left')} {student.leftOn && <DateText on={student.leftOn} />}
      </Tag>,
    ])
  if (student.grade) facts.push([t('students:fields.grade'), t(`vocabulary:grade.${student.grade}`)])
  if (student.homeroom)
    facts.push([t('students:fields.homeroom'), t('students:one.homeroom', { homeroom: student.homeroom })])
  if (student.birthDate)
    facts.push([
      t('students:fields.birthDate'),
      t('students:one.born', {
        day: birthDay(student.birthDate, locale),
        age: ageOn(student.birthDate, today),
      }),
    ])
  if (student.pronouns) facts.push([t('students:fields.pronouns'), student.pronouns])
  if (student.homeLanguage)
    facts.push([
      t('students:fields.homeLanguage'),
      t('students:one.home', { language: languageName(student.homeLanguage, locale) }) +
        (interpreter ? `, ${t('students:one.interpreter')}` : ''),
    ])
  if (student.localId)
    facts.push([
      t('students:fields.localId'),
      <>
        {t('students:one.id')} <Ltr>{student.localId}</Ltr>
      </>,
    ])
  return <Facts inline of={facts} />
}

const PROGRAMS = ['iep', 'section504', 'englishLearner', 'homeless', 'foster'] as const

/** What is known beyond the name and the class; what nobody knows is left out. */
function Background({ student }: { readonly student: Student }): ReactElement | null {
  const { t } = useText()
  const yesNo = (value: boolean) => t(value ? 'common:words.yes' : 'common:words.no')
  const facts: (readonly [string, string])[] = []
  if (student.insurance !== 'unknown')
    facts.push([t('students:fields.insurance'), t(`vocabulary:insurance.${student.insurance}`)])
  if (student.gender) facts.push([t('students:fields.gender'), student.gender])
  for (const program of PROGRAMS) {
    const value = student[program]
    if (value !== null) facts.push([t(`students:fields.${program}`), yesNo(value)])
  }
  if (facts.length === 0) return null
  return (
    <Section title={t('students:one.programs')}>
      <Facts of={facts} />
    </Section>
  )
}

function Cases({ record: { cases } }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('students:one.cases')} count={cases.length}>
      {cases.length === 0 && <p className={classes.nothing}>{t('students:one.noCases')}</p>}
      <ul className={classes.rows}>
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.id }}>
              <Ltr>{one.code}</Ltr>
            </Link>
            <span className={classes.words}>
              <span className={classes.quiet}>
                {t('students:one.openedOn')} <DateText on={one.openedOn} />
                {one.closedOn && (
                  <>
                    {' · '}
                    {t('students:one.closedOn')} <DateText on={one.closedOn} />
                  </>
                )}
              </span>
            </span>
            {!one.closedOn && <Tag tone="accent">{t('students:one.open')}</Tag>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Concerns({ record: { concerns } }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('concerns:list.title')} count={concerns.length}>
      {concerns.length === 0 && <p className={classes.nothing}>{t('students:one.noConcerns')}</p>}
      <ul className={classes.rows}>
        {concerns.map((concern) => (
          <li key={concern.id}>
            <span className={classes.words}>
              <Link to="/concerns/$concernId" params={{ concernId: concern.id }}>
                {concern.words}
              </Link>
              <span className={classes.quiet}>
                {t(`vocabulary:concernSource.${concern.source}`)} · <MomentText at={concern.receivedAt} />
              </span>
            </span>
            <Tag tone={concern.state === 'new' ? 'accent' : 'quiet'}>
              {t(`vocabulary:concernState.${concern.state}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function BriefContacts({ contacts }: { readonly contacts: readonly BriefContact[] }): ReactElement | null {
  const { t } = useText()
  const navigate = useNavigate()
  const promote = useCommand(api.briefContacts.promote)
  if (contacts.length === 0) return null
  const makeConcern = async ({ id, version }: BriefContact) => {
    const concern = await promote.run({ id, version }).catch(() => null)
    if (concern) await navigate({ to: '/concerns/$concernId', params: { concernId: concern.id } })
  }
  return (
    <Section title={t('students:one.briefContacts')} count={contacts.length}>
      {promote.error && <ErrorNotice error={promote.error} />}
      <ul className={classes.rows}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <span className={classes.words}>
              {contact.line}
              <span className={classes.quiet}>
                <MomentText at={contact.at} />
              </span>
            </span>
            {contact.concernId ? (
              <Link to="/concerns/$concernId" params={{ concernId: contact.concernId }}>
                {t('concerns:one.title')}
              </Link>
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={() => void makeConcern(contact)}>
                {t('concerns:brief.promote')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Consents({ record: { consents } }: { readonly record: StudentRecord }): ReactElement | null {
  const { t } = useText()
  if (consents.length === 0) return null
  return (
    <Section title={t('students:one.consents')} count={consents.length}>
      <ul className={classes.rows}>
        {consents.map((consent) => (
          <li key={consent.id}>
            <span className={classes.words}>
              {t(`vocabulary:consentKind.${consent.kind}`)}
              <span className={classes.quiet}>
                {consent.signer} · <DateText on={consent.signedOn} />
              </span>
            </span>
            <UntilWhen consent={consent} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Until when a consent holds; marked when it does no longer. */
function UntilWhen({ consent }: { readonly consent: Consent }): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  if (consent.revokedOn)
    return (
      <Tag tone="warn">
        {t('students:one.revoked')} <DateText on={consent.revokedOn} />
      </Tag>
    )
  if (consent.expiresOn < today)
    return (
      <Tag tone="warn">
        {t('students:one.ranOut')} <DateText on={consent.expiresOn} />
      </Tag>
    )
  return (
    <span>
      {t('students:one.until')} <DateText on={consent.expiresOn} />
    </span>
  )
}

function Disclosures({ record: { disclosures } }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('students:one.disclosures')} count={disclosures.length}>
      {disclosures.length === 0 && <p className={classes.nothing}>{t('students:one.noDisclosures')}</p>}
      <ul className={classes.rows}>
        {disclosures.map((disclosure) => (
          <li key={disclosure.id}>
            <span className={classes.words}>
              {disclosure.party}
              <span className={classes.quiet}>
                <DateText on={disclosure.onDay} />
                {disclosure.method && ` · ${t(`vocabulary:sendMethod.${disclosure.method}`)}`} ·{' '}
                {disclosure.what}
              </span>
              {disclosure.exceptionNote && <span>{disclosure.exceptionNote}</span>}
            </span>
            {disclosure.exception && (
              <Tag tone="warn">{t(`vocabulary:disclosureException.${disclosure.exception}`)}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
