import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { AgreementOnToday, PartnerActionOnToday } from '#shared/api/today.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { asChanged, ChangeAction } from './action-form.tsx'
import { ActionActs } from './action-lines.tsx'

/** On Today: agreements that are to be renewed or expired, and what somebody took on with a partner. */
export function PartnershipsToday({
  agreements,
  actions,
  showsOwner,
}: {
  readonly agreements: readonly AgreementOnToday[]
  readonly actions: readonly PartnerActionOnToday[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  const finish = useCommand(api.partnerMeetings.finishAction)
  const [changing, setChanging] = useState<PartnerActionOnToday | null>(null)
  const stop = useClosing(changing, setChanging)
  const count = agreements.length + actions.length
  if (count === 0) return null
  const presses = [...agreements, ...actions].some(({ dueOn }) => dueOn < today)
  return (
    <Section
      title={<Link to="/partnerships">{t('partnerships:today.title')}</Link>}
      count={count}
      {...(presses && { tone: 'warn' as const })}
    >
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <ul
        id="today-partnerships"
        className={lines.lines}
        aria-label={t('partnerships:today.title')}
        onKeyDown={(event) => void walkLines(event)}
      >
        {agreements.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} showsOwner={showsOwner} />
        ))}
        {actions.map((action) => (
          <ActionLine
            key={action.id}
            action={action}
            showsOwner={showsOwner}
            onDone={() => void finish.run({ id: action.id, version: action.version }).catch(() => undefined)}
            onChange={() => setChanging(action)}
          />
        ))}
      </ul>
      {changing && (
        <ChangeAction
          // As it stands now, when somebody changed it meanwhile.
          action={asChanged(actions.find(({ id }) => id === changing.id) ?? changing)}
          onClose={stop}
        />
      )}
    </Section>
  )
}

function AgreementLine({
  agreement: { organizationId, organizationName, ask, hasDraft, dueOn, endsOn, daysLate, why, ownerName },
  showsOwner,
}: {
  readonly agreement: AgreementOnToday
  readonly showsOwner: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const key = ask !== 'goes-on' && hasDraft ? (`${ask}_draft` as const) : ask
  const day = shortDay(ask === 'expired' ? endsOn : dueOn, locale, today)
  return (
    <li>
      <div className={lines.words}>
        <p>
          <Link to="/partnerships/$organizationId" params={{ organizationId }} data-walk>
            <strong>{organizationName}</strong>
          </Link>
        </p>
        <p className={lines.quiet}>
          {why !== 'own' && <strong>{t(`today:why.${why}`, { name: ownerName })} · </strong>}
          {t(`partnerships:today.${key}`, { day })}
          {showsOwner && ` · ${ownerName}`}
        </p>
      </div>
      <DueLabel on={dueOn} late={daysLate} unit="calendar" />
    </li>
  )
}

function ActionLine({
  action: { organizationId, organizationName, meetingOn, what, ownerName, dueOn, schoolDaysLate, why },
  showsOwner,
  onDone,
  onChange,
}: {
  readonly action: PartnerActionOnToday
  readonly showsOwner: boolean
  readonly onDone: () => void
  readonly onChange: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return (
    <li>
      <div className={lines.words}>
        <p>
          <Link to="/partnerships/$organizationId" params={{ organizationId }} data-walk>
            {what}
          </Link>
        </p>
        <p className={lines.quiet}>
          {why !== 'own' && <strong>{t(`today:why.${why}`, { name: ownerName })} · </strong>}
          {t('partnerships:today.from', {
            partner: organizationName,
            day: shortDay(meetingOn, locale, today),
          })}
          {' · '}
          <DueLabel on={dueOn} late={schoolDaysLate} />
          {showsOwner && ` · ${ownerName}`}
        </p>
      </div>
      <ActionActs what={what} onDone={onDone} onChange={onChange} />
    </li>
  )
}
