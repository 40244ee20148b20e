import { useState } from 'react'

import { AppError, type FieldProblem } from '#shared/app-error.ts'
import { api } from '#renderer/api.ts'
import { type KeptForm, useKeptForm } from '#renderer/kept-form.tsx'
import { askOnce, useCommand } from '#renderer/query.ts'
import { say } from '#renderer/text.ts'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import {
  blankCard,
  blankPaper,
  countLines,
  Pile,
  type PileForm,
  type PileTyped,
  readyLines,
} from './pile-form.ts'

/** What entering a pile did. */
interface Done {
  readonly entered: number
  readonly moved: number
  readonly tasks: number
}

const NOTHING: Done = { entered: 0, moved: 0, tasks: 0 }

/** A pile as a screen holds it. */
interface PileState {
  readonly form: PileForm
  readonly kept: KeptForm
  readonly lines: PileTyped
  /** What was entered last, until the next line is added. */
  readonly done: Done
  /** Lines that were refused, or lack something, once somebody tried to enter the pile. */
  readonly failed: ReadonlySet<string>
  /** How many of the others could be entered without them. */
  readonly ready: number
  add(typed: string): Promise<void>
  addCard(): void
  takeOff(keys: readonly string[]): void
  enterReady(): Promise<void>
}

const lineOf = ({ path }: Pick<FieldProblem, 'path'>): string => path.split('.')[1] ?? ''

function without<Line>(lines: Record<string, Line>, gone: readonly string[]): Record<string, Line> {
  return Object.fromEntries(Object.entries(lines).filter(([key]) => !gone.includes(key)))
}

/** Keeps the lines of a pile across interruptions, and enters all of them or those that can be. */
export function usePile(): PileState {
  const { today } = useOfficeTime()
  const enter = useCommand(api.slips.enter)
  const [done, setDone] = useState(NOTHING)
  const run = async (pile: Parameters<typeof enter.run>[0]) => {
    setDone(await enter.run(pile))
    takeOff([...Object.keys(pile.rows), ...Object.keys(pile.cards)])
  }
  const form = useRecordForm(Pile, { defaults: { rows: {}, cards: {} }, save: run })
  const kept = useKeptForm('slips.pile', form)
  const { getValues, setValue, setError, formState, watch, trigger } = form.form
  const lines = { rows: watch('rows'), cards: watch('cards') }
  const { rows: wrongRows, cards: wrongCards } = formState.errors
  const failed = new Set([...Object.keys(wrongRows ?? {}), ...Object.keys(wrongCards ?? {})])

  function takeOff(keys: readonly string[]): void {
    setValue('rows', without(getValues('rows'), keys), { shouldDirty: true })
    setValue('cards', without(getValues('cards'), keys), { shouldDirty: true })
  }

  return {
    ...{ form, kept, lines, done, failed, takeOff },
    ready: failed.size === 0 ? 0 : countLines(readyLines(lines, failed)),

    async add(typed) {
      setDone(NOTHING)
      const found = await askOnce(api.slips.find, { typed }).catch(() => null)
      const [only] = found?.isRead ? found.matches : []
      const isClear = only !== undefined && only.slip !== null && only.referralId !== null
      const known = isClear ? only : { referralId: null, slip: null }
      const { referralId, slip } = known
      const line = blankPaper({ typed, referralId, slip, today })
      setValue('rows', { ...getValues('rows'), [crypto.randomUUID()]: line }, { shouldDirty: true })
    },

    addCard() {
      setDone(NOTHING)
      const line = blankCard(today)
      setValue('cards', { ...getValues('cards'), [crypto.randomUUID()]: line }, { shouldDirty: true })
    },

    async enterReady() {
      const refused: FieldProblem[] = []
      const skip = new Set(failed)
      for (
        let pile = readyLines(getValues(), skip);
        countLines(pile) > 0;
        pile = readyLines(getValues(), skip)
      ) {
        try {
          await run(pile)
          break
        } catch (error) {
          const fields = error instanceof AppError ? (error.data.fields ?? []) : []
          // What names no line was no refusal of one; the way to enter the whole pile says what it is.
          if (!fields.some((field) => !skip.has(lineOf(field)))) return form.submit()
          refused.push(...fields)
          for (const field of fields) skip.add(lineOf(field))
        }
      }
      await trigger()
      for (const { path, message, values } of refused)
        // The program answers with paths of the same form.
        setError(path as 'rows', { message: say(message, values) })
    },
  }
}
