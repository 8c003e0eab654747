"""What a teacher is told about a hand-in: each string here is a sentence, said with `_`."""

from ...text.messages import _
from .listing import MB, MOST_ENTRIES
from .unpack import MOST_FILE, MOST_ZIPS

# What a student wants looked at again
WHOLE = "Hele oppgaven"
ASKS = "Ber om at «{}» blir sett på nytt."
ONLY_ASKS = (
    "Ber om at «{}» blir sett på nytt. Svarene er de samme som sist, så det teller ikke som en ny eller sen "
    "innlevering."
)

# What is answered
ALL_ANSWERED = "Alt er besvart."
UNANSWERED = "Ikke besvart: {}."
NOT_FOUND = "Fant ikke svar på {}."
BEGUN = "Begynt på, men ikke ferdig: {}."

# What was put right
NOTES = dict(
    copied="Kopierte celler er slått sammen.",
    joined="Et svar som var delt opp, er satt sammen.",
    moved="Tekst som sto utenfor svarcella, er flyttet inn i den.",
    retyped="Celler som hadde fått feil type, er rettet.",
    metadata="Opplysninger som notatboka hadde mistet, er lagt tilbake.",
    locked="Endringer i oppgavens egne celler er tatt bort.",
    edition="Notatboka er fra en eldre utgave av oppgaven. Oppgaveteksten er byttet ut med den nyeste.",
    code="Kode som studenten la til, er tatt med som tekst og kjøres ikke.",
)
PUT_BACK_ONE = "1 celle som manglet, er lagt tilbake."
PUT_BACK = "{} celler som manglet, er lagt tilbake."
ORDER = "Cellene er satt tilbake i riktig rekkefølge."
FOREIGN_KERNEL = "Notatboka var satt opp for et annet program enn kursets. Det er satt tilbake."
NO_KERNEL = "Innstillingen for Python manglet og er lagt tilbake."
DAMAGE = dict(
    json="Notatboka var skadet. Det som kunne leses, er tatt med.",
    encoding="Notatboka var lagret med feil tegnsett og er rettet.",
    old="Notatboka var i et gammelt format og er gjort om.",
)
RENAMED = "Notatboka hadde et annet navn og har fått det riktige."
SAME_TWICE = "Notatboka lå der i to like utgaver. Den ene er tatt inn."
HANDED_IN_AGAIN = "Levert {} ganger. Den siste er tatt inn."
OTHER_EXERCISE_TOO = "Noe av det som er levert, er av oppgaven {}. Det er ikke tatt inn her."
LESSON_TOO = "Leksjonen «{}» lå ved. Den skal ikke rettes og er ikke tatt inn."
LESSONS_TOO = "Flere leksjoner lå ved. De skal ikke rettes og er ikke tatt inn."
BESIDE = "«{}» lå ved og er ikke tatt inn."
ANSWERS_FROM_ANOTHER = "Svarene fra skalaene og spørsmålene er hentet fra en annen fil studenten leverte."
SEVERAL = "Noen svar lå der i flere utgaver. De nyeste er tatt inn."
MENDED = "Svarfiler med feil navn eller form er rettet."
POLISHED = "Oppgaven har fått litt andre ord på «{}» siden studenten svarte. Svaret regnes med."
PRIVATE = (
    "Studentens private svar (mappa .privat) kom med i fila. De er ikke lest, og de er ikke tatt vare på her. "
    "Slett dem der du hentet fila også."
)
NOT_COPIED = "Noe er for stort eller kan ikke leses, og er ikke kopiert. Det ligger bare der du hentet det."
TROUBLES = dict(
    link="En snarvei (lenke) er ikke tatt med.",
    special="En fil som ikke er en vanlig fil, er ikke tatt med.",
    locked="En fil er låst med passord og er ikke tatt med.",
    large="En fil på over {file} MB er ikke lest.",
    large_notebook="Notatboka er på over {file} MB og er ikke lest. Be studenten gjøre bildene i "
    "svarene mindre, trykke «Lever» og levere den nye zip-fila.",
    huge="Zip-filer på over {zips} MB er ikke åpnet. Be om en uten filmer og bilder.",
    many="Det er over {files} filer. Bare de første er lest.",
    crowded="En zip-fil har over {files} filer i seg og er ikke åpnet.",
    books="Det er svært mange notatbøker. Bare de første er lest.",
    nested="En zip-fil lå for dypt inne i andre zip-filer og er ikke lest.",
    zip="En zip-fil er skadet og kan ikke åpnes.",
    unreadable="En fil kunne ikke leses.",
    closed="Ei mappe kan ikke åpnes.",
    empty="Mappa er tom.",
)

