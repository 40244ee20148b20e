import type { ReactElement } from 'react'

import {
  type Location,
  type Organization,
  Payer,
  ProviderDraft,
  providerDraftOf,
  type Service,
} from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { CheckList, NumberField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices, languageName } from '#renderer/ui/languages.ts'

const NEW_PROVIDER: ProviderDraft = {
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
}

/** A service as it stands in the directory, with whom and where. */
export interface ListedService {
  readonly organization: Organization
  readonly service: Service
  readonly location: Location | undefined
}

/** Languages most clinics around a school offer; the rest come with an import. */
const OFFERED: ReadonlySet<string> = new Set(['en', 'es', 'ar', 'zh', 'vi', 'ht', 'so', 'ase'])

function offeredLanguages(locale: string, present: readonly string[]) {
  const known = languageChoices(locale).filter(({ value }) => OFFERED.has(value) || present.includes(value))
  const rare = present.filter((tag) => !known.some(({ value }) => value === tag))
  return [...known, ...rare.map((value) => ({ value, label: languageName(value, locale) }))]
}

/** Adds a provider by hand, or corrects one of its services; a name and a telephone number are enough. */
export function ProviderForm({
  service: listed,
  name = '',
  onClose,
  onSaved,
}: {
  readonly service: ListedService | null
  /** What was typed in a search that found nothing. */
  readonly name?: string
  readonly onClose: () => void
  readonly onSaved?: (service: Service) => void
}): ReactElement {
  const { t, locale } = useText()
  const create = useCommand(api.providers.create)
  const update = useCommand(api.providers.update)
  const form = useRecordForm(ProviderDraft, {
    defaults: listed
      ? providerDraftOf(listed.service, listed.organization, listed.location)
      : { ...NEW_PROVIDER, organizationName: name },
    save: async (draft) => {
      const saved = listed
        ? await update.run({ id: listed.service.id, version: listed.service.version, draft })
        : await create.run(draft)
      await kept.discard()
      onClose()
      onSaved?.(saved)
    },
  })
  const kept = useKeptForm(`providers.${listed?.service.id ?? 'new'}`, form)
  return (
    <Dialog title={listed ? listed.service.name : t('providers:form.add')} onClose={onClose} wide>
      <FormBox
        of={form}
        save={t('common:actions.save')}
        onCancel={() => void kept.discard().then(onClose)}
        reload={() => void refreshEverything()}
      >
        <Restored kept={kept} />
        <FieldRow>
          <TextField
            of={form}
            name="organizationName"
            label={t('providers:form.organizationName')}
            required
            autoFocus
          />
          <TextField of={form} name="serviceName" label={t('providers:form.serviceName')} required />
        </FieldRow>
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
        <CheckList
          of={form}
          name="languages"
          label={t('providers:list.languages')}
          choices={offeredLanguages(locale, listed?.service.languages ?? [])}
        />
        <FieldGroup legend={t('concerns:new.details')} folded>
          <TextArea of={form} name="description" label={t('providers:form.description')} />
          <TextField of={form} name="website" label={t('providers:form.website')} dir="ltr" />
          <TextArea of={form} name="fees" label={t('providers:form.fees')} lines={1} />
          <YesNoField of={form} name="telehealth" label={t('providers:form.telehealth')} />
          <TextArea
            of={form}
            name="applicationProcess"
            label={t('providers:form.applicationProcess')}
            lines={2}
          />
        </FieldGroup>
      </FormBox>
    </Dialog>
  )
}
