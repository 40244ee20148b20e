import { Button } from '@mantine/core'
import { type ReactElement, useRef } from 'react'
import { z } from 'zod'

import type { TextLine } from '#shared/api/translations.ts'
import { OptionalLine } from '#shared/domain/fields.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { blanksOf, PrintedWords as Words } from '#shared/domain/printed-text.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { PrintedWords } from '#renderer/ui/printed-words.tsx'
import { withExamples } from './example-words.ts'
import classes from './translations.module.css'

interface Editing {
  readonly language: PacketLanguage
  readonly line: TextLine
  readonly page: string
  /** Opens the text after this one; `null` after the last. */
  readonly onNext: (() => void) | null
  readonly onClose: () => void
}

const Draft = z.object({ words: Words, translator: OptionalLine })

/** One text beside its English. */
export function EditText(of: Editing): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={`${t('translations:edit.title')}: ${of.page}`} wide="very" onClose={of.onClose}>
      <Form key={`${of.language} ${of.line.key}`} {...of} />
    </Dialog>
  )
}

function Form({ language, line, onNext, onClose }: Editing): ReactElement {
  const { t } = useText()
  const { key, version, english, words, shipped, state } = line
  const save = useCommand(api.translations.save)
  const goesOn = useRef(false)
  const isEnglish = language === 'en'
  const form = useRecordForm(Draft, {
    defaults: { words, translator: '' },
    save: async (draft) => {
      // The same words for a new English are a decision, too; for the English they were made from they are none.
      if (draft.words !== words || state === 'out-of-date')
        await save.run({ language, key, version, english, ...draft })
      void kept.discard()
      if (goesOn.current && onNext) onNext()
      else onClose()
      goesOn.current = false
    },
  })
  const kept = useKeptForm(`translations.${language}.${key}`, form)
  const typed = form.form.watch('words')
  const blanks = blanksOf(english)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
      extra={
        onNext && (
          <Button
            type="button"
            variant="default"
            onClick={() => {
              goesOn.current = true
              void form.submit().finally(() => {
                goesOn.current = false
              })
            }}
          >
            {t('translations:edit.next')}
          </Button>
        )
      }
    >
      <div className={classes.pair}>
        <div className={classes.stack}>
          <span className={classes.label}>
            {t(isEnglish ? 'translations:shipped' : 'translations:english')}
          </span>
          <PrintedWords language="en">{english}</PrintedWords>
          <Origin line={line} isEnglish={isEnglish} />
        </div>
        <div className={classes.stack}>
          <TextArea
            of={form}
            name="words"
            label={t(isEnglish ? 'translations:english' : 'translations:translation')}
            description={blanks.length > 0 && t('translations:edit.blanks', { blanks: blanks.join(' ') })}
            required
            autoFocus
          />
          <span className={classes.label}>{t('translations:edit.preview')}</span>
          <PrintedWords language={language}>{withExamples(typed, t)}</PrintedWords>
          {shipped !== words && (
            <span className={classes.quiet}>
              {t('translations:shipped')}: <bdi lang={language}>{shipped}</bdi>
            </span>
          )}
        </div>
      </div>
      {isEnglish ? (
        <p className={classes.quiet}>{t('translations:edit.english')}</p>
      ) : (
        <TextField
          of={form}
          name="translator"
          label={t('translations:edit.translator')}
          description={t('translations:edit.translatorHint')}
        />
      )}
    </KeptBox>
  )
}

/** Of which English these words are, who wrote them and who checked them. */
function Origin({
  line: { source, englishBefore, translator, translatedOn, reviewer, reviewedOn },
  isEnglish,
}: {
  readonly line: TextLine
  readonly isEnglish: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  const by =
    translator !== '' &&
    (translatedOn
      ? t('translations:edit.by', { name: translator, day: day(translatedOn) })
      : t('translations:edit.byNoDay', { name: translator }))
  return (
    <div className={classes.quiet}>
      {englishBefore !== null && (
        <p>
          {t('translations:edit.madeFrom')} <bdi lang="en">{englishBefore}</bdi>
        </p>
      )}
      {!isEnglish && <p>{t('translations:edit.source', { version: source })}</p>}
      {by && <p>{by}</p>}
      {reviewer !== null && reviewedOn !== null && (
        <p>{t('translations:edit.reviewedBy', { name: reviewer, day: day(reviewedOn) })}</p>
      )}
    </div>
  )
}
