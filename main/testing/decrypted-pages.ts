import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { pageSize } from '../vault/vault-file.ts'

const RESERVED = 80
const IV_LENGTH = 16
const SALT_LENGTH = 16

/**
 * Every page of a closed vault as it lies decrypted in the file, free ones and gaps too: what SQLite itself shows of a
 * file is no proof that the rest of it is empty.
 */
export function decryptedPages(path: string, rawKey: Buffer): Buffer {
  const file = readFileSync(path)
  const pages = Array.from({ length: file.length / pageSize }, (_, number) => {
    const page = file.subarray(number * pageSize, (number + 1) * pageSize)
    const iv = page.subarray(pageSize - RESERVED, pageSize - RESERVED + IV_LENGTH)
    const decipher = createDecipheriv('aes-256-cbc', rawKey, iv).setAutoPadding(false)
    const sealed = page.subarray(number === 0 ? SALT_LENGTH : 0, pageSize - RESERVED)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  })
  return Buffer.concat(pages)
}
