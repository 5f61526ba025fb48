# Turns what `lull --experimental-dump-help` says into the manual page lull(1), in mdoc. Usage: jq -r -f manual.jq
# Arguments: --arg date "November 21, 2026"

# A line must not begin with a control character, and a backslash is written \e.
def text: gsub("\\\\"; "\\e") | gsub("(?m)^(?<c>[.'])"; "\\&\(.c)") | gsub("-"; "\\-");
# An argument of a macro on its line: quoted, so that no word of it is taken for a macro.
def quoted: "\"" + (text | gsub("\""; "\\(dq")) + "\"";
def name: if .kind == "short" then "-" + .name elif .kind == "long" then "--" + .name else "-" + .name end;
def value: if .kind == "option" then " Ar " + (.valueName | quoted) else "" end;
def shown: select(.shouldDisplay != false);

def synopsis:
    if .kind == "positional" then
        (if .isOptional then ".Op Ar " else ".Ar " end) + (.valueName | quoted) + (if .isRepeating then " ..." else "" end)
    elif .isOptional then ".Op Cm " + (.preferredName | name | quoted) + value
    else ".Cm " + (.preferredName | name | quoted) + value end;

def item:
    if .kind == "positional" then ".It Ar " + (.valueName | quoted)
    else ".It " + ([.names[] | "Cm " + (name | quoted)] | join(" , ")) + value end,
    ((.abstract // "") | select(. != "") | text),
    ((.allValues // empty) | "Values: " + join(", ") + "." | text),
    ((.defaultValue // empty) | select(. != "") | "(default: \(.))" | text);

# Paragraphs, and what is indented as it stands.
def discussion:
    (.discussion // "") | select(. != "") | split("\n\n")[] |
    if startswith("  ") then ".Bd -literal", text, ".Ed" else ".Pp", text end;

def options: [.arguments // [] | .[] | shown] |
    if length > 0 then ".Bl -tag -width Ds", (.[] | item), ".El" else empty end;

def command:
    ".Ss " + (.commandName | text),
    ((.abstract // "") | text),
    ".Pp", ".Nm", ".Cm " + (.commandName | quoted), ((.arguments // [])[] | shown | synopsis),
    discussion, options;

.command |
    ".\\\" Made from lull --experimental-dump-help.",
    ".Dd \($date)", ".Dt LULL 1", ".Os Lull",
    ".Sh NAME", ".Nm lull", ".Nd " + ((.abstract // "") | rtrimstr(".") | text),
    ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar argument ...",
    ".Sh DESCRIPTION", ((.abstract // "") | text), discussion,
    ".Sh COMMANDS", (.subcommands[] | select(.commandName != "help") | shown | command),
    ".Sh OPTIONS", options,
    ".Sh FILES",
    ".Bl -tag -width Ds",
    ".It Pa /usr/share/doc/lull", "The reference of scripts, sounds and commands, and sessions to begin with.",
    ".It Pa ~/.config/lull/config.yaml", "Voices of your own.",
    ".It Pa ~/.cache/lull", "Speech and recordings, ready to use; may be removed at any time.",
    ".El",
    ".Sh SEE ALSO", ".Xr espeak\\-ng 1 ,", ".Xr ffmpeg 1 ,", ".Xr flite 1"
