package import API
import Domain

/// A permission or a question, with everything that it takes to answer it.
package struct AskCard: Sendable {
    package var ask: AskView

    package init(ask: AskView) { self.ask = ask }

    package var html: Markup {
        """
        <article class="card ask \(ask.kind.rawValue)" id="ask-\(ask.id)" data-key="ask-\(ask.id)" tabindex="-1" aria-label="\(ask.id), \(ask.kind.rawValue)">
        <header><span class="badge warning">\(ask.kind.rawValue)</span> <span class="id">\(ask.id)</span> <a href="\(Address.lane(ask.lane))">\(ask.lane) \(ask.title)</a> \(Words.place(ask.repository, ask.boundary)) \(Words.risk(ask.risk)) <span class="soft">\(ask.agent), turn \(ask.turn)</span> \(Markup.time(ask.at))</header>
        \(what)
        \(touches)
        \(ask.kind == .permission ? permission : question)
        </article>
        """
    }

    /// Whole, one line under the other: what is not seen is not answered.
    private var what: Markup {
        var parts: [Markup] = []
        if let command = ask.command {
            parts.append("<pre class=\"command\">\(Markup.block(command))</pre>")
        } else if let tool = ask.tool {
            parts.append("<p><strong>\(tool)</strong> \(ask.paths.map { "<code>\($0)</code> " as Markup })</p>")
        }
        if let input = ask.input, input != "{}", ask.command == nil {
            parts.append("<details\(ask.paths.isEmpty ? " open" : "")><summary>input</summary><pre>\(Markup.block(input))</pre></details>")
        }
        if !ask.text.isEmpty { parts.append("<div class=\"prose\">\(Markup.block(ask.text))</div>") }
        return Markup(parts)
    }

    private var touches: Markup {
        ask.touches.isEmpty
            ? "" : "<ul class=\"touches\" aria-label=\"what it would touch\">\(ask.touches.map { "<li>\($0)</li>" as Markup })</ul>"
    }

    private var permission: Markup {
        CallForm(
            "asks/\(ask.id)/answer", done: "\(ask.id) answered",
            contents: """
                <div class="buttons">
                <button type="submit" name="verdict" value="allow-once" class="primary" data-key="y">Allow once<kbd>y</kbd></button>
                <button type="submit" name="verdict" value="allow-lane" data-key="Y">Allow for this lane<kbd>Y</kbd></button>
                <button type="submit" name="verdict" value="deny" class="danger" data-key="d">Deny<kbd>d</kbd></button>
                <button type="submit" name="verdict" value="deny-and-stop" class="danger">Deny and stop</button>
                <input name="message" data-empty="keep" placeholder="Words for the agent, with a denial" aria-label="words for the agent" autocomplete="off">
                </div>
                """
        ).html
    }

    private var question: Markup {
        let options = ask.options.map { option -> Markup in
            "<button type=\"submit\" name=\"message\" value=\"\(option)\" class=\"option\">\(option)</button>"
        }
        let quick =
            options.isEmpty
            ? "" as Markup
            : CallForm(
                "asks/\(ask.id)/answer", done: "\(ask.id) answered", style: "options",
                contents: "\(CallForm.hidden("verdict", "reply"))<div class=\"buttons\">\(options)</div>"
            ).html
        let words = CallForm(
            "asks/\(ask.id)/answer", done: "\(ask.id) answered",
            contents: """
                \(CallForm.hidden("verdict", "reply"))
                <textarea name="message" rows="2" required aria-label="answer to \(ask.id)" placeholder="Your answer"></textarea>
                <div class="buttons"><button type="submit" class="primary">Answer<kbd>Ctrl ↵</kbd></button></div>
                """)
        let stop = CallForm.button(
            "Stop its turn", "asks/\(ask.id)/answer", done: "\(ask.lane) is stopped",
            fields: CallForm.hidden("verdict", "deny-and-stop") + CallForm.hidden("message", ""), kind: "danger")
        return "\(quick)\(words.html)\(stop)"
    }
}
