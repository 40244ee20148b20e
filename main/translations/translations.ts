import { readFile } from 'node:fs/promises'

import { AppError, conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { sectionOf, type KeptText } from '#shared/domain/printed-text.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { officeWords } from '../print/office-words.ts'
import { onPaper } from '../print/paper.ts'
import { shippedBy, shippedTexts } from '../print/print-text.ts'
import { settings, theSchool } from '../school/school.ts'
import { readTable } from '../spreadsheet/read-table.ts'
import { putTexts, refuseUnfit, requireSeen } from './change-texts.ts'
import { proofLetter } from './proof-letter.ts'
import { englishOf, languageCounts, textLines } from './school-texts.ts'
import { readTranslations, translatorsFile } from './translators-file.ts'

/** A text as it stands, to be kept with what changes of it. */
function standing(
  { db }: Pick<CommandContext, 'db'>,
  language: PacketLanguage,
  key: string,
  kept: KeptText | undefined,
): Pick<KeptText, 'words' | 'english' | 'translator' | 'translatedOn' | 'reviewer' | 'reviewedOn'> {
  const words = kept?.words ?? shippedTexts(language).get(key)
  const english = englishOf(db).get(key)
  if (words === undefined || english === undefined) throw notFoundError()
  const { translator, date } = shippedBy(language)
  return (
    kept ?? {
      words,
      english,
      translator: translator ?? '',
      translatedOn: date,
      reviewer: null,
      reviewedOn: null,
    }
  )
}

/** The English a new text of a language stands for: for English itself, what the program came with. */
const sourceOf = (
  { db }: Pick<CommandContext, 'db'>,
  language: PacketLanguage,
): ReadonlyMap<string, string> => (language === 'en' ? shippedTexts('en') : englishOf(db))

const proof = onPaper((context, { language, section }: InputOf<Contract['translations']['preview']>) => {
  const words = officeWords(settings.mine(context, {}).language)
  const lines = textLines(context.db, language).filter(({ key }) => sectionOf(key) === section)
  if (lines.length === 0) throw notFoundError()
  const title = shippedTexts(words.language).get(`${section}.title`) ?? words.say('translations:proof.title')
  const paper = proofLetter({ lines, language, title, school: theSchool(context.db), words })
  return { paper, file: `footbridge-texts-${language}.pdf` }
})

/** What families read on paper, as this school says it. */
export const translations: Handlers<Contract['translations']> = {
  overview: ({ db }) => languageCounts(db),

  list: ({ db }, { language }) => textLines(db, language),

  save(context, { language, key, version, words, translator }) {
    requireSeen(context, language, [{ key, version }])
    const english = sourceOf(context, language).get(key)
    refuseUnfit(key, english, words)
    const text = {
      ...{ words, english: english ?? '', translator, translatedOn: context.today },
      ...{ reviewer: null, reviewedOn: null },
    }
    putTexts(context, language, [{ key, text }])
    return { key }
  },

  review(context, { language, texts, reviewer, reviewedOn }) {
    if (reviewedOn > context.today)
      throw invalidError([{ path: 'reviewedOn', message: 'translations:errors.notYet' }])
    const kept = requireSeen(context, language, texts)
    const english = englishOf(context.db)
    putTexts(
      context,
      language,
      texts.map(({ key }) => ({
        key,
        text: {
          ...standing(context, language, key, kept.get(key)),
          // Whoever checks it looks at the English as it is now.
          english: english.get(key) ?? '',
          reviewer,
          reviewedOn,
        },
      })),
    )
    return { count: texts.length }
  },

  restore(context, { language, texts }) {
    const kept = requireSeen(context, language, texts)
    const own = texts.filter(({ key }) => kept.has(key))
    if (own.length === 0) throw ruleError('translations:errors.asShipped')
    putTexts(
      context,
      language,
      own.map(({ key }) => ({ key, text: null })),
    )
    return { count: own.length }
  },

  async saveFile({ db, host }, { language, all }) {
    const lines = textLines(db, language).filter(({ state }) => all || state !== 'reviewed')
    if (lines.length === 0) throw ruleError('translations:errors.allReviewed')
    const savedAs = `footbridge-texts-${language}.csv`
    if (!(await host.saveFile(savedAs, translatorsFile(lines))))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return () => ({ savedAs, count: lines.length })
  },

  async readFile({ db, host, signal }, { language, token }) {
    const [file] = token === null ? await host.chooseFiles('files') : [await host.fileFor(token)]
    if (!file) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    const bytes = await readFile(file.path).catch(() => {
      throw ruleError('translations:errors.unreadable')
    })
    const table = await readTable(bytes, file.name, { signal })
    if (table.columns.length < 2) throw ruleError('translations:errors.oneColumn')
    const found = readTranslations(table, textLines(db, language))
    return () => found
  },

  takeOver(context, { language, changes, translator }) {
    requireSeen(context, language, changes)
    const english = englishOf(context.db)
    const { today } = context
    for (const { key, english: source, words } of changes) {
      if (english.get(key) !== source) throw conflictError()
      refuseUnfit(key, source, words)
    }
    putTexts(
      context,
      language,
      changes.map(({ key, english: source, words }) => ({
        key,
        text: { words, english: source, translator, translatedOn: today, reviewer: null, reviewedOn: null },
      })),
    )
    return { count: changes.length }
  },

  ...proof,
}
