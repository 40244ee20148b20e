import type { BackupOverview } from '#shared/api/backups.ts'
import { isMessage, type Say } from '#renderer/text.ts'

/** How old the last good backup is. After a restore the folders may hold some that the records know nothing of. */
export function ageSentence({ age, lastGoodAt, destinations }: BackupOverview, t: Say): string {
  if (lastGoodAt === null) return t(destinations.length > 0 ? 'backups:age.noneKnown' : 'backups:age.never')
  if (age === null) return t('backups:age.unknown')
  return age === 0 ? t('backups:age.today') : t('backups:age.days', { count: age })
}

/** Why an attempt came to nothing. */
export function problemSentence(problem: string, t: Say): string {
  return isMessage(problem) ? t(problem) : t('common:errors.internal', { reference: '–' })
}

/** How large a backup is. */
export function sizeWords(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(bytes / (isLarge ? 1_000_000 : 1000))
}
