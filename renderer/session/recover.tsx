import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'
import { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { vault as contract } from '#shared/api/vault.ts'
import { Password } from '#shared/domain/account.ts'
import { Line, OptionalLine } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { GoOn, useAgreed } from './go-on.tsx'
import { useSession } from './session-store.ts'
import { NewPasswordField, typedTwice } from './new-password-field.tsx'

const Typed = Password.min(1, 'common:fields.required')
const sheetOf = (user: typeof Line) =>
  z.object({ user, code: Line, newPassword: Typed, again: Typed }).refine(...typedTwice('newPassword'))
const Sheet = sheetOf(OptionalLine)
const SheetOfSomebody = sheetOf(Line)

type People = OutputOf<(typeof contract)['namesBehindSheet']>['people']

const isUnknown = (error: unknown): boolean =>
  error instanceof AppError && error.data.message === 'vault:errors.accountUnknown'

/** Opens with the recovery sheet and sets a new password on the way; names are shown once the code is right. */
export function Recover({
  user,
  onBack,
}: {
  readonly user: string
  readonly onBack: () => void
}): ReactElement {
  const { t } = useText()
  const agreed = useAgreed()
  const [people, setPeople] = useState<People | null>(null)
  const form = useRecordForm(people ? SheetOfSomebody : Sheet, {
    defaults: { user, code: '', newPassword: '', again: '' },
    save: async ({ again: _, ...sheet }) => {
      const wish = { ...sheet, despite: agreed.taken() }
      const offerNames = async () => {
        setPeople((await api.vault.namesBehindSheet({ code: wish.code })).people)
        form.form.setValue('user', '')
      }
      if (wish.user === '') return offerNames()
      try {
        const { session } = await api.vault.unlockWithRecovery(wish)
        useSession.getState().opened(session)
      } catch (error) {
        if (people || !isUnknown(error)) throw error
        await offerNames()
      }
    },
  })
  const { setFocus } = form.form
  useEffect(() => {
    if (people) setFocus('user')
  }, [people, setFocus])
  return (
    <Doorway title={t('vault:recover.title')}>
      <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
        <p className={classes.quiet}>
          {t('vault:recover.text')} {t('vault:recover.sealedLost')}
        </p>
        {form.failure !== null && (
          <ErrorNotice error={form.failure}>
            <GoOn despite={form.failure} agreed={agreed} onGoOn={() => void form.submit()} />
          </ErrorNotice>
        )}
        <div role="status">{people && <Remark tone="good">{t('vault:recover.codeRight')}</Remark>}</div>
        {people ? (
          <SelectField
            of={form}
            name="user"
            label={t('vault:recover.who')}
            choices={people.map(({ isOwner, ...one }) => ({
              value: one.user,
              label: t(isOwner ? 'vault:recover.owner' : 'vault:recover.other', one),
            }))}
            required
          />
        ) : (
          <TextField
            of={form}
            name="user"
            label={t('vault:door.user')}
            description={t('vault:recover.userHint')}
            autoComplete="username"
            autoFocus={!user}
          />
        )}
        <TextField
          of={form}
          name="code"
          label={t('vault:recover.code')}
          description={t('vault:recover.codeHint')}
          dir="ltr"
          autoFocus={Boolean(user)}
        />
        <NewPasswordField
          of={form}
          name="newPassword"
          again="again"
          about={{ user: form.form.watch('user') }}
          label={t('vault:recover.newPassword')}
          description={t('vault:firstRun.owner.passwordHint')}
        />
        <Button type="submit" loading={form.busy}>
          {t('vault:recover.go')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onBack}>
          {t('vault:recover.back')}
        </Button>
      </form>
    </Doorway>
  )
}
