import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { z } from 'zod'

import {
  type ConsentDraft,
  ConsentPurpose,
  ConsentStatement,
  InformationClass,
} from '#shared/domain/consent.ts'
import { isMessage, useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { CheckField, CheckList, ChoiceField } from '#renderer/ui/fields.tsx'
import { FieldGroup } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { RecipientsField } from './recipients-field.tsx'

/** What a form to sign calls what is ticked here, where it says it in other words. */
function useWordsOnPaper(): (
  list: 'information' | 'purpose',
  value: string,
  label: string,
) => { readonly description?: string } {
  const { t } = useText()
  return (list, value, label) => {
    const key = `consents:onPaper.${list}.${value}`
    const words = isMessage(key) ? t(key) : label
    return words === label ? {} : { description: t('consents:onPaper.says', { words }) }
  }
}

/** What a paper lets be told: to whom, in which direction, what, and for what. */
export function WhatItLets({
  of,
  named,
  onNamed,
}: Pick<FieldProps<z.input<typeof ConsentDraft>>, 'of'> & {
  /** Names of recipients by their id. */
  readonly named: Readonly<Record<string, string>>
  readonly onNamed: (id: string, name: string) => void
}): ReactElement {
  const { t } = useText()
  const onPaper = useWordsOnPaper()
  const [authority, information, statements] = of.form.watch(['authority', 'information', 'statements'])
  const needsStudent = authority === 'parent' && information.includes('substance-use-records')
  return (
    <>
      <FieldGroup legend={t('consents:fields.what')}>
        <RecipientsField of={of} named={named} onNamed={onNamed} />
        <CheckField
          of={of}
          name="anyTreating"
          label={t('consents:fields.anyTreating')}
          description={t('consents:fields.anyTreatingHint')}
        />
        <ChoiceField
          of={of}
          name="direction"
          label={t('consents:fields.direction')}
          choices={(['both', 'to', 'from'] as const).map((value) => ({
            value,
            label: t(`vocabulary:consentDirection.${value}`),
          }))}
          required
        />
        <CheckList
          of={of}
          name="information"
          required
          label={t('consents:fields.information')}
          description={t('consents:fields.informationHint')}
          choices={InformationClass.options.map((value) => {
            const label = t(`vocabulary:information.${value}`)
            return { value, label, ...onPaper('information', value, label) }
          })}
        />
        <CheckList
          of={of}
          name="purposes"
          required
          label={t('consents:fields.purposes')}
          choices={ConsentPurpose.options.map((value) => {
            const label = t(`vocabulary:consentPurpose.${value}`)
            return { value, label, ...onPaper('purpose', value, label) }
          })}
        />
        <CheckList
          of={of}
          name="statements"
          label={t('consents:fields.statements')}
          description={t('consents:fields.statementsHint')}
          choices={ConsentStatement.options.map((value) => ({
            value,
            label: t(`vocabulary:consentStatement.${value}`),
          }))}
        />
        {statements.length < ConsentStatement.options.length && (
          <div className={lines.buttons}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                of.form.setValue('statements', [...ConsentStatement.options], {
                  shouldDirty: true,
                  shouldValidate: of.form.formState.isSubmitted,
                })
              }
            >
              {t('consents:record.ourForm')}
            </Button>
          </div>
        )}
      </FieldGroup>
      {needsStudent && (
        <CheckField
          of={of}
          name="studentSigned"
          label={t('consents:fields.studentSigned')}
          description={t('consents:fields.studentSignedHint')}
        />
      )}
    </>
  )
}
