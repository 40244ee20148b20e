import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { SlipMatch } from '#shared/api/slips.ts'
import type { Slip } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useNavigate } from '@tanstack/react-router'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Earlier, Twin } from './earlier.tsx'
import type { PileForm, TypedPaper } from './pile-form.ts'
import { SignedForm } from './signed-form.tsx'
import { SlipChoices } from './slip-choices.tsx'
import { SlipFields } from './slip-fields.tsx'
import classes from './slips.module.css'

interface Line {
  readonly of: PileForm
  readonly at: string
  readonly paper: TypedPaper
  readonly onTakeOff: () => void
}

/** One paper of the pile: whose it is, and the form for it; or what its code may have been. */
export function PileLine(line: Line): ReactElement {
  const { t } = useText()
  const { paper } = line
  const { data: found } = useAnswer(api.slips.find, { typed: paper.typed })
  const match = found?.matches.find(({ referrals }) => referrals.some(({ id }) => id === paper.referralId))
  const referral = match?.referrals.find(({ id }) => id === paper.referralId)
  return (
    <li className={classes.line}>
      <fieldset>
        <legend className={classes.legend}>
          <Ltr>
            <strong>{paper.typed}</strong>
          </Ltr>
          {match && referral && paper.slip && (
            <>
              {' '}
              {match.studentName} · {t(`slips:paper.${paper.slip}`)} ·{' '}
              {[referral.destination, referral.serviceName].filter(Boolean).join(' · ')}
            </>
          )}
        </legend>
        {match && referral && paper.slip ? (
          <Known {...line} match={match} referral={referral} slip={paper.slip} />
        ) : (
          <Unknown {...line} found={found} />
        )}
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('slips:pile.takeOff')} ${paper.typed}`}
            onClick={line.onTakeOff}
          >
            {t('slips:pile.takeOff')}
          </Button>
        </div>
      </fieldset>
    </li>
  )
}

function Known({
  of,
  at,
  match,
  referral,
  slip,
  onTakeOff,
}: Line & {
  readonly match: SlipMatch
  readonly referral: SlipMatch['referrals'][number]
  readonly slip: Slip
}): ReactElement {
  if (slip === 'consent-form')
    return <SignedForm caseId={match.caseId} referralId={referral.id} onRecorded={onTakeOff} />
  const before = match.before.filter((one) => one.referralId === referral.id && one.slip === slip)
  return (
    <>
      <SlipFields of={of} at={at} slip={slip} referral={referral} />
      {before.length > 0 ? <Earlier of={of} at={at} before={before} /> : <Twin of={of} at={at} />}
    </>
  )
}

/** A code that leads to more than one paper, or to none as it was typed: what it may have been. */
function Unknown({
  of,
  at,
  found,
}: Line & {
  readonly found: { readonly isRead: boolean; readonly matches: readonly SlipMatch[] } | undefined
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const [wasChosen, setWasChosen] = useState(false)
  const { setValue, clearErrors, formState } = of.form
  if (!found || wasChosen) return <p role="status">{t('slips:pile.looking')}</p>
  const { isRead, matches } = found
  const choose = (referralId: string, slip: Slip) => {
    setWasChosen(true)
    clearErrors(`rows.${at}`)
    setValue(`rows.${at}.slip`, slip, { shouldDirty: true })
    setValue(`rows.${at}.referralId`, referralId, { shouldDirty: true })
  }
  const isNamed = isRead && matches.some(({ slip }) => slip !== null)
  const sentence = isRead
    ? matches.length === 0
      ? 'slips:nobody'
      : 'slips:which'
    : matches.length === 0
      ? 'slips:unreadable'
      : 'slips:guesses'
  const error = formState.errors.rows?.[at]?.typed?.message
  return (
    <>
      {!isNamed && <p>{t(sentence)}</p>}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      {matches.length > 0 && (
        <ul className={classes.matches} aria-label={t('slips:palette')}>
          {matches.map((match) => (
            <SlipChoices
              key={match.caseId}
              match={match}
              onChosen={choose}
              onCase={(caseId) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
            />
          ))}
        </ul>
      )}
    </>
  )
}
