/** What the task switcher shows, so that windows can be told apart: 'Mali — Russia and the Sahel States — Dossier'. */
export function windowTitle(...parts: readonly (string | undefined)[]): string {
  const said = [...parts, 'Dossier'].map((part) => part?.trim() ?? '').filter(Boolean)
  // The overview goes by the dossier's own title.
  return said.filter((part, at) => said.indexOf(part) === at).join(' — ')
}
