"""What people do and which desk they sit at: words that make a line a job or a department, never a name."""

from __future__ import annotations

from functools import lru_cache

from leads.inquiries.patterns import late_pattern

_ROLE = late_pattern(
    r"(?i)\b(?:manager\w*|managing|director\w*|head of|head|chief|officer|engineer\w*|assistant|buyer|purchas\w+|"
    r"procurement|in-?charge|sales|owner|founder|co-?founder|"
    r"c[etfiom]o|president|vp|partner|consultant|coordinator|co-ordinator|specialist|lead|executive|administrator|"
    r"administration|accounts|accountant|accounting|"
    r"supervisor|foreman|technician|planner|estimator|surveyor|architect|designer|teacher|secretary|clerk|trustee|"
    r"chair(?:man|woman|person)?|attorney|solicitor|notary|notaris|notaire|notar|notario|notaio|advocaat|avocate?|abogad[oa]|"
    r"avvocat[oa]|adwokat|advok[aá]t|advogad[oa]|"
    r"controller|superintendent|proprietor|principal|bursar|caretaker|curator|chef|analyst|developer|receptionist|"
    r"representative|operations|human resources|maintenance|facilit(?:y|ies)|logistics|"
    # German
    r"\w*geschäftsführ\w*|geschäftsleit\w*|kassier\w*|\w{3,}wart|schriftführ\w*|obmann|obfrau|trainer(?:in)?|kommandant|wirtin|winzer\w*|\w*leit(?:er|erin|ung)\b|\w*einkauf\w*|\w*einkäufer\w*|vertrieb\w*|"
    r"verkauf\w*|assistenz\w*|assistent\w*|inhaber\w*|prokurist\w*|vorstand\w*|vorsitzende\w*|"
    r"\w*meister(?:in)?|\w*techniker(?:in)?|\w*ingenieur(?:in)?|sachbearbeit\w*|\w*verwalt(?:er|erin|ung)|"
    r"hausmeister\w*|sekretari?at\w*|sekretär\w*|disponent\w*|referent\w*|beauftragte\w*|buchhalt\w*|"
    r"\w*planer(?:in)?|\w*berater(?:in)?|technische\w* leit\w*|kaufm\w*|bereich|abteilung|stabsstelle|betriebsrat|"
    r"architekt\w*|zahnärzt\w*|zahnarzt|ärzt\w*|rechtsanw\w*|steuerberat\w*|"
    # French
    r"directeur|directrice|direction|responsable|gérante?|acheteu\w+|chargée? d\w*|assistante?|ingénieur\w*|"
    r"chef(?:fe)? d\w*|conducteur|conductrice|présidente?|adjointe?|maire|secrétaire|comptable|dirigeante?|"
    r"technicien\w*|commerciale?|achats?|service (?:des )?(?:achats|technique|marchés)|fondateur|fondatrice|"
    # Spanish, Portuguese
    r"gerente|gerencia|jef[ea](?: de)?|compras|comercial|encargad[oa]|director|directora|propietari[oa]|"
    r"administrador\w*|coordinador\w*|técnic[oa]|ingenier[oa]|arquitect[oa]|odontólog[oa]|soci[oa]|responsable|"
    r"presidente|presidenta|"
    r"diretora?|gestora?|sócio|sócia|proprietári[oa]|engenheir[oa]|arquitet[oa]|coordenador\w*|síndic[oa]|"
    r"dire[cç]{1,2}ão|recursos humanos|ressources humaines|risorse umane|"
    r"encarregad[oa]|supervisora?|assistente|compradora?|departamento|"
    # Italian
    r"responsabile|titolare|uffici[oi]|acquisti|amministrator\w+|amministrazione|direttore|direttrice|geometra|"
    r"ingegnere|architetto|addett[oa]|segreteria|segretari[oa]|legale rappresentante|capo|"
    # Dutch
    r"inkoop\w*|inkoper|coördinator\w*|coördinatrice|penningmeester|eigenaar|eigenaresse|medewerk\w+|adviseur|hoofd|projectleider|projectmanager|"
    r"werkvoorbereider|directeur-eigenaar|bedrijfsleider|uitvoerder|secretaris|voorzitter|afdeling|teamleider|"
    # Polish, Czech, Slovak
    r"kierownik\w*|dyrektor\w*|specjalist\w*|właściciel\w*|prezes\w*|zakup\w*|dział|asystent\w*|inżynier|główny|"
    r"księgow\w*|handlow\w+|koordynator\w*|"
    r"vedoucí|ředitel\w*|nákup\w*|majitel\w*|jednatel\w*|asistent\w*|referent\w*|technik|obchodní\w*|vedúci|"
    r"riaditeľ\w*|konateľ\w*|oddělení|"
    # The North
    r"inköp\w*|vd|ansvarig|projektledare|\w+chef|\w*ledare|säljare|ekonomi\w*|ägare|indkøb\w*|\w*leder|innkjøp\w*|"
    r"daglig leder|\w*ansvarlig|ejer|direktør|formand|eier|styreleder|\w*sjef|administrerende|konsulent|rådgiver|"
    r"\w*päällikkö|\w*johtaja|ostaja|toimitusjohtaja|yrittäjä|\w*vastaava|sihteeri|omistaja|\w*insinööri|"
    # Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian, South Slavic
    r"\w*vezető\w*|ügyvezető|igazgató\w*|beszerző|tulajdonos|asszisztens|titkár\w*|achiziții|administrator|"
    r"inginer|responsabil|proprietar|șef|"
    r"müdür\w*|satın ?alma\w*|sorumlu\w*|yönetici\w*|kurucu\w*|mühendis\w*|uzman\w*|sahibi|asistan\w*|şef|"
    r"υπεύθυν\w+|διευθυντ\w+|προμηθει\w+|ιδιοκτήτ\w+|μηχανικ\w+|τμήμα|менеджер\w*|директор\w*|начальник\w*|"
    r"инженер\w*|специалист\w*|руководитель\w*|закуп\w*|отдел\w*|владелец|"
    r"direktorica|voditelj\w*|nabav\w*|vlasnik|"
    r"department|dept|team|office)\b|部長|課長|担当|代表取締役|社長|営業部|購買|主任|係長|经理|总监|采购|대표|과장|부장|팀장"
)

