import { errorCode } from '../domain/messages/errno'

/** Whether there is a process of this number. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There is one, of somebody else.
    return errorCode(error) === 'EPERM'
  }
}
