import { type ReactElement, useEffect } from 'react'

import type { ReferralFields } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField } from '#renderer/ui/fields.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './referrals.module.css'

/** The service that was chosen, and at which of its places. */
export function ChosenService({
  of,
  serviceId,
  isListed,
}: Pick<FieldProps<ReferralFields>, 'of'> & {
  readonly serviceId: string
  /** It is marked in the list above; then only its places are left to say. */
  readonly isListed: boolean
}): ReactElement | null {
  const { t } = useText()
  const answer = useAnswer(api.providers.get, { id: serviceId })
  const provider = answer.data
  const service = provider?.services.find(({ id }) => id === serviceId)
  const here = new Set(
    provider?.places.filter((place) => place.serviceId === serviceId).map(({ locationId }) => locationId),
  )
  const locations = provider?.locations.filter(({ id }) => here.has(id)) ?? []
  const only = locations.length === 1 ? (locations[0]?.id ?? null) : null
  const { setValue } = of.form
  useEffect(() => {
    if (only) setValue('locationId', only)
  }, [only, setValue])
  if (!provider || !service || (isListed && locations.length < 2)) return null
  return (
    <div className={classes.chosen} role="status">
      <p>
        <Icon name="check" /> <strong>{provider.organization.name}</strong> · {service.name}
        {locations.length === 1 && locations[0]?.address && (
          <span className={classes.small}>
            {' · '}
            <bdi>{locations[0].address}</bdi>
          </span>
        )}
      </p>
      {locations.length > 1 && (
        <SelectField
          of={of}
          name="locationId"
          label={t('referrals:service.place')}
          nothing={t('referrals:service.anyPlace')}
          choices={locations.map(({ id, name, address }) => ({
            value: id,
            label: [name, address].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </div>
  )
}
