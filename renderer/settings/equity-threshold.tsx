import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { EquityThreshold } from '#shared/domain/evaluation/equity-figures.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import classes from './settings-screen.module.css'

/** As it is typed: with a comma or a point. */
const Typed = EquityThreshold.extend({
  ratio: z
    .string()
    .transform((text) => Number(text.trim().replace(',', '.') || Number.NaN))
    .pipe(EquityThreshold.shape.ratio),
})

/** From when on figures point a group of students out; nothing until the owner says it. */
export function EquityThresholdForm({ known }: { readonly known: EquityThreshold | null }): ReactElement {
  const { t, locale } = useText()
  const set = useCommand(api.school.setEquityThreshold)
  const form = useRecordForm(Typed, {
    defaults: known ? { ...known, ratio: String(known.ratio) } : { ratio: '', source: '' },
    save: async (threshold) => {
      await set.run({ threshold })
      await kept.discard()
    },
  })
  const kept = useKeptForm('school.equityThreshold', form)
  return (
    <div className={classes.looks}>
      <p className={classes.kept}>{t('evaluation:equity.threshold.about')}</p>
      <p>
        {known
          ? t('evaluation:equity.threshold.now', {
              ratio: new Intl.NumberFormat(locale).format(known.ratio),
              source: known.source,
            })
          : t('evaluation:equity.threshold.notSet')}
      </p>
      {set.error && <ErrorNotice error={set.error} />}
      <FormBox of={form} save={t('evaluation:equity.threshold.save')}>
        <Restored kept={kept} />
        <FieldRow>
          <TextField of={form} name="ratio" label={t('evaluation:equity.threshold.ratio')} required />
          <TextField
            of={form}
            name="source"
            label={t('evaluation:equity.threshold.source')}
            placeholder={t('evaluation:equity.threshold.sourceExample')}
            required
          />
        </FieldRow>
      </FormBox>
      {known && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void set.run({ threshold: null }).catch(() => undefined)}
          >
            {t('evaluation:equity.threshold.none')}
          </Button>
        </div>
      )}
    </div>
  )
}
