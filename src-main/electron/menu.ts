import { Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../contract/events'

/** Builds the native menu with the platform's habits. Commands go to the renderer; `undo` and `redo` there know text fields from edits. */
export function buildMenu(options: {
  isMac: boolean
  isDevelopment: boolean
  /** `window` is the one that has the keyboard, if one has. */
  send: (command: MenuCommand, window: BaseWindow | undefined) => void
}): Menu {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: (_item, window) => options.send(command, window),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    ...(options.isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New window', 'new-window', 'CmdOrCtrl+Shift+N'),
        item('Open in new window', 'open-in-window', 'CmdOrCtrl+Shift+O'),
        separator,
        item('New dossier…', 'new-dossier'),
        item('New note', 'new-note', 'CmdOrCtrl+N'),
        item('New entity…', 'new-entity'),
        item('New claim…', 'new-claim'),
        item('New source…', 'new-source'),
        separator,
        item('Import…', 'import', 'CmdOrCtrl+O'),
        item('Export…', 'export', 'CmdOrCtrl+E'),
        item('Briefing…', 'briefing', 'CmdOrCtrl+Shift+B'),
        separator,
        item('Data folder…', 'data-folder'),
        separator,
        options.isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'undo', 'CmdOrCtrl+Z'),
        item('Redo', 'redo', options.isMac ? 'Cmd+Shift+Z' : 'Ctrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Find or do…', 'find', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Back', 'back', options.isMac ? 'Cmd+[' : 'Alt+Left'),
        item('Forward', 'forward', options.isMac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        item('Contents pane', 'toggle-contents', 'CmdOrCtrl+Alt+1'),
        item('Context pane', 'toggle-context', 'CmdOrCtrl+Alt+2'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(options.isDevelopment ? [separator, { role: 'toggleDevTools' } as const, { role: 'reload' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('All keys', 'keys')] },
  ]
  return Menu.buildFromTemplate(template)
}
