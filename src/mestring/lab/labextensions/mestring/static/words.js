// Every word the extension shows.
export const words = {
  check: "Sjekk",
  checkTip: "Se hva som mangler, før du leverer",
  checkTitle: "Sjekk",
  checking: "Sjekker svarene dine …",
  close: "Lukk",
  goTo: "Gå til oppgaven",
  task: (number) => `Oppgave ${number}`,
  failedTitle: "Kunne ikke sjekkes",
  changedTitle: "Endret",
  checkFailed: "Noe gikk galt da denne oppgaven skulle sjekkes. Det er ikke din feil. Åpne siden på nytt og prøv igjen.",
  checkChanged: "Sjekken til denne oppgaven er endret, derfor kjøres den ikke. Svarene dine er trygge.",
  nothingToCheck: "Her er det ingenting å sjekke.",
  someMissing: (missing, all) => `${missing} av ${all} mangler noe.`,
  allAnswered: "Du har svart på alt.",
  handedIn: "Dette er et innlevert arbeid. Her starter ingenting av seg selv; du ser svarene slik de ble lagret.",
  noHttps:
    "Siden er åpnet uten sikker tilkobling (http). Derfor starter ikke oppgavene, og svar blir ikke lagret. " +
    "Åpne kurset med en adresse som begynner med https, eller spør den som driver kurset.",
  changed: (count) =>
    count === 1
      ? "Én oppgave på siden er endret og starter derfor ikke av seg selv."
      : `${count} oppgaver på siden er endret og starter derfor ikke av seg selv.`,
  notStarted: "Noe gikk galt da oppgavene skulle starte. Last siden på nytt. Hjelper det ikke, be læreren om hjelp.",
  notRunning: "Denne oppgaven er ikke i gang.",
  messages: "Beskjed fra kurset",
};
