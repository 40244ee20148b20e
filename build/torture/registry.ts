import { operations } from '#shared/api/contract.ts'

import type { Property, PropertyName } from './property.ts'

/** Everything the fault laboratory puts to the test. */
export const properties: readonly Property[] = [
  {
    name: 'power-cut',
    proves:
      'When the power goes at any moment of an edit, an import, a migration, a changed password, replaced keys, a new recovery sheet, a backup, a restore or the making of a vault, everything the office was told is done is there, nothing is half done, either the old ways in open or the new ones, nothing looks like a backup that is none, and the vault a backup replaced is still there. What was not synced survives in any part, down to torn sectors of 512 bytes, with names kept in order as on ext4 or lost one by one.',
    bar: { commit: 300, release: 5000 },
    batch: 300,
    control: { without: 'the disk forgets every sync', count: 40 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./power-cut.ts')).powerCut(trial),
  },
  {
    name: 'kill',
    proves:
      'When the vault process, or one that does any piece of work that `power-cut` cuts, is ended by `kill -9` at any moment, the next one opens the vault, and everything the first one said was done is there.',
    bar: { commit: 100, release: 2000 },
    batch: 50,
    control: { without: 'a vault process that says "saved" before it saves', count: 8 },
    attempt: async (trial) => (await import('./kill.ts')).kill(trial),
  },
  {
    name: 'io-fault',
    proves:
      'When any write, sync, rename or truncation fails, once or from then on, in any piece of work that `power-cut` cuts, the program says a sentence, nothing it acknowledged before is lost, and nothing looks like a backup that is none. So it is where a small mounted disk is full, and where it is pulled out while a backup is written to it; the report counts both apart, or says that none could be mounted.',
    bar: { commit: 120, release: 1000 },
    batch: 120,
    control: { without: 'a program that takes a failed step for one that is done', count: 40 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./io-fault.ts')).ioFault(trial),
  },
  {
    name: 'bit-flip',
    proves:
      'One flipped bit anywhere in the vault is noticed at the door or when its page is read, and one in the write-ahead log or the anchor of a killed program is told at opening. Of thirteen flips ten go into the vault.',
    bar: { commit: 1300, release: 13_000 },
    batch: 650,
    control: {
      without: 'the same records in a file without a cipher, and nobody listening to the anchor',
      count: 130,
    },
    attempt: async (trial) => (await import('./bit-flip.ts')).bitFlip(trial),
  },
  {
    name: 'wal-loss',
    proves:
      'When the write-ahead log of a killed program is gone, cut (also exactly between two commits), flipped, or lacks a frame, nothing is lost or the office is told at opening.',
    bar: { commit: 300, release: 3000 },
    batch: 300,
    control: { without: 'nobody listens to the anchor', count: 40 },
    attempt: async (trial) => (await import('./wal-loss.ts')).walLoss(trial),
  },
  {
    name: 'page-replay',
    proves:
      'An old copy of the whole file, or of pages of the audit trail, put back in its place is always noticed. Old copies of other pages carry a valid seal; how many are noticed is counted.',
    bar: { commit: 150, release: 1500 },
    batch: 150,
    control: { without: 'SQLite alone, without anchor and chain', count: 40 },
    attempt: async (trial) => (await import('./page-replay.ts')).pageReplay(trial),
  },
  {
    name: 'backup-restore',
    proves:
      'After the machine was wiped, a backup made while the office worked brings back every row of every table, opened with a password or with the recovery sheet.',
    bar: { commit: 20, release: 200 },
    batch: 10,
    control: { without: 'a copy of the file as it lies there while the office works', count: 3 },
    attempt: async (trial) => (await import('./backup-restore.ts')).backupRestore(trial),
  },
  {
    name: 'backup-damage',
    proves:
      'A backup of which anything is flipped, cut, missing, longer, or of another office is refused in a sentence, and the present vault stays as it was to the byte.',
    bar: { commit: 200, release: 2000 },
    batch: 200,
    control: { without: 'a copied vault that is taken because it opens', count: 40 },
    attempt: async (trial) => (await import('./backup-damage.ts')).backupDamage(trial),
  },
  {
    name: 'migration-kill',
    proves:
      'When the program is killed at any change it makes to the disk while it brings a vault of an earlier release up to date, the file has the schema before a step or after it, never half of one; then it opens and holds all it held.',
    bar: { commit: 30, release: 1000 },
    batch: 30,
    control: { without: 'migrations outside a transaction', count: 24 },
    needs: ['compiler'],
    attempt: async (trial) => (await import('./migration-kill.ts')).migrationKill(trial),
  },
  {
    name: 'key-model',
    proves:
      'Through sequences of hiring, for good and for a while, suspending, removing, changed and reset passwords (long ones, and signs typed in two ways, among them), new sheets, replaced keys, recovery, backup, restore and restarts, one in twelve of them of ten to twenty steps, exactly the ways in open that a model says are in force, in every keyring that lies on the disk. An earlier keyring put back is not gone on with by itself. A sequence that fails is named without the steps it fails without.',
    bar: { commit: 200, release: 2000 },
    batch: 50,
    control: { without: 'a keyring writer that keeps the generation before', count: 24 },
    attempt: async (trial) => (await import('./key-model.ts')).keyModel(trial),
  },
  {
    name: 'ipc-fuzz',
    proves:
      'Every operation of the contract answers arbitrary and nearly valid input, in every role, with a reply: never a crash or a bug, never wrong input taken, nobody let in who may not, no prototype changed, and after a refusal the vault is as it was.',
    bar: { commit: 300 * operations.size, release: Math.max(1_000_000, 2000 * operations.size) },
    batch: 50 * operations.size,
    control: { without: 'the input schemas of the contract', count: 3 * operations.size },
    attempt: async (trial) => (await import('./ipc-fuzz.ts')).ipcFuzz(trial),
  },
  {
    name: 'import-fuzz',
    proves:
      'Tables of text of every kind the program reads (comma, semicolon and tab, OneRoster, HSDS, folders and zips of them), damaged, hostile or built as a trap, are taken or refused in a sentence within a second of work, and never leave half an import. Workbooks and other files are not read today: whole ones are refused whatever they are called, and harmed ones, or ones with a trap inside, do no harm.',
    bar: { commit: 2000, release: 20_000 },
    batch: 500,
    control: { without: 'the limits of the readers, on a small zip that becomes ten megabytes', count: 2 },
    attempt: async (trial) => (await import('./import-fuzz.ts')).importFuzz(trial),
  },
  {
    name: 'audit-tamper',
    proves:
      "Whoever has the vault's key of today and changes, deletes, inserts, exchanges or cuts lines of the audit trail, tying it anew or not, is found by checking it with the recovery sheet, at the first line that is not right.",
    bar: { commit: 500, release: 5000 },
    batch: 500,
    control: { without: 'a trail without ties and seals, whose lines are counted', count: 100 },
    attempt: async (trial) => (await import('./audit-tamper.ts')).auditTamper(trial),
  },
  {
    name: 'canary',
    proves:
      'Unmistakable words written into every kind of record (drafts, notes for one alone, reasons for breaking the glass and for keeping somebody away among them), passwords and a PIN, looked for, refused, imported, printed and backed up, stand in no file the program leaves: vault, log, lock, backup, temporary and working folder, and where a browser is there the profile it draws a packet with, plain or in other spellings or packed, whether it was locked or killed.',
    bar: { commit: 200, release: 2000 },
    batch: 200,
    control: { without: 'the same program on a file without a cipher', count: 40 },
    attempt: async (trial) => (await import('./canary.ts')).canaries(trial),
  },
  {
    name: 'injection',
    proves:
      'Texts that would act as markup, script, style, address or formula stay texts in every field of a printed packet, drawn in a browser without the policy that would stop them anyway, and in every cell of a file. The names the program proposes for packets, the trail, certificates and rows that were not taken hold no path, no device, no control or bidi sign and no name of a student or provider, whatever those are called.',
    bar: { commit: 500, release: 5000 },
    batch: 500,
    control: { without: 'the same pages, cells and names with the texts put in as they are', count: 300 },
    needs: ['browser'],
    attempt: async (trial) => (await import('./injection.ts')).injection(trial),
  },
  {
    name: 'start-race',
    proves:
      'When three programs open one vault at once, make one at once, or open it while another closes it, exactly one owns it, the others are told in a sentence, and nothing is lost. Nothing is lost or half done either when a second program comes in, or tries to, while the first replaces the keys, restores a backup, or brings a vault up to date.',
    bar: { commit: 16, release: 300 },
    batch: 8,
    control: { without: 'the lock file is taken away between two openings', count: 5 },
    attempt: async (trial) => (await import('./start-race.ts')).startRace(trial),
  },
]

/** A property by its name. */
export function propertyNamed(name: PropertyName): Property {
  const property = properties.find((candidate) => candidate.name === name)
  if (!property) throw new Error(`There is no property ${name}`)
  return property
}
