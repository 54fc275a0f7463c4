/**
 * What this project holds to beside the rules of others, as a plugin for both linters.
 *
 * @typedef {{ report(found: { node: unknown, message: string }): void }} Context
 * @typedef {{ create(context: Context): Record<string, (node: unknown) => void> }} Rule
 */

/** @type {Record<string, Rule>} */
const rules = {
  'only-the-api-touches-the-bridge': refuse('Only src-renderer/lib/api.ts touches the bridge.', [
    "MemberExpression[object.name='window'][property.name='dossier']",
  ]),
  'look-up-in-a-page-object': refuse(
    'A journey says what a person does and sees: look elements up in a page object under tests/e2e/pages/.',
    [
      'MemberExpression[property.name=/^(getBy[A-Z][A-Za-z]*|locator|frameLocator|contentFrame|querySelector(All)?|getElementsBy[A-Z][A-Za-z]*|getElementById|waitForSelector|dispatchEvent|\\$\\$?|\\$\\$?eval)$/]',
      "CallExpression[callee.property.name='filter'][arguments.0.type='ObjectExpression']",
    ],
  ),
  'wait-for-what-happens': refuse(
    'Wait for what happens: a fixed time is too long on one machine and too short on another.',
    ["CallExpression[callee.property.name='waitForTimeout']"],
  ),
  // On a busy machine everything is slow: a unit test that measures time fails for nothing.
  'no-clock': refuse(
    'A unit test reads no clock. What is timed stands in tests/bench; how work grows is held by tests/unit/growth.',
    [
      "CallExpression[callee.object.name='performance'][callee.property.name=/^(now|mark|measure)$/]",
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      "CallExpression[callee.object.name='process'][callee.property.name='hrtime']",
      "CallExpression[callee.object.object.name='process'][callee.object.property.name='hrtime']",
    ],
  ),
  'says-how-often': refuse('Say how often a property is tried: numRuns: runs(100), from tests/support/runs.', [
    "CallExpression[callee.object.name='fc'][callee.property.name='assert'][arguments.length<2]",
  ]),
}

/** A linter takes a plugin as what a module gives by default. */
export default { meta: { name: 'house' }, rules }

/**
 * @param {string} message
 * @param {readonly string[]} selectors what is refused, as ESLint selects it
 * @returns {Rule}
 */
function refuse(message, selectors) {
  return {
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [selector, (/** @type {unknown} */ node) => context.report({ node, message })]),
      ),
  }
}
