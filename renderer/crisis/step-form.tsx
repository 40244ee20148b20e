import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'

import { type KeptForm, Restored } from '#renderer/kept-form.tsx'
import { refreshEverything } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { FormBox, FieldRow, type RecordForm } from '#renderer/ui/form.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { useEnter } from './choices.tsx'
import type { Step } from './use-writing.ts'
import { WhenFields } from './when-fields.tsx'
import classes from './walk.module.css'

/** The form of one step: few fields, Enter writes it down, Esc goes back, and what was typed is kept. */
export function StepForm<Values extends FieldValues, Output>({
  of: form,
  kept,
  step,
  save,
  onBack,
  ways,
  last,
  children,
}: {
  readonly of: RecordForm<Values, Output>
  readonly kept: KeptForm
  readonly step: Pick<Step, 'view' | 'entry'>
  readonly save: string
  /** Back to where the step begins; the form that begins it has no way back. */
  readonly onBack?: (() => void) | undefined
  /** Other ways through the step. */
  readonly ways?: ReactNode
  /** The field beside the time. */
  readonly last?: ReactNode
  readonly children?: ReactNode
}): ReactElement {
  const { t } = useText()
  // What was typed stays for whoever comes here again.
  const back = () => onBack?.()
  useEnter(() => void form.submit())
  useShortcut('Escape', back, { whileTyping: true, enabled: onBack !== undefined })
  return (
    <div className={classes.form}>
      <Restored kept={kept} />
      <FormBox
        of={form}
        save={step.entry ? t('crises:walk.correctSave') : save}
        reload={() => void refreshEverything()}
        remark={t('crises:walk.enter')}
        extra={
          <>
            {ways}
            {onBack && (
              <Button
                variant="subtle"
                color="gray"
                size="md"
                aria-keyshortcuts="Escape"
                rightSection={<Shortcut keys="Esc" />}
                onClick={back}
              >
                {t('crises:walk.back')}
              </Button>
            )}
          </>
        }
      >
        {children}
        <FieldRow>
          {last}
          <WhenFields of={form} view={step.view} />
        </FieldRow>
      </FormBox>
    </div>
  )
}
