import { Button, Menu } from '@mantine/core'
import type { ReactElement } from 'react'

import type { AgreementRecord } from '#shared/api/partnerships.ts'
import { isSigned } from '#shared/domain/agreement.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import type { Writing } from './agreement-form.tsx'
import { AgreementStateTag } from './agreement-state.tsx'
import classes from './partnerships.module.css'
import { TermText, useTermTitle } from './term-text.tsx'

type What = Exclude<Writing['what'], 'start'>

/** One agreement: how it stands, the text that holds, what waits for signatures, and the texts before. */
export function AgreementSection({
  agreement,
  mayWrite,
  onWrite,
  onEnd,
}: {
  readonly agreement: AgreementRecord
  readonly mayWrite: boolean
  readonly onWrite: (what: What) => void
  readonly onEnd: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const titleOf = useTermTitle()
  const removeDraft = useCommand(api.agreements.removeDraft)
  const letGoOn = useCommand(api.agreements.letGoOn)
  const { id, version, now, terms, endedOn, endReason } = agreement
  const shown = terms.find(({ number }) => number === now.number)
  const others = terms.filter((term) => term !== shown)
  const later = others.filter(
    (term) => term.number > now.number && (!isSigned(term) || term.startsOn > today),
  )
  const wordsOf = (term: (typeof terms)[number]) => {
    if (!later.includes(term)) return t('partnerships:one.earlier')
    return isSigned(term)
      ? t('partnerships:one.holdsFrom', { day: shortDay(term.startsOn, locale, today) })
      : t('partnerships:one.later')
  }
  const newest = terms.at(-1)
  const isDraft = newest !== undefined && !isSigned(newest)
  const mayChange = mayWrite && endedOn === null
  return (
    <Section
      title={
        <>
          {t('partnerships:one.agreement')} <AgreementStateTag now={now} endedOn={endedOn} />
        </>
      }
      {...(now.state === 'expired' && { tone: 'danger' as const })}
      actions={
        mayChange && (
          <>
            <Button variant={isDraft ? 'filled' : 'default'} size="xs" onClick={() => onWrite('correct')}>
              {t('partnerships:one.correct')}
            </Button>
            {!isDraft && (
              <Button
                variant={now.ask === null ? 'default' : 'filled'}
                size="xs"
                onClick={() => onWrite('renewal')}
              >
                {t('partnerships:one.renew')}
              </Button>
            )}
            <MoreMenu>
              {!isDraft && (
                <Menu.Item onClick={() => onWrite('amendment')}>{t('partnerships:one.amend')}</Menu.Item>
              )}
              {terms.some(isSigned) && <Menu.Item onClick={onEnd}>{t('partnerships:one.end')}</Menu.Item>}
              {isDraft && (
                <Menu.Item onClick={() => void removeDraft.run({ id, version }).catch(() => undefined)}>
                  {t('partnerships:one.removeDraft')}
                </Menu.Item>
              )}
            </MoreMenu>
          </>
        )
      }
    >
      <div className={classes.stack}>
        {removeDraft.error && <ErrorNotice error={removeDraft.error} />}
        {letGoOn.error && <ErrorNotice error={letGoOn.error} />}
        {endedOn !== null && (
          <p>{t('partnerships:one.ended', { day: shortDay(endedOn, locale, today), reason: endReason })}</p>
        )}
        {now.ask === 'goes-on' && now.endsOn !== null && (
          <Remark tone="warning">
            {t('partnerships:one.goesOn', { day: shortDay(now.endsOn, locale, today) })}{' '}
            {mayChange && (
              <Button
                variant="default"
                size="compact-sm"
                loading={letGoOn.busy}
                onClick={() => void letGoOn.run({ id, version }).catch(() => undefined)}
              >
                {t('partnerships:one.letGoOn')}
              </Button>
            )}
          </Remark>
        )}
        {now.draftNumber !== null && later.length > 0 && <p>{t('partnerships:one.draftWaits')}</p>}
        {shown && <TermText agreement={agreement} term={shown} mayWrite={mayWrite} />}
        {others.toReversed().map((term) => (
          // What is to come is what somebody works on: it stands open.
          <details key={term.id} className={classes.other} open={later.includes(term)}>
            <summary>
              {wordsOf(term)}: {titleOf(term)}
            </summary>
            <TermText agreement={agreement} term={term} mayWrite={mayWrite} />
          </details>
        ))}
      </div>
    </Section>
  )
}
