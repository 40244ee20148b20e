import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { z } from 'zod'

import { message, OptionalLine } from '#shared/domain/fields.ts'
import { programGroundOf, type ProgramGround } from '#shared/domain/program-records.ts'
import type { RequesterKind } from '#shared/domain/records-request.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { TextField } from '#renderer/ui/fields.tsx'

/** What is typed of the papers that let records of a program for substance use go. */
export const ProgramTyped = z.object({ order: OptionalLine, subpoena: OptionalLine }).check((context) => {
  const { order, subpoena } = context.value
  if ((order === '') === (subpoena === '')) return
  context.issues.push({
    code: 'custom',
    path: [order === '' ? 'order' : 'subpoena'],
    message: message('requests:errors.orderAndSubpoena'),
    input: context.value,
  })
})
export type ProgramTyped = z.infer<typeof ProgramTyped>

/** The papers as they were written down before. */
export function typedOf(ground: ProgramGround | null): ProgramTyped {
  return ground?.kind === 'court-order'
    ? { order: ground.order, subpoena: ground.subpoena }
    : { order: '', subpoena: '' }
}

/** What was typed, as it is written down; `null` where nothing was. */
export function groundTyped({ order, subpoena }: ProgramTyped): ProgramGround | null {
  return order === '' ? null : { kind: 'court-order', order, subpoena }
}

/** Asks for the papers that let records of a program for substance use go to whoever asks; nothing where only a consent does. */
export function ProgramFields<Values extends FieldValues>({
  of,
  kind,
}: Pick<FieldProps<Values>, 'of'> & { readonly kind: RequesterKind }): ReactElement | null {
  const { t } = useText()
  // Every form that uses these fields holds what is asked here.
  const name = (field: keyof ProgramTyped) => `program.${field}` as FieldPath<Values>
  if (programGroundOf(kind) === null) return null
  return (
    <>
      <TextField
        of={of}
        name={name('order')}
        label={t('requests:program.order')}
        description={t('requests:program.orderHint')}
      />
      <TextField
        of={of}
        name={name('subpoena')}
        label={t('requests:program.subpoena')}
        description={t('requests:program.subpoenaHint')}
      />
    </>
  )
}
