import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { DestructionBasis, type DestructionPreview, type RecordTarget } from '#shared/domain/retention.ts'
import { api } from '#renderer/api.ts'
import { forgetAnswers, useAnswer } from '#renderer/query.ts'
import { useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { PasswordField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { dismissAll } from '#renderer/ui/notices-store.ts'
import { Counts } from './counts.tsx'
import classes from './retention.module.css'

interface Wish {
  readonly targets: readonly RecordTarget[]
  readonly onClose: () => void
}

/** Shows exactly what would go, and destroys it once somebody typed what it is and who they are. */
export function DestroyDialog(wish: Wish): ReactElement {
  const { t } = useText()
  const demo = useSession((door) => door.demo)
  return (
    <Dialog title={t('retention:destroy.title')} wide onClose={wish.onClose}>
      {demo ? <Remark>{t('retention:destroy.demo')}</Remark> : <Look {...wish} />}
    </Dialog>
  )
}

/** What goes and what stays; a refusal is said instead. */
export function Look(wish: Wish): ReactElement {
  const { targets } = wish
  const preview = useAnswer(api.retention.preview, { targets: [...targets] })
  return <Answer of={preview}>{(seen) => <Decide key={seen.stamp} {...wish} preview={seen} />}</Answer>
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase()
}

const decision = (word: string) =>
  z.object({
    basis: DestructionBasis,
    typed: z
      .string()
      .refine((typed) => folded(typed) === folded(word), { error: 'retention:destroy.typedWrong' }),
    password: Password.min(1, 'common:fields.required'),
  })

function Decide({
  targets,
  preview,
  onClose,
}: Wish & { readonly preview: DestructionPreview }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { word, stamp, names } = preview
  const form = useRecordForm(decision(word), {
    defaults: { typed: '', password: '' },
    save: async ({ basis: why, password }) => {
      const { id } = await api.retention.destroy({ targets: [...targets], stamp, basis: why, password })
      dismissAll()
      await navigate({ to: '/retention', search: { certificate: id } })
      onClose()
      await forgetAnswers()
    },
  })
  return (
    <FormBox of={form} save={t('retention:destroy.now')} danger onCancel={onClose}>
      <Goes preview={preview} />
      <SelectField
        of={form}
        name="basis"
        label={t('retention:destroy.basisLabel')}
        choices={DestructionBasis.options.map((value) => ({
          value,
          label: t(`retention:destroy.basis.${value}`),
        }))}
        required
      />
      <TextField
        of={form}
        name="typed"
        label={t(names.length === 1 ? 'retention:destroy.type' : 'retention:destroy.typeCount', { word })}
        required
      />
      <PasswordField of={form} name="password" label={t('accounts:yourPassword')} required />
    </FormBox>
  )
}

function Goes({
  preview: { counts, names, from, to },
}: {
  readonly preview: DestructionPreview
}): ReactElement {
  const { t, locale } = useText()
  const first = longDay(from, locale)
  return (
    <>
      <Remark tone="danger" title={t('retention:destroy.goes')}>
        <Counts of={counts} />
        <p className={classes.names}>
          {t('retention:destroy.whose', { names: [...new Set(names)].join('; ') })}{' '}
          {from === to
            ? t('retention:destroy.on', { day: first })
            : t('retention:destroy.period', { from: first, to: longDay(to, locale) })}
        </p>
      </Remark>
      <p>
        {t('retention:destroy.alsoGoes')} {counts.students !== undefined && t('retention:destroy.ofStudents')}
      </p>
      <p>
        {t('retention:destroy.stays')} {counts.students !== undefined && t('retention:destroy.roster')}
      </p>
    </>
  )
}
