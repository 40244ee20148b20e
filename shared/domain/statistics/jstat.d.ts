declare module 'jstat' {
  /** What this program uses of jStat 1.9; the library carries no types of its own. */
  const jStat: {
    readonly normal: {
      pdf(x: number, mean: number, deviation: number): number
      cdf(x: number, mean: number, deviation: number): number
      inv(p: number, mean: number, deviation: number): number
    }
    readonly chisquare: {
      cdf(x: number, degreesOfFreedom: number): number
      inv(p: number, degreesOfFreedom: number): number
    }
    readonly studentt: {
      pdf(x: number, degreesOfFreedom: number): number
      inv(p: number, degreesOfFreedom: number): number
    }
    inv(matrix: readonly (readonly number[])[]): number[][]
  }
  const library: { readonly jStat: typeof jStat }
  export default library
}
