import { Checkbox, Fieldset, NativeSelect, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'

import { type Interpreter, InterpreterHow, InterpreterRole, isToBeAsked } from '#shared/domain/interpreter.ts'
import { useText } from '#renderer/text.ts'
import { useFirstNameHere } from './first-name-here.ts'
import classes from './packets.module.css'

/** Where whoever interprets is named first, for what leads there. */
export const INTERPRETER_FIELD = 'interpreter-name'

const NOBODY: Interpreter = { name: '', role: null, how: null }

/** Who reads to the family what it signs in words nobody has checked. */
export function InterpreterFields({
  value,
  studentId,
  isBlank = false,
  onChange,
}: {
  readonly value: Interpreter | null
  /** For whose family; `null` where it is for none yet. */
  readonly studentId: string | null
  /** For a blank form, which belongs to no family yet: nobody has to be named here. */
  readonly isBlank?: boolean
  readonly onChange: (interpreter: Interpreter) => void
}): ReactElement {
  const { t } = useText()
  const said = value ?? NOBODY
  const isPerhapsStudent = useFirstNameHere(said.name, studentId)
  const nothing = { value: '', label: t('packets:interpreter.choose') }
  return (
    <Fieldset legend={t('packets:interpreter.title')}>
      <div className={classes.stack}>
        <p className={classes.quiet}>
          {t(isBlank ? 'packets:interpreter.hintBlank' : 'packets:interpreter.hint')}
        </p>
        <TextInput
          id={INTERPRETER_FIELD}
          label={t('packets:interpreter.name')}
          value={said.name}
          maxLength={200}
          autoComplete="off"
          onChange={({ currentTarget }) => onChange({ ...said, name: currentTarget.value, isGrownUp: false })}
        />
        <NativeSelect
          label={t('packets:interpreter.role')}
          value={said.role ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ ...said, role: InterpreterRole.safeParse(currentTarget.value).data ?? null })
          }
          data={[
            nothing,
            ...InterpreterRole.options.map((role) => ({
              value: role,
              label: t(`packets:interpreter.roles.${role}`),
            })),
          ]}
        />
        {(isToBeAsked(said) || isPerhapsStudent) && (
          <Checkbox
            label={t('packets:interpreter.isGrownUp')}
            description={
              isPerhapsStudent
                ? t('packets:interpreter.firstNameHint', { name: said.name.trim() })
                : t('packets:interpreter.isGrownUpHint')
            }
            checked={said.isGrownUp === true}
            onChange={({ currentTarget }) => onChange({ ...said, isGrownUp: currentTarget.checked })}
          />
        )}
        <NativeSelect
          label={t('packets:interpreter.how')}
          value={said.how ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ ...said, how: InterpreterHow.safeParse(currentTarget.value).data ?? null })
          }
          data={[
            nothing,
            ...InterpreterHow.options.map((how) => ({
              value: how,
              label: t(`packets:interpreter.hows.${how}`),
            })),
          ]}
        />
      </div>
    </Fieldset>
  )
}
