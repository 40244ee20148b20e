import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { ConsentPurpose } from '#shared/domain/consent.ts'
import type { RequesterKind } from '#shared/domain/records-request.ts'
import { findOrganizations } from '#renderer/consents/recipients-field.tsx'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { SelectField } from '#renderer/ui/fields.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'

/** Whether this kind is answered by a signed consent, or not at all. */
export function isByConsent(kind: RequesterKind): boolean {
  return kind === 'police' || kind === 'other'
}

/** What a signed consent would have to name and allow, so that it can be found. */
export function ConsentingFields<Values extends FieldValues>({
  of,
  named = null,
}: Pick<FieldProps<Values>, 'of'> & {
  /** The organization that was chosen before. */
  readonly named?: { readonly id: string; readonly label: string } | null
}): ReactElement {
  const { t } = useText()
  // Every form that uses these fields holds what is asked here.
  const name = (field: 'organizationId' | 'consentPurpose') => field as FieldPath<Values>
  return (
    <>
      <PickField
        of={of}
        name={name('organizationId')}
        label={t('requests:fields.organization')}
        description={t('requests:fields.organizationHint')}
        placeholder={t('consents:fields.recipientPlaceholder')}
        find={findOrganizations}
        picked={named}
      />
      <SelectField
        of={of}
        name={name('consentPurpose')}
        label={t('requests:fields.consentPurpose')}
        nothing={t('requests:fields.noOrganization')}
        choices={ConsentPurpose.options.map((value) => ({
          value,
          label: t(`vocabulary:consentPurpose.${value}`),
        }))}
      />
    </>
  )
}
