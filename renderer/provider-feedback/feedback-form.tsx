import type { ReactElement } from 'react'

import { FeedbackSource, ProviderFeedbackDraft } from '#shared/domain/provider-feedback.ts'
import type { Service } from '#shared/domain/provider.ts'
import { HEARD_QUESTIONS, HeardAnswer, NOTHING_HEARD } from '#shared/domain/slip-answer.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** Writes down what a family, a student or a colleague says about a provider; it waits for somebody else to look over it. */
export function FeedbackForm({
  organizationId,
  services,
  onClose,
}: {
  readonly organizationId: string
  readonly services: readonly Pick<Service, 'id' | 'name'>[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const record = useCommand(api.providerFeedback.record)
  const form = useRecordForm(ProviderFeedbackDraft, {
    defaults: { organizationId, serviceId: null, heardOn: today, words: '', ...NOTHING_HEARD },
    save: async (draft) => {
      await record.run(draft)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`feedback.record.${organizationId}`, form)
  return (
    <Dialog title={t('feedback:record')} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('feedback:save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <ChoiceField
          of={form}
          name="from"
          label={t('feedback:fromWhom')}
          required
          choices={FeedbackSource.options.map((value) => ({ value, label: t(`feedback:from.${value}`) }))}
        />
        <TextArea of={form} name="words" label={t('feedback:words')} description={t('feedback:wordsHint')} />
        <FieldRow>
          {HEARD_QUESTIONS.map((question) => (
            <SelectField
              key={question}
              of={form}
              name={question}
              label={t(`feedback:heard.${question}`)}
              nothing={t('slips:reasonNotSaid')}
              choices={HeardAnswer.options.map((value) => ({
                value,
                label: t(`slips:heardAnswer.${value}`),
              }))}
            />
          ))}
        </FieldRow>
        <FieldRow>
          {services.length > 1 && (
            <SelectField
              of={form}
              name="serviceId"
              label={t('feedback:service')}
              nothing={t('feedback:whole')}
              choices={services.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <DateField of={form} name="heardOn" label={t('feedback:heardOn')} empty="text" required past />
        </FieldRow>
      </KeptBox>
    </Dialog>
  )
}
