import { type ReactElement, useEffect } from 'react'

import { possibleEndings } from '#shared/domain/referral-road.ts'
import { asksForBarriers, Ending, POSSIBLE_ENDINGS } from '#shared/domain/referral-ending.ts'
import { ClosedState, EndedBy, EndReason, Outcome } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useOffered } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { CheckField, CheckList, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { settledBy } from './closing.ts'
import { type Doing, reload, Step, StepFields, targetOf } from './step.tsx'

const Closing = Step.omit({ remark: true }).extend({ ending: Ending })

/** Ends a referral: who ended it, why, what stood in the way, and what changed for the student. */
export function CloseForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const close = useCommand(api.referrals.close)
  const endings = possibleEndings(referral.state)
  const form = useRecordForm(Closing, {
    defaults: {
      effectiveOn: today,
      // How it ended, and how anybody knows, is for somebody to say; nothing is proposed before.
      ending: { barriers: [], noBarrier: false, note: '' },
    },
    save: async (closing) => {
      await close.run({ ...targetOf(referral), ...closing, remark: '' })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`referrals.close.${referral.id}`, form)
  const { watch, setValue, resetField, getFieldState, getValues } = form.form
  const state = ClosedState.safeParse(watch('ending.state')).data
  const possible = state ? POSSIBLE_ENDINGS[state] : { endedBy: EndedBy.options, reasons: EndReason.options }

  useEffect(() => {
    if (!state || kept.restored) return
    const settled = settledBy(state)
    const settle = (field: 'endedBy' | 'reason', choices: readonly string[]) => {
      const name = `ending.${field}` as const
      if (getFieldState(name).isTouched && choices.includes(getValues(name))) return
      if (settled[field]) setValue(name, settled[field])
      else resetField(name)
    }
    settle('endedBy', possible.endedBy)
    settle('reason', possible.reasons)
    // When another ending is chosen; what somebody chose by hand stays where it fits.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state])

  const barriers = useOffered('barriers', { chosen: watch('ending.barriers') })
  const asksForNone = state !== undefined && asksForBarriers(state) && watch('ending.barriers').length === 0
  return (
    <FormBox of={form} save={t('referrals:close.save')} onCancel={onDone} reload={reload}>
      <Restored kept={kept} />
      <SelectField
        of={form}
        name="ending.state"
        label={t('referrals:close.how')}
        required
        choices={endings.map((value) => ({ value, label: t(`referrals:ending.${value}`) }))}
      />
      <FieldRow>
        <SelectField
          of={form}
          name="ending.endedBy"
          label={t('referrals:close.who')}
          required
          choices={possible.endedBy.map((value) => ({ value, label: t(`vocabulary:endedBy.${value}`) }))}
        />
        <SelectField
          of={form}
          name="ending.reason"
          label={t('referrals:close.why')}
          required
          choices={possible.reasons.map((value) => ({ value, label: t(`vocabulary:endReason.${value}`) }))}
        />
      </FieldRow>
      <CheckList
        of={form}
        name="ending.barriers"
        label={t('referrals:close.barriers')}
        description={t('referrals:close.barriersHint')}
        choices={barriers}
      />
      {asksForNone && <CheckField of={form} name="ending.noBarrier" label={t('referrals:close.noBarrier')} />}
      <SelectField
        of={form}
        name="ending.outcome"
        label={t('referrals:close.outcome')}
        required
        choices={Outcome.options.map((value) => ({ value, label: t(`vocabulary:outcome.${value}`) }))}
      />
      <TextArea of={form} name="ending.note" label={t('referrals:fields.remark')} lines={2} />
      <StepFields of={form} remark={null} />
    </FormBox>
  )
}
