import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'
import { z } from 'zod'

import type { CurtainKey } from '#shared/api/vault.ts'
import { api } from '#renderer/api.ts'
import { lockOffice, switchPerson } from '#renderer/drafts.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { curtainFell } from './cover.ts'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { useSession } from './session-store.ts'
import { secondsToWait, Waiting } from './waiting.tsx'

type Way = CurtainKey['with']

interface Door {
  readonly name: string
  readonly hasPin: boolean
  /** Whether it is the demo school, which nobody else signs in to. */
  readonly isDemo: boolean
}

/** What hangs in front of the office while nobody is there: who is at work, and their PIN or password. */
export function Curtain(): ReactElement | null {
  const { t } = useText()
  const [door, setDoor] = useState<Door | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [chosen, setChosen] = useState<Way | null>(null)
  useShortcut('Ctrl+L', lockOffice, { always: true })
  useEffect(() => {
    api.vault
      .state({})
      .then(({ session, pin, demo }) =>
        setDoor({ name: session?.name ?? '', hasPin: pin !== null, isDemo: demo }),
      )
      .catch(setProblem)
  }, [])
  if (problem !== null) return <ErrorNotice error={problem} retry={lockOffice} />
  if (!door) return null
  const way = chosen ?? (door.hasPin ? 'pin' : 'password')
  const other = way === 'pin' ? 'password' : 'pin'
  return (
    <Doorway title={t('vault:curtain.title', { name: door.name })}>
      <div className={classes.stack}>
        <p className={classes.quiet}>{t('vault:curtain.text')}</p>
        <AskKey key={way} way={way} />
        {!door.hasPin && <p className={classes.hint}>{t('vault:curtain.noPinYet')}</p>}
        <div className={classes.links}>
          {door.hasPin && (
            <Button variant="subtle" size="compact-sm" onClick={() => setChosen(other)}>
              {t(other === 'pin' ? 'vault:curtain.usePin' : 'vault:curtain.usePassword')}
            </Button>
          )}
          {!door.isDemo && (
            <Button variant="subtle" size="compact-sm" onClick={switchPerson}>
              {t('vault:curtain.somebodyElse')}
            </Button>
          )}
        </div>
      </div>
    </Doorway>
  )
}

const typed = z.string().min(1, 'common:fields.required')
const Key = z.object({ pin: typed.optional(), password: typed.optional() })

function AskKey({ way }: { readonly way: Way }): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Key, {
    defaults: way === 'pin' ? { pin: '' } : { password: '' },
    save: async ({ pin = '', password = '' }) => {
      await curtainFell()
      await api.vault.liftCurtain(way === 'pin' ? { with: way, pin } : { with: way, password })
      useSession.getState().uncover()
    },
  })
  const { errors, submitCount } = form.form.formState
  const { setFocus } = form.form
  const isWaiting = secondsToWait(form.failure) !== null
  const isWrong = errors[way] !== undefined || form.failure !== null
  useEffect(() => {
    if (isWrong) setFocus(way, { shouldSelect: true })
  }, [isWrong, submitCount, way, setFocus])
  return (
    <form
      noValidate
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWaiting) void form.submit(event)
      }}
    >
      <Waiting refusal={form.failure} onOver={form.forgive} />
      {form.failure !== null && !isWaiting && <ErrorNotice error={form.failure} takesFocus={false} />}
      <PasswordField
        of={form}
        name={way}
        label={t(`vault:curtain.${way}`)}
        digits={way === 'pin'}
        autoFocus
      />
      <Button type="submit" fullWidth loading={form.busy} disabled={isWaiting}>
        {t('vault:curtain.go')}
      </Button>
      <span role="status" className="fb-unseen">
        {form.busy && t('vault:curtain.opening')}
      </span>
    </form>
  )
}
