import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { Location } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { openingLines } from './opening-words.ts'
import { Phones } from './phones.tsx'
import { PlaceForm } from './place-form.tsx'
import classes from './providers.module.css'

/** The places of an organization, which the office adds, corrects and removes. */
export function Places({
  record: { organization, services, locations, places },
}: {
  readonly record: ProviderRecord
}): ReactElement {
  const { t } = useText()
  const works = useMay(officeWork)
  const [editingId, setEditingId] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const editing = locations.find(({ id }) => id === editingId)
  const givenAt = (locationId: string) =>
    places.filter((place) => place.locationId === locationId).map(({ serviceId }) => serviceId)
  return (
    <Section
      title={t('providers:one.places')}
      count={locations.length}
      actions={
        works && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {t('providers:reach.addPlace')}
          </Button>
        )
      }
    >
      {locations.length === 0 && <p className={classes.hint}>{t('providers:one.noPlaces')}</p>}
      <ul className={classes.places}>
        {locations.map((location) => (
          <Place
            key={location.id}
            location={location}
            organizationId={organization.id}
            onEdit={() => setEditingId(location.id)}
          />
        ))}
      </ul>
      {editing && (
        <PlaceForm
          organization={organization}
          services={services}
          place={editing}
          given={givenAt(editing.id)}
          onClose={() => setEditingId(null)}
        />
      )}
      {adding && (
        <PlaceForm
          organization={organization}
          services={services}
          place={null}
          given={services.length === 1 ? services.map(({ id }) => id) : []}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

function Place({
  location,
  organizationId,
  onEdit,
}: {
  readonly location: Location
  readonly organizationId: string
  readonly onEdit: () => void
}): ReactElement {
  const { t, locale } = useText()
  const works = useMay(officeWork)
  const remove = useCommand(api.providers.removePlace)
  const { id, version, name, address, postalCode, phones, openings, transportation, accessibility } = location
  const which = address || name
  return (
    <li>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {address && (
        <p>
          <bdi>{address}</bdi>
          {postalCode && !address.includes(postalCode) && (
            <>
              , <bdi>{postalCode}</bdi>
            </>
          )}
        </p>
      )}
      <Phones phones={phones} />
      {openingLines(openings, locale).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {transportation && (
        <p>
          <bdi>{transportation}</bdi>
        </p>
      )}
      {accessibility && (
        <p className={classes.lines}>
          <bdi>{accessibility}</bdi>
        </p>
      )}
      {works && (
        <div className={classes.placeActions}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('common:actions.edit')}: ${which}`}
            onClick={onEdit}
          >
            {t('common:actions.edit')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            loading={remove.busy}
            aria-label={`${t('providers:reach.remove')}: ${which}`}
            onClick={() => void remove.run({ id, version, organizationId }).catch(() => undefined)}
          >
            {t('providers:reach.remove')}
          </Button>
        </div>
      )}
      {remove.error && <ErrorNotice error={remove.error} retry={() => void refreshEverything()} />}
    </li>
  )
}
