import type { ReactNode } from 'react'
import { type FieldPath, type FieldValues, useController } from 'react-hook-form'

import type { RecordForm } from './form.tsx'

/** What every field takes: the form, the path of the value in it, and the words around it. */
export interface FieldProps<Values extends FieldValues> {
  // A field neither knows nor cares what saving makes of the values.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly of: RecordForm<Values, any>
  readonly name: FieldPath<Values>
  readonly label: string
  /** A sentence under the label. */
  readonly description?: ReactNode
  /** Marked for the eye and for screen readers; the schema decides. */
  readonly required?: boolean
  readonly disabled?: boolean
}

/** One thing to choose. */
export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: string
  /** A sentence under it, where boxes to tick are shown. */
  readonly description?: string
}

/** The value of a field in its form, and how to change it. */
export function useField<Values extends FieldValues>({ of, name }: Pick<FieldProps<Values>, 'of' | 'name'>) {
  const { field, fieldState } = useController<Values, FieldPath<Values>, unknown>({
    name,
    control: of.form.control,
  })
  const change = (value: unknown) =>
    // The schema, not the field, knows the type of the value; it checks it when the form is sent.
    field.onChange(value)
  return { field, change, error: fieldState.error?.message }
}

/** A value as it stands in a text box. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What is said around a field, as the kit takes it. */
export function words<Values extends FieldValues>({
  label,
  description,
  required,
  disabled,
}: FieldProps<Values>) {
  return {
    label,
    ...(description !== undefined && { description }),
    ...(required !== undefined && { required }),
    ...(disabled !== undefined && { disabled }),
  }
}
