import { randomUUID } from 'node:crypto'
import { basename, isAbsolute } from 'node:path'

import { notFoundError } from '#shared/app-error.ts'

import type { ChosenFile } from '../host.ts'

/** Remembers which file each token stands for, so that a window never holds a path. */
export interface FileTokens {
  tokenFor(path: string): string
  fileFor(token: string): ChosenFile
  forget(): void
}

/** A fresh memory of tokens, empty again whenever the vault locks. */
export function createFileTokens(): FileTokens {
  const files = new Map<string, ChosenFile>()
  return {
    tokenFor: (path) => {
      const token = randomUUID()
      // What has no place on the disk gets a token that leads nowhere: the operation then says so in its own words.
      if (isAbsolute(path)) files.set(token, { name: basename(path), path })
      return token
    },
    fileFor: (token) => {
      const file = files.get(token)
      if (!file) throw notFoundError()
      return file
    },
    forget: () => files.clear(),
  }
}
