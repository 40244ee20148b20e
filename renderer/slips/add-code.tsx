import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react'

import { readSlipCode, slipCode } from '#shared/domain/slip.ts'
import { useText } from '#renderer/text.ts'
import type { TypedPaper } from './pile-form.ts'
import { useSlipDoor } from './slip-door-store.ts'
import classes from './slips.module.css'

/** A code as it is printed, however it was typed, so that the same paper is known again. */
function asPrinted(typed: string): string {
  const read = readSlipCode(typed)
  if (read === null) return typed.trim().toUpperCase()
  return read.slip === null ? read.code : slipCode(read.code, read.slip, read.number)
}

/** The field for one code after the other; what a scanner reads anywhere on the screen comes here, too. */
export function AddCode({
  rows,
  onAdd,
}: {
  readonly rows: Readonly<Record<string, TypedPaper>>
  readonly onAdd: (typed: string) => Promise<void>
}): ReactElement {
  const { t } = useText()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [twice, setTwice] = useState<string | null>(null)

  const add = (text: string) => {
    const code = asPrinted(text)
    if (code === '') return
    setTyped('')
    field.current?.focus()
    const isThere = Object.values(rows).some((row) => asPrinted(row.typed) === code)
    setTwice(isThere ? code : null)
    if (!isThere) void onAdd(code)
  }
  const latest = useRef(add)
  useEffect(() => {
    latest.current = add
  })
  useEffect(() => {
    useSlipDoor.setState({ takes: (code) => latest.current(code) })
    field.current?.focus()
    return () => useSlipDoor.setState({ takes: null })
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    add(typed)
  }
  return (
    <form className={classes.ask} onSubmit={submit}>
      <TextInput
        ref={field}
        label={t('slips:code')}
        description={t('slips:pile.hint')}
        value={typed}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        data-takes-codes
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('slips:pile.add')}
      </Button>
      <div role="status" className={classes.twice}>
        {twice !== null && (
          <p>
            {t('slips:pile.twice', { code: twice })}{' '}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setTwice(null)
                void onAdd(twice)
                field.current?.focus()
              }}
            >
              {t('slips:pile.second')}
            </Button>
          </p>
        )}
      </div>
    </form>
  )
}
