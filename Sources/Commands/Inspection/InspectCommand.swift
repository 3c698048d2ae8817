import API
import ArgumentParser
import Domain

/// `signalbox inspect L-1`
struct InspectCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "inspect",
        abstract: "See every change of a lane's candidate; mark files as viewed; comment on lines.",
        usage: """
            signalbox inspect <lane> [--full] [--stat | --since]
            signalbox inspect <lane> [--viewed <path>] ... [--all-viewed] [--comment <path:line> <text>] ...
            """,
        discussion: """
            On a terminal the diff is shown in $SIGNALBOX_PAGER, $PAGER or 'less -R', and afterwards you are asked which files you have \
            seen. Without a terminal nothing is marked unless --viewed or --all-viewed says so.
            """)

    @Argument(help: "The lane, and the text of each --comment in quotes.")
    var words: [String] = []

    @Option(name: .long, help: ArgumentHelp("Mark this file's version as viewed. (repeatable)", valueName: "path"))
    var viewed: [String] = []

    @Flag(name: .long, help: "Mark every file of the candidate as viewed.")
    var allViewed = false

    @Option(name: .long, help: ArgumentHelp("Comment on a line of the new file; the text follows. (repeatable)", valueName: "path:line"))
    var comment: [String] = []

    @Flag(name: .long, help: "Only the list of files.")
    var stat = false

    @Flag(name: .long, help: "Only what changed in files since you looked at them, the base's movement taken out.")
    var since = false

    @Flag(name: .long, help: "Expand folded files and show long lines whole.")
    var full = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let (name, comments) = try CommentDraft.split(words: words, places: comment) { LaneID($0) != nil }
        let id: LaneID = try Identifier.read(name)
        guard comments.isEmpty, viewed.isEmpty, !allViewed else {
            return try await mark(context, id, comments)
        }
        let lane = try await context.call(Endpoints.lane, on: id)
        guard let candidate = lane.candidate else {
            throw CommandFailure(.needsOperator, "\(id) has no candidate yet: it is \(lane.phase.rawValue)")
        }
        let inspection = try await context.call(Endpoints.inspection, on: id)
        if stat {
            try same(inspection, candidate, id)
            return try overview(context, InspectionDocument(lane: lane, inspection: inspection))
        }
        if since { return try await showSince(context, lane, inspection) }
        let diff = try await context.call(Endpoints.diff, on: id, DiffQuery())
        try same(inspection, candidate, id)
        try await unchanged(context, id, candidate)
        if context.json || context.quiet {
            return try overview(context, InspectionDocument(lane: lane, inspection: inspection, diff: diff))
        }
        let folded = Dictionary(inspection.files.filter(\.folded).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
            .mapValues { "\($0.kind.rawValue): \($0.kindReason)" }
        let screen = DiffScreen(
            diffs: diff, viewed: marks(candidate), face: context.console.face, full: full, folded: folded,
            findings: CandidateFindings(lane)
        ).lines
        let reviews = LaneReviews(lane: lane, time: context.time).summary
        let lines = InspectionScreen(inspection: inspection, face: context.console.face).lines + reviews + screen
        // Before the pager opens: reading cannot have taken longer than from here on.
        await PrintedLooks(diffs: diff, full: full).report(context, id)
        guard context.console.canAsk else { return context.console.print(lines) }
        // Without a pager the diff is shown here, and the question is asked all the same.
        if !context.console.page(context.console.face.text(lines)) { context.console.print(lines) }
        try await askSeen(context, id, candidate)
    }

    /// The pages of the difference for each file that changed since it was looked at, bounded.
    private func showSince(_ context: CommandContext, _ lane: LaneView, _ inspection: InspectionView) async throws {
        var files: [SinceScreen.File] = []
        for file in inspection.files where file.seen.kind == .changed {
            let interdiff = try await context.call(
                Endpoints.interdiff, on: lane.id, FileDiffQuery(path: file.path, count: FileDiffQuery.limit))
            files.append(SinceScreen.File(path: file.path, interdiff: interdiff))
        }
        let changed = files.map(\.path)
        try context.show(InspectionDocument(lane: lane, inspection: inspection, since: files), quiet: changed) {
            InspectionScreen(inspection: inspection, face: context.console.face).lines
                + SinceScreen(files: files, face: context.console.face, full: full).lines
        }
    }

    private func overview(_ context: CommandContext, _ document: InspectionDocument) throws {
        let unseen = document.inspection?.files.filter { !$0.viewed }.map(\.path) ?? []
        try context.show(document, quiet: unseen) {
            document.inspection.map { InspectionScreen(inspection: $0, face: context.console.face).lines } ?? []
        }
    }

    private func same(_ inspection: InspectionView, _ candidate: CandidateView, _ id: LaneID) throws {
        guard inspection.candidate.commit == candidate.commit else { throw Self.moved(id) }
    }

    private static func moved(_ id: LaneID) -> CommandFailure {
        CommandFailure(.needsOperator, "\(id) has a new candidate since you began to read; nothing was marked: inspect it again")
    }

    private func mark(_ context: CommandContext, _ id: LaneID, _ comments: [CommentDraft]) async throws {
        try context.refuseInsideJob()
        for draft in comments {
            _ = try await context.call(Endpoints.comment, on: id, CommentRequest(path: draft.path, line: draft.line, text: draft.text))
        }
        if !viewed.isEmpty || allViewed {
            _ = try await context.call(Endpoints.markViewed, on: id, ViewedRequest(paths: allViewed ? nil : viewed))
        }
        try summary(context, try await context.call(Endpoints.lane, on: id))
    }

    private func askSeen(_ context: CommandContext, _ id: LaneID, _ candidate: CandidateView) async throws {
        let console = context.console
        let question = SeenQuestion(files: candidate.files.filter { !$0.viewed }.map(\.file.path)) { text in
            console.write(text.rendered(colour: console.face.colour))
            return console.readLine()
        }
        let seen = question.answer()
        guard !seen.isEmpty else { return console.note(Styled("nothing was marked as viewed", .faint)) }
        // What was read in the pager is this candidate; marks for another one would say that its files were seen.
        try await unchanged(context, id, candidate)
        let lane = try await context.call(Endpoints.markViewed, on: id, ViewedRequest(paths: seen))
        try summary(context, lane)
    }

    private func unchanged(_ context: CommandContext, _ id: LaneID, _ candidate: CandidateView) async throws {
        let now = try await context.call(Endpoints.lane, on: id).candidate
        guard now?.commit == candidate.commit else {
            throw Self.moved(id)
        }
    }

    private func marks(_ candidate: CandidateView) -> Set<ViewedMark> {
        Set(candidate.files.filter(\.viewed).map { ViewedMark(path: $0.file.path, digest: $0.file.digest) })
    }

    private func heading(_ lane: LaneView, _ candidate: CandidateView, _ context: CommandContext) -> [Styled] {
        let reviews = LaneReviews(lane: lane, time: context.time).summary
        return [
            Styled("\(lane.id)", .name) + "  " + Styled(lane.title, .strong),
            "  candidate \(candidate.number) of \(lane.repository) · " + LaneWords.verdict(candidate.verdict),
        ] + FileList(candidate: candidate).lines(context.console.face) + reviews + [Styled()]
    }

    private func summary(_ context: CommandContext, _ lane: LaneView) throws {
        let unseen = lane.candidate?.files.filter { !$0.viewed }.map(\.file.path) ?? []
        try context.show(InspectionDocument(lane: lane), quiet: unseen) {
            guard let candidate = lane.candidate else { return [Styled("\(lane.id) has no candidate yet")] }
            return heading(lane, candidate, context)
        }
    }
}
