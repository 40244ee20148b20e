import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { AgreementParty, type Signatory } from '#shared/domain/agreement.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import type { AgreementFormOf } from './agreement-form.tsx'
import classes from './partnerships.module.css'

/** Who signs for whom, and the day they did; the first two are offered one for each. */
export function SignatoriesField({ of }: { readonly of: AgreementFormOf }): ReactElement {
  const { t } = useText()
  const { watch, setValue, formState } = of.form
  const signatories = watch('signatories')
  const put = (next: readonly Signatory[]) =>
    setValue('signatories', [...next], { shouldDirty: true, shouldTouch: true })
  const add = () =>
    put([
      ...signatories,
      { name: '', role: '', party: signatories.length % 2 === 0 ? 'school' : 'partner', signedOn: null },
    ])
  const refused = formState.errors.signatories?.message
  return (
    <FieldGroup legend={t('partnerships:form.signers')}>
      <p className={lines.quiet}>{t('partnerships:form.signersHint')}</p>
      {signatories.length === 0 && <p className={lines.quiet}>{t('partnerships:form.noSigners')}</p>}
      {signatories.map(({ name }, at) => (
        <div
          key={at}
          role="group"
          className={classes.group}
          aria-label={`${t('partnerships:form.signers')} ${at + 1}`}
        >
          <FieldRow>
            <TextField
              of={of}
              name={`signatories.${at}.name`}
              label={t('partnerships:form.signer')}
              required
            />
            <TextField of={of} name={`signatories.${at}.role`} label={t('partnerships:form.signerRole')} />
          </FieldRow>
          <FieldRow>
            <SelectField
              of={of}
              name={`signatories.${at}.party`}
              label={t('partnerships:form.signerFor')}
              choices={AgreementParty.options.map((value) => ({
                value,
                label: t(`partnerships:party.${value}`),
              }))}
            />
            <DateField
              of={of}
              name={`signatories.${at}.signedOn`}
              label={t('partnerships:form.signedOn')}
              past
            />
          </FieldRow>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => put(signatories.filter((_, other) => other !== at))}
          >
            {t('partnerships:form.removeSigner', { name: name || String(at + 1) })}
          </Button>
        </div>
      ))}
      {refused && (
        <p role="alert" className={classes.refused}>
          {refused}
        </p>
      )}
      <div>
        <Button variant="default" size="compact-sm" onClick={add}>
          {t('partnerships:form.addSigner')}
        </Button>
      </div>
    </FieldGroup>
  )
}
