/**
 * Tells how long nothing has happened. It counts its own looks rather than reading a clock: while the machine sleeps or is too busy to
 * let us look, no silence is counted.
 *
 * @typedef {object} Silence
 * @property {number} lookEveryMs how often to look
 * @property {string} limit for a sentence: 'nothing had happened for …'
 * @property {(sign: string) => boolean} look takes what can be seen now and says whether it has stayed the same for too long
 */

/**
 * *Units*: minutes, and milliseconds between looks.
 *
 * @param {number} minutes how much silence is too much
 * @param {number} [lookEveryMs]
 * @returns {Silence}
 */
export function createSilence(minutes, lookEveryMs = 5_000) {
  /** @type {string | undefined} */
  let seen
  let silentMs = 0
  return {
    lookEveryMs,
    limit: `${minutes} minutes`,
    look(sign) {
      silentMs = sign === seen ? silentMs + lookEveryMs : 0
      seen = sign
      return silentMs >= minutes * 60_000
    },
  }
}
