import API
import Domain

/// What the operator can do with a lane. What does not fit its state is refused by the server, in words.
struct LaneActions {
    var lane: LaneView
    var reasons: LaneReasons

    var html: Markup {
        """
        <section class="panel actions" aria-label="actions">
        \(message)
        <div class="buttons">\(buttons)</div>
        \(decisions)
        </section>
        """
    }

    private var isOver: Bool { lane.phase.isEnd }

    private var message: Markup {
        guard !isOver else { return "" }
        return CallForm(
            "lanes/\(lane.id)/messages", done: "said to \(lane.id)", style: "message",
            contents: """
                <textarea name="text" id="message" rows="2" required placeholder="Say something to the agent" aria-label="message to the agent"></textarea>
                <div class="buttons"><button type="submit" class="primary">Send<kbd>Ctrl ↵</kbd></button><label class="check"><input type="checkbox" name="interrupts" value="true" data-type="flag"> interrupt what it is doing</label></div>
                """
        ).html
    }

    private var buttons: Markup {
        let id = lane.id
        var list: [Markup] = []
        func add(_ name: String, _ path: Markup, _ done: String, fields: Markup = "", grace: Int = 0, title: String = "", kind: Markup = "")
        {
            list.append(CallForm.button(name, path, done: done, grace: grace, title: title, fields: fields, kind: kind))
        }
        if !isOver {
            let flag = CallForm.hidden("paused", lane.paused ? "false" : "true", type: "flag") + CallForm.hidden("lane", "\(id)")
            add(
                lane.paused ? "Resume" : "Pause", "pause", lane.paused ? "\(id) goes on" : "\(id) is paused", fields: flag,
                title: "Stops its processes where they are")
            add("Stop the job", "lanes/\(id)/stop", "\(id) is stopped", title: "Ends what runs in it, and asks you", kind: "danger")
        }
        for target in lane.stalledBy {
            let fields = CallForm.hidden("targets", "\(target)", type: "list")
            add("Dispatch \(target)", "dispatch", "\(target) is dispatched", fields: fields, kind: "primary")
        }
        if lane.attention != nil, lane.attention?.reason != .dependencyStalled {
            add("Try again", "lanes/\(id)/retry", "\(id) tries again")
        }
        if lane.candidate != nil, !lane.phase.isLanded, !isOver {
            add("Run gates again", "lanes/\(id)/gates", "gates of \(id) run again", fields: CallForm.hidden("gates", "", type: "list"))
        }
        if lane.phase == .approved { add("Land", "lanes/\(id)/land", "\(id) lands", kind: "primary") }
        if lane.phase.isLanded, lane.revertedBy == nil {
            add("Prepare the revert", "lanes/\(id)/rollback", "the revert of \(id) is prepared", grace: 5, kind: "danger")
        }
        if !lane.snapshots.isEmpty { add("Restore the snapshot", "lanes/\(id)/restore", "the snapshot is in a folder of its own") }
        return Markup(list)
    }

    private var decisions: Markup {
        guard !isOver, !lane.phase.isLanded else { return "" }
        return """
            <details id="rework"><summary>Send back with words<kbd>r</kbd></summary>\(decision(.rework, words: "What is missing or wrong"))</details>
            <details id="abandon"><summary>Give it up</summary>\(decision(.abandon, words: "Why, for the record", grace: 5))</details>
            <details id="override"><summary>Go on although gates are not green</summary>\(decision(.override, words: "Why; every report says so", grace: 5))</details>
            """
    }

    private func decision(_ kind: DecisionKind, words: String, grace: Int = 0) -> Markup {
        CallForm(
            "lanes/\(lane.id)/decisions", done: "\(lane.id): \(kind.rawValue)", grace: grace,
            contents: """
                \(CallForm.hidden("kind", kind.rawValue))\(CallForm.hidden("accept", "", type: "list"))\(reasons.select(kind))
                <textarea name="message" rows="3" data-empty="keep" placeholder="\(words)" aria-label="words"></textarea>
                <div class="buttons"><button type="submit" class="\(kind == .rework ? "primary" : "danger")">\(kind.rawValue)</button></div>
                """
        ).html
    }
}
