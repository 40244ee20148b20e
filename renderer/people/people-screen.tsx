import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { Account } from '#shared/domain/account.ts'
import { hasEnded } from '#shared/domain/access.ts'
import { Role } from '#shared/domain/session.ts'
import { ownerOnly } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { AccountForm } from './account-form.tsx'
import { Caseload } from './caseload.tsx'
import { EndAccess } from './end-access.tsx'
import { GivePassword } from './give-password.tsx'
import { Recusals } from './recusals.tsx'
import { RemoveAccount } from './remove-account.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './people.module.css'

type Doing =
  | { readonly what: 'edit' | 'password' | 'caseload' | 'end' | 'remove'; readonly account: Account }
  | { readonly what: 'add' }

/** Who may sign in, as what, and since when nobody has seen them. */
export function PeopleScreen(): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.accounts.overview, {})
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = () => setDoing(null)
  const isOwner = useMay(ownerOnly)
  const { today } = useOfficeTime()
  const mayCome = (account: Account) => account.active && !hasEnded(account, today)
  return (
    <Page
      title={t('accounts:title')}
      narrow
      actions={
        <>
          <Button variant="default" component={Link} to="/trainings">
            {t('trainings:title')}
          </Button>
          {isOwner && <Button onClick={() => setDoing({ what: 'add' })}>{t('accounts:add')}</Button>}
        </>
      }
    >
      <Answer of={answer}>
        {(accounts) => (
          <>
            <Accounts title={t('accounts:active')} accounts={accounts.filter(mayCome)} onDo={setDoing} />
            {!accounts.every(mayCome) && (
              <Accounts
                title={t('accounts:ended')}
                accounts={accounts.filter((account) => !mayCome(account))}
                onDo={setDoing}
              />
            )}
            <Recusals accounts={accounts} />
          </>
        )}
      </Answer>
      {doing?.what === 'add' && <AccountForm account={null} onClose={stop} />}
      {doing?.what === 'edit' && <AccountForm account={doing.account} onClose={stop} />}
      {doing?.what === 'caseload' && <Caseload account={doing.account} onClose={stop} />}
      {doing?.what === 'end' && <EndAccess account={doing.account} onClose={stop} />}
      {doing?.what === 'remove' && <RemoveAccount account={doing.account} onClose={stop} />}
      {doing?.what === 'password' && <GivePassword account={doing.account} onClose={stop} />}
    </Page>
  )
}

function Accounts({
  title,
  accounts,
  onDo,
}: {
  readonly title: string
  readonly accounts: readonly Account[]
  readonly onDo: (doing: Doing) => void
}): ReactElement {
  const { t } = useText()
  const me = useMe()
  return (
    <Section title={title} count={accounts.length}>
      <ul className={lines.lines}>
        {accounts.map((account) => {
          const { id, name, active, sees } = account
          const isMe = id === me.accountId
          return (
            <li key={id}>
              <About account={account} isMe={isMe} />
              <span className={lines.buttons}>
                {active && (
                  <Act
                    label={t('common:actions.edit')}
                    name={name}
                    onAct={() => onDo({ what: 'edit', account })}
                  />
                )}
                {!isMe && sees !== 'office' && (
                  <Act
                    label={t('access:account.caseload')}
                    name={name}
                    onAct={() => onDo({ what: 'caseload', account })}
                  />
                )}
                {!isMe && (
                  <Act
                    label={active ? t('accounts:newPassword') : t('accounts:giveBack')}
                    name={name}
                    onAct={() => onDo({ what: 'password', account })}
                  />
                )}
                {active && !isMe && (
                  <Button
                    component={Link}
                    to={`/leaving/${id}`}
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`${t('hand-over:open')}: ${name}`}
                  >
                    {t('hand-over:open')}
                  </Button>
                )}
                {active && !isMe && (
                  <Act
                    label={t('accounts:suspend')}
                    name={name}
                    quiet
                    onAct={() => onDo({ what: 'end', account })}
                  />
                )}
                {!isMe && (
                  <Act
                    label={t('access:account.remove')}
                    name={name}
                    quiet
                    onAct={() => onDo({ what: 'remove', account })}
                  />
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Act({
  label,
  name,
  quiet = false,
  onAct,
}: {
  readonly label: string
  readonly name: string
  readonly quiet?: boolean
  readonly onAct: () => void
}): ReactElement {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      {...(quiet && { color: 'gray' })}
      aria-label={`${label}: ${name}`}
      onClick={onAct}
    >
      {label}
    </Button>
  )
}

function About({
  account: {
    name,
    user,
    roles,
    active,
    sees,
    endsOn,
    passwordIsTemporary,
    lastSignedInAt,
    openCases,
    namedOn,
  },
  isMe,
}: {
  readonly account: Account
  readonly isMe: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const isOver = hasEnded({ endsOn }, today)
  const seen =
    lastSignedInAt === null
      ? t('accounts:neverSeen')
      : t('accounts:seen', {
          when: `${shortDay(dayOf(lastSignedInAt, timeZone), locale, today)}, ${clockTime(lastSignedInAt, locale, timeZone)}`,
        })
  return (
    <div className={lines.words}>
      <p>
        <strong>{name}</strong> {isMe && t('accounts:you')} · <Ltr>{user}</Ltr>
      </p>
      <p>
        {Role.options
          .filter((role) => roles.includes(role))
          .map((role) => t(`vocabulary:role.${role}`))
          .join(' · ')}
      </p>
      <p className={lines.quiet}>
        {seen}
        {openCases > 0 && ` · ${t('accounts:openCases', { count: openCases })}`}
        {namedOn > 0 && ` · ${t('access:account.namedOn', { count: namedOn })}`}
      </p>
      {(sees !== 'office' || endsOn !== null) && (
        <p className={classes.tags}>
          {sees !== 'office' && <Tag>{t(`access:sees.${sees}`)}</Tag>}
          {sees === 'named' && namedOn === 0 && openCases === 0 && (
            <Tag tone="warn">{t('access:account.noneNamed')}</Tag>
          )}
          {endsOn !== null && (
            <Tag tone={isOver ? 'warn' : 'accent'}>
              {t(isOver ? 'access:account.over' : 'access:account.until', {
                day: shortDay(endsOn, locale, today),
              })}
            </Tag>
          )}
        </p>
      )}
      {active && passwordIsTemporary && (
        <p>
          <Tag>{t('accounts:temporary')}</Tag>
        </p>
      )}
      {!active && openCases > 0 && (
        <p>
          <Tag tone="warn">{t('accounts:orphans', { count: openCases })}</Tag>
        </p>
      )}
    </div>
  )
}
