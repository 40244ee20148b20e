/** What a data package says of itself and of the files beside it. */
export interface Described {
  readonly version: string | null
  readonly resources: readonly { readonly name: string; readonly path: string }[]
}

const NOTHING: Described = { version: null, resources: [] }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A version as short as versions are; anything else a stranger wrote there is none. */
function versionIn({ version }: Readonly<Record<string, unknown>>): string | null {
  const said = typeof version === 'number' ? String(version) : version
  return typeof said === 'string' && /^v?\d[\d.]{0,10}$/i.test(said.trim())
    ? said.trim().replace(/^v/i, '')
    : null
}

function resourcesIn({ resources }: Readonly<Record<string, unknown>>): Described['resources'] {
  if (!Array.isArray(resources)) return []
  return resources
    .filter(isRecord)
    .flatMap(({ name, path }) =>
      typeof name === 'string' && typeof path === 'string' && /^[a-z_]{1,60}$/.test(name)
        ? [{ name, path: path.replace(/^\.\//, '') }]
        : [],
    )
}

/** Reads a `datapackage.json`; one that is none says nothing. */
export function describedBy(bytes: Uint8Array | undefined): Described {
  if (!bytes) return NOTHING
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''))
    return isRecord(read) ? { version: versionIn(read), resources: resourcesIn(read) } : NOTHING
  } catch {
    return NOTHING
  }
}
