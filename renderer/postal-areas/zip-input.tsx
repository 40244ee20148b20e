import { TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { zipOf } from '#shared/domain/postal-area.ts'
import { useText } from '#renderer/text.ts'

const isNoZip = (typed: string): boolean => typed.trim() !== '' && zipOf(typed) === null

/** The beginning of one, with the four digits that may follow it. */
const MAY_BECOME_ONE = /^\s*(\d{0,5}|\d{5}-?\d{0,4})\s*$/

/** A ZIP that is looked at as soon as it is whole; half of one asks for nothing yet. */
export function ZipInput({
  label,
  description,
  value,
  className,
  onChange,
  onWrong,
}: {
  readonly label: string
  readonly description?: string
  readonly value: string | null
  readonly className?: string | undefined
  readonly onChange: (zip: string | null) => void
  /** What is typed there while it is no ZIP and will not become one; `null` once it is, or is gone. */
  readonly onWrong?: (typed: string | null) => void
}): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const text = typed ?? value ?? ''
  const isWrong = isNoZip(text)
  const neverWill = isWrong && !MAY_BECOME_ONE.test(text)
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
      error={(neverWill || (left && isWrong)) && t('areas:errors.zip')}
      onChange={(event) => {
        const next = event.currentTarget.value
        const zip = zipOf(next)
        setTyped(next)
        setLeft(false)
        onWrong?.(isNoZip(next) && !MAY_BECOME_ONE.test(next) ? next.trim() : null)
        if (next.trim() === '' || zip !== null) onChange(zip)
      }}
      onBlur={() => {
        setLeft(true)
        if (isWrong) onWrong?.(text.trim())
        else setTyped(null)
      }}
      onKeyDown={(event) => {
        // Looks; the form is sent by its own button.
        if (event.key === 'Enter') event.preventDefault()
      }}
    />
  )
}
