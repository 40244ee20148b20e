import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useState } from 'react'

import { useText } from '#renderer/text.ts'
import { useOpenSlip } from './open-slip.ts'
import classes from './slips.module.css'

/** A field for the code of a paper that came back, where papers are looked for. */
export function SlipCode(): ReactElement {
  const { t } = useText()
  const [code, setCode] = useState('')
  const open = useOpenSlip()
  const navigate = useNavigate()
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') void open(code)
  }
  return (
    <form className={classes.code} onSubmit={look}>
      <TextInput
        aria-label={t('slips:code')}
        placeholder={t('slips:code')}
        value={code}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        data-takes-codes
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('slips:open')}
      </Button>
      <Button variant="default" onClick={() => void navigate({ to: '/returned-papers' })}>
        {t('slips:pile.open')}
      </Button>
    </form>
  )
}
