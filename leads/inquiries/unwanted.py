"""Spam and cold pitches: first what the mail provider said, then only what is obvious."""

from __future__ import annotations

import re

from leads.inquiries.candidates import Candidate, Screen, header_line
from leads.inquiries.verdicts import Verdict

_LEAST_SPAM_POINTS = 3
_LEAST_PITCH_POINTS = 4
_TELLS_ALONE = 3
_LOOKED_AT = 4_000

_GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"

_SPAM_PHRASES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (points, re.compile(pattern, re.IGNORECASE))
    for points, pattern in (
        (3, r"\b(?:viagra|cialis|levitra|xanax|phentermine)\b"),
        (2, r"\b(?:online )?(?:casino|pharmacy|betting|jackpot|lottery|lotto)\b"),
        (
            3,
            (
                r"\b(?:next of kin|beneficiary|inheritance fund|late client|foreign partner|barrister|"
                r"deceased)\b.{0,400}\b(?:million|funds?|usd|dollars?|bank)\b"
            ),
        ),
        (
            3,
            (
                r"\byou(?:'ve| have)? (?:have )?(?:won|been (?:selected|chosen))\b.{0,200}\b(?:prize|"
                r"lottery|gift card|award|winner)\b"
            ),
        ),
        (
            3,
            r"\b(?:double|multiply) your (?:bitcoin|btc|crypto|money|income)\b|\bguaranteed (?:profit|returns?)\b",
        ),
        (
            2,
            r"\b(?:bitcoin|crypto(?:currency)?|forex|binary options)\b.{0,200}\b(?:invest|profit|wallet|trading)\b",
        ),
        (2, r"\b(?:adult|xxx|porn\w*|sexy|horny|nude|singles|hot girls)\b"),
        (
            2,
            (
                r"\b(?:work (?:from|at) home|make money (?:fast|online)|earn (?:\$|€|up to)|extra income|"
                r"be your own boss|financial freedom|mlm)\b"
            ),
        ),
        (2, r"\b(?:lose weight|weight loss|enlarge(?:ment)?|anti-aging|hair loss)\b"),
        (
            2,
            (
                r"\b(?:verify|confirm|update|validate|suspend\w*)\b.{0,80}\b(?:your )?(?:account|password|"
                r"mailbox|billing|credentials)\b.{0,200}(?:click|link|log ?in|sign in|http)"
            ),
        ),
        (
            2,
            (
                r"\b(?:refinance|low(?:est)? (?:mortgage )?rates?|consolidate your debt|no credit check|"
                r"pre-?approved|cash advance|payday loan)\b"
            ),
        ),
        (2, r"\b(?:mailbox|e-?mail) (?:quota|storage) (?:is |has )?(?:full|exceeded|almost)\b"),
        (
            1,
            (
                r"\b(?:act now|limited time|100% free|risk[- ]free|no obligation|click (?:here|below)|"
                r"order now|satisfaction guaranteed|special promotion|dear friend)\b"
            ),
        ),
        (
            1,
            r"\b(?:to be removed|remove(?:d)? from (?:this|our|the) (?:list|mailing)|opt[- ]out|this is not spam)\b",
        ),
        (1, r"[!$]{3,}|\${2,}|!{4,}"),
    )
)

