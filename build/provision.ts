import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { findBrowser, findUnseenBrowser, WINDOWLESS } from './chromium-host/browser.ts'

/** The machine as far as installing goes. */
export interface Installer {
  readonly mayInstall: boolean
  readonly hasBrowser: () => boolean
  /** Where the distribution has it, the stories run in a browser without windows: they take a third less of the machine. */
  readonly hasWindowless: () => boolean
  readonly hasPdfTools: () => boolean
  /** Tests read the codes on printed pages with a decoder that has nothing to do with what drew them. */
  readonly hasCodeReader: () => boolean
  /** The fault laboratory stands between programs and their disk with a library compiled here. */
  readonly hasCompiler: () => boolean
  /** Installs packages of the distribution; answers whether that worked. */
  readonly install: (packages: readonly string[]) => boolean
}

function has(command: string): boolean {
  return !spawnSync(command, ['-v'], { stdio: 'ignore' }).error
}

function aptGet(values: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', values, { stdio: 'ignore', env }).status === 0
}

const thisMachine: Installer = {
  mayInstall: process.getuid?.() === 0 && existsSync('/etc/debian_version') && has('apt-get'),
  hasBrowser: () => findBrowser() !== undefined,
  hasWindowless: () => findUnseenBrowser() !== findBrowser() || Boolean(process.env['FOOTBRIDGE_BROWSER']),
  hasPdfTools: () => has('pdftotext'),
  hasCodeReader: () => has('zbarimg'),
  hasCompiler: () => process.platform !== 'linux' || has('gcc'),
  install: (packages) => {
    const wanted = ['install', '-y', '--no-install-recommends', ...packages]
    return aptGet(wanted) || (aptGet(['update']) && aptGet(wanted))
  },
}

/**
 * Finds a browser, the tools that read PDF and printed codes, and a compiler, installs them from the distribution where that is allowed, and answers
 * with a sentence for each one that stays missing.
 */
export function findMissing(machine: Installer = thisMachine): readonly string[] {
  const wanted = [
    ...(machine.hasBrowser() ? [] : ['chromium']),
    ...(machine.hasPdfTools() ? [] : ['poppler-utils']),
    ...(machine.hasCodeReader() ? [] : ['zbar-tools']),
    ...(machine.hasCompiler() ? [] : ['gcc', 'libc6-dev']),
  ]
  if (wanted.length > 0 && machine.mayInstall) machine.install(wanted)
  // On its own: a distribution without it has all the others, and nobody has to do anything about it.
  if (machine.mayInstall && !machine.hasWindowless()) machine.install([WINDOWLESS])
  return [
    ...(machine.hasBrowser()
      ? []
      : [
          'Install Chrome, Chromium or Edge, or name one in FOOTBRIDGE_BROWSER: Footbridge shows itself in it.',
        ]),
    ...(machine.hasPdfTools()
      ? []
      : ['Install poppler (Debian and Ubuntu: poppler-utils): tests read printed pages with it.']),
    ...(machine.hasCodeReader()
      ? []
      : ['Install zbar (Debian and Ubuntu: zbar-tools): tests read the codes on printed pages with it.']),
    ...(machine.hasCompiler()
      ? []
      : ['Install gcc (Debian and Ubuntu: gcc, libc6-dev): the fault laboratory needs it for its disks.']),
  ]
}
