import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { flushDrafts } from '#renderer/drafts.ts'
import { refreshEverything, useAnswer } from '#renderer/query.ts'
import { useSession } from '#renderer/session/session-store.ts'
import { TypeBack } from '#renderer/session/type-back.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { dayOf, longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { notify } from '#renderer/ui/notices-store.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { NewSheet } from './new-sheet.tsx'
import classes from './settings-screen.module.css'

const SHEET_ACTIONS = [
  { what: 'check', label: 'vault:keys.check' },
  { what: 'sheet', label: 'vault:keys.newSheet' },
] as const

/** For the owner: whether the recovery sheet is still there, a new one, and new keys. */
export function Keys(): ReactElement {
  const { t, locale } = useText()
  const door = useAnswer(api.vault.state, {}).data
  const seenAt = door?.recoverySheetSeenAt ?? null
  const keys = useAnswer(api.accounts.keys, {})
  const { timeZone } = useOfficeTime()
  const day = (at: string) => longDay(dayOf(at, timeZone), locale)
  const [open, setOpen] = useState<'check' | 'sheet' | 'keys' | null>(null)
  const { part } = useSearch({ from: '/settings' })
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (part === 'keys') first.current?.focus()
  }, [part])
  const close = () => setOpen(null)
  const isMissing = door?.recoverySheetSeenAt === null && !door.demo
  const sheetActions = isMissing ? SHEET_ACTIONS.toReversed() : SHEET_ACTIONS
  const checked = (message: 'vault:firstRun.sheet.right' | 'vault:keys.counts') => () => {
    close()
    notify({ message })
    void refreshEverything()
  }
  return (
    <div className={classes.looks}>
      <Answer of={keys}>
        {({ sheetMade, replaced }) => (
          <>
            <p>
              {seenAt === null ? (
                t('vault:keys.neverSeen')
              ) : (
                <>
                  {sheetMade &&
                    `${t('vault:keys.sheetMade', { day: day(sheetMade.at), who: sheetMade.name })} `}
                  {t('vault:keys.seen', { day: day(seenAt) })} {t('vault:keys.yearly')}
                </>
              )}
            </p>
            <p>
              {replaced
                ? t('vault:keys.lastReplaced', { day: day(replaced.at), who: replaced.name })
                : t('vault:keys.neverReplaced')}
            </p>
          </>
        )}
      </Answer>
      <div className={classes.actions}>
        {sheetActions.map(({ what, label }, index) => (
          <Button
            key={what}
            {...(index === 0 && { ref: first })}
            variant={isMissing && index === 0 ? 'filled' : 'default'}
            onClick={() => setOpen(what)}
          >
            {t(label)}
          </Button>
        ))}
        <Button variant="default" onClick={() => setOpen('keys')}>
          {t('vault:keys.replace')}
        </Button>
      </div>
      {open === 'check' && (
        <Dialog title={t('vault:firstRun.sheet.typeTitle')} onClose={close}>
          <TypeBack onChecked={checked('vault:firstRun.sheet.right')} />
        </Dialog>
      )}
      {open === 'sheet' && <NewSheet onClose={close} onChecked={checked('vault:keys.counts')} />}
      {open === 'keys' && <ReplaceKeys onClose={close} />}
    </div>
  )
}

const Proof = z.object({ password: Password.min(1, 'common:fields.required') })

function ReplaceKeys({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Proof, {
    defaults: { password: '' },
    save: async (proof) => {
      const { hold } = useSession.getState()
      await flushDrafts()
      hold(true)
      try {
        await api.vault.replaceKeys(proof)
      } catch (error) {
        hold(false)
        throw error
      }
    },
  })
  return (
    <Dialog title={t('vault:keys.replace')} onClose={onClose}>
      <FormBox of={form} save={t('vault:keys.replaceNow')} onCancel={onClose}>
        <p className={classes.kept}>{t('vault:keys.replaceText')}</p>
        <p className={classes.kept}>{t('vault:keys.replaceBackups')}</p>
        <PasswordField of={form} name="password" label={t('accounts:yourPassword')} autoFocus />
        <span role="status" className={classes.kept}>
          {form.busy && t('vault:keys.replacing')}
        </span>
      </FormBox>
    </Dialog>
  )
}
