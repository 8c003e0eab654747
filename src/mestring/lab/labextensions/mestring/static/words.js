// Every word the extension shows.
export const words = {
  check: "Sjekk",
  checkTip: "Se hva som mangler, før du leverer",
  checkTitle: "Sjekk",
  checking: "Sjekker svarene dine …",
  close: "Lukk",
  goTo: "Gå til oppgaven",
  task: (number) => `Oppgave ${number}`,
  // The text that nbgrader puts where an answer is to be written; nbgrader_config.py has the same.
  stub: "Skriv svaret ditt her. (Dobbeltklikk på denne teksten, eller trykk Enter, for å begynne.)",
  unwritten: "Ikke besvart",
  unwrittenText: "Her har du ikke skrevet noe ennå.",
  written: "Besvart",
  writtenText: (count) => `Du har skrevet ${count} ord. Læreren leser og vurderer.`,
  failedTitle: "Kunne ikke sjekkes",
  changedTitle: "Endret",
  checkFailed: "Noe gikk galt da denne oppgaven skulle sjekkes. Det er ikke din feil. Åpne siden på nytt og prøv igjen.",
  checkChanged: "Sjekken til denne oppgaven er endret, derfor kjøres den ikke. Svarene dine er trygge.",
  nothingToCheck: "Her er det ingenting å sjekke.",
  someMissing: (missing, all) => `${missing} av ${all} mangler noe.`,
  allAnswered: "Du har svart på alt.",
  handedIn: "Dette er et innlevert arbeid, og her starter ingenting av seg selv. Svarene som gjelder, ser du når du retter.",
  noHttps:
    "Siden er åpnet uten sikker tilkobling (http). Derfor starter ikke oppgavene av seg selv. " +
    "Åpne kurset med en adresse som begynner med https, eller spør den som driver kurset.",
  changed: (count) =>
    count === 1
      ? "Én oppgave på siden er endret og starter derfor ikke av seg selv."
      : `${count} oppgaver på siden er endret og starter derfor ikke av seg selv.`,
  restarted: "Siden måtte starte på nytt. Det som var lagret, er her fortsatt.",
  notStarted: "Noe gikk galt da oppgavene skulle starte. Last siden på nytt. Hjelper det ikke, be læreren om hjelp.",
  notRunning: "Denne oppgaven er ikke i gang.",
  messages: "Beskjed fra kurset",
};
