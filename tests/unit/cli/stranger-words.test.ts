import { expect, it } from 'vitest'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { terminalOn } from './terminal'

/** A title for the window, a colour, and letters turned around. */
const STEERING = '\u001b]2;owned\u0007\u009b31mred\u202egnp'
const SPELLED = '\\u001b]2;owned\\u0007\\u009b31mred'
// eslint-disable-next-line no-control-regex -- the controls are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/

async function terminal(content: DossierContent) {
  const desk = await smallLibrary(content)
  await desk.library().close()
  return terminalOn(desk)
}

it('moves no cursor and changes no title, whatever a file is called', async () => {
  const run = await terminal(smallDossier())
  const { code, said } = await run('import', `${STEERING}.dossier`)
  expect(code).toBe(1)
  expect(said).toContain(`${SPELLED}\\u202egnp.dossier`)
  expect(said).not.toMatch(CONTROLS)
})

it.each([{ json: [] }, { json: ['--json'] }])('nor whatever stands in a record, shown with $json', async ({ json }) => {
  const run = await terminal(smallDossier())
  expect(await run('note', 'add', '--dossier', 'river-pact', '--text', STEERING)).toMatchObject({ code: 0 })
  const { code, said } = await run('note', 'list', '--dossier', 'river-pact', ...json)
  expect(code).toBe(0)
  expect(said).toContain(SPELLED)
  expect(said).not.toMatch(CONTROLS)
})
