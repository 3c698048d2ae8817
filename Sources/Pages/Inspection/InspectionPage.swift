package import Domain

/// The page where a candidate is judged.
package struct InspectionPage: Sendable {
    package var inspection: Inspection
    package var layout: DiffLayout
    /// The reason codes of each decision, in this workspace.
    package var choices: [DecisionChoice]
    /// Parts that come with the page, by path; the others are fetched when they are near the screen.
    package var first: [String: DiffPart]
    /// Why the lane does not move, in words; nil when it does.
    package var waitingFor: String?

    package init(
        inspection: Inspection, layout: DiffLayout, choices: [DecisionChoice], first: [String: DiffPart] = [:], waitingFor: String? = nil
    ) {
        self.inspection = inspection
        self.layout = layout
        self.choices = choices
        self.first = first
        self.waitingFor = waitingFor
    }

    package func page(_ frame: PageFrame) -> Page {
        let lane = inspection.lane
        return Page(
            name: "inspect", title: "\(lane.id) \(lane.start.title)", frame: frame, styles: ["inspect.css"],
            data: [
                ("lane", "\(lane.id)"), ("candidate", "\(inspection.candidate.number)"), ("layout", layout.rawValue),
            ],
            main: """
                \(header)
                <div id="stale" class="stale" role="alert" hidden></div>
                <div class="desk">
                <nav id="tree" class="tree" aria-label="changed files" tabindex="-1">\(FileTree(inspection: inspection).html)</nav>
                <div class="work">
                \(facts)
                <div class="bar"><button type="button" class="quiet narrow" data-tree>Files (t)</button><button type="button" class="quiet" data-facts title="Facts, shown or not (i)">Facts</button>
                <span class="soft">j k line · J K change · n p file · v viewed · c comment</span><span class="grow"></span>
                <div class="layouts" role="group" aria-label="layout (s)"><button type="button" data-layout="unified" aria-pressed="false">Unified</button><button type="button" data-layout="split" aria-pressed="false">Side by side</button></div></div>
                <div id="files">\(files)</div>
                <p class="end" id="end">That is all of candidate \(inspection.candidate.number).</p>
                </div>
                </div>
                \(DecisionDialog(choices: choices).html)
                """)
    }

    /// The lane in one strip; brought up to date as it moves.
    package var header: Markup { InspectionHeader(inspection: inspection, waitingFor: waitingFor).html }

    /// What is known of the candidate beside its lines; brought up to date as the lane moves.
    package var facts: Markup { FactsSection(inspection: inspection).html }

    private var files: Markup {
        let remarks = Remarks(inspection.lane)
        return Markup(
            inspection.files.enumerated().map { index, file in
                FileSection(number: index, file: file, remarks: remarks, part: first[file.path], layout: layout).html
            })
    }
}
