import { notFoundError } from '#shared/app-error.ts'

import type { ChosenFile, Host } from '../host.ts'

/** A desktop whose dialogs are answered in advance and whose printer keeps what it was given. */
export interface FakeHost extends Host {
  readonly files: Map<string, ChosenFile>
  readonly printed: string[]
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[]
  choose: readonly ChosenFile[]
}

/** Makes a desktop for tests; it "prints" a document as its own bytes. */
export function fakeHost(): FakeHost {
  const host: FakeHost = {
    files: new Map(),
    printed: [],
    saved: [],
    choose: [],
    fileFor: async (token) => {
      const file = host.files.get(token)
      if (!file) throw notFoundError()
      return file
    },
    chooseFiles: async () => host.choose,
    printToPdf: async (document) => new TextEncoder().encode(document),
    print: async (document) => {
      host.printed.push(document)
      return true
    },
    saveFile: async (name, bytes) => {
      host.saved.push({ name, bytes })
      return true
    },
  }
  return host
}
