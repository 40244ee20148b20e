import type { ReactElement, ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'

import { type KeptForm, Restored } from '#renderer/kept-form.tsx'
import { refreshEverything } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { FormBox, FieldRow, type RecordForm } from '#renderer/ui/form.tsx'
import { KeyButton } from '#renderer/ui/key-button.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { useEnter, useNumber } from './choices.tsx'
import type { Step } from './use-writing.ts'
import { WhenFields } from './when-fields.tsx'
import classes from './walk.module.css'

/** What writes a step down, besides Ctrl+S: a key that stands in its button. */
const KEYS = { enter: 'Enter', one: '1' } as const

/** Enter writes down what was typed or chosen. */
function EnterSaves({ save }: { readonly save: () => void }): null {
  useEnter(save)
  return null
}

/** Where nothing need be typed, Enter pressed on the way says nothing: only the number does. */
function OneSaves({ save }: { readonly save: () => void }): null {
  useNumber(1, save)
  return null
}

/** The form of one step: few fields, one key writes it down, Esc goes back, and what was typed is kept. */
export function StepForm<Values extends FieldValues, Output>({
  of: form,
  kept,
  step,
  save,
  by = 'enter',
  onBack,
  ways,
  last,
  children,
}: {
  readonly of: RecordForm<Values, Output>
  readonly kept: KeptForm
  readonly step: Pick<Step, 'view' | 'entry'>
  readonly save: string
  readonly by?: keyof typeof KEYS
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
  const submit = () => void form.submit()
  useShortcut('Escape', back, { whileTyping: true, enabled: onBack !== undefined })
  return (
    <div className={classes.form}>
      <Restored kept={kept} />
      {by === 'enter' ? <EnterSaves save={submit} /> : <OneSaves save={submit} />}
      <FormBox
        of={form}
        save={step.entry ? t('crises:walk.correctSave') : save}
        reload={() => void refreshEverything()}
        keys={KEYS[by]}
        extra={
          <>
            {ways}
            {onBack && (
              <KeyButton variant="subtle" color="gray" size="md" keys="Esc" onClick={back}>
                {t('crises:walk.back')}
              </KeyButton>
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
