import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseLine, NotDone } from '#shared/api/cases.ts'
import { Id, message } from '#shared/domain/fields.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckList } from '#renderer/ui/fields.tsx'
import type { RecordForm } from '#renderer/ui/form.tsx'
import { toHandOver } from './caseload-order.ts'
import classes from './cases.module.css'

/** Several cases as they are chosen. */
export const ChosenCases = z.object({
  ids: z.array(Id).min(1, message('cases:handOverMany.chooseCases')),
})

/** Chooses among several cases, all of them with one button. */
export function ChooseCases<Values extends z.infer<typeof ChosenCases>, Output>({
  of: form,
  lines,
  saysOf,
}: {
  readonly of: RecordForm<Values, Output>
  readonly lines: readonly CaseLine[]
  /** What is said of a case beside its student. */
  readonly saysOf: (line: CaseLine) => readonly (string | false | null | undefined)[]
}): ReactElement {
  const { t, locale } = useText()
  // Every form that shows this is made of `ChosenCases` and more.
  const { watch, setValue } = form.form as unknown as RecordForm<z.infer<typeof ChosenCases>, Output>['form']
  const areAll = watch('ids').length === lines.length
  const choices = toHandOver(lines, locale).map((line) => ({
    value: line.id,
    label: [line.studentListName, ...saysOf(line)].filter(Boolean).join(' · '),
  }))
  return (
    <>
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => setValue('ids', areAll ? [] : lines.map(({ id }) => id), { shouldDirty: true })}
        >
          {areAll ? t('cases:handOverMany.none') : t('cases:handOverMany.all', { count: lines.length })}
        </Button>
      </div>
      <div className={classes.many}>
        <CheckList
          of={form as unknown as RecordForm<z.infer<typeof ChosenCases>, Output>}
          name="ids"
          label={t('cases:handOverMany.which')}
          choices={choices}
        />
      </div>
    </>
  )
}

/** What could not be done with some of several cases, and why. */
export function WhatStayed({
  done,
  refused,
  lines,
  onClose,
}: {
  readonly done: string
  readonly refused: readonly { readonly id: string; readonly why: NotDone }[]
  readonly lines: readonly CaseLine[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <>
      <p>{done}</p>
      <Remark tone="warning">{t('cases:handOverMany.stayed', { count: refused.length })}</Remark>
      <ul>
        {refused.map(({ id, why }) => (
          <li key={id}>
            {lines.find((line) => line.id === id)?.studentListName}: {t(`cases:handOverMany.why.${why}`)}
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
      </div>
    </>
  )
}
