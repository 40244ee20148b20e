import { NativeSelect, TextInput } from '@mantine/core'
import { type ReactElement, useId, useState } from 'react'

import { DUE_UNITS, DueRule } from '#shared/domain/due.ts'
import { type Say, useText } from '#renderer/text.ts'
import { type EditorField, useProblemsAt } from './editor-fields.tsx'
import classes from './editor.module.css'
import { targetWords } from './protocol-words.ts'

/** An amount and what it is counted in, with the sentence the two make. */
export function TargetField({
  path,
  label,
  value,
  onChange,
  say = targetWords,
}: EditorField<DueRule> & { readonly say?: (rule: DueRule, t: Say) => string }): ReactElement {
  const { t } = useText()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const { error, doubt } = useProblemsAt(path)
  const parse = (text: string) =>
    DueRule.shape.amount.safeParse(/^\d+$/.test(text.trim()) ? Number(text) : undefined)
  const refusal = typed !== null && !parse(typed).success ? t('protocol:edit.notANumber') : null
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={classes.legend}>
        {label}
      </span>
      <div className={classes.target}>
        <TextInput
          name={path}
          aria-label={t('protocol:edit.amount')}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          className={classes.amount ?? ''}
          value={typed ?? String(value.amount)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            const { success, data } = parse(text)
            if (success) onChange({ ...value, amount: data })
          }}
          onBlur={() => setTyped(null)}
          error={Boolean(refusal ?? error)}
        />
        <NativeSelect
          aria-label={t('protocol:edit.unit')}
          value={value.unit}
          onChange={(event) =>
            onChange({ ...value, unit: DueRule.shape.unit.parse(event.currentTarget.value) })
          }
          data={DUE_UNITS.map((unit) => ({ value: unit, label: t(`protocol:unit.${unit}`) }))}
        />
        <span className={classes.sentence}>{say(value, t)}</span>
      </div>
      {(refusal ?? error) && <p className={classes.error}>{refusal ?? error}</p>}
      {doubt}
    </div>
  )
}