_PITCH_PHRASES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (points, re.compile(pattern, re.IGNORECASE))
    for points, pattern in (
        (
            3,
            (
                r"\b(?:guest[- ]post(?:s|ing)?|sponsored (?:post|article|content)|link (?:insertion|"
                r"building|exchange)|do-?follow|backlinks?|gastbeitrag|gastartikel|linkaufbau|"
                r"domain authority|article sponsorisé)\b"
            ),
        ),
        (
            3,
            (
                r"\b(?:(?:first|1st|top|front) page (?:of|on|in) google|rank(?:ing)?s? (?:higher|on|in|"
                r"#?1|your (?:web)?site)|google (?:rankings?|page 1)|seite 1 bei google|"
                r"première page de google|primera página de google|prima pagina di google)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:seo|search engine optimi[sz]ation|suchmaschinenoptimierung|"
                r"référencement (?:naturel|web)|posicionamiento (?:web|"
                r"seo))\b(?!.{0,40}\b(?:quote for our|for our|für unsere)\b)"
            ),
        ),
        (
            2,
            (
                r"\b(?:web ?(?:site)? (?:design|development|redesign)|app development|"
                r"mobile apps?) (?:company|agency|services?|firm|team)\b|"
                r"\bredesign (?:of )?your (?:web)?site\b|\bwhile (?:browsing|reviewing|visiting|"
                r"auditing) your (?:web)?site\b"
            ),
        ),
        (
            3,
            (
                r"\b(?:verified|targeted|qualified|updated|b2b) (?:e-?mail |contact |data |"
                r"lead )?(?:lists?|database|contacts|leads)\b"
            ),
        ),
        (3, r"\b(?:attendees?|visitors?|exhibitors?) (?:e-?mail )?(?:list|database)\b"),
        (
            2,
            (
                r"\b(?:grow|boost|increase|skyrocket|double|scale) your (?:\w+ )?(?:business|sales|"
                r"revenue|traffic|leads|pipeline|followers|online presence|conversions?)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:our|my) (?:agency|company|team|firm) (?:helps?|specializ\w+|specialis\w+|provides?|"
                r"offers?|supports?)\b|\bwe (?:help|specializ\w+ in|specialis\w+ in|are a leading|"
                r"offer (?:you )?(?:high|quality|professional|affordable|best))"
            ),
        ),
        (
            2,
            (
                r"\b(?:book|schedule|hop on|jump on|grab|have) (?:a |in a )?(?:quick |short |brief |free |"
                r"15|20|30)[\w -]{0,16}(?:call|demo|chat|meeting|consultation)\b|\b(?:10|15|20|"
                r"30)[- ]min(?:ute)?s?(?: (?:quick|intro(?:ductory)?|discovery))? (?:call|chat|meeting)\b"
            ),
        ),
        (
            2,
            r"\b(?:free (?:audit|website audit|mockup|sample|trial|proposal|seo (?:report|analysis)|consultation))\b",
        ),
        (
            2,
            (
                r"\b(?:candidates?|cvs?|resumes?|lebensl[aä]uf|bewerb(?:e|ung)|jobs?|vacanc(?:y|ies)|"
                r"positions?|career|stelle|curriculum|candidatura|candidature|praktikum|"
                r"internship)\b.{0,160}\b(?:apply|applying|application|bewerbe|attached|anbei|opportunit|"
                r"vacan|experience|join your|suitable|place|recruit)\w*"
            ),
        ),
        (
            3,
            (
                r"\b(?:ich bewerbe mich|bewerbung (?:als|um|für)|initiativbewerbung|(?:my|"
                r"job) application for|i am (?:writing to )?apply(?:ing)? for|"
                r"je (?:vous adresse ma candidature|postule)|solicitud de empleo|candidatura spontanea|"
                r"sollicitatie)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:business loans?|funding (?:for your|up to)|merchant cash|working capital|"
                r"betriebsmittelkredit|unsecured loan)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:outsourc\w+|offshore (?:team|developers?)|virtual assistants?|"
                r"dedicated developers?|lead generation|appointment setting|cold (?:calling|email)|"
                r"telemarketing)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:we|i) (?:came across|found|visited|noticed|checked|"
                r"stumbled (?:up)?on) your (?:web ?site|company|profile|page|store|business|listing)\b"
            ),
        ),
        (
            1,
            (
                r"\b(?:(?:just )?(?:following|circling|checking) (?:up|back)|bumping this|did you (?:get|"
                r"see) my (?:last|previous) (?:e-?mail|message)|not interested|"
                r"let me know if (?:you(?:'re| are) )?(?:interested|open)|worth a (?:quick )?(?:chat|"
                r"call)|would you be (?:open|interested|the right person)|unsubscribe|opt[- ]out|"
                r"reply (?:with )?(?:\"|')?(?:stop|no|remove))\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:we are|our company is|we're) (?:a |an |one of )?(?:\w+ ){0,4}(?:manufacturers?|"
                r"factory|suppliers?|exporters?)\b.{0,200}\b(?:china|shenzhen|guangdong|ningbo|india|"
                r"pakistan|vietnam|turkey|price list|catalog(?:ue)?|best price|competitive)\b"
            ),
        ),
        (
            2,
            (
                r"\b(?:influencers?|instagram|tiktok|youtube) (?:promotion|marketing|campaign|"
                r"collaboration|followers)\b|\bexplainer videos?\b|\b(?:logo|graphic) design services?\b"
            ),
        ),
    )
)
_WANTS_SOMETHING = re.compile(
    r"(?i)\b(?:(?:could|can|would) you (?:please )?(?:send|quote|offer|provide|tell|let)|"
    r"(?:please|kindly) (?:send|quote|provide|offer|call) (?:me|us)?|"
    r"request (?:for )?(?:a )?(?:quote|quotation|proposal)|rfq|"
    r"(?:interested in|need|looking for|looking to (?:buy|order|purchase)|"
    r"searching for) (?:your|a|an|\d|some|new|the)|what (?:is|would be|are) (?:the|"
    r"your) (?:price|cost|lead time)|how much|"
    r"wir (?:suchen|benötigen|brauchen|hätten gern|interessieren)|ich (?:suche|benötige|"
    r"interessiere|hätte)|bitte (?:senden|schicken|um (?:ein )?angebot)|angebot (?:für|über)|"
    r"preis(?:liste|e)? für|"
    r"nous (?:cherchons|recherchons|souhait|aimerions|avons besoin)|je (?:cherche|souhait|"
    r"voudrais)|devis pour|un devis|"
    r"(?:necesitamos|buscamos|nos interesa|quisiéramos|me interesa|quisiera)|presupuesto|"
    r"(?:cerchiamo|vorremmo|avremmo bisogno|siamo interessati|sono interessat)|preventivo|"
    r"(?:precisamos|gostaríamos|orçamento)|wij (?:zoeken|willen)|offerte (?:voor|aanvragen)|"
    r"(?:szukamy|potrzebujemy|proszę o ofert)|vi (?:söker|behöver|ønsker|søger|trenger))"
)
_WANTS_TO_BUY = re.compile(
    r"(?i)\b(?:(?:we|i)(?:'d| would) like to (?:order|buy|purchase|know|visit|book|get|see|"
    r"rent|hire|request|commission)|"
    r"(?:order|buy|purchase|rent|hire)(?:ing)? (?:your|from you|some|\d|a|an|the)\b|"
    r"your (?:prices?|pricing|products?|catalogue)\b|"
    r"(?:quot(?:e|ing)|price|pricing) for our|for our (?:house|home|kitchen|garden|factory|"
    r"warehouse|shop|office|project)|"
    r"möchten (?:wir|ich)? ?(?:bestellen|kaufen|bauen)|ihr(?:e|en)? (?:produkte?|preise|"
    r"katalog)|vos (?:produits|prix|tarifs)|"
    r"sus (?:productos|precios)|vostri (?:prodotti|prezzi)|uw (?:producten|prijzen))"
)
_URL = re.compile(r"(?i)\bhttps?://[^\s<>\"']+")


