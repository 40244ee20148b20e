import { TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { zipOf } from '#shared/domain/postal-area.ts'
import { useText } from '#renderer/text.ts'

/** A ZIP that is looked at as soon as it is whole; half of one asks for nothing yet. */
export function ZipInput({
  label,
  description,
  value,
  className,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly value: string | null
  readonly className?: string | undefined
  readonly onChange: (zip: string | null) => void
}): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const text = typed ?? value ?? ''
  const isWrong = text !== '' && zipOf(text) === null
  return (
    <TextInput
      label={label}
      {...(description !== undefined && { description })}
      // In line with the fields beside it.
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(className !== undefined && { className })}
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={left && isWrong && t('areas:errors.zip')}
      onChange={(event) => {
        const next = event.currentTarget.value
        const zip = zipOf(next)
        setTyped(next)
        setLeft(false)
        if (next.trim() === '' || zip !== null) onChange(zip)
      }}
      onBlur={() => {
        setLeft(true)
        if (!isWrong) setTyped(null)
      }}
      onKeyDown={(event) => {
        // Looks; the form is sent by its own button.
        if (event.key === 'Enter') event.preventDefault()
      }}
    />
  )
}
