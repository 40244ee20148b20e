import type { Property, PropertyName } from './property.ts'

/** Everything the fault laboratory puts to the test. */
export const properties: readonly Property[] = [
  {
    name: 'power-cut',
    proves:
      'When the power goes at any moment of an edit, an import, a migration, a key change or the making of a vault, everything the office was told is done is there, and nothing is half done. What was not synced survives in any part, down to torn sectors of 512 bytes, with names kept in order as on ext4 or lost one by one.',
    bar: { commit: 300, release: 5000 },
    batch: 150,
    control: { without: 'the disk forgets every sync', count: 60 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./power-cut.ts')).powerCut(trial),
  },
  {
    name: 'kill',
    proves:
      'When the vault process is ended by `kill -9` at any moment of its work, the next one opens the vault, and everything the first one said was saved is there.',
    bar: { commit: 100, release: 2000 },
    batch: 50,
    control: { without: 'a vault process that says "saved" before it saves', count: 8 },
    attempt: async (trial) => (await import('./kill.ts')).kill(trial),
  },
  {
    name: 'migration-kill',
    proves:
      'When the program is killed at any change it makes to the disk while it brings a vault of an earlier release up to date, the file has the schema before a step or after it, never half of one; then it opens and holds all it held.',
    bar: { commit: 30, release: 1000 },
    batch: 30,
    control: { without: 'migrations outside a transaction', count: 12 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./migration-kill.ts')).migrationKill(trial),
  },
  {
    name: 'io-fault',
    proves:
      'When any write, sync, rename or truncation fails, once or from then on, or the disk is really full, the program says a sentence, and nothing it acknowledged before is lost.',
    bar: { commit: 120, release: 1000 },
    batch: 120,
    control: { without: 'a program that takes a failed step for one that is done', count: 40 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./io-fault.ts')).ioFault(trial),
  },
]

/** A property by its name. */
export function propertyNamed(name: PropertyName): Property {
  const property = properties.find((candidate) => candidate.name === name)
  if (!property) throw new Error(`There is no property ${name}`)
  return property
}
