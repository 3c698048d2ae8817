/// A form whose script makes a call of the API from its fields, and puts what went wrong in words below it.
///
/// A field's `data-type` says what it is in JSON: `list` (words, split at commas), `flag`, `number`; text is the rule. The button that was pressed counts
/// as a field. `grace` seconds can be taken back (key u) before the call is made.
package struct CallForm: Sendable {
    package var path: Markup
    package var verb: Markup = "POST"
    /// What the note says when it is done.
    package var done: String
    package var grace = 0
    package var style: Markup = ""
    package var contents: Markup

    package init(_ path: Markup, done: String, grace: Int = 0, style: Markup = "", contents: Markup) {
        self.path = path
        self.done = done
        self.grace = grace
        self.style = style
        self.contents = contents
    }

    package var html: Markup {
        """
        <form class="call \(style)" method="post" data-call="\(path)" data-verb="\(verb)" data-done="\(done)" data-grace="\(grace)">\(contents)<p class="refusal bad" role="alert" hidden></p></form>
        """
    }

    /// A button that is a whole form.
    package static func button(
        _ name: String, _ path: Markup, done: String, grace: Int = 0, title: String = "", fields: Markup = "", kind: Markup = ""
    )
        -> Markup
    {
        CallForm(
            path, done: done, grace: grace, style: "inline",
            contents: "\(fields)<button type=\"submit\" class=\"\(kind)\" title=\"\(title)\">\(name)</button>"
        ).html
    }

    package static func hidden(_ name: Markup, _ value: String, type: Markup = "text") -> Markup {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\" data-type=\"\(type)\">"
    }
}
