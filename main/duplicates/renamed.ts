type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

function renamed(value: Json, goneId: string, keptId: string): Json {
  if (typeof value === 'string') return value === goneId ? keptId : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const each = value.map((one: Json) => renamed(one, goneId, keptId))
    return each.filter((one, at) => typeof one !== 'string' || each.indexOf(one) === at)
  }
  const fields = Object.entries(value).map(([key, one]) => [key, renamed(one, goneId, keptId)] as const)
  // Where a paper names both, the name it gives the one that stays is kept.
  return Object.fromEntries(
    fields
      .toSorted(([one], [other]) => Number(other === goneId) - Number(one === goneId))
      .map(([key, one]) => [key === goneId ? keptId : key, one]),
  )
}

/** JSON that names one entry of the directory, naming the other instead; a list names nothing twice. */
export function renamedJson(text: string, goneId: string, keptId: string): string {
  // Columns of the vault hold JSON that their tables have checked.
  return JSON.stringify(renamed(JSON.parse(text) as Json, goneId, keptId))
}
