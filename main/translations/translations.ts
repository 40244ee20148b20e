import { readFile } from 'node:fs/promises'

import { AppError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { sectionOf, type KeptText } from '#shared/domain/printed-text.ts'

import type { Handlers, QueryContext } from '../context.ts'
import { officeWords } from '../print/office-words.ts'
import { onPaper } from '../print/paper.ts'
import { shippedBy, shippedTexts } from '../print/print-text.ts'
import { settings, theSchool } from '../school/school.ts'
import { readTable } from '../spreadsheet/read-table.ts'
import { putTexts, refuseUnfit, requireSeen, requireSeenBeside } from './change-texts.ts'
import { proofLetter } from './proof-letter.ts'
import { languageCounts, textLines } from './school-texts.ts'
import { fileName, languageProblem, readTranslations, translatorsFile } from './translators-file.ts'

/** Whose words a text is made of, to be kept with what changes of it. */
function standing(
  language: PacketLanguage,
  key: string,
  kept: KeptText | undefined,
): Pick<KeptText, 'words' | 'translator' | 'translatedOn'> {
  if (kept) return kept
  const words = shippedTexts(language).get(key)
  if (words === undefined) throw notFoundError()
  const { translator, date } = shippedBy(language)
  return { words, translator: translator ?? '', translatedOn: date }
}

/** The words of one language are not put under another, nor those of nobody knows which under any. */
function refuseOtherLanguage(
  context: QueryContext,
  wanted: PacketLanguage,
  table: Parameters<typeof languageProblem>[0],
): void {
  const problem = languageProblem(table, wanted, (language) => textLines(context.db, language))
  if (problem === null) return
  const { say } = officeWords(settings.mine(context, {}).language)
  const named = (language: PacketLanguage) => say(`vocabulary:packetLanguage.${language}`)
  if (problem.is === 'unknown')
    throw ruleError('translations:errors.noLanguage', { wanted: named(wanted), tag: wanted })
  const found = named(problem.language)
  throw ruleError('translations:errors.otherLanguage', { found, wanted: named(wanted) })
}

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

  save(context, { language, key, version, english, words, translator }) {
    requireSeenBeside(context, language, [{ key, version, english }])
    refuseUnfit(key, english, words)
    const text = {
      ...{ words, english, translator, translatedOn: context.today },
      ...{ reviewer: null, reviewedOn: null },
    }
    putTexts(context, language, [{ key, text }])
    return { key }
  },

  review(context, { language, texts, reviewer, reviewedOn }) {
    if (reviewedOn > context.today)
      throw invalidError([{ path: 'reviewedOn', message: 'translations:errors.notYet' }])
    const kept = requireSeenBeside(context, language, texts)
    const reviewed = texts.map(({ key, english }) => ({
      key,
      text: { ...standing(language, key, kept.get(key)), english, reviewer, reviewedOn },
    }))
    if (reviewed.some(({ text }) => text.translatedOn !== null && reviewedOn < text.translatedOn))
      throw invalidError([{ path: 'reviewedOn', message: 'translations:errors.beforeTranslated' }])
    putTexts(context, language, reviewed)
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
    const savedAs = fileName(language)
    if (!(await host.saveFile(savedAs, translatorsFile(language, lines))))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return () => ({ savedAs, count: lines.length })
  },

  async readFile(context, { language, token }) {
    const { db, host, signal } = context
    const [file] = token === null ? await host.chooseFiles('files') : [await host.fileFor(token)]
    if (!file) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    const bytes = await readFile(file.path).catch(() => {
      throw ruleError('translations:errors.unreadable')
    })
    const table = await readTable(bytes, file.name, { signal, isOurs: true })
    if (table.columns.length < 2) throw ruleError('translations:errors.oneColumn')
    refuseOtherLanguage(context, language, table)
    const found = readTranslations(table, textLines(db, language))
    return () => found
  },

  takeOver(context, { language, changes, translator }) {
    requireSeenBeside(context, language, changes)
    for (const { key, english, words } of changes) refuseUnfit(key, english, words)
    putTexts(
      context,
      language,
      changes.map(({ key, english, words }) => ({
        key,
        text: {
          ...{ words, english, translator, translatedOn: context.today },
          ...{ reviewer: null, reviewedOn: null },
        },
      })),
    )
    return { count: changes.length }
  },

  ...proof,
}
