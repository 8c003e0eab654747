// Every word the extension shows; words_en.js has the same in English.
import { english } from "./words_en.js";

const norwegian = {
  locale: "nb",
  courseList: "course.json",
  check: "Sjekk",
  checkTip: "Se hva som mangler, før du leverer",
  checkTitle: "Sjekk",
  checking: "Sjekker svarene dine …",
  close: "Lukk",
  task: (number) => `Oppgave ${number}`,
  // The text that nbgrader puts where an answer is to be written; written.py has the same, and a test holds them together.
  stub: "Skriv svaret ditt her. (Klikk på denne teksten, eller trykk Enter, for å begynne.)",
  unwritten: "Her har du ikke skrevet noe ennå.",
  partDone: "Ferdig",
  partLeft: (left, all) => `${left} av ${all} gjenstår`,
  goThere: "Gå dit",
  checkFailed:
    "Noe gikk galt da denne oppgaven skulle sjekkes. Det er ikke din feil. Last siden på nytt og prøv igjen.",
  checkChanged: "Sjekken til denne oppgaven er endret, derfor kjøres den ikke. Svarene dine er trygge.",
  nothingToCheck: "Her er det ingenting å sjekke.",
  someMissing: (missing, all) => `${missing} av ${all} deler er ikke ferdige.`,
  someUnchecked: (count) => `${count} kunne ikke sjekkes.`,
  allAnswered: "Du har svart på alt. Godt jobbet! Nå kan du levere.",
  handedIn:
    "Dette er et innlevert arbeid, og her starter ingenting av seg selv. Svarene som gjelder, ser du når du retter.",
  noHttps:
    "Siden er åpnet uten sikker tilkobling (http). Derfor starter ikke oppgavene av seg selv. " +
    "Åpne kurset med en adresse som begynner med https, eller spør den som driver kurset.",
  changed: (count) =>
    count === 1
      ? "Én oppgave på siden er endret og starter derfor ikke av seg selv."
      : `${count} oppgaver på siden er endret og starter derfor ikke av seg selv.`,
  restarted: "Siden måtte starte på nytt. Det som var lagret, er her fortsatt.",
  notStarted: "Noe gikk galt da oppgavene skulle starte. Last siden på nytt. Hjelper det ikke, be læreren om hjelp.",
  notYetStarted:
    "Øvelsene på siden kunne ikke starte. Siden prøver igjen av seg selv. Kommer de ikke, last siden på nytt.",
  diskFullAtStart: "Disken er full, så øvelsene på siden kan ikke starte. Rydd plass, og last siden på nytt.",
  gettingReady: "Øvelsen gjøres klar …",
  drawing: "Figuren tegnes …",
  listGettingReady: "Henter hvor langt du har kommet …",
  pageGettingReady: "Øvelsene på siden gjøres klare …",
  noAnswer:
    "Kurset svarer ikke, så det du gjør nå, blir ikke lagret ennå. La siden stå åpen. " +
    "Er kurset stoppet, start det igjen. Da lagrer siden av seg selv.",
  closedByHub:
    "Kurset er lukket, så det du gjør nå, blir ikke lagret ennå. La denne siden stå åpen, og åpne kurset i et nytt " +
    "vindu med lenken her. Da lagrer siden av seg selv.",
  openAgain: "Åpne kurset i et nytt vindu",
  signedOut:
    "Du er logget ut, så siden blir ikke lagret. La denne siden stå åpen, og logg inn igjen i et nytt vindu med lenken " +
    "her. Da lagrer siden av seg selv.",
  signInAgain: "Logg inn igjen i et nytt vindu",
  signOut: "Logg ut",
  signOutTip: "Lagrer og logger deg ut. Svarene er her neste gang du logger inn",
  signOutUnsaved:
    "Ikke alt på siden er lagret. Logger du ut nå, kan det gå tapt. Lukk denne boksen, vent litt, og prøv igjen.",
  signOutAnyway: "Logg ut likevel",
  silent:
    "Øvelsene på siden svarer ikke. Siden prøver igjen av seg selv, så la den stå åpen. " +
    "Er de ikke her om et par minutter, stopp kurset og start det igjen.",
  notRunning: "Denne oppgaven er ikke i gang.",
  yourAnswer: "Svaret ditt",
  code: "Kode",
  text: "Tekst",
  fold: "Vis eller skjul denne delen",
  messages: "Beskjed fra kurset",
  start: "Start",
  startTip: "Til startsiden: hvor langt du har kommet",
  skip: "Hopp til siden",
  save: "Lagre",
  saveTip: "Lagre det du har skrevet (Ctrl + S, ⌘ + S på Mac)",
  saved: (time) => `Lagret kl. ${time}`,
  notSaved: "Ikke lagret. Vent litt og prøv igjen. La siden stå åpen, så er det du har skrevet, her fortsatt.",
  course: "Mestring",
  thisPage: "Denne siden",
  contents: "Innhold",
  answered: (count, all) => `${count} av ${all} ${all === 1 ? "øvelse" : "øvelser"} besvart`,
  answeredLabel: "Besvart på denne siden",
  waysOn: "Veien videre",
  ways: {
    previous: "Forrige leksjon",
    exercise: "Oppgaven til leksjonen",
    lesson: "Tilbake til leksjonen",
    next: "Neste leksjon",
  },
  lessonNumber: (number) => `Leksjon ${number}`,
  lesson: (number, title) => `Leksjon ${number} · ${title}`,
  diskFull:
    "Disken er full, så siden blir ikke lagret. Rydd plass. Det du skriver, står på skjermen og blir lagret når det er plass igjen. La siden stå åpen.",
  readOnly:
    "Mappa kan bare leses, så siden blir ikke lagret. Kopier det du har skrevet, og åpne kurset i en mappe der du kan lagre.",
  moreButtons: "Flere knapper",
  buttons: "Knapper",
  content: "Innhold",
  copies: {
    title: "Svarene dine",
    about:
      "En kopi er én fil med alle svarene dine, også de private. Den kan hentes inn her, i nettboka og på en annen maskin.",
    give: "Ta en kopi",
    takeIn: "Hent inn en kopi",
    working: "Vent litt …",
    given: (name) => `Kopien er lastet ned: ${name}. Den har med dine private svar, så del den ikke med andre.`,
    taken: (count) => `Hentet inn svar fra kopien: ${count}.`,
    stayed: (count) => `Svar som er nyere her enn i kopien, står som de var: ${count}.`,
    unread: (count) => `Svar i kopien som ikke kunne leses: ${count}.`,
    troubles: {
      unreadable: "Denne fila er ikke en kopi, eller den er skadet. Ingenting er endret.",
      no_answers: "Det er ingen svar i denne fila. Velg kopien du tok med «Ta en kopi». Ingenting er endret.",
      full: "Disken er full, så ikke alt ble hentet inn. Rydd plass, og hent inn kopien en gang til.",
      readonly: "Mappa kan bare leses, så kopien kan ikke hentes inn her. Åpne kurset i en mappe der du kan lagre.",
      other: "Det gikk ikke. Svarene som er lagret, er her fortsatt. Vent litt, og prøv igjen.",
    },
  },
  // For teachers.
  edition: "", // its folder
  mark: { label: "Les og vurder", caption: "Les det studentene har skrevet, og gi poeng og kommentarer" },
  solutions: {
    label: "Oppgavene med fasit",
    caption: "Vis mappa med oppgavene, fasiten og rådene til den som vurderer",
  },
  lessons: { label: "Leksjonene", caption: "Vis mappa med leksjonene" },
  helpOnHub: [
    [
      "Logg ut",
      "Lagrer, og logger deg ut. Svarene er her neste gang du logger inn, også fra en annen maskin. Gjør det alltid når andre bruker maskinen etter deg.",
    ],
    [
      "På engelsk",
      "Kurset finnes også på engelsk. Logg ut, velg «English» på siden du kommer til, og logg inn igjen. Svarene dine er de samme.",
    ],
    [
      "Noe er galt",
      "Last siden på nytt i nettleseren. Er kurset lukket, får du en knapp som åpner det igjen. Står du fast, spør læreren.",
    ],
  ],
  help: "Hjelp",
  helpTip: "Hva knappene gjør, og hva du gjør når noe ikke virker",
  helpOn: [
    ["Start", "Fører til startsiden. Der ser du hva du har gjort, og hvor du fortsetter."],
    ["Filer", "Viser lista over leksjoner (course) og oppgaver (exercises). Trykk en gang til, så blir den borte."],
    [
      "Lagre",
      "Det du skriver på siden, blir lagret av seg selv etter noen sekunder. Trykk her, eller Ctrl + S (⌘ + S på Mac), når du vil være sikker. Øvelsene sier selv fra når svaret er lagret.",
    ],
    ["Sjekk", "Finnes i oppgavene. Sier hva du har svart på, og hva som mangler."],
    ["Start siden på nytt", "Bruk den når en øvelse ikke svarer. Svarene som er lagret, er her etterpå."],
    [
      "Med tastatur",
      "Tab går videre, Shift + Tab går tilbake, også inn i et tekstfelt og ut av det. Piltastene går fra avsnitt til avsnitt når du ikke er inne i noe.",
    ],
    ["Større skrift", "Ctrl og + (⌘ og + på Mac) gjør alt på siden større, Ctrl og − mindre."],
  ],
  helpHere: [
    [
      "Noe er galt",
      "Last siden på nytt i nettleseren. Hjelper ikke det, lukk vinduet og start kurset igjen. Står du fast, spør læreren.",
    ],
  ],
};

/** What the server has told the page (server.py). */
const told = globalThis.document?.getElementById?.("jupyter-config-data")?.textContent || "{}";
export const words = JSON.parse(told).mestringLanguage === "en" ? english : norwegian;
