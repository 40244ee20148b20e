import { Checkbox, NativeSelect, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'

import { useText } from '../text.ts'
import { asText, type Choice, type FieldProps, useField, words } from './field.ts'
import classes from './form.module.css'

/** One line; with `empty="null"` nothing typed is `null` instead of an empty text. */
export function TextField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    readonly type?: 'text' | 'tel' | 'email' | 'time'
    readonly placeholder?: string
    readonly empty?: 'text' | 'null'
    readonly autoFocus?: boolean
    readonly autoComplete?: string
    /** Numbers and codes keep their order in right-to-left text. */
    readonly dir?: 'ltr'
  },
): ReactElement {
  const { field, change, error } = useField(props)
  return (
    <TextInput
      {...words(props)}
      name={field.name}
      ref={field.ref}
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      {...(props.placeholder && { placeholder: props.placeholder })}
      {...(props.autoFocus && { 'data-autofocus': true, autoFocus: true })}
      {...((props.dir || props.type === 'tel') && { dir: 'ltr' as const })}
      value={asText(field.value)}
      onBlur={field.onBlur}
      onChange={(event) => {
        const text = event.currentTarget.value
        change(text === '' && props.empty === 'null' ? null : text)
      }}
      error={error}
    />
  )
}

/** A whole number; nothing typed is `null`. */
export function NumberField<Values extends FieldValues>(props: FieldProps<Values>): ReactElement {
  const { field, change, error } = useField(props)
  return (
    <TextInput
      {...words(props)}
      name={field.name}
      ref={field.ref}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      value={asText(field.value)}
      onBlur={field.onBlur}
      onChange={(event) => {
        const text = event.currentTarget.value.trim()
        change(text === '' ? null : /^-?\d+$/.test(text) ? Number(text) : text)
      }}
      error={error}
    />
  )
}

/** A secret: can be looked at while it is typed. */
export function PasswordField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    readonly autoFocus?: boolean
    readonly isNew?: boolean
    /** Digits alone, for a PIN. */
    readonly digits?: boolean
  },
): ReactElement {
  const { t } = useText()
  const { field, change, error } = useField(props)
  return (
    <PasswordInput
      {...words(props)}
      name={field.name}
      ref={field.ref}
      autoComplete={props.digits ? 'off' : props.isNew ? 'new-password' : 'current-password'}
      {...(props.digits && { inputMode: 'numeric' as const, dir: 'ltr' as const })}
      {...(props.autoFocus && { 'data-autofocus': true, autoFocus: true })}
      visibilityToggleButtonProps={{ 'aria-label': t('common:actions.showPassword') }}
      value={asText(field.value)}
      onBlur={field.onBlur}
      onChange={(event) => change(event.currentTarget.value)}
      error={error}
    />
  )
}

/** Several lines; grows with what is typed. */
export function TextArea<Values extends FieldValues>(
  props: FieldProps<Values> & {
    readonly lines?: number
    readonly placeholder?: string
    readonly autoFocus?: boolean
  },
): ReactElement {
  const { field, change, error } = useField(props)
  return (
    <Textarea
      {...words(props)}
      name={field.name}
      ref={field.ref}
      minRows={props.lines ?? 3}
      maxRows={16}
      {...(props.placeholder && { placeholder: props.placeholder })}
      {...(props.autoFocus && { 'data-autofocus': true, autoFocus: true })}
      value={asText(field.value)}
      onBlur={field.onBlur}
      onChange={(event) => change(event.currentTarget.value)}
      error={error}
    />
  )
}

