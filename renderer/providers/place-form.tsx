import type { ReactElement } from 'react'

import { PlaceDraft, placeDraftOf } from '#shared/domain/provider-reach.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { LookAlikes } from './look-alikes.tsx'
import { openingLines } from './opening-words.ts'
import { PhoneLines } from './phone-lines.tsx'

/** Adds a place of an organization, or corrects one: where it is, how one gets in, who answers, and what is given there. */
export function PlaceForm({
  organization,
  services,
  place,
  given,
  onClose,
}: {
  readonly organization: Organization
  readonly services: readonly Service[]
  /** `null` for a new one. */
  readonly place: Location | null
  /** The services given there. */
  readonly given: readonly string[]
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const add = useCommand(api.providers.addPlace)
  const update = useCommand(api.providers.updatePlace)
  const hours = place ? openingLines(place.openings, locale).join('\n') : ''
  const organizationId = organization.id
  const form = useRecordForm(PlaceDraft, {
    defaults: place
      ? { ...placeDraftOf(place, given), hours }
      : {
          ...{ name: '', address: '', postalCode: '', phones: [], transportation: '', accessibility: '' },
          ...{ hours: '', serviceIds: [...given] },
        },
    save: async (typed) => {
      // Hours that nobody touched stay days and times, which a page says in the family's language.
      const draft = typed.hours === hours ? { ...typed, hours: undefined } : typed
      await (place
        ? update.run({ id: place.id, version: place.version, organizationId, draft })
        : add.run({ organizationId, draft }))
      await kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`providers.place.${place?.id ?? organizationId}`, form)
  const [phones, address] = form.form.watch(['phones', 'address'])
  const title = place?.name ?? t('providers:reach.addPlaceTo', { organization: organization.name })
  return (
    <Dialog title={title} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <FieldRow>
          <TextField of={form} name="address" label={t('providers:form.address')} autoFocus />
          <TextField of={form} name="postalCode" label={t('providers:reach.postalCode')} dir="ltr" />
        </FieldRow>
        <LookAlikes
          exceptId={organizationId}
          typed={{ organizationName: '', phone: phones[0]?.number ?? '', address, website: '' }}
        />
        <TextField
          of={form}
          name="name"
          label={t('providers:reach.placeName')}
          description={t('providers:reach.nameHint')}
        />
        {services.length > 0 && (
          <CheckList
            of={form}
            name="serviceIds"
            label={t('providers:reach.given')}
            choices={services.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <PhoneLines of={form} />
        <TextArea
          of={form}
          name="hours"
          label={t('providers:one.hours')}
          description={t('providers:form.hoursHint')}
          lines={2}
        />
        <FieldRow>
          <TextArea of={form} name="transportation" label={t('providers:reach.transportation')} lines={2} />
          <TextArea of={form} name="accessibility" label={t('providers:reach.accessibility')} lines={2} />
        </FieldRow>
      </KeptBox>
    </Dialog>
  )
}
