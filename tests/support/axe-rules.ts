/** Everything WCAG 2.2 asks at levels A and AA that a machine can see, and axe's own good practice. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const
