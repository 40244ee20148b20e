import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { OwnExperience } from '#shared/domain/matching/own-experience.ts'
import { isStale, stillDiffers } from '#shared/domain/provider-check.ts'
import type { Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { CheckForm } from './check-form.tsx'
import type { ShownCheck } from './check-words.ts'
import { LastChecked } from './last-checked.tsx'
import { MoreFromDirectory } from './more-from-directory.tsx'
import { Phones } from './phones.tsx'
import classes from './providers.module.css'
import { useServiceFacts } from './service-facts.ts'

/** One service: what is known, what is not, and when somebody last checked. */
export function ServiceSection({
  service,
  isLookedFor,
  checks,
  experience,
  distance,
  hasHoursElsewhere,
  more,
  onEdit,
  checked,
}: {
  readonly service: Service
  /** It is the one of several that somebody came here for, and comes into view. */
  readonly isLookedFor: boolean
  /** What was learned of it, the newest first. */
  readonly checks: readonly ShownCheck[]
  /** What became of the office's own referrals to it. */
  readonly experience: OwnExperience | undefined
  /** How far it is, in words. */
  readonly distance: string | undefined
  /** Whether one of its places says when it is open. */
  readonly hasHoursElsewhere: boolean
  readonly more: ProviderRecord['more']
  readonly onEdit: () => void
  /** Somebody came to check it: what follows once they did, and where they did not. */
  readonly checked?: { readonly done: () => void; readonly stay: () => void }
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const works = useMay(officeWork)
  const navigate = useNavigate()
  const [checking, setChecking] = useState(false)
  const setOffered = useCommand(api.providers.setOffered)
  const { id, version } = service
  const isOffered = service.status === 'active' || service.status === 'temporarily-closed'
  return (
    <Section
      title={service.name}
      {...(isLookedFor && { tone: 'accent' as const })}
      actions={
        works && (
          <>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={onEdit}
              aria-label={`${t('common:actions.edit')}: ${service.name}`}
            >
              {t('common:actions.edit')}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${t('providers:compare.open')}: ${service.name}`}
              onClick={() => void navigate({ to: '/providers/compare', search: { services: [id] } })}
            >
              {t('providers:compare.open')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={setOffered.busy}
              aria-label={`${t(isOffered ? 'providers:one.retire' : 'providers:one.offerAgain')}: ${service.name}`}
              onClick={() => void setOffered.run({ id, version, offered: !isOffered }).catch(() => undefined)}
            >
              {t(isOffered ? 'providers:one.retire' : 'providers:one.offerAgain')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${t('providers:one.verify')}: ${service.name}`}
              onClick={() => setChecking(true)}
            >
              {t('providers:one.verify')}
            </Button>
          </>
        )
      }
    >
      {setOffered.error && <ErrorNotice error={setOffered.error} />}
      {service.status !== 'active' && (
        <Tag tone="warn">{t(`vocabulary:serviceStatus.${service.status}`)}</Tag>
      )}
      {service.alert && (
        <p className={classes.alert}>
          <bdi>{service.alert}</bdi>
        </p>
      )}
      {stillDiffers(checks).map(({ id: check, checkedOn, differs }) => (
        <p key={check} className={classes.alert}>
          {t('providers:calls.toldDiffers', { day: shortDay(checkedOn, locale, today), words: differs })}
        </p>
      ))}
      {service.description && (
        <p className={classes.description}>
          <bdi>{service.description}</bdi>
        </p>
      )}
      <Phones phones={service.phones} />
      <Known
        service={service}
        checks={checks}
        experience={experience}
        distance={distance}
        hasHoursElsewhere={hasHoursElsewhere}
      />
      <MoreFromDirectory of={more} />
      {checking && <CheckForm service={service} last={checks[0]} onClose={() => setChecking(false)} />}
      {checked && (
        <CheckForm service={service} last={checks[0]} onClose={checked.stay} onSaved={checked.done} />
      )}
    </Section>
  )
}

/** What is known in words; what is not is named in one line, so that nobody takes silence for a no. */
function Known({
  service,
  checks,
  experience,
  distance,
  hasHoursElsewhere,
}: {
  readonly service: Service
  readonly checks: readonly ShownCheck[]
  readonly experience: OwnExperience | undefined
  /** How far it is, in words. */
  readonly distance: string | undefined
  readonly hasHoursElsewhere: boolean
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const said = checks.find(({ capacity }) => capacity !== null)
  const facts = useServiceFacts()({ service, checks, experience, distance })
  const saidElsewhere = [
    ...(hasHoursElsewhere ? [t('providers:one.hours')] : []),
    // What nobody was sent for, nobody can know.
    t('providers:one.ours'),
  ]
  const unknown = facts
    .filter(([label, value]) => value === '' && !saidElsewhere.includes(label))
    .map(([label]) => label)
  return (
    <>
      <Facts
        of={facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => [
            label,
            <bdi key={label} className={classes.lines}>
              {value}
            </bdi>,
          ])}
      />
      <div className={classes.checked}>
        {said && isStale(said.checkedOn, today) && (
          <Tag tone="warn">{t('providers:check.staleOpenings')}</Tag>
        )}
        <LastChecked service={service} checks={checks} />
        {unknown.length > 0 && <p>{t('providers:one.unknown', { what: unknown.join(', ') })}</p>}
      </div>
    </>
  )
}
