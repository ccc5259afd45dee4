"""Lines of a page that are not of its article, by their words alone.

Boilerplate is read by no later stage, so a statement taken for it would be lost. The patterns are narrow,
hold for short texts only, and never for one with a quotation or a reporting verb, unless a page's own words frame it.
"""

from __future__ import annotations

import re

_LONGEST = 60  # words
_LONGEST_BYLINE = 150  # characters

_REPORTING = re.compile(
    r"\b(?:according to|call(?:ed|s|ing) (?:for|on)|rul(?:ed|es) out|sa(?:id|ys?|ying)|t(?:old|ells?|elling)|tweeted"
    r"|(?:acknowledg|announc|accus|alleg|conced|declar|describ|disput|pledg|promis|propos|quot|testif|threat)\w+"
    r"|(?:admit|assert|claim|condemn|demand|dismiss|explain|insist|mention|reject|respond|reveal|suggest|vow|warn)\w*"
    r"|(?:add|argu|ask|blam|comment|confirm|question|report|stat|urg)(?:ed|edly|ing)|(?:adds|argues|asks|blames|confirms?)"
    r"|(?:reports|urges|believe[sd]?|den(?:y|ies|ied|ying)|maintain(?:s|ed)|note[sd]|repl(?:ies|ied)|spoke\w*|talk(?:s|ed))"
    r"|wr(?:ote|ites|itten))\b",
    re.I,
)
_QUOTES = re.compile(r"""["“”„‟«»]|''|``|(?<!\w)['‘‚‹]\w""")

_WHOLE_LINE = (
    # links to other articles
    r"(?:read|see|watch|listen|hear|learn|find out) (?:more|next|now|live)(?: here)?",
    r"(?:read|see|watch) (?:also|this|next)|also (?:read|see|watch)|must[- ]read",
    r"recommended(?: for you)?|don['’]t miss",
    r"related(?: (?:articles?|stor(?:y|ies)|links?|topics?|coverage|content|news|video|posts?|reading))?",
    r"more (?:from|on|about) (?:this|the|our) (?:story|topic|author|section|site|event)|more (?:stories|news|coverage)",
    r"more on this(?: story)?|you (?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed|shared)",
    r"top stories|trending|what to read next|up next|editor['’]?s['’]? picks?|in pictures|around the web",
    r"(?:read|see|view|get|continue reading)(?: the)? (?:rest|whole story)(?: (?:here|at|on)\b.{0,60})?",
    r"(?:read|see|view|get)(?: the)? full (?:story|article|text|report|statement)(?: (?:here|at|on)\b.{0,60})?",
    r"(?:advertise?ment )?continue reading(?: the main story)?",
    r"(?:this )?(?:story|article|post) continue[sd] (?:below|after)\b.{0,40}",
    # accounts, newsletters, consent
    r"(?:sign up|register|log ?in|sign in|subscribe|join us|join now|donate)(?: (?:now|today|here|free))*",
    r"(?:cookie|privacy) (?:policy|settings|notice|preferences|consent)|terms (?:of (?:use|service)|and conditions)",
    r"(?:accept|reject|manage|allow)(?: all)? cookies|do not sell my (?:personal )?(?:info|information|data)",
    # sharing and comments
    r"(?:share|tweet|print|e-?mail|comments?|bookmark|save|copy link)(?:\s*\(?\d*\)?)",
    r"(?:facebook|twitter|whats ?app|linkedin|reddit|telegram|instagram|pinterest)",
    r"(?:share|tweet|e-?mail|print|send)(?: (?:this|on|via|with|article|story|page|post|video|facebook|twitter|x"
    r"|whats ?app|e-?mail|linkedin|friends|a friend))+",
    r"(?:leave|post|write|add|view|show|read|hide)(?: a| all| the)? comments?(?:\s*\(\d+\))?",
    r"\d+ comments?|no comments yet|join the (?:conversation|discussion)",
    r"(?:follow|like|find) (?:us|me|@\w+)(?: (?:on|at|via)\b.{0,60})?",
    r"(?:follow|like) [\w .’'-]{2,40} on (?:facebook|twitter|x|instagram|telegram|youtube|linkedin)\b.{0,30}",
    # advertising and the page's own controls
    r"(?:advertise?ment|sponsored(?: content)?|promoted(?: content)?|paid (?:post|content)|ad)(?:\s*[-–—:|(].{0,60})?",
    r"(?:skip|scroll|back|return|jump) to (?:the )?(?:main )?(?:content|navigation|top|home ?page)|skip advertise?ment",
    r"media playback is (?:unsupported|not supported) on (?:your|this) device",
    r"(?:\d+|less than a) min(?:ute)?s? read|this article is more than \d+ (?:day|month|year)s? old",
)
_OPENING = (
    r"(?:read|see|watch|listen)(?: more| also| next| now| live)?\s*[:|»]",
    r"(?:also (?:read|see|watch)|must[- ]read|don['’]t miss|recommended)\s*[:|»–—-]",
    r"related(?: (?:articles?|stor(?:y|ies)|links?|topics?|coverage|content|news|video|posts?|reading))?\s*:",
    r"more (?:from|on|about) [\w .’'-]{2,30}:",
    r"(?:click|tap)(?: on)? (?:here|the (?:link|button|image|video))\b",
    r"(?:sign up|subscribe)(?: (?:now|today|here|free))* (?:for|to)\b(?! \w+ (?:is|was|were|has|had|began|ends?))",
    r"(?:get|receive|join|try|want)\b.{0,60}\b(?:newsletters?|e-?mail alerts?|in your inbox|to your inbox)\b",
    r"(?:enter|add) your e-?mail(?: address)?\b|your e-?mail address will not be published\b",
    r"thank(?: you|s) for (?:subscribing|signing up|registering)\b",
    r"by (?:signing up|subscribing|registering|clicking|continuing)\b.{0,80}\b(?:you|agree|terms|privacy|cookie)",
    r"already (?:have an account|a subscriber)|this (?:article|content|story) is for subscribers\b",
    r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies)\b",
    r"(?:java ?script|your (?:browser|device)) (?:is|does|must|appears)\b.{0,80}\b(?:disabled|enabled|support)",
    r"(?:we|our partners|(?:our|this) (?:web ?)?sites?)\b.{0,60}\b(?:uses?|store|place|set)\b.{0,40}\bcookies?\b",
    r"©|\(c\)\s|copyright\b(?:\W*(?:©|\(c\)|\d{4})|.{0,80}all rights reserved)|all rights reserved\b",
    r"(?:this (?:material|story|content|article) )?(?:may|must|can) ?not be (?:re)?(?:published|produced|copied)\b",
    r"(?:filed under|tagged(?: (?:as|with|in))?|tags?|topics?|keywords?|categor(?:y|ies))\s*:",
)
_END = r"\s*[.:!…>»→-]*"
_PATTERN = re.compile(rf"(?:{'|'.join(_WHOLE_LINE)}){_END}\Z|(?:{'|'.join(_OPENING)})", re.I)

