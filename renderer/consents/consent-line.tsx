import { Button, Menu } from '@mantine/core'
import type { ReactElement } from 'react'

import { casework } from '#shared/api/roles.ts'
import {
  type Consent,
  consentStands,
  isContested,
  isOver,
  lapseOf,
  type TakenBackFor,
} from '#shared/domain/consent.ts'
import { lackedByProviders } from '#shared/domain/consent-elements.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import type { ConsentAct } from './consent-actions.tsx'
import classes from './consents.module.css'
import { untilWords } from './until.ts'

/** One consent: what it allows, whom, until when, who signed, and what may be done about it. */
export function ConsentLine({
  consent,
  today,
  parties,
  nameOf,
  pages,
  onAct,
}: {
  readonly consent: Consent
  readonly today: string
  /** Whom it names. */
  readonly parties: string
  /** One of them by name. */
  readonly nameOf: (recipient: TakenBackFor['recipientId']) => string
  /** How many of its signed pages are kept. */
  readonly pages: number
  readonly onAct: (act: ConsentAct | 'amend' | 'pages') => void
}): ReactElement {
  const { t, locale } = useText()
  const weighs = useMay(casework)
  const state = isOver(consent, today) ? 'over' : consentStands(consent, today) ? 'stands' : 'missing'
  const what = [t(`vocabulary:consentKind.${consent.kind}`), parties].filter(Boolean).join(' · ')
  const day = (on: string) => shortDay(on, locale, today)
  const lacking = state === 'over' ? [] : lackedByProviders(consent)
  const pagesLabel = t(pages === 0 ? 'consents:scans.keep' : 'consents:scans.action')
  const signedPage = (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={`${pagesLabel}: ${what}`}
      onClick={() => onAct('pages')}
    >
      {pagesLabel}
    </Button>
  )
  const weigh = weighs && isContested(consent, today) && (
    <Button
      size="compact-sm"
      aria-label={`${t('consents:weigh.action')}: ${what}`}
      onClick={() => onAct('weigh')}
    >
      {t('consents:weigh.action')}
    </Button>
  )
  return (
    <li className={classes.consent} data-state={state}>
      <Icon name={state === 'stands' ? 'check' : state === 'missing' ? 'warning' : 'clock'} />
      <div className={classes.words}>
        <p>
          <strong>{t(`vocabulary:consentKind.${consent.kind}`)}</strong>
          {parties !== '' && <> · {parties}</>}
        </p>
        <p className={classes.quiet}>
          <Until consent={consent} today={today} /> · {t('consents:box.signer', { name: consent.signer })}
        </p>
        {consent.kind === 'exchange' && (
          <p className={classes.quiet}>
            {[
              t(`vocabulary:consentDirection.${consent.direction}`),
              ...consent.information.map((part) => t(`vocabulary:information.${part}`)),
            ].join(' · ')}
          </p>
        )}
        {consent.takenBackFor.map(({ recipientId, on, how }) => (
          <p key={recipientId} className={classes.quiet}>
            {t('consents:box.takenBackFor', { name: nameOf(recipientId), day: day(on), how })}
          </p>
        ))}
        {consent.objections.map(({ by, on, how, weighed }) => (
          <p key={`${by} ${on} ${how}`} className={classes.quiet}>
            {t('consents:box.objection', { name: by, day: day(on), how })}{' '}
            {weighed && t('consents:box.weighed', { words: weighed.words })}
          </p>
        ))}
        {lacking.length > 0 && (
          <p className={classes.quiet}>
            {t('consents:box.lacks', {
              what: lacking.map(({ element }) => t(`consents:element.${element}`)).join(', '),
            })}
          </p>
        )}
      </div>
      {state === 'over' && (pages > 0 || weigh) && (
        <div className={classes.acts}>
          {pages > 0 && signedPage}
          {weigh}
        </div>
      )}
      {state !== 'over' && (
        <div className={classes.acts}>
          {weigh}
          {signedPage}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`${t('consents:revoke.action')}: ${what}`}
            onClick={() => onAct('revoke')}
          >
            {t('consents:revoke.action')}
          </Button>
          <PopMenu
            target={
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('consents:box.more', { what })}
                rightSection={<Icon name="down" size="0.875rem" />}
              >
                {t('common:actions.more')}
              </Button>
            }
          >
            <Menu.Item onClick={() => onAct('amend')}>{t('consents:record.amend')}</Menu.Item>
            {consent.expiresWhen !== '' && (
              <Menu.Item onClick={() => onAct('end')}>{t('consents:end.action')}</Menu.Item>
            )}
            <Menu.Item onClick={() => onAct('object')}>{t('consents:object.action')}</Menu.Item>
          </PopMenu>
        </div>
      )}
    </li>
  )
}

/** Until when a consent stands, or since when it does not. */
export function Until({
  consent,
  today,
}: {
  readonly consent: Consent
  readonly today: string
}): ReactElement {
  const { t, locale } = useText()
  const day = (on: string) => shortDay(on, locale, today)
  const { signedOn, expiresOn, happenedOn, revokedOn, replacedOn } = consent
  const since = (key: 'notYet' | 'replaced' | 'revoked' | 'happened' | 'expired', on: string | null) => (
    <>
      {t(`consents:box.${key}`)} {on && day(on)}
    </>
  )
  switch (lapseOf(consent, today)) {
    case 'not-yet-signed':
      return since('notYet', signedOn)
    case 'replaced':
      return since('replaced', replacedOn)
    case 'revoked':
      return since('revoked', revokedOn)
    case 'happened':
      return since('happened', happenedOn)
    case 'expired':
      return since('expired', expiresOn)
    case 'objection':
      return <strong>{t('consents:box.contested')}</strong>
    default:
      return <>{t('consents:box.stands', { until: untilWords(consent, { t, day }) })}</>
  }
}
