import { argv } from 'node:process'

import { benchApp, openBenchVault } from './vaults.ts'

// A process of its own, so that its memory is that of the program alone with a large vault and a morning's work.
const [, , folder = ''] = argv
const vault = await openBenchVault(folder)
const { ask } = benchApp(vault)
const ids = vault.reading
  .prepare('SELECT id FROM cases WHERE closed_on IS NULL AND restricted = 0 LIMIT 40')
  .all({}) as {
  id: string
}[]
for (const whose of ['mine', 'office']) await ask('today.get', JSON.stringify({ whose }))
await ask('referrals.list', JSON.stringify({ group: 'all' }))
await ask('cases.list', '{}')
await ask('students.list', JSON.stringify({ status: 'active' }))
for (const words of ['mar', 'clinic', '555', 'first talk'])
  await ask('search.find', JSON.stringify({ words }))
for (const { id } of ids) await ask('cases.get', JSON.stringify({ id }))
process.stdout.write(String(process.memoryUsage.rss()))
vault.close()
