/** A day in the words of a language: '5 November 2025'. *Shape*: takes '2025-11-05'; what is no day comes back as it is. */
export function longDate(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  // A day is no moment: both ends of this are in UTC, wherever the reader is.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    // Dates in the rest of the briefing are of this calendar too.
    calendar: 'gregory',
  }).format(date)
}
