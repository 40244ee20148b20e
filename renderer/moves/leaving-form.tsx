import type { ReactElement } from 'react'
import { z } from 'zod'

import type { MoveRecord } from '#shared/api/moves.ts'
import { Day, Id, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { type Leaving, LeavingHow, ReferralFate } from '#shared/domain/moving.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { CannotWait } from './cannot-wait.tsx'
import classes from './moves.module.css'

const Draft = z
  .object({
    how: LeavingHow,
    leftOn: Day,
    toSchool: OptionalLine,
    /** By referral. */
    fates: z.record(z.string(), ReferralFate),
    caseFate: z.enum(['close', 'keep']).nullable(),
    ownerId: Id.nullable(),
    note: OptionalWords,
  })
  .check((context) => {
    const { fates, caseFate, ownerId } = context.value
    const refuse = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: context.value })
    const isFollowed = Object.values(fates).includes('followed')
    if (caseFate === 'close' && isFollowed) refuse('caseFate', 'moves:errors.stillFollowed')
    if (caseFate === 'keep' && ownerId === null) refuse('ownerId', 'common:fields.required')
  })
type Draft = z.infer<typeof Draft>

function leavingOf({ student, open: { openCase, referrals } }: MoveRecord, draft: Draft): Leaving {
  const { how, leftOn, toSchool, fates, caseFate, ownerId, note } = draft
  const target = openCase && { id: openCase.id, version: openCase.version, note }
  return {
    ...{ studentId: student.id, version: student.version, how, leftOn, toSchool },
    referrals: referrals.map(({ id, version }) => ({ id, version, fate: fates[id] ?? 'ends' })),
    openCase:
      target &&
      (caseFate === 'keep'
        ? { fate: 'keep', ...target, ownerId: ownerId ?? openCase.ownerId }
        : { fate: 'close', ...target }),
  }
}

/** That the student left, and what becomes of each thing that is open. */
export function LeavingForm({
  record,
  onCancel,
}: {
  readonly record: MoveRecord
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const leave = useCommand(api.moves.leave)
  const { student, open, holders, people } = record
  const { openCase, referrals } = open
  const form = useRecordForm<z.input<typeof Draft>, Draft>(Draft, {
    defaults: {
      ...{ leftOn: student.leftOn ?? today, toSchool: '', note: '' },
      fates: Object.fromEntries(referrals.map(({ id }) => [id, undefined])),
      ...(!openCase && { caseFate: null }),
      ownerId: openCase?.ownerId ?? null,
    },
    save: async (draft) => {
      await leave.run(leavingOf(record, draft))
      void kept.discard()
    },
  })
  const kept = useKeptForm(`moves.leaving.${student.id}`, form)
  const caseFate = form.form.watch('caseFate')
  return (
    <Section title={t('moves:open')}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('moves:save')}
        onCancel={onCancel}
        reload={() => void refreshEverything()}
      >
        <ChoiceField
          of={form}
          name="how"
          label={t('moves:fields.how')}
          choices={LeavingHow.options.map((value) => ({ value, label: t(`moves:how.${value}`) }))}
          required
        />
        <FieldRow>
          <DateField of={form} name="leftOn" label={t('moves:fields.leftOn')} past required />
          <TextField
            of={form}
            name="toSchool"
            label={t('moves:fields.toSchool')}
            description={t('moves:fields.toSchoolHint')}
          />
        </FieldRow>
        {referrals.length > 0 && (
          <FieldGroup legend={t('moves:referrals')}>
            <p className={classes.quiet}>{t('moves:referralsHint')}</p>
            {referrals.map(({ id, destination, serviceName }) => (
              <ChoiceField
                key={id}
                of={form}
                name={`fates.${id}`}
                label={[destination, serviceName].filter(Boolean).join(' · ')}
                choices={ReferralFate.options.map((value) => ({ value, label: t(`moves:fate.${value}`) }))}
                required
              />
            ))}
          </FieldGroup>
        )}
        {openCase ? (
          <>
            <ChoiceField
              of={form}
              name="caseFate"
              label={`${t('moves:fields.case')} ${openCase.code}`}
              choices={(['close', 'keep'] as const).map((value) => ({
                value,
                label: t(`moves:case.${value}`),
              }))}
              required
            />
            {caseFate === 'close' && <CannotWait record={record} caseId={openCase.id} />}
            {caseFate === 'keep' && (
              <SelectField
                of={form}
                name="ownerId"
                label={t('moves:fields.owner')}
                choices={holders.map((id) => ({ value: id, label: people[id] ?? '' }))}
                required
              />
            )}
            <TextArea of={form} name="note" label={t('moves:fields.note')} />
          </>
        ) : (
          <p className={classes.quiet}>{t('moves:noCase')}</p>
        )}
      </KeptBox>
    </Section>
  )
}
