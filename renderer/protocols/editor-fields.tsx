import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import { Line, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { MOST_LINES } from '#shared/domain/protocol.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useText } from '#renderer/text.ts'
import type { Choice } from '#renderer/ui/field.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useEditor } from './editor-context.ts'
import classes from './editor.module.css'

/** What every field of the editor takes: where its value stands in the document, and the words around it. */
export interface EditorField<Value> {
  readonly path: string
  readonly label: string
  readonly description?: ReactNode
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** What keeps a field from being published, as the kit takes it, and what is only worth a look. */
export function useProblemsAt(path: string): { readonly error: string | null; readonly doubt: ReactNode } {
  const { t } = useText()
  const { problems } = useEditor()
  const here = problems.filter((problem) => problem.path === path)
  const say = (blocks: boolean) =>
    here
      .filter((problem) => problem.blocks === blocks)
      .map(({ message, values }) => t(message, values))
      .join(' ')
  const doubt = say(false)
  return {
    error: say(true) || null,
    doubt: doubt && (
      <p className={classes.doubt}>
        <Icon name="warning" size="1rem" /> {doubt}
      </p>
    ),
  }
}

/** What is typed while it cannot be kept: the document holds what was there until then. */
function useTyped(schema: typeof Line, { value, onChange }: Pick<EditorField<string>, 'value' | 'onChange'>) {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const refused = typed === null ? undefined : schema.safeParse(typed).error?.issues[0]
  return {
    shown: typed ?? value,
    refusal: refused
      ? t(refused.message as MessageKey, 'maximum' in refused ? { maximum: Number(refused.maximum) } : {})
      : null,
    type: (text: string) => {
      setTyped(text)
      const { success, data } = schema.safeParse(text)
      if (success) onChange(data)
    },
    leave: () => setTyped(null),
  }
}

/** One line; with `required` what is there stays until something else is. */
export function LineField({
  required = false,
  placeholder,
  dir,
  ...field
}: EditorField<string> & {
  readonly required?: boolean
  readonly placeholder?: string
  readonly dir?: 'ltr'
}): ReactElement {
  const { path, label, description } = field
  const { shown, refusal, type, leave } = useTyped(required ? Line : OptionalLine, field)
  const { error, doubt } = useProblemsAt(path)
  return (
    <div>
      <TextInput
        name={path}
        label={label}
        autoComplete="off"
        required={required}
        {...(description !== undefined && { description })}
        {...(placeholder !== undefined && { placeholder })}
        {...(dir && { dir })}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        error={refusal ?? error}
      />
      {doubt}
    </div>
  )
}

/** Several lines; grows with what is typed. */
export function WordsField({
  lines = 2,
  ...field
}: EditorField<string> & { readonly lines?: number }): ReactElement {
  const { path, label, description } = field
  const { shown, refusal, type, leave } = useTyped(OptionalWords, field)
  const { error, doubt } = useProblemsAt(path)
  return (
    <div>
      <Textarea
        name={path}
        label={label}
        minRows={lines}
        maxRows={24}
        {...(description !== undefined && { description })}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        error={refusal ?? error}
      />
      {doubt}
    </div>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A list of short texts, one on each line. */
export function LinesField({
  path,
  label,
  description,
  value,
  onChange,
}: EditorField<readonly string[]>): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const refusal = (text: string): string | null => {
    const found = linesOf(text)
    if (found.length > MOST_LINES) return t('protocol:edit.tooManyLines', { maximum: MOST_LINES })
    const long = found.findIndex((line) => !Line.safeParse(line).success)
    return long < 0 ? null : t('protocol:edit.lineTooLong', { number: long + 1 })
  }
  return (
    <Textarea
      name={path}
      label={label}
      minRows={2}
      maxRows={24}
      description={description ?? t('protocol:edit.onePerLine')}
      value={typed ?? value.join('\n')}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        if (refusal(text) === null) onChange(linesOf(text))
      }}
      onBlur={() => setTyped(null)}
      error={typed === null ? null : refusal(typed)}
    />
  )
}

/** One of a list; a value that is gone from it is shown as what it is, and never taken for another. */
export function ChoiceOf<Value extends string>({
  path,
  label,
  description,
  value,
  choices,
  gone,
  onChange,
}: EditorField<Value> & {
  readonly choices: readonly Choice<Value>[]
  /** What is said in the place of a value the list does not hold. */
  readonly gone?: string
}): ReactElement {
  const { error, doubt } = useProblemsAt(path)
  const isStray = !choices.some((choice) => choice.value === value)
  return (
    <div>
      <NativeSelect
        name={path}
        label={label}
        {...(description !== undefined && { description })}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
        error={error}
      >
        {isStray && <option value={value}>{gone}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </NativeSelect>
      {doubt}
    </div>
  )
}