# What the teacher must look at: somebody may lose points for it
CUT = "Noe av svaret på «{}» mangler: fila er skadet. Se originalen."
DROPPED = dict(
    notebook="Det ligger flere notatbøker i samme fil. Bare den første er tatt inn. Se originalen.",
    text="En celle i notatboka har to ulike tekster. Bare den siste er tatt inn. Se originalen.",
)
LOST_CELLS = "Notatboka er skadet: {} av {} celler kunne leses. Svar kan mangle."
GONE = "Svarcella på {} er borte. Se etter svaret i originalen."
SPLIT = "Svaret på «{}» var delt i flere celler med samme navn. Delene er satt sammen i rekkefølge. Les om noe mangler."
TWO_TEXTS = dict(
    field="Teksten på «{}» er ikke den samme i tekstfeltet og i svarcella. Den i feltet er tatt inn. Se originalen.",
    cell="Teksten på «{}» er ikke den samme i svarcella og i fila svar. Den i svarcella er tatt inn. Se originalen.",
)
REWORDED = (
    "Oppgaveteksten hadde andre ord (på {}), kanskje etter en oversettelse i nettleseren. Den er satt tilbake, og det "
    "som sto der, er ikke tatt inn i svaret. Se i originalen om noe av det er studentens."
)
LOST_PLACE = "Noe tekst sto uten oppgavetekst rundt. Den er samlet i den første skriftlige delen."
TOO_LONG = "Svaret på «{}» er svært langt og er kuttet. Se originalen."
PICTURE = "Svaret på «{}» har et bilde som ikke kan vises her. Se originalen."
ELSEWHERE = "{} er ikke besvart i svarcella, men studenten har skrevet noe andre steder i notatboka. Se originalen."
DOCUMENT = "«{}» ligger ved. Kanskje står svaret på {} der. Se originalen."
NAMED_BY = (
    "Fila «{}» er kanskje svaret på «{}», men kan ikke leses. Trolig er den ikke lastet helt ned. "
    "Se originalen, eller be studenten levere på nytt."
)
EARLIER = "Den siste innleveringen mangler svar som studenten har levert før, på {}. Se på begge."
WHICH_IS_LAST = (
    "Det er levert to ulike filer med dette navnet, og ingenting viser hvilken som er den siste. «{}» er tatt inn. "
    "Er det to studenter, så gi filene hvert sitt navn, og kjør på nytt."
)
TWO_NAMES = "Filer fra {} har samme nummer fra Canvas. Se etter hvem som har levert hva."
TWO_NUMBERS = "«{}» kan være fra student {} eller {}. Den er tatt inn som den første. Se etter i Canvas."
TWO_NOTEBOOKS = "To notatbøker med ulike svar. «{}» er tatt inn. Se også «{}»."
LAST_UNUSABLE = "Den siste innleveringen kunne ikke brukes. Den forrige er tatt inn."
DAMAGED = "Svaret på «{}» er skadet og kan ikke leses. Det er lagt til side."
PARTIAL = "Noe av svaret på «{}» hører til en annen utgave av oppgaven og er ikke med i rettingen. Se originalen."
OTHER_WORDS = "Da studenten svarte på «{}», sto det andre ord i oppgaven enn nå. Se i originalen hva svaret gjaldt."
UNSURE = "Svaret på «{}» er levert i flere utgaver, og den nyeste er kanskje ikke den som gjelder. Se originalen."
NEWER = "Svaret på «{}» er laget med en nyere utgave av kurset. Hent den nyeste utgaven av kurset, og kjør på nytt."
NO_ANSWERS = (
    "Svarene fra skalaene og spørsmålene (mappa svar) kom ikke med. "
    "Be studenten trykke «Lever» i notatboka og levere zip-fila."
)
FOREIGN_ANSWERS = (
    "Svarene fra skalaene og spørsmålene (mappa svar) er av en annen oppgave. "
    "Be studenten trykke «Lever» i notatboka og levere zip-fila."
)
FOREIGN_ANSWER = "I svarfila til «{}» ligger et svar på noe annet. Be studenten levere på nytt."
EMPTY = "Innleveringen er tom: ingenting er besvart. Spør om riktig fil er levert."

