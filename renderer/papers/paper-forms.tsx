import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import type { PaperLine, RunningOut } from '#shared/api/consent-requests.ts'
import { casework } from '#shared/api/roles.ts'
import { AskedHow } from '#shared/domain/consent-request.ts'
import type { ConsentDraft } from '#shared/domain/consent.ts'
import { Day, Line, OptionalLine } from '#shared/domain/fields.ts'
import { formToSign } from '#shared/domain/form.ts'
import type { Contact } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { RecordConsent } from '#renderer/consents/record-consent.tsx'
import { FormPreview } from '#renderer/forms/form-preview.tsx'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { CloseForm } from '#renderer/referrals/close-form.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { AskForSignature } from './ask-for-signature.tsx'

interface About {
  readonly paper: PaperLine
  readonly onClose: () => void
}

const reload = () => void refreshEverything()
const targetOf = ({ id, version }: PaperLine) => ({ id, version })

const Reminding = z.object({ on: Day, how: AskedHow })

/** Somebody was reminded of a paper: when, and how. */
export function Remind({ paper, onClose }: About): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const remind = useCommand(api.consentRequests.remind)
  const form = useRecordForm(Reminding, {
    defaults: { on: today },
    save: async (said) => {
      await remind.run({ ...targetOf(paper), ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`papers.remind.${paper.id}`, form)
  return (
    <Dialog title={t('papers:remind.title', { name: paper.studentName })} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <SelectField
          of={form}
          name="how"
          label={t('papers:remind.how')}
          choices={AskedHow.options.map((value) => ({ value, label: t(`vocabulary:askedHow.${value}`) }))}
          required
        />
        <DateField of={form} name="on" label={t('papers:remind.on')} past required />
      </KeptBox>
    </Dialog>
  )
}

const CallingOff = z.object({ words: Line })

/** Nobody needs the paper any longer, and why. */
export function CallOff({ paper, onClose }: About): ReactElement {
  const { t } = useText()
  const callOff = useCommand(api.consentRequests.callOff)
  const form = useRecordForm(CallingOff, {
    defaults: { words: '' },
    save: async (said) => {
      await callOff.run({ ...targetOf(paper), ...said })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`papers.call-off.${paper.id}`, form)
  return (
    <Dialog title={t('papers:callOff.title', { name: paper.studentName })} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        {paper.referralId !== null && <p>{t('papers:callOff.referral')}</p>}
        <TextField of={form} name="words" label={t('papers:callOff.why')} required />
      </KeptBox>
    </Dialog>
  )
}

const Declining = z.object({ by: Line, on: Day, words: OptionalLine })

/** Somebody who may sign says no; where a referral waits, whether it ends with that is asked next. */
export function Decline({ paper, onClose }: About): ReactElement {
  const { t } = useText()
  const decides = useMay(casework)
  const [asksOfReferral, setAsksOfReferral] = useState(false)
  if (asksOfReferral && paper.referralId !== null)
    return <EndReferral referralId={paper.referralId} onClose={onClose} />
  return (
    <Dialog title={t('papers:decline.title', { name: paper.studentName })} onClose={onClose}>
      <DeclineForm
        paper={paper}
        onCancel={onClose}
        onDone={decides && paper.referralId !== null ? () => setAsksOfReferral(true) : onClose}
      />
    </Dialog>
  )
}

function DeclineForm({
  paper,
  onCancel,
  onDone,
}: {
  readonly paper: PaperLine
  readonly onCancel: () => void
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const decline = useCommand(api.consentRequests.decline)
  const form = useRecordForm(Declining, {
    defaults: { by: paper.askedName, on: today, words: '' },
    save: async (said) => {
      await decline.run({ ...targetOf(paper), ...said })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`papers.decline.${paper.id}`, form)
  return (
    <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onCancel} reload={reload}>
      <FieldRow>
        <TextField of={form} name="by" label={t('papers:decline.by')} required />
        <DateField of={form} name="on" label={t('papers:decline.on')} past required />
      </FieldRow>
      <TextField of={form} name="words" label={t('papers:decline.words')} />
    </KeptBox>
  )
}

/** Offers to end the referral that waited for a paper the family does not sign. */
function EndReferral({
  referralId,
  onClose,
}: {
  readonly referralId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const referral = useAnswer(api.referrals.get, { id: referralId })
  return (
    <Dialog title={t('papers:decline.endsReferral')} wide onClose={onClose}>
      <div className={lines.buttons}>
        <p>{t('papers:decline.mayGoOn')}</p>
        <Button variant="default" onClick={onClose}>
          {t('papers:decline.goOn')}
        </Button>
      </div>
      <Answer of={referral}>
        {(found) => <CloseForm referral={found} today={today} onDone={onClose} />}
      </Answer>
    </Dialog>
  )
}

/** Names by id, as they stand beside each other. */
function namesOf({ recipientIds, recipients }: Pick<PaperLine, 'recipientIds' | 'recipients'>) {
  return Object.fromEntries(recipientIds.map((id, at) => [id, recipients[at] ?? '']))
}

/** The form that was asked for, to print it now or once more. */
export function PrintPaper({ paper: { id, kind, studentId }, onClose }: About): ReactElement | null {
  const form = formToSign(kind)
  return form && <FormPreview forms={[form]} studentId={studentId} requestId={id} onClose={onClose} />
}

/** What is known of a paper before it is read: of whom it was asked, in which language, and who interpreted. */
function asAsked(
  { kind, studentId, askedContactId, language }: PaperLine,
  contacts: readonly Contact[],
): Partial<ConsentDraft> {
  const asked = contacts.find(
    ({ id, doNotContact, holdsConsentRights }) =>
      id === askedContactId && holdsConsentRights && !doNotContact,
  )
  const interpreter = knownInterpreter(studentId)
  return {
    kind,
    // It was signed before it came back, and nobody knows the day but the paper.
    signedOn: '',
    ...(asked && { signer: asked.name, signerContactId: asked.id, authority: 'parent' }),
    ...(language !== null && { languageSigned: language }),
    ...(interpreter && { interpreter: interpreter.name }),
  }
}

/** The paper came back: what it says is written down, and ends the waiting where it is the one that was asked for. */
export function RecordPaper({ paper, onClose }: About): ReactElement | null {
  const { today } = useOfficeTime()
  const found = useAnswer(api.students.get, { id: paper.studentId })
  if (!found.data) return null
  const { student, contacts } = found.data
  const organizations = namesOf(paper)
  return (
    <RecordConsent
      record={{ student, contacts, today, organizations }}
      referral={null}
      recipients={organizations}
      begin={asAsked(paper, contacts)}
      onClose={onClose}
    />
  )
}

/** Asks again for what a consent allows that runs out. */
export function AskAgain({
  consent,
  onClose,
}: {
  readonly consent: RunningOut
  readonly onClose: () => void
}): ReactElement | null {
  const { today } = useOfficeTime()
  const found = useAnswer(api.students.get, { id: consent.studentId })
  if (!found.data) return null
  const { student, contacts, notTold } = found.data
  const { kind, recipientIds, signerContactId, languageSigned } = consent
  const signer = contacts.find(({ id, doNotContact }) => id === signerContactId && !doNotContact)
  return (
    <AskForSignature
      record={{ student, contacts, notTold, today, organizations: namesOf(consent) }}
      begin={{ kind, recipientIds, language: languageSigned, ...(signer && { whom: signer.id }) }}
      onClose={onClose}
    />
  )
}
