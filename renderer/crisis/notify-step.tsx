import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { nextToCall } from '#shared/domain/crisis.ts'
import { useText } from '#renderer/text.ts'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useEnter } from './choices.tsx'
import { Dial, useTried, Whom } from './whom.tsx'
import classes from './walk.module.css'

/** Parents are told: whoever is next to be called stands first with their number; Enter goes on with them, a number with another. */
export function NotifyStep({
  view,
  onCall,
  ways,
}: {
  readonly view: CrisisView
  readonly onCall: (contactId: string | null) => void
  /** Other ways through the step. */
  readonly ways: ReactNode
}): ReactElement {
  const { t } = useText()
  const next = nextToCall(view.contacts, view.crisis.entries)
  const tried = useTried(view.crisis)
  useEnter(() => onCall(next?.id ?? null))
  return (
    <>
      {next ? (
        <div className={classes.nextCall}>
          <Dial number={next.phone} name={t('crises:call.nextIs', { name: next.name })} />
          {tried(next.id) && <p>{tried(next.id)}</p>}
          <Button
            size="lg"
            aria-keyshortcuts="Enter"
            rightSection={<Shortcut keys="Enter" />}
            onClick={() => onCall(next.id)}
          >
            {t('crises:call.action')}
          </Button>
        </div>
      ) : (
        <p>{t(view.contacts.length > 0 ? 'crises:call.nobodyElse' : 'crises:call.noneEntered')}</p>
      )}
      <Whom view={view} label={t('crises:call.whom')} withPhones ways={ways} onChoose={onCall} />
    </>
  )
}
