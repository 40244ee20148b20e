import { resolve } from 'node:path'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

import { carriedFonts } from './carried-fonts.ts'
import { printedFonts } from './printed-fonts.ts'

const project = resolve(import.meta.dirname, '..')
const inProject = (path: string): string => resolve(project, path)

// Targets are named here because asking Electron for them needs its runtime.
const node = 'node24'
const chromium = 'chrome152'

// The tool insists on a default export here.
export default defineConfig({
  main: {
    plugins: [carriedFonts()],
    build: {
      outDir: inProject('out/main'),
      target: node,
      sourcemap: false,
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: inProject('main/index.ts'),
          vault: inProject('main/vault.ts'),
          'argon2-worker': inProject('main/vault/argon2-worker.ts'),
          'vault-copy-worker': inProject('main/vault/backup/vault-copy-worker.ts'),
        },
        // Flat, because a worker is found beside the file that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: inProject('out/preload'),
      target: node,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: inProject('preload/index.ts') },
        // A sandboxed preload has to be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: inProject('renderer'),
    plugins: [react(), printedFonts()],
    build: {
      outDir: inProject('out/renderer'),
      target: chromium,
      minify: true,
      assetsInlineLimit: 0,
      // The first load is measured by the bench, after compression.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: inProject('renderer/index.html') },
    },
  },
})
