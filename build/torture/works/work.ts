/** One piece of the office's work that faults may interrupt anywhere. */
export interface Work {
  readonly name: string
  /** What lies on the disk before it begins. */
  prepare(folder: string): Promise<void>
  /** Does it with the real program; says after each step that the office was told it is done. */
  perform(folder: string, acknowledge: (step: string) => void): Promise<void>
  /** What is wrong with what the disk holds, given the steps that were acknowledged; nothing, as it should be. */
  check(folder: string, acknowledged: readonly string[]): Promise<string | undefined>
}