# Nothing to grade
NOT_TAKEN = "Ingenting er tatt inn til retting."
NO_NOTEBOOK = "Notatboka mangler, så det som er skrevet, kan ikke vurderes. Be studenten levere på nytt."
ONLINE = "Levert som tekst eller lenke i Canvas, ikke som fil. Les den i Canvas."
OTHER_EXERCISE = "Notatboka er av oppgaven {}, ikke {}. Be om riktig fil."
LESSON = (
    "Notatboka er leksjonen «{}», ikke oppgaven {}. Be studenten åpne oppgaven, trykke «Lever» der og levere zip-fila."
)
NOTHING_OF_THIS = "Notatboka har ingenting av denne oppgaven i seg. Be om riktig fil."
UNREADABLE = "Fant ingen notatbok som kan leses. «{}» er {}."
UNKNOWN_KIND = "Fant ingen notatbok. «{}» kan ikke leses her. Be om zip-fila fra «Lever»."
NOTHING_FOUND = "Fant ingen notatbok i det som er levert. Be studenten levere zip-fila fra «Lever»."
FOR_A_GROUP = "Levert av {} for flere."
STILL_THERE = "Det som ble tatt inn før, gjelder fortsatt."
OLDER = "Dette er en eldre innlevering enn den som er tatt inn før. Den nyeste gjelder fortsatt."
UNEXPECTED = "Noe uventet gikk galt med denne innleveringen. Se på originalen. Feilen står i fila feil.txt."

# All hand-ins together
SAME_WORK = (
    "{} har levert nøyaktig det samme. Poengene holdes ikke tilbake. Har de arbeidet sammen, så kjør "
    "«{run} intake» på nytt med --gruppe {}. Ellers: Spør dem."
)
SAME_AS = "Nøyaktig det samme er levert av {}."
MANY_OF_ANOTHER = "{} av {} har levert oppgaven {}. Har du valgt rett oppgave?"
GROUP_OF_NONE = (
    "Fant ingen innlevering fra noen i gruppa {}. Skriv studentenes nummer med komma mellom, og zip-fila også."
)
GROUP_OF_SEVERAL = (
    "I gruppa {} har flere levert: {}. Skriv bare den som har levert for alle, og dem som ikke har levert."
)

# Parts of sentences
QUOTED = "«{}»"
BETWEEN = ", "
AND = "{} og {}"
OTHERS = "{} andre"
ONE = dict(national_id="1 fødselsnummer", phone="1 telefonnummer", email="1 e-postadresse")
MANY = dict(national_id="{} fødselsnumre", phone="{} telefonnumre", email="{} e-postadresser")


def quoted(titles: list[str]) -> str:
    """The titles as they stand in a sentence."""
    return _(BETWEEN).join(_(QUOTED, title) for title in titles)


def trouble(what: str) -> str:
    """What is told of a file that could not be taken in as it is; `what` is one of TROUBLES."""
    return _(TROUBLES[what], file=MOST_FILE // MB, zips=MOST_ZIPS // MB, files=MOST_ENTRIES)


def personal(kind: str, many: int) -> str:
    """How many of a kind of personal data; `kind` is one of MANY."""
    return _(ONE[kind]) if many == 1 else _(MANY[kind], many)
