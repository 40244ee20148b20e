import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { mayTakeBack, type ToldTries, type TriesAnswer, type TriesKind } from '#shared/domain/wrong-tries.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './wrong-tries.module.css'

/** Whether somebody's own name was used, and not the office's as a whole. */
const isOwn = (kind: TriesKind): boolean => kind === 'password' || kind === 'pin'

/** An answer as it was given. */
function wordsOf(kind: TriesKind, said: TriesAnswer): MessageKey {
  if (said === 'claimed') return isOwn(kind) ? 'vault:tries.mine' : 'vault:tries.known'
  return isOwn(kind) ? 'vault:tries.disowned' : 'vault:tries.notOurs'
}

/**
 * What was tried in vain at the door since this person last came in, until they said whether it was them; and what was
 * said of late, because whoever guessed a password right may have said it.
 */
export function WrongTriesNotice({ withAnswered }: { readonly withAnswered: boolean }): ReactElement | null {
  const { t } = useText()
  const tries = useAnswer(api.wrongTries.list, {}).data ?? []
  const [helpFor, setHelpFor] = useState<TriesKind | null>(null)
  const open = tries.filter(({ answer }) => answer === null)
  const answered = withAnswered ? tries.filter(({ answer }) => answer !== null) : []
  return (
    <>
      {open.length > 0 && (
        <section className={classes.notice} aria-label={t('vault:tries.title')}>
          {open.map((each) => (
            <OpenNotice key={each.id} of={each} onHelp={setHelpFor} />
          ))}
        </section>
      )}
      {answered.length > 0 && (
        <section className={classes.notice} aria-label={t('vault:tries.answeredTitle')}>
          {answered.map((each) => (
            <AnsweredNotice key={each.id} of={each} onHelp={setHelpFor} />
          ))}
        </section>
      )}
      {helpFor && <WhatToDo kind={helpFor} onClose={() => setHelpFor(null)} />}
    </>
  )
}

interface Notice {
  readonly of: ToldTries
  readonly onHelp: (kind: TriesKind) => void
}

function OpenNotice({ of: { id, kind, count, lastAt }, onHelp }: Notice): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const claim = useCommand(api.wrongTries.claim)
  const disown = useCommand(api.wrongTries.disown)
  return (
    <Remark
      tone="warning"
      title={t(`vault:tries.${kind}`, { count, when: when(lastAt) })}
      action={
        <>
          <Button size="xs" variant="default" onClick={() => void claim.run({ id }).catch(() => undefined)}>
            {t(isOwn(kind) ? 'vault:tries.mine' : 'vault:tries.known')}
          </Button>
          <SomebodyElse kind={kind} onSay={() => disown.run({ id })} onHelp={onHelp} />
        </>
      }
    />
  )
}

function AnsweredNotice({ of: tries, onHelp }: Notice): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const takeBack = useCommand(api.wrongTries.takeBack)
  const { id, kind, count, lastAt, whose, answer } = tries
  const values = { count, when: when(lastAt) }
  return (
    <Remark
      title={
        whose === null
          ? t(`vault:tries.${kind}`, values)
          : t('vault:tries.whose', { name: whose, tries: t(`audit:tries.${kind}`, values) })
      }
      action={
        mayTakeBack(tries) && <SomebodyElse kind={kind} onSay={() => takeBack.run({ id })} onHelp={onHelp} />
      }
    >
      {answer &&
        t('vault:tries.answered', {
          name: answer.byName,
          when: when(answer.at),
          answer: t(wordsOf(kind, answer.said)),
        })}
    </Remark>
  )
}

/** Says that it was somebody else, and shows what to do about it. */
function SomebodyElse({
  kind,
  onSay,
  onHelp,
}: Pick<Notice, 'onHelp'> & {
  readonly kind: TriesKind
  readonly onSay: () => Promise<unknown>
}): ReactElement {
  const { t } = useText()
  const say = async (): Promise<void> => {
    await onSay().catch(() => undefined)
    onHelp(kind)
  }
  return (
    <Button size="xs" variant="default" onClick={() => void say()}>
      {t(isOwn(kind) ? 'vault:tries.notMine' : 'vault:tries.notKnown')}
    </Button>
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
