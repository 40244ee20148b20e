import type { ReactElement } from 'react'
import type { z } from 'zod'

import { asksForOwn, bringsDay, RecordsRequestDraft, RequesterKind } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { answerByHint } from './answer-by-hint.ts'
import { ConsentingFields, isByConsent } from './consenting-fields.tsx'
import { PeriodFields } from './period-fields.tsx'
import { WhoAsks } from './who-asks.tsx'

/** Writes down that somebody asks for a student's records, with the day by which they are answered. */
export function ReceiveRequest({
  studentId,
  onDone,
  onClose,
}: {
  /** `null` where the student is still to be found. */
  readonly studentId: string | null
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const me = useMe()
  const { owners } = useColleagues()
  const receive = useCommand(api.recordsRequests.receive)
  const form = useRecordForm<z.input<typeof RecordsRequestDraft>, RecordsRequestDraft>(RecordsRequestDraft, {
    defaults: {
      ...(studentId !== null && { studentId }),
      ...{ requester: '', capacity: '', organizationId: null, consentPurpose: null, asksFor: '' },
      ...{ periodFrom: null, periodUntil: null },
      ...{ interest: '', shown: '', receivedOn: today, answerBy: null, ownerId: me.accountId },
    },
    save: async (draft) => {
      const rests = isByConsent(draft.kind)
      const { id } = await receive.run({
        ...draft,
        organizationId: rests ? draft.organizationId : null,
        consentPurpose: rests ? draft.consentPurpose : null,
      })
      void kept.discard()
      onDone(id)
    },
  })
  const kept = useKeptForm(`requests.receive.${studentId ?? ''}`, form)
  const { watch } = form.form
  const [student, setStudent] = useStudentPick(watch('studentId'))
  // Nothing is chosen when the form begins.
  const kind = watch('kind') as RequesterKind | undefined
  const isOwn = kind !== undefined && asksForOwn({ kind })
  return (
    <Dialog
      title={
        studentId !== null && student
          ? t('requests:receiveFor', { name: student.label })
          : t('requests:receiveTitle')
      }
      wide
      onClose={onClose}
    >
      <KeptBox of={form} kept={kept} save={t('requests:receive')} onCancel={onClose}>
        {studentId === null && (
          <PickStudent of={form} name="studentId" picked={student} onPicked={setStudent} />
        )}
        <ChoiceField
          of={form}
          name="kind"
          label={t('requests:fields.kind')}
          choices={RequesterKind.options.map((value) => ({
            value,
            label: t(`requests:kind.${value}`),
            description: t(`requests:kindMeaning.${value}`),
          }))}
          required
        />
        <WhoAsks of={form} studentId={kind === 'parent' ? (watch('studentId') ?? null) : null} />
        <TextArea of={form} name="asksFor" label={t('requests:fields.asksFor')} required />
        <PeriodFields of={form} />
        {kind !== undefined && !isOwn && (
          <TextField
            of={form}
            name="interest"
            label={t('requests:fields.interest')}
            description={t(
              bringsDay({ kind }) ? 'requests:fields.interestNotSaid' : 'requests:fields.interestHint',
            )}
            required={!bringsDay({ kind })}
          />
        )}
        <TextField
          of={form}
          name="shown"
          label={t('requests:fields.shown')}
          description={t('requests:fields.shownHint')}
        />
        {kind !== undefined && isByConsent(kind) && <ConsentingFields of={form} />}
        <FieldRow>
          <DateField of={form} name="receivedOn" label={t('requests:fields.receivedOn')} past required />
          <DateField
            of={form}
            name="answerBy"
            label={t('requests:fields.answerBy')}
            description={t(answerByHint(kind))}
            required={kind !== undefined && bringsDay({ kind })}
          />
        </FieldRow>
        <SelectField of={form} name="ownerId" label={t('requests:fields.owner')} choices={owners} required />
      </KeptBox>
    </Dialog>
  )
}
