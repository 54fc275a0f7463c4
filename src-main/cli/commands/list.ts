import { displayName } from '../../domain/records/entity'
import { revealBidiControls } from '../../domain/records/text'
import { command, EXIT } from '../command'

export const list = command({
  usage: 'dossier list [--dossier ID] [--json]',
  help: ['--dossier ID   the dossier whose entities to list', '--json         one JSON document on standard output'],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    if (dossier === undefined) {
      const dossiers = await (await terminal.library('read')).list()
      if (json) terminal.print(JSON.stringify(dossiers, null, 2))
      else
        for (const { id, title, deletedAt } of dossiers)
          terminal.print(`${id}\t${title}${deletedAt === undefined ? '' : ' (in the bin)'}`)
      return EXIT.done
    }
    const { index } = await terminal.open(dossier, 'read')
    if (json) {
      const entities = [...index.entities.values()].map(({ id, schema, descriptor, names }) => ({
        id,
        schema,
        descriptor,
        name: names[0]?.value,
        names: names.map(({ value, lang, script, kind }) => ({ value, lang, script, kind })),
      }))
      terminal.print(JSON.stringify(entities, null, 2))
      return EXIT.done
    }
    const all = [...index.entities.values()]
    for (const { id, plural } of index.vocabulary.kindsAmong(all.map(({ schema }) => schema))) {
      const entities = all.filter(({ schema }) => schema === id)
      if (entities.length === 0) continue
      terminal.print(revealBidiControls(plural))
      for (const entity of entities) {
        const others = entity.names.slice(1).map((name) => name.value)
        const tail = others.length === 0 ? '' : `  (${others.join(' · ')})`
        terminal.print(revealBidiControls(`  ${entity.id}  ${displayName(entity)}${tail}`))
      }
    }
    return EXIT.done
  },
})
