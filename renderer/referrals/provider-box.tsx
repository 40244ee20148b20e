import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { SchoolServiceBox } from '#renderer/school-services/school-service-box.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import classes from './referrals.module.css'

/** How many telephone numbers are shown; the rest are on the provider's page. */
const PHONES = 3

/** Whom to call at the provider, and how they take people in. */
export function ProviderBox({ referral }: { readonly referral: ReferralView }): ReactElement | null {
  const { t } = useText()
  const { organizationId } = referral
  const answer = useAnswer(
    api.providers.get,
    { id: organizationId ?? '' },
    { enabled: organizationId !== null },
  )
  if (referral.schoolServiceId !== null) return <SchoolServiceBox id={referral.schoolServiceId} />
  if (organizationId === null) return null
  return (
    <Section
      title={t('referrals:provider.title')}
      actions={
        <Link to="/providers/$organizationId" params={{ organizationId }}>
          {t('referrals:provider.open')}
        </Link>
      }
    >
      <Answer of={answer} lines={3}>
        {(provider) => <Inside provider={provider} referral={referral} />}
      </Answer>
    </Section>
  )
}

function Inside({
  provider: { organization, services, locations, places },
  referral,
}: {
  readonly provider: ProviderRecord
  readonly referral: ReferralView
}): ReactElement {
  const { t } = useText()
  const service = services.find(({ id }) => id === referral.serviceId)
  const at =
    referral.locationId ?? places.find(({ serviceId }) => serviceId === referral.serviceId)?.locationId
  const location = locations.find(({ id }) => id === at)
  const phones = [...(service?.phones ?? []), ...(location?.phones ?? []), ...organization.phones].filter(
    ({ number }, index, all) => all.findIndex((other) => other.number === number) === index,
  )
  const facts: (readonly [string, ReactNode])[] = []
  if (location?.address) facts.push([t('referrals:provider.address'), location.address])
  if (service?.applicationProcess)
    facts.push([t('referrals:provider.howToApply'), service.applicationProcess])
  if (service && service.documents.length > 0)
    facts.push([t('referrals:provider.documents'), service.documents.join(' · ')])
  if (service?.statedWait) facts.push([t('referrals:provider.wait'), service.statedWait])
  return (
    <div className={classes.box}>
      <p>
        <strong>{organization.name}</strong>
        {service && <> · {service.name}</>}
      </p>
      {service?.alert && <p>{service.alert}</p>}
      {phones.length === 0 ? (
        <p className={classes.quiet}>{t('referrals:provider.noPhone')}</p>
      ) : (
        <ul className={classes.phones}>
          {phones.slice(0, PHONES).map(({ number, extension, description }) => (
            <li key={number}>
              <Ltr>
                {number}
                {extension && ` x${extension}`}
              </Ltr>
              {description && <span className={classes.small}> {description}</span>}
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && <Facts of={facts} />}
    </div>
  )
}
