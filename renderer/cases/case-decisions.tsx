import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { isOpenOn } from '#shared/domain/case-task.ts'
import { Words } from '#shared/domain/fields.ts'
import { isOpen } from '#shared/domain/referral-road.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { StepDoneBox, useStepQuestion } from './step-done.tsx'
import classes from './cases.module.css'

interface Doing {
  readonly record: CaseRecord
  readonly onDone: () => void
}

const reload = () => void refreshEverything()

const Closing = z.object({ note: Words })

/** Ends the episode, with what should be read by whoever opens the next one. */
export function CloseCase({ record, onDone }: Doing): ReactElement {
  const { t } = useText()
  const { id, version } = record.case
  const open = record.referrals.filter(({ state }) => isOpen(state))
  const steps = record.tasks.filter((task) => isOpenOn(task, record.today)).length
  const close = useCommand(api.cases.close)
  const question = useStepQuestion(record)
  const form = useRecordForm(Closing, {
    defaults: { note: '' },
    save: async ({ note }) => {
      await close.run({ id, version, note, stepDone: question.done?.words ?? '' })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`cases.close.${id}`, form)
  if (open.length > 0)
    return (
      <Remark
        tone="warning"
        title={t('cases:errors.openReferral')}
        action={
          <Button size="xs" variant="default" onClick={onDone}>
            {t('common:actions.notNow')}
          </Button>
        }
      >
        {open.map(({ id: referralId, destination }) => (
          <p key={referralId} className={classes.roomy}>
            <Link to="/referrals/$referralId" params={{ referralId }}>
              {destination}
            </Link>
          </p>
        ))}
      </Remark>
    )
  return (
    <FormBox of={form} save={t('cases:close.save')} onCancel={onDone} reload={reload}>
      <Restored kept={kept} />
      <TextArea
        of={form}
        name="note"
        label={t('cases:close.note')}
        description={t('cases:close.hint')}
        lines={3}
        required
        autoFocus
      />
      <StepDoneBox of={question} record={record} closing />
      {steps > 0 && <p>{t('cases:close.tasksOpen', { count: steps })}</p>}
    </FormBox>
  )
}
