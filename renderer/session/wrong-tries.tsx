import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { TriesKind, WrongTries } from '#shared/domain/wrong-tries.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './wrong-tries.module.css'

/** Whether somebody's own name was used, and not the office's as a whole. */
const isOwn = (kind: TriesKind): boolean => kind === 'password' || kind === 'pin'

/** What was tried in vain at the door since this person last came in, until they said whether it was them. */
export function WrongTriesNotice(): ReactElement | null {
  const { t } = useText()
  const tries = useAnswer(api.wrongTries.list, {}).data ?? []
  const disown = useCommand(api.wrongTries.disown)
  const [helpFor, setHelpFor] = useState<TriesKind | null>(null)
  const help = async ({ id, kind }: WrongTries): Promise<void> => {
    await disown.run({ id }).catch(() => undefined)
    setHelpFor(kind)
  }
  return (
    <>
      {tries.length > 0 && (
        <section className={classes.notice} aria-label={t('vault:tries.title')}>
          {tries.map((each) => (
            <OneNotice key={each.id} of={each} onHelp={() => void help(each)} />
          ))}
        </section>
      )}
      {helpFor && <WhatToDo kind={helpFor} onClose={() => setHelpFor(null)} />}
    </>
  )
}

function OneNotice({
  of: { id, kind, count, lastAt },
  onHelp,
}: {
  readonly of: WrongTries
  readonly onHelp: () => void
}): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const claim = useCommand(api.wrongTries.claim)
  return (
    <Remark
      tone="warning"
      title={t(`vault:tries.${kind}`, { count, when: when(lastAt) })}
      action={
        <>
          <Button size="xs" variant="default" onClick={() => void claim.run({ id }).catch(() => undefined)}>
            {t(isOwn(kind) ? 'vault:tries.mine' : 'vault:tries.known')}
          </Button>
          <Button size="xs" variant="default" onClick={onHelp}>
            {t(isOwn(kind) ? 'vault:tries.notMine' : 'vault:tries.notKnown')}
          </Button>
        </>
      }
    />
  )
}

function WhatToDo({
  kind,
  onClose,
}: {
  readonly kind: TriesKind
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t('vault:tries.help.title')} onClose={onClose}>
      <div className={classes.help}>
        <ul className={classes.steps}>
          {isOwn(kind) && (
            <li>
              <Link to="/settings" onClick={onClose}>
                {t('vault:tries.help.password')}
              </Link>
            </li>
          )}
          <li>{t(isOwn(kind) ? 'vault:tries.help.tellOwner' : 'vault:tries.help.askAround')}</li>
          <li>{t('vault:tries.help.lock')}</li>
          {kind === 'sheet' && <li>{t('vault:tries.help.sheet')}</li>}
        </ul>
        <p>{t('vault:tries.help.kept')}</p>
      </div>
    </Dialog>
  )
}
