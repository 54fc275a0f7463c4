import { inFigures } from '../../text/counted'

/** Sentences about what comes from outside. */
export const readingWords = {
  'reading.stopped': 'Reading the file was stopped.',
  'reading.stopped-unchanged': 'Reading the file was stopped. Nothing was changed.',
  'reading.it-stopped': 'Reading it was stopped. Nothing was changed.',
  'reading.too-many-records': ({ most }: { most: number }) =>
    `This holds more than ${inFigures(most)} records, so it was not read to its end. Take it in parts. Nothing was changed.`,
  'reading.too-much-memory': ({ megabytes }: { megabytes: number }) =>
    `Reading this takes more than ${inFigures(megabytes)} MB of memory, so it was stopped and nothing was changed. ${NO_ORDINARY_FILE}`,
  'reading.too-long': ({ ms }: { ms: number }) =>
    `Reading this takes more than ${duration(ms)}, so it was stopped and nothing was changed. ${NO_ORDINARY_FILE}`,
  'reading.too-long-quiet': ({ ms }: { ms: number }) =>
    `Reading this takes more than ${duration(ms)} without getting any further, so it was stopped and nothing was changed. ${NO_ORDINARY_FILE}`,
  'reading.nothing-changed': 'Nothing was changed.',
  'reading.not-there': ({ file }: File) => `'${file}' is not there, or may not be read.`,
  'reading.no-file': ({ file }: File) => `'${file}' is not a file.`,
  'reading.file-too-large': ({ file, megabytes, most }: File & { megabytes: number; most: number }) =>
    `'${file}' is ${inFigures(megabytes)} MB; dossier files up to ${inFigures(most)} MB open.`,
  'reading.too-many-files': ({ files }: { files: number }) =>
    `The file holds ${inFigures(files)} files; a dossier file holds a few.`,
  'reading.part-missing': ({ file, part }: File & Part) =>
    `'${file}' is not a whole dossier file: ${part} is missing in it.`,
  'reading.part-twice': ({ part }: Part) => `The file holds ${part} twice.`,
  'reading.part-encrypted': ({ part }: Part) => `${part} in the file is encrypted; a dossier file is not.`,
  'reading.part-packed-otherwise': ({ part }: Part) => `${part} in the file is packed in a way that dossiers are not.`,
  'reading.part-too-large': ({ part, megabytes }: Part & { megabytes: number }) =>
    `Unpacked, ${part} in the file is ${inFigures(megabytes)} MB; a dossier is never that large.`,
  'reading.part-unpacks': ({ part, times }: Part & { times: number }) =>
    `${part} in the file unpacks to ${times} times its size, as no dossier does.`,
  'reading.part-strange': ({ part }: Part) => `The file holds ${part}, which does not belong there.`,
  'reading.part-changed': ({ part }: Part) =>
    `${part} in the file is not what was written there: it was damaged or changed since. Ask for it again.`,
  'reading.part-not-utf8': ({ part }: Part) => `${part} in the file is not text in UTF-8.`,
  'reading.part-not-json': ({ part }: Part) => `${part} in the file is not JSON.`,
  'reading.part-unreadable': ({ part }: Part) => `${part} in the file cannot be read.`,
  'reading.part-too-many-parts': ({ part, most }: Part & { most: number }) =>
    `${part} in the file holds over ${inFigures(most)} parts, as no dossier does.`,
  'reading.part-too-deep': ({ part, most }: Part & { most: number }) =>
    `${part} in the file is nested more than ${most} levels deep, as no dossier is.`,
  'reading.part-proto': ({ part }: Part) => `${part} in the file has a field named __proto__.`,
  'reading.no-dossier-file': ({ file }: File) => `'${file}' is not a dossier file, or it is damaged or cut short.`,
  'reading.newer':
    'This file was made by a newer version of Dossier than this one. Update Dossier, then open the file again.',
  'reading.newer-model': ({ version, own }: { version: number; own: number }) =>
    `Data model ${version}; this version reads up to ${own}.`,
  'reading.newer-format': ({ version, own }: { version: number; own: number }) =>
    `File format ${version}; this version reads up to ${own}.`,
  'reading.unsound': 'The file is a dossier, but not a sound one. The places below must be mended where it was made.',
  'reading.pdf-carries-nothing':
    'This PDF carries no dossier. A briefing carries one only where its author chose so, and loses it when another program saves the PDF.',
  'reading.pdf-too-large': ({ file }: File) => `'${file}' is too large for a briefing, so it was not opened.`,
  'reading.pdf-part-too-large': 'The dossier inside this PDF is too large to open.',
  'reading.pdf-part-too-tight':
    'What this PDF carries is packed more tightly than any dossier: it was not opened. Nothing was changed.',
  'reading.pdf-part-damaged':
    'The dossier inside this PDF is damaged: it is not what was attached. Ask for the file again.',
  'reading.folder-unreadable': 'The folder could not be read. Nothing was changed.',
  'reading.no-file-readable': ({ folder }: { folder: string }) =>
    `None of the Markdown files in ‘${folder}’ could be read, so nothing was changed. The places below say why.`,
  'reading.folder-cancelled': 'The folder was not read: it was cancelled.',
  'reading.folder-too-large': ({ files, megabytes }: { files: number; megabytes: number }) =>
    `The folder holds more than can be brought in at once: ${inFigures(files)} files or ${megabytes} MB. Nothing was changed; take it in parts.`,
  'reading.text-encoding': ({ file }: File) =>
    `'${file}' is not a text file in UTF-8 or UTF-16. Save it as UTF-8 text and try again.`,
  'reading.text-gone': ({ file }: File) => `'${file}' is not there any more. Choose the file again.`,
  'reading.text-no-file': ({ file }: File) => `'${file}' is not a file. Choose a text file.`,
  'reading.text-too-large': ({ file }: File) =>
    `'${file}' is over 20 MB. Split it into smaller files and add each as a source.`,
  'reading.too-large-to-drop': ({ file }: File) =>
    `‘${file}’ is too large to be dropped. Choose it with ‘Choose a file…’ instead.`,
  'reading.file-closed': 'That file is no longer open here. Choose it again.',
  'reading.dossier-here': ({ title }: { title: string }) =>
    `There is a dossier of this name here: ‘${title}’. Say whether to keep both versions of what differs, to add only what is not here, or to make a new dossier beside it.`,
}

const NO_ORDINARY_FILE = 'No ordinary file needs that much: ask whoever sent it how it was made.'

/** *Shape*: a file's name without its path. */
export interface File {
  file: string
}

/** *Shape*: as `quoted` makes it safe to show, or the name of one of the parts that every file has. */
export interface Part {
  part: string
}

function duration(ms: number): string {
  return ms < 120_000 ? `${ms / 1_000} seconds` : `${Math.round(ms / 60_000)} minutes`
}