_MARKUP = re.compile(r"(?:</?[a-z][\w:-]*(?:\s[^<>]*)?/?>\s*|&(?:\w+|#\d+);\s*)+\Z", re.I)
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.I)
# a page's own words around a film, a picture or a form; the title beside them may hold a verb of saying or a quotation
_CONTROLS = re.compile(
    r"JUST WATCHED\b.*\bReplay\b|MUST WATCH\b|Replay More Videos\b|.*\bHide Caption \d+ of \d+\b"
    r"|Newsletter Sign Up\b|Please verify you['’]re not a robot\b",
    re.DOTALL,
)
_ANNOUNCES_LINKS = re.compile(
    r"(?:related|more|read|recommended|most|you m|top stories|trending|what to read)\b[^:]*:?\Z", re.I
)
_NAMES = r"[A-Z][\w.’'-]+(?:\s(?:(?:de|van|von|da|al|bin)\s)?[A-Z][\w.’'-]*){0,4}"
_BYLINE = re.compile(
    rf"(?:By|BY)\s{_NAMES}(?:(?:,|\sand|\s&|,\sand|\sin|\sfor|\s\||\s[-–—])\s(?:the\s)?{_NAMES}){{0,4}}(?:\s(?:staff|agencies|correspondents?))?\.?\Z"
)
_DATE_LINE = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified)\b(?:\s*(?:on|at))?\s*:?\s.{0,60}\d.{0,30}\Z", re.I
)


def is_boilerplate(text: str) -> bool:
    """Links, cookie and newsletter notices, sharing, advertising, copyright, tags, debris."""
    if is_debris(text) or is_control(text):
        return True
    if len(text.split()) > _LONGEST or reports_speech(text):
        return False
    return _PATTERN.match(text.lstrip("*_[( ")) is not None


def is_debris(text: str) -> bool:
    """A line without words: markup, an address, hash tags, a rule of stars."""
    if not any(map(str.isalnum, text)):
        return True
    return any(pattern.match(text) for pattern in (_MARKUP, _HASHTAGS, _ADDRESS))


def is_control(text: str) -> bool:
    """Words of a player, a gallery or a form, with whatever title stands in them."""
    return _CONTROLS.match(text) is not None


def is_byline(text: str) -> bool:
    """Nothing but the authors or the time of publication; to be asked of the first lines only."""
    return len(text) <= _LONGEST_BYLINE and (_BYLINE.match(text) or _DATE_LINE.match(text)) is not None


def announces_links(text: str) -> bool:
    """A boilerplate line after which a list of links follows, such as "Related stories:"."""
    return _ANNOUNCES_LINKS.match(text) is not None


def reports_speech(text: str) -> bool:
    """Whether there is a quotation mark or a reporting verb, so that the text may hold a statement."""
    return has_quotation(text) or _REPORTING.search(text) is not None


def has_quotation(text: str) -> bool:
    """Whether there is a quotation mark of any kind; an apostrophe is none."""
    return _QUOTES.search(text) is not None
