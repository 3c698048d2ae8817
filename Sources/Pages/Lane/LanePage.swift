package import API
package import Domain

/// Everything about one lane, while it works and afterwards.
package struct LanePage: Sendable {
    package var lane: LaneView
    package var reasons: LaneReasons
    /// The newest entries of the transcript that is shown, and how many there are in all.
    package var transcript: TranscriptPart?
    /// Names of the lane's jobs whose output can be read, oldest first.
    package var jobs: [String]

    package init(lane: LaneView, reasons: LaneReasons, transcript: TranscriptPart?, jobs: [String]) {
        self.lane = lane
        self.reasons = reasons
        self.transcript = transcript
        self.jobs = jobs
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "lane", title: "\(lane.id) \(lane.title)", frame: frame, styles: ["lane.css"], data: [("lane", "\(lane.id)")],
            main: """
                <div class="columns">
                <div class="side"><div class="side" id="state">\(LaneState(lane: lane).html)</div><div id="touched"></div></div>
                <div class="wide">
                \(LaneActions(lane: lane, reasons: reasons).html)
                \(transcriptPanel)
                </div>
                </div>
                """)
    }

    private var transcriptPanel: Markup {
        let turns = lane.turns.reversed().map { turn -> Markup in
            "<option value=\"\(turn.number)\"\(turn.number == transcript?.turn ? " selected" : "")>turn \(turn.number), \(turn.cause.rawValue)</option>"
        }
        let logs = jobs.reversed().map { job -> Markup in "<option value=\"\(job)\">\(job)</option>" }
        return """
            <section class="panel transcript" aria-labelledby="transcript-title">
            <div class="panel-head"><h2 id="transcript-title">Transcript</h2>
            <label>Show <select id="source"><optgroup label="Transcript">\(turns)</optgroup><optgroup label="Output of a job">\(logs)</optgroup></select></label>
            <label class="check"><input type="checkbox" id="follow" checked> follow</label>
            <form action="/search" method="get" role="search"><input type="hidden" name="lane" value="\(lane.id)"><input type="search" name="q" id="lane-search" placeholder="Search this lane" aria-label="search this lane"></form>
            </div>
            <p class="doing" id="doing" aria-live="off">\(lane.activity?.text ?? "")</p>
            <button type="button" class="quiet" id="earlier" hidden>Earlier entries</button>
            <ol class="entries" id="entries" aria-label="transcript" tabindex="0">\(transcript?.items ?? "")</ol>
            <pre class="log" id="log" aria-label="output of the job" tabindex="0" hidden></pre>
            <p class="empty" id="nothing"\(transcript == nil ? "" : " hidden")>Nothing was said yet.</p>
            </section>
            """
    }
}

/// Part of a turn's transcript.
package struct TranscriptPart: Sendable {
    package var turn: Int
    package var entries: [TranscriptEntry]

    package init(turn: Int, entries: [TranscriptEntry]) {
        self.turn = turn
        self.entries = entries
    }

    package var items: Markup { Markup(entries.map { TranscriptItem(entry: $0).html }) }
}

/// The reason codes that the workspace knows, by decision.
package struct LaneReasons: Sendable {
    private var codes: [DecisionKind: [String]]

    package init(_ configuration: WorkspaceConfiguration) {
        codes = Dictionary(
            uniqueKeysWithValues: DecisionKind.allCases.map { ($0, configuration.reasons(to: $0)) })
    }

    /// A choice among the codes of a decision.
    package func select(_ kind: DecisionKind) -> Markup {
        let options = (codes[kind] ?? []).map { code -> Markup in "<option value=\"\(code)\">\(code)</option>" }
        return "<label>Reason <select name=\"reason\" required>\(options)</select></label>"
    }
}
