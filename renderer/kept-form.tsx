import { Button } from '@mantine/core'
import { type ComponentProps, type ReactElement, useCallback, useEffect, useState } from 'react'
import type { DefaultValues, FieldPath, FieldValues } from 'react-hook-form'

import { api } from './api.ts'
import { useDraft } from './drafts.ts'
import { useText } from './text.ts'
import { clockTime, dayOf, shortDay } from './ui/days.ts'
import { FormBox, type RecordForm } from './ui/form.tsx'
import { useOfficeTime } from './ui/office-time.tsx'
import classes from './kept-form.module.css'

/** A form whose words survive an interruption. */
export interface KeptForm {
  /** Whether what is on screen came from before an interruption. */
  readonly restored: boolean
  readonly savedAt: string | null
  /** Lets the draft go: after the real thing was saved, or because nobody wants it. Nothing has to wait for it. */
  discard(): Promise<void>
  /** Lets it go and empties the form. */
  startAfresh(): Promise<void>
}

/** The fields somebody changed: only these are kept, so that what others change meanwhile in the rest stays theirs. */
function changedSince<Values extends FieldValues>(
  defaults: Readonly<Record<string, unknown>> | undefined,
  values: Values,
  secrets: readonly string[],
): Partial<Values> {
  const changed = Object.entries(values).filter(
    ([name, value]) => !secrets.includes(name) && JSON.stringify(value) !== JSON.stringify(defaults?.[name]),
  )
  // Some of the entries of the same values.
  return Object.fromEntries(changed) as Partial<Values>
}

/** Keeps what is typed into a form under a key, and puts it back where it was interrupted; passwords never are. */
export function useKeptForm<Values extends FieldValues, Output>(
  key: string,
  { form }: RecordForm<Values, Output>,
  secrets: readonly FieldPath<Values>[] = [],
): KeptForm {
  const { watch, reset, formState } = form
  const [over, setOver] = useState(false)
  const [restored, setRestored] = useState(false)
  const values = watch()
  const changed = changedSince(formState.defaultValues, values, secrets)
  const isTakenBack = Object.keys(changed).length === 0
  const typed = formState.isDirty && !over && !isTakenBack ? changed : null
  const draft = useDraft<Partial<Values>>(key, typed, { isTakenBack })

  useEffect(() => {
    if (!draft.found || formState.isDirty || over) return
    // What was kept is the same form's own values; every other field says what the record says now.
    reset({ ...formState.defaultValues, ...draft.found } as Values, { keepDefaultValues: true })
    setRestored(true)
    // Once, when the draft was found.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [draft.found])

  const { discard: letGo } = draft
  const discard = useCallback(async () => {
    setOver(true)
    setRestored(false)
    await letGo()
  }, [letGo])
  const startAfresh = useCallback(async () => {
    await letGo()
    reset(formState.defaultValues as DefaultValues<Values>)
    setRestored(false)
  }, [letGo, reset, formState])

  return { restored, savedAt: draft.savedAt, discard, startAfresh }
}

/** Whether something typed under a key waits to be finished. */
export function useIsKept(key: string): boolean {
  const [isKept, setIsKept] = useState(false)
  useEffect(() => {
    let here = true
    api.drafts.get({ key }).then(
      (draft) => here && setIsKept(draft !== null),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [key])
  return isKept
}

/** Says that a form holds what was typed before an interruption, with the way to begin anew. */
export function Restored({ kept }: { readonly kept: KeptForm }): ReactElement | null {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  if (!kept.restored || !kept.savedAt) return null
  const day = shortDay(dayOf(kept.savedAt, timeZone), locale, today)
  const time = `${day}, ${clockTime(kept.savedAt, locale, timeZone)}`
  return (
    <p className={classes.restored} role="status">
      {t('common:saved.restored', { time })}{' '}
      <Button variant="subtle" size="compact-sm" onClick={() => void kept.startAfresh()}>
        {t('common:actions.startAfresh')}
      </Button>
    </p>
  )
}

/** The form element of a kept form: says what came back, and Cancel lets it go for good, where leaving keeps it. */
export function KeptBox<Values extends FieldValues, Output>({
  kept,
  onCancel,
  children,
  ...box
}: ComponentProps<typeof FormBox<Values, Output>> & {
  readonly kept: KeptForm
  readonly onCancel: () => void
}): ReactElement {
  return (
    <FormBox {...box} onCancel={() => void kept.discard().then(onCancel)}>
      <Restored kept={kept} />
      {children}
    </FormBox>
  )
}