def provider_says_spam(candidate: Candidate) -> Screen | None:
    """The verdict of the mail provider's own filter, as its headers tell it."""
    mail = candidate.mail
    tests = (
        ("X-Spam-Flag", r"(?i)^\s*yes"),
        ("X-Spam-Status", r"(?i)^\s*yes"),
        ("X-SES-Spam-Verdict", r"(?i)fail"),
        ("X-Spam", r"(?i)^\s*(?:yes|true)"),
        ("X-Spam-Action", r"(?i)reject|add header|rewrite"),
        ("X-MS-Exchange-Organization-SCL", r"^\s*[5-9]"),
        (
            "X-Forefront-Antispam-Report",
            r"(?i)\bSCL:[5-9]|SFV:SPM|CAT:(?:SPM|HSPM|PHSH|HPHISH|MALW|SPOOF)",
        ),
        ("X-Gm-Spam", r"^\s*1"),
        (
            "X-Proofpoint-Spam-Details",
            r"(?i)rule=\w*(?<!not)spam(?!_?notspam)\b.{0,40}classifier=spam",
        ),
    )
    for name, pattern in tests:
        if re.search(pattern, mail.header(name)):
            return _spam("the mail provider takes it for spam", header_line(mail, name), 0.95)
    return None


def obvious_spam(candidate: Candidate) -> Screen | None:
    """Words of fraud and junk, several of them together; never in an answer or from a form that parses well."""
    mail = candidate.mail
    text = f"{mail.subject}\n{mail.text[:_LOOKED_AT]}"
    if _GTUBE in text.replace("\n", ""):
        return _spam("carries the spam test text", "GTUBE", 1.0)
    if candidate.answers:
        return None
    points, lines, _ = _scored(text, _SPAM_PHRASES)
    if points >= _LEAST_SPAM_POINTS and not _WANTS_SOMETHING.search(candidate.written[:2_000]):
        return _spam("reads like spam", "; ".join(lines)[:200], 0.7)
    return None


def cold_pitch(candidate: Candidate) -> Screen | None:
    """Somebody sells to us: SEO, guest posts, address lists, candidates. Wanting something of ours outweighs it."""
    if candidate.answers and not _has_pitch_subject(candidate):
        return None
    text = f"{candidate.mail.subject}\n{candidate.written[:_LOOKED_AT]}"
    points, lines, highest = _scored(text, _PITCH_PHRASES)
    if points < _TELLS_ALONE:
        return None
    needed = _TELLS_ALONE if highest >= _TELLS_ALONE else _LEAST_PITCH_POINTS
    wants = len(_WANTS_SOMETHING.findall(candidate.written[:4_000])) + len(
        _WANTS_TO_BUY.findall(candidate.written[:4_000])
    )
    if points - 2 * wants >= needed:
        return Screen(
            verdict=Verdict.PITCH,
            because="offers us something instead of asking for it",
            line="; ".join(lines)[:200],
            confidence=0.75,
        )
    return None


def only_links(candidate: Candidate) -> Screen | None:
    """Hardly a word beside links, from a stranger."""
    if candidate.answers or candidate.has_form or not candidate.mail.sender.email:
        return None
    links = _URL.findall(candidate.written)
    words = len(_URL.sub(" ", candidate.written).split())
    if len(links) >= 2 and words < 5 * len(links) and words < 25:
        return _spam("hardly a word beside links", links[0][:120], 0.6)
    return None


def _has_pitch_subject(candidate: Candidate) -> bool:
    return not candidate.mail.header("In-Reply-To")


def _scored(
    text: str, phrases: tuple[tuple[int, re.Pattern[str]], ...]
) -> tuple[int, list[str], int]:
    """The points of the phrases found, the phrases, and the points of the strongest."""
    found = [(worth, match) for worth, pattern in phrases if (match := pattern.search(text))]
    lines = [" ".join(match[0].split())[:60] for _, match in found]
    return sum(worth for worth, _ in found), lines, max((worth for worth, _ in found), default=0)


def _spam(because: str, line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.SPAM, because=because, line=line, confidence=confidence)
