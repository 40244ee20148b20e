const MEGABYTE = 1024 * 1024

/** How much a file may hold before it is refused; tests pass smaller ones. */
export interface ReadingLimits {
  readonly rows: number
  readonly columns: number
  readonly cellLength: number
  readonly fileBytes: number
  /** All files of one folder or zip together, unpacked. */
  readonly totalBytes: number
  readonly files: number
  readonly folderDepth: number
  /** Unpacked bytes per packed byte above which a zip is taken for a trap. */
  readonly packingRatio: number
}

/** The limits of the product: a district's largest honest export passes, a trap does not. */
export const READING_LIMITS: ReadingLimits = {
  rows: 400_000,
  columns: 500,
  cellLength: 100_000,
  fileBytes: 128 * MEGABYTE,
  totalBytes: 256 * MEGABYTE,
  files: 300,
  folderDepth: 3,
  packingRatio: 200,
}

/** A size as a message says it. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / MEGABYTE))
}
