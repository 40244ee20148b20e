import { TextInput } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { FieldValues } from 'react-hook-form'

import { useText } from '../text.ts'
import { longDay, monthNames, readDay } from './days.ts'
import { asText, type FieldProps, useField, words } from './field.ts'
import classes from './form.module.css'
import { useOfficeTime } from './office-time.tsx'

/** A typed day: takes "today", "+3", "12/8" or "2026-12-08" and says how it was read. Empty is `null`. */
export function DateField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    /** A day without a year lies behind: birthdays, things that happened. */
    readonly past?: boolean
    readonly empty?: 'null' | 'text'
    /** How such a day is typed, where it is never today. */
    readonly example?: string
    readonly autoFocus?: boolean
  },
): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { field, change, error } = useField(props)
  const iso = asText(field.value)
  const [typed, setTyped] = useState<string | null>(null)
  const reading = {
    today,
    monthFirst: locale === 'en',
    months: monthNames(locale),
    words: {
      [t('common:dates.today')]: 0,
      [t('common:dates.tomorrow')]: 1,
      [t('common:dates.yesterday')]: -1,
    },
    ...(props.past !== undefined && { past: props.past }),
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  const show = typed ?? (isDay ? typedDay(iso, locale) : iso)
  return (
    <TextInput
      {...words(props)}
      name={field.name}
      ref={field.ref}
      autoComplete="off"
      placeholder={props.example ?? t('common:dates.placeholder')}
      {...(props.autoFocus && { 'data-autofocus': true, autoFocus: true })}
      value={show}
      // Whoever comes to a day that is filled in means another one: typing replaces it.
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const empty = props.empty === 'text' ? '' : null
        change(text.trim() === '' ? empty : (readDay(text, reading) ?? text))
      }}
      onBlur={() => {
        setTyped(null)
        field.onBlur()
      }}
      error={error}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      {...(isDay && {
        inputContainer: (input: ReactNode) => (
          <>
            {input}
            <span className={classes.reading} role="status">
              {longDay(iso, locale)}
            </span>
          </>
        ),
      })}
    />
  )
}

function typedDay(iso: string, locale: string): string {
  const [year, month, day] = iso.split('-')
  return locale === 'en'
    ? `${Number(month)}/${Number(day)}/${year}`
    : `${Number(day)}/${Number(month)}/${year}`
}
