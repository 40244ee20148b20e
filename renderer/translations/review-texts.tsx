import type { ReactElement } from 'react'
import { z } from 'zod'

import type { TextLine } from '#shared/api/translations.ts'
import { Day, Line } from '#shared/domain/fields.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'

interface Reviewing {
  readonly language: Exclude<PacketLanguage, 'en'>
  readonly lines: readonly TextLine[]
  readonly onClose: () => void
}

const Draft = z.object({ reviewer: Line, reviewedOn: Day })

/** Says who found these words right, and when. */
export function ReviewTexts(of: Reviewing): ReactElement {
  const { t } = useText()
  const title = t('translations:review.title', {
    count: of.lines.length,
    language: t(`vocabulary:packetLanguage.${of.language}`),
  })
  return (
    <Dialog title={title} onClose={of.onClose}>
      <Form {...of} />
    </Dialog>
  )
}

function Form({ language, lines, onClose }: Reviewing): ReactElement {
  const { t } = useText()
  const review = useCommand(api.translations.review)
  const form = useRecordForm(Draft, {
    defaults: { reviewer: '', reviewedOn: '' },
    save: async (draft) => {
      const texts = lines.map(({ key, version, english }) => ({ key, version, english }))
      await review.run({ language, texts, ...draft })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`translations.review.${language}`, form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('translations:review.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <p>{t('translations:review.what')}</p>
      <TextField of={form} name="reviewer" label={t('translations:review.reviewer')} required autoFocus />
      <DateField of={form} name="reviewedOn" label={t('translations:review.on')} empty="text" required />
    </KeptBox>
  )
}
