import type { Mutant } from './mutant'

/** Guards against strangers’ files, and against what an export would do to whoever opens it. */
export const GUARD_MUTANTS: readonly Mutant[] = [
  {
    name: 'an encrypted zip is unpacked',
    file: 'src-main/importers/zip-reader.ts',
    text: '    if (entry.isEncrypted()) throw rejected(`${name} in the file is encrypted; a dossier file is not.`)\n',
    replacement: '',
    tests: ['importers/dossier-file.test.ts'],
  },
  {
    name: 'names in a zip are mended instead of refused',
    file: 'src-main/importers/zip-reader.ts',
    text: 'strictFileNames: true',
    replacement: 'strictFileNames: false',
    tests: ['importers/dossier-file.test.ts'],
  },
  {
    name: 'JSON may nest as deep as it likes',
    file: 'src-main/importers/json-text.ts',
    text: 'if (++depth > MAX_DEPTH)',
    replacement: 'if (++depth > Infinity)',
    tests: ['importers/dossier-file.test.ts'],
  },
  {
    name: 'JSON may have a field named __proto__',
    file: 'src-main/importers/json-text.ts',
    text: "  if (Object.hasOwn(value, '__proto__')) throw rejected(`${name} in the file has a field named __proto__.`)\n",
    replacement: '',
    tests: ['importers/dossier-file.test.ts'],
  },
  {
    name: 'a folder’s links are followed',
    file: 'src-main/importers/markdown-folder.ts',
    text: '|| entry.isSymbolicLink()) continue\n',
    replacement:
      ') continue\n      if (entry.isSymbolicLink()) {\n        await this.readable(own, () => this.take(Buffer.concat([folder, Buffer.from(sep), entry.name]), own))\n        continue\n      }\n',
    tests: ['services/import-notes.test.ts'],
  },
  {
    name: 'what is no file in a folder is read',
    file: 'src-main/importers/markdown-folder.ts',
    text: 'entry.isFile() && /',
    replacement: '/',
    tests: ['services/import-notes.test.ts'],
  },
  {
    name: 'a folder may be as large as it likes',
    file: 'src-main/importers/markdown-folder.ts',
    text: ' || this.totalBytes > limits.totalBytes',
    replacement: '',
    tests: ['services/import-notes.test.ts'],
  },
  {
    name: 'the dossier inside a PDF may be as large as it likes',
    file: 'src-main/importers/pdf-attachment.ts',
    text: '  if (size > ATTACHMENT_LIMIT_BYTES)\n',
    replacement: '  if (size > Infinity)\n',
    tests: ['briefing/attachment.test.ts'],
  },
  {
    name: 'the dossier inside a PDF inflates to more than it says',
    file: 'src-main/importers/pdf-attachment.ts',
    text: ', { maxOutputLength: Math.max(size, 1) })',
    replacement: ')',
    tests: ['briefing/attachment.test.ts'],
  },
  {
    name: 'a PDF may be as large as it likes',
    file: 'src-main/importers/incoming-file.ts',
    text: 'size > PDF_LIMIT',
    replacement: 'size > Infinity',
    tests: ['services/briefing-carries.test.ts'],
  },
  {
    name: 'quotes end an attribute of a web page',
    file: 'src-main/briefing/forms/escape-html.ts',
    text: `/[&<>"']/g`,
    replacement: '/[&<>]/g',
    tests: ['briefing/text-forms.test.ts'],
  },
  {
    name: 'a web page links to whatever scheme',
    file: 'src-main/briefing/forms/html-briefing.ts',
    text: '    if (!/^(?:https?|mailto):/i.test(to.url)) return shown\n',
    replacement: '',
    tests: ['briefing/text-forms.test.ts'],
  },
  {
    name: 'a text file may hold NUL',
    file: 'src-main/importers/text-file.ts',
    text: "    if (!text.includes('\\0')) return text\n",
    replacement: '    return text\n',
    tests: ['importers/text-file.test.ts'],
  },
  {
    name: 'a new window opens on any address',
    file: 'src-main/contract/calls.ts',
    text: '  .max(2_000)\n  .regex(/^#\\/d\\/[\\w~:./?=&%+-]+$/)\n',
    replacement: '  .max(2_000)\n',
    tests: ['contract/dispatch.test.ts'],
  },
]
