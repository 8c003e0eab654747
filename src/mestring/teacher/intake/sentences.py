"""What a teacher is told about a hand-in."""

from . import unpack

NOTES = {
    "copied": "Kopierte celler er slått sammen.",
    "joined": "Et svar som var delt opp, er satt sammen.",
    "moved": "Tekst som sto utenfor svarcella, er flyttet inn i den.",
    "retyped": "Celler som hadde fått feil type, er rettet.",
    "metadata": "Opplysninger som notatboka hadde mistet, er lagt tilbake.",
    "locked": "Endringer i oppgavens egne celler er tatt bort.",
    "code": "Kode som studenten la til, er tatt med som tekst og kjøres ikke.",
}
DAMAGE = {
    "json": "Notatboka var skadet. Det som kunne leses, er tatt med.",
    "encoding": "Notatboka var lagret med feil tegnsett og er rettet.",
    "old": "Notatboka var i et gammelt format og er gjort om.",
}
TROUBLES = {
    "link": "En snarvei (lenke) er ikke tatt med.",
    "special": "En fil som ikke er en vanlig fil, er ikke tatt med.",
    "locked": "En fil er låst med passord og er ikke tatt med.",
    "large": f"En fil på over {unpack.MOST_FILE // unpack.MB} MB er ikke lest.",
    "many": f"Det er over {unpack.MOST_ENTRIES} filer. Bare de første er lest.",
    "crowded": f"En zip-fil har over {unpack.MOST_ENTRIES} filer i seg og er ikke åpnet.",
    "nested": "En zip-fil lå for dypt inne i andre zip-filer og er ikke lest.",
    "zip": "En zip-fil er skadet og kan ikke åpnes.",
    "unreadable": "En fil kunne ikke leses.",
}
NO_ANSWERS = (
    "Svarene fra skalaene og spørsmålene (mappa svar) kom ikke med. "
    "Be studenten trykke «Lever» i notatboka og levere zip-fila."
)
NOT_TAKEN = "Ingenting er tatt inn til retting."
NO_NOTEBOOK = "Notatboka mangler, så det som er skrevet, kan ikke vurderes. Be studenten levere på nytt."
KINDS = {"national_id": "fødselsnummer", "phone": "telefonnummer", "email": "e-postadresse"}
