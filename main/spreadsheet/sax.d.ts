declare module 'sax' {
  /** What this program uses of sax 1.6; the library carries no types of its own. */
  interface Parser {
    /** The line it is on, from 0. */
    readonly line: number
    write(text: string): Parser
    close(): Parser
  }
  const sax: { parser(strict: boolean, options: { readonly strictEntities: boolean }): Parser }
  export default sax
}