_DESK = late_pattern(
    r"(?i)\b(?:clerk|secretary|council|board|s[íi]ndico|styrelse\w*|dział|praxis|geschäftsleitung|recepc\w+|"
    r"réception|reserv(?:as?|ations?|ierung(?:en)?)|prenotazioni|boekingen|rezerw\w+|rezerv\w+|bookings?|bokning(?:ar)?|"
    r"events?|eventos|eventi|rúnaí|rezeption|front ?desk|"
    r"info|sales|support|office|admin|administrator|\w*team|contact|kontakt|kontor|service|services|hello|mail|post|"
    r"shop|orders?|"
    r"webmaster|website|wordpress|web ?form|empfang|büro|bureau|ufficio|oficina|escritório|kantoor|toimisto|kancelář|"
    r"einkauf|verkauf|vertrieb|buchhaltung|bestellung|zentrale|sekretariat|purchasing|procurement|accounts?|"
    r"accounting|verwaltung|hausverwaltung|anfragen?|"
    r"reception|enquir(?:y|ies)|inquir(?:y|ies)|customer|no.?reply|mailer|daemon|newsletter|marketing|department|"
    r"abteilung|"
    r"achats?|accueil|commercial|secrétariat|direction|mairie|compras|ventas|administraci[óo]n|acquisti|"
    r"amministrazione|segreteria|"
    r"vendite|inkoop|verkoop|administratie|facturen|planning|receptie|"
    r"indkøb|salg|inköp|zakupy|biuro|sekretariat|sekretaria|nákup|obchod|recepce|hr|it|gruppe|group|verein|club|"
    r"universit\w+|university|institut\w*|hotel|store|form|gemeinde|stadtwerke|kundenservice|myynti|"
    r"účtárna|podatelna|sekretariát|recepcja|księgowość|iroda|titkárság|muhasebe|satış|birou|contabilitate|"
    r"secretariat|dept|purchases?|familien?|famil(?:y|ia|ie)|famille|famiglia|fam\.|eheleute|redaktion\w*|redactie|"
    r"rédaction|redazione|redakcj[ai]|redakce|bestuur|vve|vorstand|kuratorium|komitee|committee|comité|consiglio|"
    r"hausgemeinschaft|zarząd|valgkomit\w+|hallitus|επικοινωνία|λογιστήριο|отдел\w*|приемная|секретарь|закупки|офис|τμήμα|γραμματεία)\b"
)


_OF_ONE_MAIL = 64
"""Lines that are asked about again and again while one mail is read."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def is_role(line: str) -> bool:
    """Whether a line of a signature names a job or department rather than a company."""
    return bool(_ROLE.search(line))


def names_desk(words: str) -> bool:
    """Whether a would-be name is that of a desk, an office or a program: "Sales Team", "Info"."""
    return bool(_DESK.search(words))
