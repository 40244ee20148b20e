import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { type PostalArea, PostalAreaDraft } from '#shared/domain/postal-area.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import classes from './postal-areas.module.css'

/** Degrees as people type them, or take them over from a map. */
const typedDegrees = z.string().transform((text) => Number(text.trim().replace(',', '.') || NaN))

const { latitude, longitude } = PostalAreaDraft.shape
const TypedArea = PostalAreaDraft.extend({
  latitude: typedDegrees.pipe(latitude),
  longitude: typedDegrees.pipe(longitude),
})

const NOTHING = { zip: '', name: '', latitude: '', longitude: '' }

/** One postal area typed by hand: a new one, or one of the table with its numbers and its name. */
export function AreaForm({
  area,
  onClose,
}: {
  /** `null` for a new one. */
  readonly area: PostalArea | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const save = useCommand(api.postalAreas.save)
  const remove = useCommand(api.postalAreas.remove)
  const form = useRecordForm(TypedArea, {
    defaults: area
      ? { ...area, latitude: String(area.latitude), longitude: String(area.longitude) }
      : NOTHING,
    save: async (typed) => {
      await save.run({ area: typed, version: area?.version ?? null })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`postalAreas.${area?.zip ?? 'new'}`, form)
  const takeOut = async ({ zip, version }: PostalArea) => {
    await remove.run({ zip, version })
    void kept.discard()
    onClose()
  }
  return (
    <Dialog title={area ? t('areas:edit', { zip: area.zip }) : t('areas:add')} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {remove.error && <ErrorNotice error={remove.error} />}
        <FieldRow>
          {!area && <TextField of={form} name="zip" label={t('areas:zip')} required autoFocus dir="ltr" />}
          <TextField of={form} name="name" label={t('areas:name')} description={t('areas:nameHint')} />
        </FieldRow>
        <FieldRow>
          <TextField
            of={form}
            name="latitude"
            label={t('areas:latitude')}
            description={t('areas:latitudeHint')}
            required
            dir="ltr"
          />
          <TextField
            of={form}
            name="longitude"
            label={t('areas:longitude')}
            description={t('areas:longitudeHint')}
            required
            dir="ltr"
          />
        </FieldRow>
        <p className={classes.hint}>{t('areas:postOffice')}</p>
        {area && (
          <div>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              loading={remove.busy}
              onClick={() => void takeOut(area).catch(() => undefined)}
            >
              {t('areas:remove')}
            </Button>
          </div>
        )}
      </KeptBox>
    </Dialog>
  )
}
