import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { NextStep } from '#shared/domain/concern.ts'
import { Id, OptionalWords } from '#shared/domain/fields.ts'
import { CaseAccess } from '#renderer/access/case-access.tsx'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { Postponement, PostponeFields } from '#renderer/postponing.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import type { Choice } from '#renderer/ui/field.ts'
import { ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'

interface Doing {
  readonly record: CaseRecord
  /** It was saved, or given up. */
  readonly onDone: () => void
}

const only = (choices: readonly Choice[], allowed: readonly string[]) =>
  choices.filter(({ value }) => allowed.includes(value))

const reload = () => void refreshEverything()

/** Says who does what next and by when. */
export function PlanForm({ record, onDone }: Doing): ReactElement {
  const { t } = useText()
  const me = useMe()
  const { owners } = useColleagues()
  const { case: one, today, workers } = record
  const setNext = useCommand(api.cases.setNext)
  const form = useRecordForm(NextStep, {
    defaults: { action: '', ownerId: me.accountId, dueOn: useNextSchoolDay(today) },
    save: async (next) => {
      await setNext.run({ id: one.id, version: one.version, next })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('cases:next.savePlan')} onCancel={onDone} reload={reload}>
      <TextField
        of={form}
        name="action"
        label={t('cases:next.action')}
        placeholder={t('concerns:triage.actionExample')}
        required
        autoFocus
      />
      <FieldRow>
        <SelectField of={form} name="ownerId" label={t('cases:next.who')} choices={only(owners, workers)} />
        <DueDayField of={form} name="dueOn" label={t('cases:next.byWhen')} required />
      </FieldRow>
    </FormBox>
  )
}

/** Another day for the case's own next step, and why. */
export function PostponeForm({ record, step, onDone }: Doing & { readonly step: NextStep }): ReactElement {
  const { t } = useText()
  const { case: one, today } = record
  const setNext = useCommand(api.cases.setNext)
  const form = useRecordForm(Postponement, {
    defaults: { dueOn: useNextSchoolDay(today), reason: '' },
    save: async ({ dueOn: until, reason }) => {
      await setNext.run({ id: one.id, version: one.version, next: { ...step, dueOn: until }, reason })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('cases:next.postpone')} onCancel={onDone} reload={reload}>
      <PostponeFields of={form} />
    </FormBox>
  )
}

const HandOver = z.object({ what: z.enum(['step', 'case']), ownerId: Id, note: OptionalWords })

/** Whether the asker may give the case to a colleague: where it is restricted, that says who reads it. */
export function mayGiveCase({ case: { restricted }, openUntil, mayDecideAccess }: CaseRecord): boolean {
  return openUntil === null && (!restricted || mayDecideAccess)
}

/** Gives the next step, or the whole case with it, to a colleague. */
export function HandOverForm({
  record,
  step,
  onDone,
}: Doing & { readonly step: NextStep | null }): ReactElement {
  const { t } = useText()
  const { case: one } = record
  const givesCases = useMay(casework) && mayGiveCase(record)
  const { owners, holders } = useColleagues()
  const setNext = useCommand(api.cases.setNext)
  const handOver = useCommand(api.cases.handOver)
  const choicesFor = {
    step: only(owners, record.workers).filter(({ value }) => value !== step?.ownerId),
    case: only(holders, record.holders).filter(({ value }) => value !== one.ownerId),
  }
  const first: 'step' | 'case' = step ? 'step' : 'case'
  const form = useRecordForm(HandOver, {
    defaults: { what: first, note: '' },
    save: async ({ what, ownerId, note }) => {
      const target = { id: one.id, version: one.version }
      if (what === 'case') await handOver.run({ ...target, ownerId, note })
      else if (step) await setNext.run({ ...target, next: { ...step, ownerId }, reason: note })
      onDone()
    },
  })
  const { watch, resetField } = form.form
  const what = watch('what')
  const ownerId = watch('ownerId')
  const choices = choicesFor[what]
  const cannotTake = Boolean(ownerId) && choices.every(({ value }) => value !== ownerId)
  useEffect(() => {
    if (cannotTake) resetField('ownerId')
  }, [cannotTake, resetField])

  const possible = [...(step ? choicesFor.step : []), ...(givesCases ? choicesFor.case : [])]
  if (possible.length === 0) return <NobodyToTake record={record} />
  return (
    <FormBox
      of={form}
      save={choices.length > 0 ? t('cases:next.handOver') : null}
      onCancel={onDone}
      reload={reload}
    >
      {step && givesCases && (
        <ChoiceField
          of={form}
          name="what"
          label={t('cases:handOver.what')}
          choices={[
            { value: 'step', label: t('cases:handOver.step') },
            { value: 'case', label: t('cases:handOver.case') },
          ]}
        />
      )}
      {choices.length > 0 ? (
        <SelectField of={form} name="ownerId" label={t('cases:handOver.to')} choices={choices} required />
      ) : (
        <NobodyToTake record={record} />
      )}
      {choices.length > 0 && (
        <TextArea
          of={form}
          name="note"
          label={t('cases:handOver.note')}
          description={t('cases:handOver.noteHint')}
          lines={2}
        />
      )}
    </FormBox>
  )
}

/** Why nobody is offered, and where whoever holds the case names somebody. */
function NobodyToTake({ record }: Pick<Doing, 'record'>): ReactElement {
  const { t } = useText()
  const me = useMe()
  const { owners } = useColleagues()
  const [naming, setNaming] = useState(false)
  const othersRead = record.workers.some((id) => id !== me.accountId)
  if (othersRead) return <p>{t('cases:handOver.nobodyHolds')}</p>
  if (owners.every(({ value }) => value === me.accountId)) return <p>{t('cases:handOver.nobody')}</p>
  return (
    <>
      <Remark
        action={
          record.mayDecideAccess && (
            <Button size="xs" variant="default" onClick={() => setNaming(true)}>
              {t('access:case.title')}
            </Button>
          )
        }
      >
        {t('cases:handOver.nobodyReads')}
      </Remark>
      {naming && <CaseAccess record={record} onClose={() => setNaming(false)} />}
    </>
  )
}
