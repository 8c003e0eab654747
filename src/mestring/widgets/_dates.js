// Days and times as a page's language writes them.

const locale = (language) => (language === "en" ? "en-GB" : language); // "en" alone is American: 02:05 PM

/** "28. november 2026" */
export const fullDate = (date, language) =>
  date.toLocaleDateString(locale(language), { day: "numeric", month: "long", year: "numeric" });

/** "28. november" */
export const dayOfYear = (date, language) =>
  date.toLocaleDateString(locale(language), { day: "numeric", month: "long" });

/** "14:05" */
export const timeOfDay = (date, language) =>
  date.toLocaleTimeString(locale(language), { hour: "2-digit", minute: "2-digit" }).replace(".", ":");
