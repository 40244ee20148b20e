import { Button } from '@mantine/core'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { Mergers } from '#renderer/duplicates/mergers.tsx'
import { FeedbackSection } from '#renderer/provider-feedback/feedback-section.tsx'
import { CHECK, useMending } from '#renderer/quality/mending.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Places } from './places.tsx'
import { type ListedService, ProviderForm } from './provider-form.tsx'
import classes from './providers.module.css'
import { Reach } from './reach.tsx'
import { RenamedProvider } from './renamed-provider.tsx'
import { MoreFromDirectory } from './more-from-directory.tsx'
import { ServiceSection } from './service-section.tsx'
import { useDistances } from './use-distances.ts'

/** One organization: its services, its places, how to reach it, and when somebody last checked. */
export function ProviderScreen(): ReactElement {
  const { organizationId } = useParams({ from: '/providers/$organizationId' })
  const answer = useAnswer(api.providers.get, { id: organizationId })
  return <Answer of={answer}>{(record) => <OneProvider record={record} />}</Answer>
}

const bringIntoView = (node: HTMLElement | null): void => node?.scrollIntoView({ block: 'start' })

function OneProvider({ record }: { readonly record: ProviderRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const [editingId, setEditingId] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const { service: lookedFor } = useSearch({ from: '/providers/$organizationId' })
  const { organization, services, locations, more, checks, experience } = record
  const distanceTo = useDistances(services.map(({ id }) => id))
  const placesOf = (service: Service) => {
    const ids = new Set(
      record.places.filter(({ serviceId }) => serviceId === service.id).map(({ locationId }) => locationId),
    )
    return locations.filter(({ id }) => ids.has(id))
  }
  const listed = (service: Service): ListedService => ({
    organization,
    service,
    location: placesOf(service)[0],
  })
  const isLookedFor = ({ id }: Service) => services.length > 1 && id === lookedFor
  const editing = services.find(({ id }) => id === editingId)
  const { mend, part, done, stay } = useMending()
  const mended = mend === CHECK ? undefined : services.find(({ id }) => id === part)
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={organization.name}
      facts={organization.alternateName}
      actions={
        <>
          <Button
            variant="default"
            onClick={() =>
              void navigate({
                to: '/partnerships/$organizationId',
                params: { organizationId: organization.id },
              })
            }
          >
            {t('partnerships:one.partnership')}
          </Button>
          {works && (
            <>
              <Button
                variant="default"
                onClick={() =>
                  void navigate({
                    to: '/providers/calls/$organizationId',
                    params: { organizationId: organization.id },
                  })
                }
              >
                {t('providers:calls.call')}
              </Button>
              <Button variant="default" onClick={() => setAdding(true)}>
                {t('providers:form.addService')}
              </Button>
            </>
          )}
        </>
      }
      aside={
        <>
          <Reach
            organization={organization}
            isReachedElsewhere={[...services, ...locations].some(({ phones }) => phones.length > 0)}
          />
          <Places record={record} />
          {works && <Mergers organizationId={organization.id} name={organization.name} />}
        </>
      }
    >
      <RenamedProvider record={record} />
      {organization.description && (
        <p className={classes.description}>
          <bdi>{organization.description}</bdi>
        </p>
      )}
      {services.map((service) => (
        <div key={service.id} ref={isLookedFor(service) ? bringIntoView : undefined}>
          <ServiceSection
            service={service}
            isLookedFor={isLookedFor(service)}
            checks={checks.filter(({ serviceId }) => serviceId === service.id)}
            experience={experience.find(({ serviceId }) => serviceId === service.id)}
            distance={distanceTo(service.id)}
            hasHoursElsewhere={placesOf(service).some(({ openings }) => openings.length > 0)}
            more={more.filter(({ aboutId }) => aboutId === service.id)}
            onEdit={() => setEditingId(service.id)}
            {...(mend === CHECK && part === service.id && { checked: { done, stay } })}
          />
        </div>
      ))}
      {services.length === 0 && <p className={classes.hint}>{t('providers:one.noServices')}</p>}
      <FeedbackSection
        organizationId={organization.id}
        organizationName={organization.name}
        services={services}
      />
      <MoreFromDirectory of={more.filter(({ aboutId }) => services.every(({ id }) => id !== aboutId))} />
      {editing && <ProviderForm service={listed(editing)} onClose={() => setEditingId(null)} />}
      {mended && mend && <ProviderForm service={listed(mended)} field={mend} onClose={stay} onSaved={done} />}
      {adding && (
        <ProviderForm
          service={null}
          addsTo={{ organization, location: locations.length === 1 ? locations[0] : undefined }}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}
