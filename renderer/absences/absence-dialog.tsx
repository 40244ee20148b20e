import type { ReactElement } from 'react'
import { z } from 'zod'

import { AbsenceDraft, type Presence } from '#shared/domain/absence.ts'
import { Day, Id, OptionalLine } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { CoverWords } from './cover-words.tsx'

/** An absence as it is typed: one day needs no last one. */
const AbsenceWish = z
  .object({
    accountId: Id,
    startsOn: Day,
    endsOn: Day.nullable(),
    coverId: Id.nullable(),
    note: OptionalLine,
  })
  .transform((wish) => ({ ...wish, endsOn: wish.endsOn ?? wish.startsOn }))
  .pipe(AbsenceDraft)

/** Enters that somebody is away, and says at once who covers. */
export function AbsenceDialog({
  presence,
  known,
  onClose,
}: {
  readonly presence: Presence
  /** Whose absence it is and when, where that is known already. */
  readonly known?: Pick<AbsenceDraft, 'accountId' | 'startsOn' | 'endsOn'>
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const { owners } = useColleagues()
  const add = useCommand(api.absences.add)
  const form = useRecordForm(AbsenceWish, {
    defaults: { startsOn: today, endsOn: null, coverId: null, note: '', ...known },
    save: async (draft) => {
      await add.run(draft)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(known ? `absences.new.${known.accountId}` : 'absences.new', form)
  const wish = AbsenceWish.safeParse(form.form.watch()).data
  const accountId = form.form.watch('accountId')
  return (
    <Dialog title={t('absences:list.add')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('absences:draft.save')} onCancel={onClose}>
        <SelectField of={form} name="accountId" label={t('absences:draft.who')} choices={owners} required />
        <FieldRow>
          <DateField of={form} name="startsOn" label={t('absences:draft.startsOn')} empty="text" required />
          <DateField
            of={form}
            name="endsOn"
            label={t('absences:draft.endsOn')}
            description={t('absences:draft.endsOnHint')}
          />
        </FieldRow>
        <SelectField
          of={form}
          name="coverId"
          label={t('absences:draft.cover')}
          choices={owners.filter(({ value }) => value !== accountId)}
          nothing={t('absences:draft.noCover')}
        />
        <p role="status">
          {wish && (
            <CoverWords of={wish} presence={{ ...presence, absences: [wish, ...presence.absences] }} />
          )}
        </p>
        <TextField
          of={form}
          name="note"
          label={t('absences:draft.note')}
          description={t('absences:draft.noteHint')}
        />
      </KeptBox>
    </Dialog>
  )
}