/** One of a list; with `nothing` it may be left open (`null`), said in those words. */
export function SelectField<Values extends FieldValues>(
  props: FieldProps<Values> & { readonly choices: readonly Choice[]; readonly nothing?: string },
): ReactElement {
  const { field, change, error } = useField(props)
  const present = asText(field.value)
  // A value the list does not offer stays what it is; a browser would show, and save, the first one instead.
  const isStray = present !== '' && !props.choices.some(({ value }) => value === present)
  return (
    <NativeSelect
      {...words(props)}
      name={field.name}
      ref={field.ref}
      value={present}
      onBlur={field.onBlur}
      onChange={(event) => change(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      error={error}
    >
      {(props.nothing !== undefined ||
        field.value === null ||
        field.value === '' ||
        field.value === undefined) && <option value="">{props.nothing ?? ''}</option>}
      {isStray && <option value={present}>{present}</option>}
      {props.choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  )
}

/** One of a few, all in sight; with descriptions they stand as cards of one size. */
export function ChoiceField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    readonly choices: readonly (Choice & {
      readonly description?: string
      /** How the label is drawn, when its word alone is not enough. */
      readonly drawn?: ReactNode
    })[]
    /** Told when somebody chose, never for what was there before. */
    readonly onChosen?: (value: string) => void
  },
): ReactElement {
  const { field, change, error } = useField(props)
  const asCards = props.choices.some(({ description }) => description)
  const radios = props.choices.map(({ value, label, description, drawn }, index) => (
    <Radio
      key={value}
      name={field.name}
      value={value}
      label={drawn ?? label}
      onBlur={field.onBlur}
      {...(asCards && { className: classes.card ?? '' })}
      {...(index === 0 && { ref: field.ref })}
      {...(description && { description })}
    />
  ))
  return (
    <Radio.Group
      {...words(props)}
      value={asText(field.value)}
      onChange={(value) => {
        change(value)
        props.onChosen?.(value)
      }}
      error={error}
    >
      {asCards ? (
        <div className={classes.around}>
          <div className={classes.cards}>{radios}</div>
        </div>
      ) : (
        <div className={classes.choices}>{radios}</div>
      )}
    </Radio.Group>
  )
}

/** Yes or no as radio buttons over a boolean; `null` is not answered yet, or not known where `unknown` names that. */
export function YesNoField<Values extends FieldValues>(
  props: FieldProps<Values> & { readonly yes?: string; readonly no?: string; readonly unknown?: string },
): ReactElement {
  const { t } = useText()
  const { field, change, error } = useField(props)
  const { unknown } = props
  const value = field.value === true ? 'yes' : field.value === false ? 'no' : unknown ? 'unknown' : ''
  return (
    <Radio.Group
      {...words(props)}
      value={value}
      onChange={(next) => change(next === 'unknown' ? null : next === 'yes')}
      error={error}
    >
      <div className={classes.choices}>
        <Radio
          name={field.name}
          ref={field.ref}
          value="no"
          label={props.no ?? t('common:words.no')}
          onBlur={field.onBlur}
        />
        <Radio
          name={field.name}
          value="yes"
          label={props.yes ?? t('common:words.yes')}
          onBlur={field.onBlur}
        />
        {unknown && <Radio name={field.name} value="unknown" label={unknown} onBlur={field.onBlur} />}
      </div>
    </Radio.Group>
  )
}

/** Any of a list as boxes to tick; the value is an array of ids. */
export function CheckList<Values extends FieldValues>(
  props: FieldProps<Values> & { readonly choices: readonly Choice[] },
): ReactElement {
  const { field, change, error } = useField(props)
  const value: readonly string[] = Array.isArray(field.value) ? field.value : []
  return (
    <Checkbox.Group {...words(props)} value={[...value]} onChange={change} error={error}>
      <div className={classes.checks}>
        {props.choices.map(({ value: id, label, description }, index) => (
          <Checkbox
            key={id}
            name={field.name}
            value={id}
            label={label}
            description={description}
            className={classes.check ?? ''}
            onBlur={field.onBlur}
            {...(index === 0 && { ref: field.ref })}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** One box to tick over a boolean. */
export function CheckField<Values extends FieldValues>(props: FieldProps<Values>): ReactElement {
  const { field, change, error } = useField(props)
  return (
    <Checkbox
      {...words(props)}
      name={field.name}
      ref={field.ref}
      checked={field.value === true}
      onBlur={field.onBlur}
      onChange={(event) => change(event.currentTarget.checked)}
      error={error}
    />
  )
}
