import type { ReactElement } from 'react'
import { z } from 'zod'

import type { OutputOf } from '#shared/api/operation.ts'
import type { translations } from '#shared/api/translations.ts'
import { Line } from '#shared/domain/fields.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { directionOf, useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './translations.module.css'

interface Found {
  readonly language: Exclude<PacketLanguage, 'en'>
  readonly found: OutputOf<(typeof translations)['readFile']>
  /** It was read through to the end, and taken over where it changes something. */
  readonly onTaken: () => void
  readonly onClose: () => void
}

const Draft = z.object({ translator: Line })

/** What a translator's spreadsheet would change, before it changes anything. */
export function FileChanges(of: Found): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t('translations:file.title')} wide="very" onClose={of.onClose}>
      <Content {...of} />
    </Dialog>
  )
}

function Content({
  language,
  found: { changes, unusable, same, empty },
  onTaken,
  onClose,
}: Found): ReactElement {
  const { t } = useText()
  const take = useCommand(api.translations.takeOver)
  const form = useRecordForm(Draft, {
    defaults: { translator: '' },
    save: async ({ translator }) => {
      await take.run({ language, changes, translator })
      void kept.discard()
      onTaken()
      onClose()
    },
  })
  const kept = useKeptForm(`translations.file.${language}`, form)
  const hasChanges = changes.length > 0
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={hasChanges ? t('translations:file.take', { count: changes.length }) : null}
      onCancel={onClose}
    >
      <p>
        {hasChanges
          ? t('translations:file.changes', { count: changes.length })
          : t('translations:file.nothing')}{' '}
        {same > 0 && t('translations:file.same', { count: same })}{' '}
        {empty > 0 && t('translations:file.empty', { count: empty })}
      </p>
      {hasChanges && (
        // What is too long to be seen at once is scrolled by keyboard, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.rows} role="group" tabIndex={0} aria-label={t('translations:file.title')}>
          <ul className={lines.lines}>
            {changes.map(({ key, english, before, words }) => (
              <li key={key}>
                <div className={lines.words}>
                  <p lang="en" dir="ltr">
                    {english}
                  </p>
                  <p className={lines.quiet}>
                    {t('translations:file.before')}:{' '}
                    <bdi lang={language} dir={directionOf(language)}>
                      {before}
                    </bdi>
                  </p>
                  <p>
                    {t('translations:file.after')}:{' '}
                    <bdi lang={language} dir={directionOf(language)}>
                      {words}
                    </bdi>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unusable.length > 0 && (
        <details open={!hasChanges}>
          <summary>{t('translations:file.unusable', { count: unusable.length })}</summary>
          <ul>
            {unusable.map(({ row, english, reason, about }) => (
              <li key={row}>
                {t('translations:file.row', { row })}: <bdi lang="en">{english}</bdi>{' '}
                {t(`translations:file.reason.${reason}`, { about })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {hasChanges && (
        <>
          <TextField
            of={form}
            name="translator"
            label={t('translations:file.translator')}
            required
            autoFocus
          />
          <p className={classes.quiet}>{t('translations:file.unreviewed')}</p>
        </>
      )}
    </KeptBox>
  )
}
