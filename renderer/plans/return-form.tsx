import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { stillFor } from '#shared/domain/consent.ts'
import { Day } from '#shared/domain/fields.ts'
import { allowsTalking, ReturnPlanDraft } from '#shared/domain/return-plan.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { planKey } from './planning.ts'

/** As it is typed: days nobody filled in are left out when it is saved. */
const Draft = ReturnPlanDraft.omit({ caseId: true }).extend({ checkIns: z.array(Day.nullable()) })

const FEWEST_DAYS = 4

const EMPTY = {
  meetingOn: null,
  meetingWith: '',
  atDoor: '',
  eased: '',
  easedUntil: null,
  goesTo: '',
  teachersTold: '',
  providerContact: '',
  consentId: null,
}

/** How a student comes back; a revision begins with what the one before said. */
export function ReturnForm({
  record,
  onDone,
  onSaved,
}: {
  readonly record: CaseRecord
  readonly onDone: () => void
  readonly onSaved: () => void
}): ReactElement {
  const { t } = useText()
  const { case: one, consents, organizations, returnPlans } = record
  const [before] = returnPlans
  const days = before?.checkIns ?? []
  const fields = Math.max(FEWEST_DAYS, days.length + 1)
  const write = useCommand(api.returnPlans.write)
  const form = useRecordForm(Draft, {
    defaults: {
      ...(before ? Draft.omit({ checkIns: true }).parse(before) : EMPTY),
      checkIns: Array.from({ length: fields }, (_, at) => days[at] ?? null),
    },
    save: async ({ checkIns, ...plan }) => {
      const chosen = checkIns.filter((on) => on !== null)
      await write.run({ ...plan, checkIns: chosen, caseId: one.id, after: returnPlans.length })
      void kept.discard()
      onDone()
      onSaved()
    },
  })
  const kept = useKeptForm(planKey(one.id, 'return'), form)
  const standing = consents
    .filter((consent) => allowsTalking(consent, record))
    .filter(({ caseId }) => caseId === null || caseId === one.id)
    .map((consent) => stillFor(consent, record.today))
    .map(({ id, recipientIds, purpose }) => ({
      value: id,
      label: [...recipientIds.flatMap((recipient) => organizations[recipient] ?? []), purpose].join(' · '),
    }))
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('plans:return.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <p>{t('plans:return.hint')}</p>
      <FieldRow>
        <DueDayField of={form} name="backOn" mayBeOver label={t('plans:return.backOn')} required autoFocus />
        <DueDayField of={form} name="meetingOn" mayBeOver label={t('plans:return.meetingOn')} />
      </FieldRow>
      <TextField of={form} name="meetingWith" label={t('plans:return.meetingWith')} />
      <TextField of={form} name="atDoor" label={t('plans:return.atDoor')} required />
      <TextField of={form} name="goesTo" label={t('plans:return.goesTo')} required />
      <TextArea of={form} name="eased" label={t('plans:return.eased')} lines={2} />
      <DueDayField of={form} name="easedUntil" mayBeOver label={t('plans:return.easedUntil')} />
      <TextArea
        of={form}
        name="teachersTold"
        label={t('plans:return.teachersTold')}
        description={t('plans:return.teachersHint')}
        lines={2}
      />
      {standing.length === 0 ? (
        <p>{t('plans:return.noConsents')}</p>
      ) : (
        <FieldRow>
          <TextField
            of={form}
            name="providerContact"
            label={t('plans:return.providerContact')}
            description={t('plans:return.providerContactHint')}
          />
          <SelectField
            of={form}
            name="consentId"
            label={t('plans:return.consent')}
            nothing={t('plans:return.none')}
            choices={standing}
          />
        </FieldRow>
      )}
      <FieldGroup legend={t('plans:return.checkIns')}>
        <p>{t('plans:return.checkInsHint')}</p>
        <FieldRow>
          {Array.from({ length: fields }, (_, at) => (
            <DueDayField
              key={at}
              of={form}
              mayBeOver
              name={`checkIns.${at}`}
              label={t('plans:return.checkIn', { number: at + 1 })}
            />
          ))}
        </FieldRow>
      </FieldGroup>
    </KeptBox>
  )
}
