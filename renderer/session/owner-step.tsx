import { Button } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'
import { z } from 'zod'

import type { SessionView } from '#shared/api/vault.ts'
import { Password } from '#shared/domain/account.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './doorway.module.css'
import type { SchoolAnswer } from './school-step.tsx'
import { NewPasswordField, typedTwice } from './new-password-field.tsx'

const Typed = Password.min(1, 'common:fields.required')
const Owner = z
  .object({
    ownerName: Line,
    user: Line,
    password: Typed,
    again: Typed,
  })
  .refine(...typedTwice('password'))

/** Second step: who keeps the keys; then the encrypted file is made. */
export function OwnerStep({
  school,
  onBack,
  onMade,
}: {
  readonly school: SchoolAnswer
  readonly onBack: () => void
  readonly onMade: (code: string, session: SessionView) => void
}): ReactElement {
  const { t, locale } = useText()
  const defaults = useMemo(() => ({ ownerName: '', user: '', password: '', again: '' }), [])
  const form = useRecordForm(Owner, {
    defaults,
    save: async ({ ownerName, user, password }) => {
      const { recoveryCode, session } = await api.vault.create({
        ...{ ...school, ownerName, user, password },
        language: locale,
      })
      onMade(recoveryCode, session)
    },
  })
  const { user, ownerName } = form.form.watch()
  return (
    <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
      <p className={classes.quiet}>{t('vault:firstRun.owner.text')}</p>
      <TextField
        of={form}
        name="ownerName"
        label={t('vault:firstRun.owner.ownerName')}
        autoComplete="name"
        autoFocus
      />
      <TextField
        of={form}
        name="user"
        label={t('vault:firstRun.owner.user')}
        description={t('vault:firstRun.owner.userHint')}
        autoComplete="username"
      />
      <NewPasswordField
        of={form}
        name="password"
        again="again"
        about={{ user, words: [school.schoolName, ownerName] }}
        label={t('vault:firstRun.owner.password')}
        description={t('vault:firstRun.owner.passwordHint')}
      />
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <div className={classes.links}>
        <Button variant="default" leftSection={<Icon name="back" size="1rem" />} onClick={onBack}>
          {t('common:actions.back')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('vault:firstRun.owner.create')}
        </Button>
      </div>
      <span role="status" className="fb-unseen">
        {form.busy && t('vault:firstRun.owner.creating')}
      </span>
    </form>
  )
}
