import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useState } from 'react'

import type { Slip } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { onePaperOf, useGoToSlip } from './open-slip.ts'
import { SlipChoices } from './slip-choices.tsx'
import { closeSlipDoor, useSlipDoor } from './slip-door-store.ts'
import classes from './slips.module.css'

/** Asks which paper came back, wherever somebody stands: by its code, or by one that comes close. */
export function SlipDoor(): ReactElement | null {
  const { t } = useText()
  const typed = useSlipDoor((door) => door.typed)
  if (typed === null) return null
  return (
    <Dialog title={t('slips:title')} wide onClose={closeSlipDoor}>
      <Asking key={typed} begin={typed} />
    </Dialog>
  )
}

function Asking({ begin }: { readonly begin: string }): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState(begin)
  const [asked, setAsked] = useState(begin)
  const navigate = useNavigate()
  const go = useGoToSlip()
  const answer = useAnswer(api.slips.find, { typed: asked }, { enabled: asked.trim() !== '' })
  const found = asked.trim() === '' ? undefined : answer.data
  const choose = (referralId: string, slip: Slip) => {
    closeSlipDoor()
    go(referralId, slip)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    setAsked(typed)
    if (typed.trim() === '') return
    // What goes wrong is said where the answer stands.
    void onePaperOf(typed).then(
      (paper) => paper && choose(paper.referralId, paper.slip),
      () => undefined,
    )
  }
  const openCase = (caseId: string) => {
    closeSlipDoor()
    void navigate({ to: '/cases/$caseId', params: { caseId } })
  }
  return (
    <div className={classes.door}>
      <form onSubmit={look} className={classes.ask}>
        <TextInput
          label={t('slips:code')}
          description={t('slips:hint')}
          value={typed}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          data-takes-codes
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('slips:look')}
        </Button>
      </form>
      <div role="status" className={classes.answer}>
        {found && (
          <p>
            {found.isRead
              ? found.matches.length === 0
                ? t('slips:nobody')
                : found.matches[0]?.slip === null && t('slips:which')
              : t(found.matches.length === 0 ? 'slips:unreadable' : 'slips:guesses')}
          </p>
        )}
      </div>
      {found && found.matches.length > 0 && (
        <ul className={classes.matches} aria-label={t('slips:palette')}>
          {found.matches.map((match) => (
            <SlipChoices key={match.caseId} match={match} onChosen={choose} onCase={openCase} />
          ))}
        </ul>
      )}
    </div>
  )
}
