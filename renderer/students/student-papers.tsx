import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { casework, officeWork } from '#shared/api/roles.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import type { Case } from '#shared/domain/case.ts'
import { calledOn, type Consent, isOver, lapseOf } from '#shared/domain/consent.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { stillNamed } from '#shared/domain/taking-back.ts'
import { api } from '#renderer/api.ts'
import { Until } from '#renderer/consents/consent-line.tsx'
import { useConsentCommands } from '#renderer/consents/consent-commands.ts'
import { RevokeConsent } from '#renderer/consents/revoke-consent.tsx'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useText } from '#renderer/text.ts'
import { SaidNo } from '#renderer/papers/said-no.tsx'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './students.module.css'

/** What was signed for a student, and the way to take it back while somebody is on the phone. */
export function Consents({
  record: { student, consents, cases },
}: {
  readonly record: StudentRecord
}): ReactElement | null {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const { today } = useOfficeTime()
  const mayRevoke = useMay(officeWork)
  const [revoking, setRevoking] = useState<string | null>(null)
  const revoked = consents.find(({ id }) => id === revoking)
  const nameOf = (consent: Consent, id: string | null) =>
    id === null ? t('consents:box.anyTreating') : (calledOn(consent, id) ?? '')
  const whom = (consent: Consent) =>
    [
      t(`vocabulary:consentKind.${consent.kind}`),
      ...stillNamed(consent).map((id) => nameOf(consent, id)),
    ].join(' · ')
  const mayTakeBack = (consent: Consent) => mayRevoke && consent.revokedOn === null && !isOver(consent, today)
  const caseOf = ({ caseId }: Consent) => cases.find(({ id }) => id === caseId)
  const open = cases.find(({ closedOn }) => closedOn === null)
  useConsentCommands(consents.filter(mayTakeBack), {
    parties: (consent) =>
      stillNamed(consent)
        .map((id) => nameOf(consent, id))
        .join(', '),
    onRecord: open ? () => void navigate({ to: '/cases/$caseId', params: { caseId: open.id } }) : null,
    onRevoke: ({ id }) => setRevoking(id),
  })
  if (consents.length === 0) return <SaidNo studentId={student.id} isFramed />
  return (
    <Section title={t('students:one.consents')} count={consents.length}>
      <SaidNo studentId={student.id} />
      <ul className={classes.rows}>
        {consents.map((consent) => (
          <li key={consent.id}>
            <span className={classes.words}>
              {whom(consent)}
              <span className={lines.quiet}>
                {consent.signer} · <DateText on={consent.signedOn} />
                <CaseOf one={caseOf(consent)} />
              </span>
              {consent.takenBackFor.map(({ recipientId, on, how }) => (
                <span key={recipientId} className={lines.quiet}>
                  {t('consents:box.takenBackFor', {
                    ...{ name: nameOf(consent, recipientId), how },
                    day: shortDay(on, locale, today),
                  })}
                </span>
              ))}
            </span>
            <UntilWhen consent={consent} />
            {mayTakeBack(consent) && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`${t('consents:revoke.action')}: ${whom(consent)}`}
                onClick={() => setRevoking(consent.id)}
              >
                {t('consents:revoke.action')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoked && (
        <RevokeConsent
          consent={revoked}
          papers={consents}
          nameOf={nameOf}
          onClose={() => setRevoking(null)}
        />
      )}
    </Section>
  )
}

/** The case a paper was signed for, where it is worked with. */
function CaseOf({ one }: { readonly one: Case | undefined }): ReactElement | null {
  if (!one) return null
  return (
    <>
      {' · '}
      <Link to="/cases/$caseId" params={{ caseId: one.id }}>
        <Ltr>{one.code}</Ltr>
      </Link>
    </>
  )
}

/** Until when a consent holds; marked when it does no longer. */
function UntilWhen({ consent }: { readonly consent: Consent }): ReactElement {
  const { today } = useOfficeTime()
  const words = <Until consent={consent} today={today} />
  return lapseOf(consent, today) === null ? <span>{words}</span> : <Tag tone="warn">{words}</Tag>
}

/** The forms and other papers that were printed for a student, singly or for many, and where each went. */
export function PrintedPapers({
  record: { forms },
}: {
  readonly record: StudentRecord
}): ReactElement | null {
  const { t } = useText()
  if (forms.length === 0) return null
  return (
    <Section title={t('students:one.papers')} count={forms.length}>
      <ul className={classes.rows} aria-label={t('students:one.papers')}>
        {forms.map(({ id, form, language, printedAt, ending, endedOn, endedNote }) => (
          <li key={id}>
            <span className={classes.words}>
              {t(`forms:names.${form}`)}
              <span className={lines.quiet}>
                <MomentText at={printedAt} /> · {t(`vocabulary:packetLanguage.${language}`)}
              </span>
              {endedNote && <span>{endedNote}</span>}
            </span>
            {ending === null ? (
              <Tag tone="warn">{t('students:one.paperSomewhere')}</Tag>
            ) : (
              <span>
                {t(`vocabulary:pageEnding.${ending}`)}
                {endedOn && (
                  <>
                    , <DateText on={endedOn} />
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What left the school about a student. */
export function Disclosures({
  record: { disclosures, askedInVain, student, contacts },
}: {
  readonly record: StudentRecord
}): ReactElement {
  const { t, locale } = useText()
  const mayPrint = useMay(casework)
  const [prints, setPrints] = useState(false)
  const [language, setLanguage] = useState<PacketLanguage>(familyLanguage({ contacts, student }) ?? locale)
  const [interpreter, setInterpreter] = useState<Interpreter | null>(null)
  const leftOut = disclosures.filter(({ isReport }) => isReport).length
  return (
    <Section
      title={t('students:one.disclosures')}
      count={disclosures.length + askedInVain.length}
      {...(mayPrint && {
        actions: (
          <Button size="compact-sm" variant="subtle" onClick={() => setPrints(true)}>
            {t('disclosures:print')}
          </Button>
        ),
      })}
    >
      {prints && (
        <PrintPreview
          title={t('disclosures:title')}
          preview={api.disclosures.preview}
          print={api.disclosures.print}
          input={{ studentId: student.id, language, interpreter }}
          whenUnchecked={
            <InterpreterFields studentId={student.id} value={interpreter} onChange={setInterpreter} />
          }
          onClose={() => setPrints(false)}
          then={<SayWhere studentId={student.id} forms={['record-of-disclosures']} />}
        >
          <PaperLanguage
            label={t('forms:language')}
            languages={PacketLanguage.options}
            value={language}
            onChange={setLanguage}
          />
          {leftOut > 0 && <Remark tone="warning">{t('disclosures:leftOut', { count: leftOut })}</Remark>}
        </PrintPreview>
      )}
      {disclosures.length + askedInVain.length === 0 && (
        <p className={classes.nothing}>{t('students:one.noDisclosures')}</p>
      )}
      <ul className={classes.rows}>
        {disclosures.map((disclosure) => (
          <li key={disclosure.id}>
            <span className={classes.words}>
              {disclosure.party}
              <span className={lines.quiet}>
                <DateText on={disclosure.onDay} />
                {disclosure.method && ` · ${t(`vocabulary:sendMethod.${disclosure.method}`)}`} ·{' '}
                {disclosure.what}
              </span>
              {disclosure.exceptionNote && <span>{disclosure.exceptionNote}</span>}
            </span>
            {disclosure.isUndelivered && <Tag tone="warn">{t('disclosures:undelivered')}</Tag>}
            {disclosure.isReport && <Tag tone="warn">{t('disclosures:isReport')}</Tag>}
            {disclosure.exception && (
              <Tag tone="warn">{t(`vocabulary:disclosureException.${disclosure.exception}`)}</Tag>
            )}
          </li>
        ))}
        {askedInVain.map(({ requestId, party, interest, receivedOn, endedOn, state }) => (
          <li key={requestId}>
            <span className={classes.words}>
              {party}
              <span className={lines.quiet}>
                <DateText on={receivedOn} /> – <DateText on={endedOn} />
                {interest && ` · ${interest}`}
              </span>
            </span>
            <Tag>{t(`disclosures:asked.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  )
}
