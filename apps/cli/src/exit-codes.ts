/** What `ccm` answers the shell with. */
export const exitCodes = {
  /** Done, or everything is in step. */
  done: 0,
  failed: 1,
  /** Something differs (status, diff, dry run) or was left undone (sync). */
  differs: 2,
  usage: 64,
  unreachable: 69,
  /** The program of `ccm exec` may not be executed, or is not there: as shells say it. */
  notExecutable: 126,
  notFound: 127,
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const fromBest: ExitCode[] = [0, 2, 1, 64, 69, 126, 127, 130]

/** The code of several runs in one command: that of the run that went worst. */
export const worst = (codes: ExitCode[]): ExitCode => fromBest.findLast((code) => codes.includes(code)) ?? exitCodes.done
