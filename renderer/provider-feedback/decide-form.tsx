import type { ReactElement } from 'react'
import { z } from 'zod'

import type { FeedbackLine, WaitingFeedback } from '#shared/api/provider-feedback.ts'
import { message, OptionalWords } from '#shared/domain/fields.ts'
import { FeedbackDecision } from '#shared/domain/provider-feedback.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckField, ChoiceField, TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { NamesSeen, useNamesAsked } from '#renderer/partnerships/names-seen.tsx'
import lines from '#renderer/ui/lines.module.css'
import { NameMarks } from './name-marks.tsx'
import classes from './provider-feedback.module.css'

const Decision = z
  .object({
    readableWords: OptionalWords,
    decision: FeedbackDecision,
    namesNobody: z.boolean(),
    namesSeen: z.boolean(),
  })
  .refine(
    ({ readableWords, decision, namesNobody }) =>
      namesNobody || decision === 'held-back' || readableWords === '',
    { path: ['namesNobody'], message: message('feedback:errors.namesNobody') },
  )

/** Who may read what somebody said, and in which words. */
export function DecideForm({
  said: { id, version, words },
  name,
  pieces,
  onClose,
}: {
  readonly said: Pick<FeedbackLine, 'id' | 'version' | 'words'>
  /** The provider. */
  readonly name: string
  readonly pieces: WaitingFeedback['pieces']
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const decide = useCommand(api.providerFeedback.decide)
  const names = useNamesAsked()
  const form = useRecordForm(Decision, {
    defaults: { readableWords: words, namesNobody: false, namesSeen: false },
    save: async (decided) => {
      await names.asking(decide.run({ id, version, ...decided }))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`feedback.decide.${id}`, form)
  const isNamed = pieces.some(({ isName }) => isName)
  const { decision, readableWords } = form.form.watch()
  return (
    <Dialog title={t('feedback:lookTitle', { name })} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('feedback:decideSave')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {words !== '' && (
          <>
            {isNamed && <p className={lines.quiet}>{t('feedback:maybeNames')}</p>}
            <p className={classes.words}>
              <NameMarks pieces={pieces} />
            </p>
            <TextArea of={form} name="readableWords" label={t('feedback:readable')} />
          </>
        )}
        <ChoiceField
          of={form}
          name="decision"
          label={t('feedback:decision')}
          required
          choices={FeedbackDecision.options.map((value) => ({ value, label: t(`feedback:decide.${value}`) }))}
        />
        {readableWords !== '' && decision !== 'held-back' && (
          <CheckField of={form} name="namesNobody" label={t('feedback:namesNobody')} />
        )}
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}
