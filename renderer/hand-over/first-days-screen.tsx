import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { AwayNow } from '#renderer/absences/away-now.tsx'
import { showCrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { HoldersWords } from '#renderer/protocols/holders-words.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useHasPin } from '#renderer/session/pin-dialog.tsx'
import { useMe } from '#renderer/session/session-store.ts'
import { openOfficeDialog } from '#renderer/shell/office-dialogs.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Page, Section } from '#renderer/ui/page.tsx'
import { CaseLinks } from './case-links.tsx'
import classes from './hand-over.module.css'

/** For somebody who is new: what to read, what is theirs, whom to ask. */
export function FirstDaysScreen(): ReactElement {
  const { t } = useText()
  const me = useMe()
  const cases = useAnswer(api.cases.list, { open: true, ownerId: me.accountId })
  return (
    <Page title={t('hand-over:arriving.title')} facts={t('hand-over:arriving.about')} narrow>
      <div className={classes.stack}>
        <ReadFirst />
        <WhomToAsk />
        <Section title={t('hand-over:arriving.yours')}>
          <Answer of={cases}>
            {({ rows }) =>
              rows.length === 0 ? (
                <p className={lines.quiet}>{t('hand-over:arriving.noneYours')}</p>
              ) : (
                <CaseLinks label={t('hand-over:arriving.yours')} cases={rows} />
              )
            }
          </Answer>
        </Section>
      </div>
    </Page>
  )
}

function ReadFirst(): ReactElement {
  const { t } = useText()
  const { data } = useAnswer(api.handOver.arriving, {})
  const hasPin = useHasPin()
  return (
    <Section title={t('hand-over:arriving.read')}>
      <ul className={lines.lines} aria-label={t('hand-over:arriving.read')}>
        <li>
          <div className={lines.words}>
            <Link to="/protocols">{t('hand-over:arriving.protocol')}</Link>
            {data && (
              <p className={lines.quiet}>
                {data.knowsProtocol && <Icon name="check" size="1rem" />}{' '}
                {data.knowsProtocol === null
                  ? t('hand-over:arriving.noProtocol')
                  : t(data.knowsProtocol ? 'hand-over:arriving.known' : 'hand-over:arriving.unknown')}
              </p>
            )}
          </div>
        </li>
        <li>
          <Button variant="default" size="xs" onClick={showCrisisCard}>
            {t('hand-over:arriving.crisis')}
          </Button>
        </li>
        {!hasPin && (
          <li>
            <Button variant="default" size="xs" onClick={() => openOfficeDialog('pin')}>
              {t('hand-over:arriving.pin')}
            </Button>
          </li>
        )}
        <li>
          <Button variant="default" size="xs" onClick={() => openOfficeDialog('shortcuts')}>
            {t('hand-over:arriving.shortcuts')}
          </Button>
        </li>
      </ul>
    </Section>
  )
}

function WhomToAsk(): ReactElement {
  const { t } = useText()
  const { data } = useAnswer(api.protocols.overview, {})
  const roles = data?.current?.document.roles ?? []
  return (
    <Section title={t('hand-over:arriving.whom')}>
      <ul className={lines.lines} aria-label={t('hand-over:arriving.whom')}>
        {roles.map(({ id, name, duties }) => (
          <li key={id}>
            <div className={lines.words}>
              <strong>{name}</strong>
              {duties && <p className={lines.quiet}>{duties}</p>}
              <HoldersWords of={data?.holders.filter(({ roleId }) => roleId === id) ?? []} />
            </div>
          </li>
        ))}
      </ul>
      <AwayNow />
    </Section>
  )
}
