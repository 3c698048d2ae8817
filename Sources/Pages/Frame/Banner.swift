/// What must not be overlooked on any page: what is paused, what is wrong, and that nothing holds agents inside their lanes.
package struct Banner {
    var frame: PageFrame

    package init(frame: PageFrame) { self.frame = frame }

    package var html: Markup {
        var lines: [Markup] = frame.alarms.map { "<p class=\"bad\"><strong>Alarm</strong> \($0)</p>" }
        lines += frame.holds.map { "<p class=\"warning\"><strong>Paused</strong> \($0)</p>" }
        if let problem = frame.sandboxProblem {
            lines.append("<p class=\"warning\"><strong>No sandbox</strong> Nothing holds agents inside their lanes: \(problem)</p>")
        }
        lines += frame.configurationProblems.prefix(3).map {
            "<p class=\"warning\"><strong>signalbox.yaml</strong> \($0) The last good one stays in force.</p>"
        }
        return "<div id=\"banner\" class=\"banner\">\(lines)</div>"
    }
}
