import type { ReactElement } from 'react'
import { z } from 'zod'

import { ConsentPurpose } from '#shared/domain/consent.ts'
import { Day, Id, OptionalLine } from '#shared/domain/fields.ts'
import { asksForOwn, bringsDay } from '#shared/domain/records-request.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { answerByHint } from './answer-by-hint.ts'
import { ConsentingFields, isByConsent } from './consenting-fields.tsx'
import { PeriodFields } from './period-fields.tsx'
import { groundTyped, ProgramFields, ProgramTyped, typedOf } from './program-fields.tsx'

const Change = z.object({
  ownerId: Id,
  answerBy: Day.nullable(),
  shown: OptionalLine,
  periodFrom: Day.nullable(),
  periodUntil: Day.nullable(),
  organizationId: Id.nullable(),
  consentPurpose: ConsentPurpose.nullable(),
  program: ProgramTyped,
})

/** Who sees to a request, by when, and what was seen of whoever asks. */
export function ChangeRequest({
  record: { request, owners, organizationName, documents },
  onClose,
}: {
  readonly record: RequestRecord
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const colleagues = useColleagues()
  const change = useCommand(api.recordsRequests.change)
  const { id, version, kind, ownerId, answerBy, shown, organizationId, consentPurpose, programGround } =
    request
  const { periodFrom, periodUntil } = request
  const form = useRecordForm(Change, {
    defaults: {
      ...{ ownerId, answerBy, shown, periodFrom, periodUntil, organizationId, consentPurpose },
      program: typedOf(programGround),
    },
    save: async ({ program, ...changed }) => {
      await change.run({ id, version, ...changed, programGround: groundTyped(program) })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.change.${id}`, form)
  const isOwn = asksForOwn({ kind })
  const hasProgram = !isOwn && documents.some(({ isChosen, isOfProgram }) => isChosen && isOfProgram)
  return (
    <Dialog title={t('requests:changeTitle')} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <TextField
          of={form}
          name="shown"
          label={t('requests:fields.shown')}
          description={t('requests:fields.shownHint')}
        />
        <PeriodFields of={form} />
        {hasProgram && <ProgramFields of={form} kind={kind} />}
        {(isByConsent(kind) || hasProgram) && (
          <ConsentingFields
            of={form}
            named={organizationId === null ? null : { id: organizationId, label: organizationName ?? '' }}
          />
        )}
        <DateField
          of={form}
          name="answerBy"
          label={t('requests:fields.answerBy')}
          description={t(answerByHint(kind))}
          required={bringsDay({ kind })}
        />
        <SelectField
          of={form}
          name="ownerId"
          label={t('requests:fields.owner')}
          choices={colleagues.owners.filter(({ value }) => owners.includes(value))}
          required
        />
      </KeptBox>
    </Dialog>
  )
}
