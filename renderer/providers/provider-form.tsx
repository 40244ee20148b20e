import { Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { KINDS_OF_HELP } from '#shared/domain/kind-of-help.ts'
import {
  ClinicianGender,
  type Location,
  type Organization,
  Payer,
  ProviderDraft,
  providerDraftOf,
  type Service,
} from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { BeginAt } from '#renderer/ui/begin-at.tsx'
import { CheckList, NumberField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { LanguagesField } from './languages-field.tsx'
import { LookAlikes } from './look-alikes.tsx'
import { openingLines } from './opening-words.ts'

/** A service of which nothing is known yet. */
export const NEW_PROVIDER: ProviderDraft = {
  organizationName: '',
  serviceName: '',
  description: '',
  phone: '',
  address: '',
  website: '',
  languages: [],
  payers: [],
  minimumAge: null,
  maximumAge: null,
  fees: '',
  telehealth: null,
  applicationProcess: '',
  eligibility: '',
  statedWait: '',
  areas: '',
  documents: '',
  hours: '',
  help: [],
  modalities: '',
  cultures: '',
  clinicianGenders: [],
}

/** A service as it stands in the directory, with whom and where. */
export interface ListedService {
  readonly organization: Organization
  readonly service: Service
  readonly location: Location | undefined
}

/** Adds a provider by hand, or corrects one of its services; a name and a telephone number are enough. */
export function ProviderForm({
  service: listed,
  addsTo,
  name = '',
  field,
  onClose,
  onSaved,
}: {
  readonly service: ListedService | null
  /** Whose further service this is. */
  readonly addsTo?: Pick<ListedService, 'organization' | 'location'>
  /** What was typed in a search that found nothing. */
  readonly name?: string
  /** The field somebody came for. */
  readonly field?: string
  readonly onClose: () => void
  readonly onSaved?: (service: Service) => void
}): ReactElement {
  const { t, locale } = useText()
  const create = useCommand(api.providers.create)
  const update = useCommand(api.providers.update)
  const hours = listed ? openingLines(listed.service.openings, locale).join('\n') : ''
  const [isSame, setSame] = useState(false)
  const form = useRecordForm(ProviderDraft, {
    defaults: listed
      ? { ...providerDraftOf(listed.service, listed.organization, listed.location), hours }
      : addsTo
        ? {
            ...NEW_PROVIDER,
            organizationName: addsTo.organization.name,
            organizationId: addsTo.organization.id,
            address: addsTo.location?.address ?? '',
          }
        : { ...NEW_PROVIDER, organizationName: name },
    save: async (typed) => {
      // Hours that nobody touched stay days and times, which a page says in the family's language.
      const draft = typed.hours === hours ? { ...typed, hours: undefined } : typed
      const saved = listed
        ? await update.run({
            ...{ id: listed.service.id, version: listed.service.version, draft },
            sameOrganization: isSame,
          })
        : await create.run(draft)
      await kept.discard()
      // Whoever came for one field goes back to where they came from.
      if (field === undefined) onClose()
      onSaved?.(saved)
    },
  })
  const kept = useKeptForm(`providers.${listed?.service.id ?? addsTo?.organization.id ?? 'new'}`, form)
  const [typedName, phone, address, website] = form.form.watch([
    'organizationName',
    'phone',
    'address',
    'website',
  ])
  const isRenamed =
    listed !== null && typedName.trim() !== '' && typedName.trim() !== listed.organization.name
  const titleOf = () => {
    if (listed) return listed.service.name
    return addsTo
      ? t('providers:form.addServiceTo', { organization: addsTo.organization.name })
      : t('providers:form.add')
  }
  return (
    <Dialog title={titleOf()} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {field && <BeginAt field={field} />}
        <FieldRow>
          {!addsTo && (
            <TextField
              of={form}
              name="organizationName"
              label={t('providers:form.organizationName')}
              required
              autoFocus={!field}
            />
          )}
          <TextField
            of={form}
            name="serviceName"
            label={t('providers:form.serviceName')}
            required
            autoFocus={addsTo !== undefined}
          />
        </FieldRow>
        {listed === null && !addsTo && (
          <LookAlikes
            typed={{ organizationName: typedName, phone, address, website }}
            onSame={({ name: same }) =>
              form.form.setValue('organizationName', same, { shouldDirty: true, shouldValidate: true })
            }
          />
        )}
        {isRenamed && (
          <Checkbox
            label={t('providers:renamed.same')}
            description={t('providers:renamed.sameHint', { name: listed.organization.name })}
            checked={isSame}
            onChange={(event) => setSame(event.currentTarget.checked)}
          />
        )}
        <FieldRow>
          <TextField of={form} name="phone" type="tel" label={t('providers:list.phone')} />
          <TextField of={form} name="address" label={t('providers:form.address')} />
        </FieldRow>
        <FieldRow>
          <NumberField of={form} name="minimumAge" label={t('providers:form.minimumAge')} />
          <NumberField of={form} name="maximumAge" label={t('providers:form.maximumAge')} />
        </FieldRow>
        <CheckList
          of={form}
          name="payers"
          label={t('providers:list.payers')}
          choices={Payer.options.map((value) => ({ value, label: t(`vocabulary:payer.${value}`) }))}
        />
        <LanguagesField of={form} name="languages" label={t('providers:list.languages')} />
        <FieldRow>
          <TextArea
            of={form}
            name="hours"
            label={t('providers:one.hours')}
            description={t('providers:form.hoursHint')}
            lines={2}
          />
          <TextArea
            of={form}
            name="documents"
            label={t('providers:one.documents')}
            description={t('providers:form.oneToALine')}
            lines={2}
          />
        </FieldRow>
        <FieldGroup legend={t('concerns:new.details')} folded>
          <CheckList
            of={form}
            name="help"
            label={t('providers:form.help')}
            choices={KINDS_OF_HELP.map((value) => ({ value, label: t(`vocabulary:kindOfHelp.${value}`) }))}
          />
          <FieldRow>
            <TextArea
              of={form}
              name="modalities"
              label={t('providers:form.modalities')}
              description={t('providers:form.oneToALine')}
              lines={1}
            />
            <TextArea
              of={form}
              name="cultures"
              label={t('providers:form.cultures')}
              description={t('providers:form.oneToALine')}
              lines={1}
            />
          </FieldRow>
          <CheckList
            of={form}
            name="clinicianGenders"
            label={t('providers:form.clinicianGenders')}
            choices={ClinicianGender.options.map((value) => ({
              value,
              label: t(`vocabulary:clinicianGender.${value}`),
            }))}
          />
          <TextArea of={form} name="description" label={t('providers:form.description')} />
          <TextField of={form} name="website" label={t('providers:form.website')} dir="ltr" />
          <TextArea of={form} name="fees" label={t('providers:form.fees')} lines={1} />
          <YesNoField
            of={form}
            name="telehealth"
            label={t('providers:form.telehealth')}
            unknown={t('providers:compare.unknown')}
          />
          <TextArea
            of={form}
            name="applicationProcess"
            label={t('providers:form.applicationProcess')}
            lines={2}
          />
          <TextArea of={form} name="eligibility" label={t('providers:one.eligibility')} lines={2} />
          <FieldRow>
            <TextArea of={form} name="statedWait" label={t('providers:one.wait')} lines={1} />
            <TextArea
              of={form}
              name="areas"
              label={t('providers:one.areas')}
              description={t('providers:form.oneToALine')}
              lines={1}
            />
          </FieldRow>
        </FieldGroup>
      </KeptBox>
    </Dialog>
  )
}
