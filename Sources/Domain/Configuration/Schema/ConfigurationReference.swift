/// The configuration reference as Markdown: a table for each section.
package enum ConfigurationReference {
    /// The whole page, ending in a line break.
    package static var markdown: String {
        let workspace = WorkspaceSchema.root.all.map { section($0) }
        let targets = TargetFileSchema.file.all.map { section($0) }
        return ([introduction] + workspace + [targetIntroduction] + targets).joined(separator: "\n\n") + "\n"
    }

    private static let introduction = """
        # Configuration reference

        A workspace is a folder with `\(WorkspaceSchema.fileName)`. `signalbox init` writes a commented one.
        Everything in it is checked before it is used, and every problem is shown at once as `file:line:column: message (remedy)`.
        This page is generated from the same description.

        The files `agents/NAME.md` are part of it: see [agent definitions](agents.md).

        | word | written as |
        | --- | --- |
        | duration | seconds, or a number with `s`, `m` or `h`: `90`, `90s`, `10m`, `2h` |
        | size | bytes, or a number with `KB`, `MB` or `GB` (powers of 1000): `64MB` |
        | count | a number, or a number with `k` or `M`: `1500`, `200k`, `2M` |
        | money | US dollars, a decimal number: `2.50` |
        | host | a host name, `*.` and a domain, or an address, with a port where it is not 80 or 443: `127.0.0.1:8787` |
        | skill | the name of a folder under `skills/`, or a path below the workspace with a slash: `team/review` |
        | name | letters, digits, `.`, `_` and `-`, not starting with `.` or `-` |
        | word | lower-case letters and digits, joined by single dashes |
        | path glob | a path from the repository's root; `**` between slashes crosses folders, `*` and `?` stay inside one name, \
        a slash at the end means everything below |
        | shell command | a line or script for `/bin/sh -c` |
        | command pattern | words of a shell command; a `*` at the end stands for one or more further words, at the end of the last word \
        for any end of it: `git commit *`, `swift test*` |
        | model pattern | a model's name, in which `*` stands for anything |
        """

    private static let targetIntroduction = """
        # Target files

        `signalbox target import FILE` reads a list of targets, alone or under the key `targets`, in YAML or JSON.
        """

    private static func section(_ section: SchemaSection) -> String {
        let rows = section.fields.map { field in
            let key = field.required ? "**`\(field.key)`**" : "`\(field.key)`"
            return "| \(key) | \(type(field.type)) | \(field.required ? "required" : fallback(field.fallback)) | \(cell(field.doc)) |"
        }
        return "## \(section.name)\n\n\(section.doc)\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n"
            + rows.joined(separator: "\n")
    }

    private static func type(_ type: SchemaType) -> String {
        switch type {
        case .text(let rule): rule.label
        case .integer(let range): range.count == 1 ? "`\(range.lowerBound)`" : "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .boolean: "`true` or `false`"
        case .duration(let range):
            "duration, `\(UnitText.duration.write(range.lowerBound))` to `\(UnitText.duration.write(range.upperBound))`"
        case .size(let range): "size, up to `\(UnitText.size.write(range.upperBound))`"
        case .count(let range):
            "count, `\(UnitText.count.write(range.lowerBound))` to `\(UnitText.count.write(range.upperBound))`"
        case .money(let range): "money, up to `\(MoneyText.write(range.upperBound))`"
        case .choiceOrList(let choices, let rule): choices.map { "`\($0)`" }.joined(separator: ", ") + ", or list of \(rule.label)"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let element, let atLeast): "list of \(Self.type(element))" + (atLeast > 0 ? ", at least \(atLeast)" : "")
        case .section(let section): link(section)
        case .sections(let section): "mapping from \(section.keyRule.label)s to \(link(section))"
        case .texts(let rule): "mapping from \(rule.label)s to texts"
        case .command(let section): "shell command, or \(link(section))"
        }
    }

    private static func link(_ section: SchemaSection) -> String { "[\(section.name)](#\(section.name.lowercased()))" }

    private static func fallback(_ fallback: SchemaDefault) -> String {
        switch fallback {
        case .nothing: "none"
        case .value(let value): "`\(value)`"
        case .texts(let texts): texts.isEmpty ? "empty" : texts.map { "`\($0)`" }.joined(separator: " ")
        case .words(let words): cell(words)
        }
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
