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
import { Remark } from '#renderer/ui/error-notice.tsx'
import { ChoiceField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { translatorsAmong } from './translators-among.ts'

interface Reviewing {
  readonly language: Exclude<PacketLanguage, 'en'>
  /** What is not reviewed yet. */
  readonly lines: readonly TextLine[]
  /** Of these, what the last spreadsheet gave back and could be used; `null` where none came back. */
  readonly inSheet: readonly TextLine[] | null
  readonly onClose: () => void
}

const Which = z.enum(['sheet', 'all'])
const Draft = z.object({ which: Which, reviewer: Line, reviewedOn: Day })

/** Says who found these words right, and when. */
export function ReviewTexts({ inSheet, ...of }: Reviewing): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const review = useCommand(api.translations.review)
  const { language, lines, onClose } = of
  const meant = (which: string) => (which === 'sheet' && inSheet ? inSheet : lines)
  const begin = inSheet && inSheet.length > 0 ? 'sheet' : 'all'
  const form = useRecordForm(Draft, {
    defaults: { which: begin, reviewer: '', reviewedOn: today },
    save: async ({ which, ...draft }) => {
      const texts = meant(which).map(({ key, version, english }) => ({ key, version, english }))
      await review.run({ language, texts, ...draft })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`translations.review.${language}`, form)
  const [which, reviewer] = form.form.watch(['which', 'reviewer'])
  const chosen = meant(which)
  const translators = translatorsAmong(chosen, reviewer)
  const title = t('translations:review.title', {
    count: chosen.length,
    language: t(`vocabulary:packetLanguage.${language}`),
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('translations:review.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p>{t('translations:review.what')}</p>
        {inSheet && inSheet.length < lines.length && (
          <ChoiceField
            of={form}
            name="which"
            label={t('translations:review.which')}
            description={t('translations:review.sheetHint')}
            choices={Which.options
              .filter((value) => value === 'all' || inSheet.length > 0)
              .map((value) => ({
                value,
                label: t(`translations:review.whichOf.${value}`, { count: meant(value).length }),
              }))}
            required
          />
        )}
        <TextField of={form} name="reviewer" label={t('translations:review.reviewer')} required autoFocus />
        {translators.length > 0 && (
          <Remark tone="warning">
            {t('translations:review.sameHand', { name: translators.join(', ') })}
          </Remark>
        )}
        <DateField of={form} name="reviewedOn" label={t('translations:review.on')} past required />
      </KeptBox>
    </Dialog>
  )
}
