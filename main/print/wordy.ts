import type { PacketLanguage } from '#shared/domain/packet.ts'

/** Languages that take more room to say the same. */
export const WORDY: readonly PacketLanguage[] = ['vi', 'tl', 'ru', 'pt', 'fr', 'so']

/** Those that take most. */
export const WORDIEST: readonly PacketLanguage[] = ['tl', 'so']

/** The style of a sheet where its words are long, so that what is one page in English is one page in every language. */
export function inWordy(sheet: string, style: string, languages: readonly PacketLanguage[] = WORDY): string {
  return `${languages.map((language) => `.sheet-${sheet}:lang(${language})`).join(', ')} { ${style} }`
}
