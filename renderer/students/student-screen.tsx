import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import type { BriefContact } from '#shared/domain/concern.ts'
import { schoolName } from '#shared/domain/student.ts'
import { AmendmentsBox } from '#renderer/amendments/amendments-box.tsx'
import { SomethingKept } from '#renderer/access/break-glass.tsx'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { KeepingBox } from '#renderer/retention/keeping-box.tsx'
import { StudentRequests } from '#renderer/requests/student-requests.tsx'
import { OnlyForMe } from '#renderer/sealed-notes/only-for-me.tsx'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { ComingToSchool } from './coming-to-school.tsx'
import { SIGNERS, useMending } from '#renderer/quality/mending.ts'
import { ContactForm } from './contact-form.tsx'
import { Contacts } from './contacts.tsx'
import { AtAGlance, Background } from './student-facts.tsx'
import { StudentForm } from './student-form.tsx'
import { Consents, Disclosures, PrintedPapers } from './student-papers.tsx'
import { TellingParents } from './telling-parents.tsx'
import lines from '#renderer/ui/lines.module.css'
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
  const { mend, part, done, stay } = useMending()
  const isOfContacts = part !== undefined || mend === SIGNERS
  const isOwner = useMay(ownerOnly)
  const doesCasework = useMay(casework)
  const me = useMe()
  const answersForIt = isOwner || record.cases.some(({ ownerId }) => ownerId === me.accountId)
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
          {mend && isOfContacts && (
            <MendContact record={record} contactId={part} field={mend} onDone={done} onStay={stay} />
          )}
          <Consents record={record} />
          <OnlyForMe studentId={student.id} cases={record.cases} />
          <Background student={student} />
          <KeepingBox record={record} />
        </>
      }
    >
      {editing && <StudentForm student={student} onClose={() => setEditing(false)} />}
      {mend && !isOfContacts && <StudentForm student={student} field={mend} onClose={stay} onSaved={done} />}
      {record.isSomethingKept && <SomethingKept studentId={student.id} />}
      <Cases record={record} />
      <Concerns record={record} />
      <BriefContacts contacts={record.briefContacts} />
      <ComingToSchool studentId={student.id} />
      <StudentRequests studentId={student.id} />
      {doesCasework && <AmendmentsBox studentId={student.id} />}
      <TellingParents record={record} />
      <PrintedPapers record={record} />
      <Disclosures record={record} />
      {doesCasework && (
        <p>
          <Link to="/students/$studentId/leaving" params={{ studentId: student.id }}>
            {t('moves:open')}
          </Link>
        </p>
      )}
      {answersForIt && (
        <p>
          <Link to="/audit" search={{ studentId: student.id }}>
            {t('audit:ofStudent')}
          </Link>
        </p>
      )}
    </Page>
  )
}

/** The contact somebody came for; where none may sign, the only one there is, or a new one. */
function MendContact({
  record: { student, contacts },
  contactId,
  field,
  onDone,
  onStay,
}: {
  readonly record: StudentRecord
  readonly contactId: string | undefined
  readonly field: string
  readonly onDone: () => void
  readonly onStay: () => void
}): ReactElement | null {
  const possible = contacts.filter(({ doNotContact }) => !doNotContact)
  const contact = contacts.find(({ id }) => id === contactId) ?? possible[0]
  if (field === SIGNERS && possible.length > 1) return null
  return (
    <ContactForm
      studentId={student.id}
      contact={contact ?? null}
      field={field === SIGNERS ? (contact ? 'holdsConsentRights' : undefined) : field}
      onClose={onStay}
      onSaved={onDone}
    />
  )
}

function Cases({ record: { cases, isSomethingKept } }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('students:one.cases')} count={cases.length}>
      {cases.length === 0 && (
        <p className={classes.nothing}>
          {t(isSomethingKept ? 'students:one.noCasesSeen' : 'students:one.noCases')}
        </p>
      )}
      <ul className={classes.rows}>
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.id }}>
              <Ltr>{one.code}</Ltr>
            </Link>
            <span className={classes.words}>
              <span className={lines.quiet}>
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

function Concerns({
  record: { concerns, isSomethingKept },
}: {
  readonly record: StudentRecord
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('concerns:list.title')} count={concerns.length}>
      {concerns.length === 0 && (
        <p className={classes.nothing}>
          {t(isSomethingKept ? 'students:one.noConcernsSeen' : 'students:one.noConcerns')}
        </p>
      )}
      <ul className={classes.rows}>
        {concerns.map((concern) => (
          <li key={concern.id}>
            <span className={classes.words}>
              <Link to="/concerns/$concernId" params={{ concernId: concern.id }}>
                {concern.words}
              </Link>
              <span className={lines.quiet}>
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
              <span className={lines.quiet}>
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
