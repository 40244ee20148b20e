import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type FieldPath, type FieldValues, useController } from 'react-hook-form'

import { useText } from '../text.ts'
import type { FieldProps } from './field.ts'
import classes from './pick-field.module.css'

/** One record that can be picked. */
export interface Pick {
  readonly id: string
  readonly label: string
  /** What tells two of the same name apart: grade, id, place. */
  readonly detail?: ReactNode
}

/** Finds a record by typing any part of it; the value is its id, or `null`. */
export function PickField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    /** Looks up what fits; called with '' for what to offer first. */
    readonly find: (words: string) => Promise<readonly Pick[]>
    /** The name of the value the form began with. */
    readonly picked?: Pick | null
    readonly onPicked?: (pick: Pick | null) => void
    readonly placeholder?: string
    readonly autoFocus?: boolean
    /** Offered at the end of the list: "Add a student called …". */
    readonly create?: {
      readonly label: (words: string) => string
      readonly onCreate: (words: string) => void
    }
  },
): ReactElement {
  const { field, fieldState } = useController<Values, FieldPath<Values>, unknown>({
    name: props.name,
    control: props.of.form.control,
  })
  return (
    <PickInput
      {...props}
      inputRef={field.ref}
      value={typeof field.value === 'string' ? field.value : null}
      // The schema checks the id when the form is sent.
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  )
}

/** The same outside a form: `value` is an id. */
export function PickInput({
  label,
  description,
  required,
  disabled,
  placeholder,
  autoFocus,
  find,
  picked,
  onPicked,
  create,
  value,
  onChange,
  onBlur,
  error,
  inputRef,
}: {
  readonly label: string
  readonly description?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly find: (words: string) => Promise<readonly Pick[]>
  readonly picked?: Pick | null
  readonly onPicked?: (pick: Pick | null) => void
  readonly create?: { readonly label: (words: string) => string; readonly onCreate: (words: string) => void }
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly onBlur?: () => void
  readonly error?: string | undefined
  readonly inputRef?: (element: HTMLInputElement | null) => void
}): ReactElement {
  const { t } = useText()
  const box = useCombobox({ onDropdownOpen: () => box.selectFirstOption() })
  const [typed, setTyped] = useState<string | null>(null)
  const [options, setOptions] = useState<readonly Pick[] | null>(null)
  const [foundFor, setFoundFor] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Pick | null>(picked ?? null)
  const [leftOver, setLeftOver] = useState('')
  const listId = useId()
  const asked = useRef(0)
  const words = typed ?? ''

  useEffect(() => setChosen((before) => (before?.id === value ? before : (picked ?? null))), [value, picked])

  useEffect(() => {
    if (!box.dropdownOpened) return
    const turn = ++asked.current
    const timer = setTimeout(
      () => {
        void find(words.trim()).then((found) => {
          if (turn !== asked.current) return
          setOptions(found)
          setFoundFor(words)
        })
      },
      words === '' ? 0 : 80,
    )
    return () => clearTimeout(timer)
    // `box` is another object on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [words, box.dropdownOpened, find])

  useEffect(() => {
    if (box.dropdownOpened) box.selectFirstOption()
    // When new options are drawn: the first of them is the one Enter takes, and it has to look so.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [options])

  const choose = (pick: Pick | null) => {
    setChosen(pick)
    setTyped(null)
    setLeftOver('')
    onChange(pick?.id ?? null)
    onPicked?.(pick)
    box.closeDropdown()
  }

  const submit = (id: string) => {
    if (id === '+') {
      create?.onCreate(words.trim())
      box.closeDropdown()
      return
    }
    const pick = options?.find((option) => option.id === id)
    if (pick) choose(pick)
  }

  return (
    <Combobox store={box} onOptionSubmit={submit} withinPortal shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={inputRef}
          label={label}
          {...(description !== undefined && { description })}
          {...(required !== undefined && { required })}
          {...(disabled !== undefined && { disabled })}
          {...(placeholder && { placeholder })}
          {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
          role="combobox"
          autoComplete="off"
          value={typed ?? chosen?.label ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => box.openDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setLeftOver('')
            if (event.currentTarget.value === '') choose(null)
            box.openDropdown()
          }}
          onKeyDown={(event) => {
            if (!box.dropdownOpened) return
            if (event.key === 'Escape') event.stopPropagation()
            if (event.key !== 'Enter') return
            // While something is listed, Enter takes from the list and never sends the form.
            event.preventDefault()
            // What is listed still answers other words: nothing is taken.
            if (foundFor !== words) box.resetSelectedOption()
          }}
          onBlur={() => {
            // What was typed and chosen from nowhere goes, and is not to go without a word.
            if (!create) setLeftOver(words.trim())
            setTyped(null)
            box.closeDropdown()
            onBlur?.()
          }}
          error={leftOver === '' ? error : t('common:pick.notChosen', { words: leftOver })}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options id={listId} aria-label={label} mah="20rem" className={classes.options ?? ''}>
          {options?.map((option) => (
            <Combobox.Option key={option.id} value={option.id} className={classes.option ?? ''}>
              <span className={classes.label}>{option.label}</span>
              {option.detail && <span className={classes.detail}>{option.detail}</span>}
            </Combobox.Option>
          ))}
          {options?.length === 0 && <Combobox.Empty>{t('common:pick.nothing')}</Combobox.Empty>}
          {create && words.trim() !== '' && (
            <Combobox.Option value="+" className={classes.option ?? ''}>
              {create.label(words.trim())}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
