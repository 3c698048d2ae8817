# Reads a page (fields, an empty line, the body) and then the template, and fills the template's
# {{names}} with the page's fields.

FNR == 1 { file++ }

file == 1 && !started && /^$/ { started = 1; next }

file == 1 && !started {
    name = $0; sub(/:.*/, "", name)
    value = $0; sub(/^[^:]*: */, "", value)
    field[name] = value
    next
}

file == 1 { body = body (body == "" ? "" : "\n") $0; next }

{
    field["body"] = body
    field["slug"] = slug
    line = $0
    out = ""
    while (match(line, /[{][{][a-z]+[}][}]/)) {
        out = out substr(line, 1, RSTART - 1) field[substr(line, RSTART + 2, RLENGTH - 4)]
        line = substr(line, RSTART + RLENGTH)
    }
    print out line
}
