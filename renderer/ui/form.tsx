import { Button } from '@mantine/core'
import { toNestErrors } from '@hookform/resolvers'
import {
  type FormEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
  type UseFormReturn,
} from 'react-hook-form'
import type { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { say, useText } from '../text.ts'
import { ErrorNotice } from './error-notice.tsx'
import classes from './form.module.css'
import { sentenceFor } from './sentence-for.ts'
import { Shortcut } from './shortcut.tsx'
import { useShortcut } from './shortcuts.ts'

/** A form over one record: fields are bound by name, checked by the same schema the program uses. */
export interface RecordForm<Values extends FieldValues, Output> {
  readonly form: UseFormReturn<Values, unknown, Output>
  /** Checks, saves, and shows what was refused beside the fields it is about. */
  submit(event?: FormEvent): Promise<void>
  readonly busy: boolean
  /** Why saving was refused, unless every reason belongs to a field. */
  readonly failure: unknown
  /** Takes the refusal away, when what it was about has been looked at. */
  forgive(): void
}

function resolverFor<Values extends FieldValues, Output>(
  schema: z.ZodType<Output, Values>,
): Resolver<Values, unknown, Output> {
  return (values, _, options) => {
    const checked = schema.safeParse(values, { reportInput: true })
    if (checked.success) return { values: checked.data, errors: {} }
    const errors: Record<string, { type: string; message: string }> = {}
    for (const issue of checked.error.issues)
      errors[issue.path.map(String).join('.') || 'root'] ??= { type: issue.code, message: sentenceFor(issue) }
    return { values: {}, errors: toNestErrors<Values>(errors, options) }
  }
}

/** Whether a form holds what a refusal speaks of: what it does not hold is said above its buttons. */
function has(values: FieldValues, path: string): boolean {
  return (path.split('.')[0] ?? '') in values
}

/**
 * Begins a form. `save` runs with the checked values and may throw an `AppError`: problems with fields are shown
 * beside them, anything else in `failure`.
 */
export function useRecordForm<Values extends FieldValues, Output>(
  schema: z.ZodType<Output, Values>,
  {
    defaults,
    save,
  }: { readonly defaults: DefaultValues<Values>; readonly save: (output: Output) => Promise<unknown> },
): RecordForm<Values, Output> {
  const resolver = useMemo(() => resolverFor(schema), [schema])
  const form = useForm<Values, unknown, Output>({ resolver, defaultValues: defaults })
  const [failure, setFailure] = useState<unknown>(null)
  const saving = useRef(false)
  const { getValues, handleSubmit, setError, setFocus } = form
  useFreshDefaults(form, defaults)

  const submit = useCallback(
    async (event?: FormEvent) => {
      event?.preventDefault()
      event?.stopPropagation()
      // A key held down, or pressed twice, saves once; the button is disabled only after the next drawing.
      if (saving.current) return
      saving.current = true
      setFailure(null)
      await handleSubmit(async (output) => {
        try {
          await save(output)
        } catch (error) {
          const refused = error instanceof AppError ? (error.data.fields ?? []) : []
          const fields = refused.filter(({ path }) => has(getValues(), path))
          for (const { path, message, values } of fields)
            // The program answers with paths of the same schema.
            setError(path as FieldPath<Values>, { type: message, message: say(message, values) })
          const first = fields[0]
          if (first) setFocus(first.path as FieldPath<Values>)
          setFailure(first && fields.length === refused.length ? null : error)
        }
      })().finally(() => {
        saving.current = false
      })
    },
    [getValues, handleSubmit, save, setError, setFocus],
  )
  const forgive = useCallback(() => setFailure(null), [])
  return { form, submit, busy: form.formState.isSubmitting, failure, forgive }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** When the record behind a form changes, fields nobody here touched say what it says now; what was typed stays. */
function useFreshDefaults<Values extends FieldValues, Output>(
  { getValues, setValue, reset }: UseFormReturn<Values, unknown, Output>,
  defaults: DefaultValues<Values>,
): void {
  const before = useRef(defaults)
  useEffect(() => {
    const old: Readonly<Record<string, unknown>> = before.current
    if (isSame(old, defaults)) return
    before.current = defaults
    const values = getValues()
    const untouched = Object.keys(defaults).filter((name) => isSame(values[name], old[name]))
    reset(defaults, { keepValues: true, keepTouched: true, keepErrors: true, keepIsSubmitted: true })
    for (const name of untouched)
      // A name and a value of the same record.
      setValue(name as FieldPath<Values>, (defaults as Values)[name])
  })
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict'

/** The form element around the fields: Ctrl+S and Enter save, a refusal is said above the buttons. */
export function FormBox<Values extends FieldValues, Output>({
  of,
  save,
  danger = false,
  onCancel,
  extra,
  remark,
  keys,
  reload,
  children,
}: {
  readonly of: RecordForm<Values, Output>
  /** The button, a verb: "Save the concern"; `null` where there is nothing that could be saved. */
  readonly save: string | null
  /** What it does cannot be taken back. */
  readonly danger?: boolean
  readonly onCancel?: () => void
  /** More buttons before the main one. */
  readonly extra?: ReactNode
  /** Beside the buttons, usually when the draft was saved. */
  readonly remark?: ReactNode
  /** A key beside Ctrl+S that saves, too: it stands in the button, and whoever gives it hears it. */
  readonly keys?: string
  /** Shows the record as somebody else left it, after a conflict; what was typed stays. */
  readonly reload?: () => void
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  useShortcut('Ctrl+S', () => void of.submit())
  const stray = of.form.formState.errors.root?.message
  return (
    <form noValidate onSubmit={(event) => void of.submit(event)} className={classes.form}>
      {children}
      {of.failure !== null && (
        <ErrorNotice
          error={of.failure}
          retry={
            reload && isConflict(of.failure)
              ? () => {
                  reload()
                  of.forgive()
                }
              : undefined
          }
        />
      )}
      {stray && (
        <p role="alert" className={classes.stray}>
          {stray}
        </p>
      )}
      <div className={classes.foot}>
        <div className={classes.buttons}>
          {save !== null && (
            <Button
              type="submit"
              {...(danger && { color: 'red' })}
              loading={of.busy}
              aria-keyshortcuts={keys ? `${keys} Control+S` : 'Control+S'}
              rightSection={<Shortcut keys={keys ?? 'Ctrl+S'} />}
            >
              {save}
            </Button>
          )}
          {extra}
          {onCancel && (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {t('common:actions.cancel')}
            </Button>
          )}
          {remark && <span className={classes.remark}>{remark}</span>}
        </div>
      </div>
    </form>
  )
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={classes.row}>{children}</div>
}

/** Fields that belong together under one name; `folded` ones open on request. */
export function FieldGroup({
  legend,
  folded = false,
  children,
}: {
  readonly legend: ReactNode
  readonly folded?: boolean
  readonly children: ReactNode
}): ReactElement {
  if (folded)
    return (
      <details className={classes.group}>
        <summary className={classes.legend}>{legend}</summary>
        <div className={classes.fields}>{children}</div>
      </details>
    )
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  )
}
