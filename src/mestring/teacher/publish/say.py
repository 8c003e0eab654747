"""What publishing says in the terminal; a pair is said of one, and of `many`."""

PROGRESS = "Lager tilbakemeldinger"
PAGES = ("1 side med tilbakemelding ligger i", "{many} sider med tilbakemelding ligger i")
FAILED = (
    "1 student fikk ingen side. Kjør kommandoen på nytt, og vis {log} til en som kan hjelpe deg:",
    "{many} studenter fikk ingen side. Kjør kommandoen på nytt, og vis {log} til en som kan hjelpe deg:",
)
MORE = "… og {many} til"

# Who waits for what
UNREAD = (
    "1 student venter på at du leser, og har fått ei foreløpig side:",
    "{many} studenter venter på at du leser, og har fått ei foreløpig side:",
)
NOT_GRADED = (
    "1 student er ikke rettet. Se rapporten om innleveringene:",
    "{many} studenter er ikke rettet. Se rapporten om innleveringene:",
)
OUTDATED = (
    "1 student må rettes på nytt: Studenten har levert igjen, oppgaven er endret, eller rettingen ble avbrutt. Kjør "
    "først: {run} grade {assignment}:",
    "{many} studenter må rettes på nytt: De har levert igjen, oppgaven er endret, eller rettingen ble avbrutt. Kjør "
    "først: {run} grade {assignment}:",
)
NOT_WHOLE = (
    "1 student er rettet, men innleveringen er ikke hel. Se rapporten om innleveringene:",
    "{many} studenter er rettet, men innleveringen er ikke hel. Se rapporten om innleveringene:",
)
DOUBTFUL = (
    "1 student er rettet, men rettingen sa fra om noe, så studenten får ingen side ennå. Se hva: {run} grade "
    "{assignment}:",
    "{many} studenter er rettet, men rettingen sa fra om noe, så de får ingen side ennå. Se hva: {run} grade "
    "{assignment}:",
)
UNEVEN = (
    "1 student har poeng som ikke stemmer med kriteriene i kommentaren din. Se etter en gang til:",
    "{many} studenter har poeng som ikke stemmer med kriteriene i kommentaren din. Se etter en gang til:",
)
ACCEPT = "Be om en ny, eller la den telle som den er: legg til --godta og studentens nummer."

# Canvas
PACKED = (
    "1 ferdig side til å laste opp i Canvas ligger i",
    "{many} ferdige sider til å laste opp i Canvas ligger i",
)
UNKNOWN_TO_CANVAS = (
    "1 student leverte ikke en zip-fil selv, så Canvas kan ikke dele ut sida. Gi den videre selv:",
    "{many} studenter leverte ikke en zip-fil selv, så Canvas kan ikke dele ut sida. Gi den videre selv:",
)
NO_LIST = "Karakterliste fra Canvas: legg til --canvas FIL, så fylles poengene inn."
SAME_NAME = "Den nye lista kan ikke hete det samme som den du har. Velg et annet navn etter --ut."
WHICH_COLUMN = "Hvilken kolonne i karakterlista er {assignment}?"
TYPE_NUMBER = "Skriv tallet"
NOT_WRITTEN = "Fikk ikke skrevet {file}. Er fila åpen i Excel? Lukk den, og prøv igjen."
FILLED = (
    "Poeng for 1 student er fylt inn under «{column}» i",
    "Poeng for {many} studenter er fylt inn under «{column}» i",
)
HELD_BACK = (
    "1 student fikk ikke poeng der ennå. Grunnen står over.",
    "{many} studenter fikk ikke poeng der ennå. Grunnen står over.",
)
CHANGED = (
    "1 student hadde et annet tall i Canvas fra før. Nå står det nye:",
    "{many} studenter hadde et annet tall i Canvas fra før. Nå står det nye:",
)
DECIDED = (
    "1 student er fritatt eller har noe annet enn et tall i Canvas. Der er ingenting endret. Skal poengene inn "
    "likevel, så legg til --skriv-over og studentens nummer:",
    "{many} studenter er fritatt eller har noe annet enn et tall i Canvas. Der er ingenting endret. Skal poengene inn "
    "likevel, så legg til --skriv-over og studentens nummer:",
)
TWICE = (
    "1 student står to ganger i lista. Før inn poengene selv:",
    "{many} studenter står to ganger i lista. Før inn poengene selv:",
)
MISSING = (
    "1 student står i Canvas, men har ikke levert. Der er ingenting endret:",
    "{many} studenter står i Canvas, men har ikke levert. Der er ingenting endret:",
)
NOT_IN_LIST = (
    "1 student har levert, men står ikke i lista. Før inn poengene selv:",
    "{many} studenter har levert, men står ikke i lista. Før inn poengene selv:",
)
OTHER_MOST = "Oppgaven gir {ours} poeng her, men {most} i Canvas. Endre det i Canvas."
