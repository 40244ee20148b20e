import { Button } from '@mantine/core'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { PasswordField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { ChoosePassword } from './choose-password.tsx'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { GoOn, useAgreed } from './go-on.tsx'
import { Recover } from './recover.tsx'
import { useSession } from './session-store.ts'
import { secondsToWait, Waiting } from './waiting.tsx'

const Restore = lazy(() => import('./restore.tsx').then((file) => ({ default: file.Restore })))

/** The lock screen: first who, then the password, or the recovery sheet; a password somebody else chose is replaced. */
export function SignIn(): ReactElement {
  const lastUser = useSession((door) => door.lastUser)
  const [step, setStep] = useState<'user' | 'password' | 'choose' | 'recover' | 'restore'>(
    lastUser ? 'password' : 'user',
  )
  const [user, setUser] = useState(lastUser ?? '')
  const [given, setGiven] = useState('')
  const leave = () => {
    setGiven('')
    setStep('user')
  }
  switch (step) {
    case 'user':
      return (
        <AskUser
          user={user}
          onForgotten={() => {
            setUser('')
            setStep('recover')
          }}
          onRestore={() => setStep('restore')}
          onNext={(typed) => {
            setUser(typed)
            setStep('password')
          }}
        />
      )
    case 'password':
      return (
        <AskPassword
          user={user}
          onBack={leave}
          onForgotten={() => setStep('recover')}
          onRestore={() => setStep('restore')}
          onChoose={(password) => {
            setGiven(password)
            setStep('choose')
          }}
        />
      )
    case 'choose':
      return <ChoosePassword user={user} given={given} onBack={leave} />
    case 'recover':
      return <Recover user={user} onBack={leave} />
    case 'restore':
      return (
        <Suspense fallback={null}>
          <Restore onBack={() => setStep(user ? 'password' : 'user')} />
        </Suspense>
      )
  }
}

const Who = z.object({ user: Line })

function AskUser({
  user,
  onNext,
  onForgotten,
  onRestore,
}: {
  readonly user: string
  readonly onNext: (user: string) => void
  readonly onForgotten: () => void
  readonly onRestore: () => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Who, { defaults: { user }, save: async (typed) => onNext(typed.user) })
  return (
    <Doorway title={t('vault:door.title')}>
      <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
        <TextField of={form} name="user" label={t('vault:door.user')} autoComplete="username" autoFocus />
        <Button type="submit" fullWidth>
          {t('vault:door.go')}
        </Button>
        <div className={classes.links}>
          <Button variant="subtle" size="compact-sm" onClick={onForgotten}>
            {t('vault:door.forgot')}
          </Button>
        </div>
        <RestoreLink onRestore={onRestore} />
      </form>
    </Doorway>
  )
}

const isToChoose = (error: unknown): boolean =>
  error instanceof AppError && error.data.message === 'vault:errors.chooseOwnPassword'

const Secret = z.object({ password: z.string().min(1, 'common:fields.required') })

function AskPassword({
  user,
  onBack,
  onForgotten,
  onRestore,
  onChoose,
}: {
  readonly user: string
  readonly onBack: () => void
  readonly onForgotten: () => void
  readonly onRestore: () => void
  /** The password is right, and somebody else chose it. */
  readonly onChoose: (given: string) => void
}): ReactElement {
  const { t } = useText()
  const agreed = useAgreed()
  const form = useRecordForm(Secret, {
    defaults: { password: '' },
    save: async ({ password }) => {
      try {
        const { session } = await api.vault.unlock({ user, password, despite: agreed.taken() })
        useSession.getState().opened(session)
      } catch (error) {
        if (!isToChoose(error)) throw error
        onChoose(password)
      }
    },
  })
  const { failure } = form
  const isWaiting = secondsToWait(failure) !== null
  const { setFocus } = form.form
  useEffect(() => {
    if (failure !== null) setFocus('password', { shouldSelect: true })
  }, [failure, setFocus])
  return (
    <Doorway title={t('vault:door.title')}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWaiting) void form.submit(event)
        }}
      >
        <Waiting refusal={failure} onOver={form.forgive} />
        {failure !== null && !isWaiting && (
          <ErrorNotice error={form.failure} takesFocus={false}>
            <GoOn despite={form.failure} agreed={agreed} onGoOn={() => void form.submit()} />
          </ErrorNotice>
        )}
        <PasswordField of={form} name="password" label={t('vault:door.passwordOf', { user })} autoFocus />
        <Button type="submit" fullWidth loading={form.busy} disabled={isWaiting}>
          {t('vault:door.signIn')}
        </Button>
        <div className={classes.links}>
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t('vault:door.otherUser', { user })}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onForgotten}>
            {t('vault:door.forgot')}
          </Button>
        </div>
        <RestoreLink onRestore={onRestore} />
      </form>
      <span role="status" className="fb-unseen">
        {form.busy && t('vault:door.opening')}
      </span>
    </Doorway>
  )
}

/** Where the records are damaged or gone, the way to a backup. */
function RestoreLink({ onRestore }: { readonly onRestore: () => void }): ReactElement {
  const { t } = useText()
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={onRestore}>
        {t('backups:restore.linkLocked')}
      </Button>
    </div>
  )
}
