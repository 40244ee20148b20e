import { Button } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { Location, Phone, Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { type ListedService, ProviderForm } from './provider-form.tsx'
import { agesOf, languagesOf, openingsOf, payersOf } from './provider-words.ts'
import classes from './providers.module.css'

/** One organization: its services, its places, how to reach it, and when somebody last checked. */
export function ProviderScreen(): ReactElement {
  const { organizationId } = useParams({ from: '/providers/$organizationId' })
  const answer = useAnswer(api.providers.get, { id: organizationId })
  return <Answer of={answer}>{(record) => <OneProvider record={record} />}</Answer>
}

function OneProvider({ record }: { readonly record: ProviderRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const [editing, setEditing] = useState<ListedService | null>(null)
  const { organization, services, locations } = record
  const placeOf = (service: Service) => {
    const place = record.places.find(({ serviceId }) => serviceId === service.id)
    return locations.find(({ id }) => id === place?.locationId)
  }
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={organization.name}
      facts={organization.alternateName}
      aside={
        <>
          <Section title={t('providers:one.contact')}>
            <Phones phones={organization.phones} />
            <Facts
              of={[
                ...(organization.website
                  ? [[t('providers:form.website'), <Ltr>{organization.website}</Ltr>] as const]
                  : []),
                ...(organization.email
                  ? [[t('providers:one.email'), <Ltr>{organization.email}</Ltr>] as const]
                  : []),
              ]}
            />
            {organization.phones.length === 0 && !organization.website && !organization.email && (
              <p className={classes.hint}>{t('providers:one.noContact')}</p>
            )}
          </Section>
          <Places locations={locations} />
        </>
      }
    >
      {organization.description && <p className={classes.description}>{organization.description}</p>}
      {services.map((service) => (
        <OneService
          key={service.id}
          service={service}
          onEdit={() => setEditing({ organization, service, location: placeOf(service) })}
        />
      ))}
      {services.length === 0 && <p className={classes.hint}>{t('providers:one.noServices')}</p>}
      {editing && <ProviderForm service={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function OneService({
  service,
  onEdit,
}: {
  readonly service: Service
  readonly onEdit: () => void
}): ReactElement {
  const { t, locale } = useText()
  const works = useMay(officeWork)
  const verify = useCommand(api.providers.verify)
  const { id, version } = service
  const known: readonly (readonly [string, string])[] = [
    [t('providers:list.ages'), agesOf(service)],
    [
      t('providers:list.languages'),
      [languagesOf(service.languages, locale), service.interpretation].filter(Boolean).join('; '),
    ],
    [t('providers:list.payers'), payersOf(service.payers)],
    [t('providers:form.fees'), [service.fees, ...service.costs.map(costWords)].filter(Boolean).join('; ')],
    [t('providers:one.eligibility'), service.eligibility],
    [t('providers:one.areas'), service.areas.join(', ')],
    [t('providers:one.hours'), openingsOf(service.openings, locale).join('; ')],
    [t('providers:form.applicationProcess'), service.applicationProcess],
    [t('providers:one.documents'), service.documents.join('; ')],
    [t('providers:one.wait'), service.statedWait],
    [
      t('providers:form.telehealth'),
      service.telehealth === null ? '' : t(service.telehealth ? 'common:words.yes' : 'common:words.no'),
    ],
  ]
  const unknown = known.filter(([, value]) => value === '').map(([label]) => label)
  return (
    <Section
      title={service.name}
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
              variant="default"
              size="compact-sm"
              loading={verify.busy}
              aria-label={`${t('providers:one.verify')}: ${service.name}`}
              onClick={() => void verify.run({ id, version }).catch(() => undefined)}
            >
              {t('providers:one.verify')}
            </Button>
          </>
        )
      }
    >
      {verify.error && <ErrorNotice error={verify.error} />}
      {service.status !== 'active' && (
        <Tag tone="warn">{t(`vocabulary:serviceStatus.${service.status}`)}</Tag>
      )}
      {service.alert && <p className={classes.alert}>{service.alert}</p>}
      {service.description && <p className={classes.description}>{service.description}</p>}
      <Phones phones={service.phones} />
      <Facts of={known.filter(([, value]) => value !== '')} />
      {unknown.length > 0 && (
        <p className={classes.hint}>{t('providers:one.unknown', { what: unknown.join(', ') })}</p>
      )}
      <p className={classes.hint}>
        {service.verifiedOn ? (
          <>
            {t('providers:one.verified')} <DateText on={service.verifiedOn} />
          </>
        ) : (
          t('providers:one.neverVerified')
        )}
      </p>
    </Section>
  )
}

function Phones({ phones }: { readonly phones: readonly Phone[] }): ReactElement | null {
  const { t } = useText()
  if (phones.length === 0) return null
  return (
    <ul className={classes.phones}>
      {phones.map(({ number, extension, description }) => (
        <li key={`${number} ${extension}`}>
          <Ltr>{number}</Ltr>
          {extension && ` ${t('providers:one.extension', { extension })}`}
          {description && ` · ${description}`}
        </li>
      ))}
    </ul>
  )
}

function Places({ locations }: { readonly locations: readonly Location[] }): ReactElement {
  const { t, locale } = useText()
  return (
    <Section title={t('providers:one.places')} count={locations.length}>
      {locations.length === 0 && <p className={classes.hint}>{t('providers:one.noPlaces')}</p>}
      <ul className={classes.places}>
        {locations.map((location) => (
          <li key={location.id}>
            <strong>{location.name}</strong>
            {location.address && <p>{location.address}</p>}
            <Phones phones={location.phones} />
            {location.openings.length > 0 && <p>{openingsOf(location.openings, locale).join('; ')}</p>}
            {location.transportation && <p>{location.transportation}</p>}
            {location.accessibility && <p>{location.accessibility}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function costWords({ option, amount, currency, description }: Service['costs'][number]): string {
  const price = amount === null ? '' : [amount, currency?.toUpperCase()].filter(Boolean).join(' ')
  return [option, price, description].filter(Boolean).join(' ')
}
