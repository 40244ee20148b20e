import { Button, Menu } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { TextLine, translations } from '#shared/api/translations.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { FileChanges } from './file-changes.tsx'
import { ReviewTexts } from './review-texts.tsx'
import classes from './translations.module.css'

/** By language, the texts that the last spreadsheet said something usable of. */
type Sheets = Readonly<Partial<Record<PacketLanguage, readonly string[]>>>

type Doing =
  | { readonly what: 'review' }
  | { readonly what: 'proof' }
  | { readonly what: 'file'; readonly found: OutputOf<(typeof translations)['readFile']> }

/** What can be done with all texts in the list at once: have them checked, send them out, take them back. */
export function TextActions({
  language,
  section,
  lines,
}: {
  readonly language: PacketLanguage
  /** The one page that is shown; empty for all. */
  readonly section: string
  readonly lines: readonly TextLine[]
}): ReactElement {
  const { t } = useText()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [sheets, setSheets] = useRemembered<Sheets>('translations.sheets', {})
  const stop = useClosing(doing, setDoing)
  const restore = useCommand(api.translations.restore)
  const save = useTask(api.translations.saveFile)
  const read = useTask(api.translations.readFile)
  const changed = lines.filter(({ version }) => version > 0)
  const open = lines.filter(({ state }) => state !== 'reviewed')
  const sheet = sheets[language]
  const cameBack = (keys: readonly string[]) => setSheets((before) => ({ ...before, [language]: keys }))
  const inSheet = sheet ? open.filter(({ key }) => sheet.includes(key)) : []
  const more = (
    <PopMenu
      inPlace
      target={
        <Button variant="default" size="sm">
          {t('common:actions.more')}
        </Button>
      }
    >
      {section !== '' && (
        <Menu.Item onClick={() => setDoing({ what: 'proof' })}>{t('translations:proof.button')}</Menu.Item>
      )}
      {language !== 'en' && (
        <>
          <Menu.Item onClick={() => void save.start({ language, all: false })}>
            {t('translations:file.save')}: {t('translations:file.saveOpen')}
          </Menu.Item>
          <Menu.Item onClick={() => void save.start({ language, all: true })}>
            {t('translations:file.save')}: {t('translations:file.saveAll')}
          </Menu.Item>
          <Menu.Item
            onClick={() =>
              void read.start({ language, token: null }).then((found) => {
                if (!found) return
                // A file that changes nothing vouches for what it says as it is.
                if (found.changes.length === 0) cameBack(found.usable)
                setDoing({ what: 'file', found })
              })
            }
          >
            {t('translations:file.read')}
          </Menu.Item>
        </>
      )}
      {changed.length > 0 && (
        <Menu.Item
          onClick={() =>
            void restore
              .run({ language, texts: changed.map(({ key, version }) => ({ key, version })) })
              .catch(() => undefined)
          }
        >
          {t('translations:restore')} ({changed.length})
        </Menu.Item>
      )}
    </PopMenu>
  )
  return (
    <>
      {language !== 'en' && open.length > 0 && (
        <Button variant="default" size="sm" onClick={() => setDoing({ what: 'review' })}>
          {t('translations:review.button')} ({inSheet.length > 0 ? inSheet.length : open.length})
        </Button>
      )}
      {more}
      {restore.error && <ErrorNotice error={restore.error} retry={() => void refreshEverything()} />}
      <TaskProgress label={t('translations:file.save')} task={{ ...save, ...quietWhenDone(save.state) }} />
      <TaskProgress label={t('translations:file.read')} task={{ ...read, ...quietWhenDone(read.state) }} />
      {save.result && (
        <p role="status" className={classes.quiet}>
          {t('translations:file.saved', { count: save.result.count })}
        </p>
      )}
      {doing?.what === 'review' && language !== 'en' && (
        <ReviewTexts language={language} lines={open} inSheet={sheet ? inSheet : null} onClose={stop} />
      )}
      {doing?.what === 'file' && language !== 'en' && (
        <FileChanges
          language={language}
          found={doing.found}
          onTaken={() => cameBack(doing.found.usable)}
          onClose={stop}
        />
      )}
      {doing?.what === 'proof' && (
        <PrintPreview
          title={t('translations:proof.button')}
          preview={api.translations.preview}
          print={api.translations.print}
          input={{ language, section }}
          onClose={stop}
        />
      )}
    </>
  )
}
