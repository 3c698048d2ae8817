import API
import Control
import Domain
import Hummingbird
import Pages

/// The inspection of a lane's candidate, and its parts for a page that is open.
struct InspectionPageRoutes {
    let desk: any OperatorDesk

    /// Lines of the diff that come with the page, about; the others are fetched when they are near the screen.
    private static let firstLines = 100

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/lanes/{id}/inspect") { request, context in
            let lane = try InspectQuery.lane(context)
            // Asked before the candidate, so that the page hears of everything that came after it.
            let frame = await PageFrame(desk, request)
            var page = try await Self.page(desk, lane, DiffLayout(request))
            page.first = await Self.first(desk, page.inspection)
            return WebPages.html(page.page(frame).html)
        }
        router.get("/fragments/lanes/{id}/inspect/strip") { request, context in
            WebPages.fragment(try await Self.page(desk, try InspectQuery.lane(context), DiffLayout(request)).header)
        }
        router.get("/fragments/lanes/{id}/inspect/facts") { request, context in
            WebPages.fragment(try await Self.page(desk, try InspectQuery.lane(context), DiffLayout(request)).facts)
        }
        router.get("/fragments/lanes/{id}/inspect/part") { request, context in
            let asked = try InspectQuery(request, context)
            let rows = try await asked.bound(desk) {
                let part = try await Self.reader(desk, asked.lane, asked.path).part(from: asked.from / DiffPart.lines * DiffPart.lines)
                let remarks = await desk.model().lanes[asked.lane].map { Remarks($0) } ?? Remarks()
                return DiffRows(part: part, layout: asked.layout, remarks: remarks)
            }
            return WebPages.fragment(rows.html)
        }
        router.get("/fragments/lanes/{id}/inspect/context") { request, context in
            let asked = try InspectQuery(request, context)
            let found = try await asked.bound(desk) {
                try await desk.fileLines(
                    asked.lane, path: asked.path, side: .new, lines: max(1, asked.from)...max(1, min(asked.to, asked.from + 999)))
            }
            let rows = ContextRows(lines: found.lines, shift: asked.shift, layout: asked.layout).html
            return WebPages.fragment("<div class=\"context\" data-total=\"\(found.total)\">\(rows)</div>")
        }
        router.get("/fragments/lanes/{id}/inspect/since") { request, context in
            let asked = try InspectQuery(request, context)
            return WebPages.fragment(try await asked.bound(desk) { try await Self.since(desk, asked) })
        }
        router.get("/fragments/lanes/{id}/inspect/talk") { request, context in
            let asked = try InspectQuery(request, context)
            let found = try await asked.bound(desk) { try await desk.fileConversation(asked.lane, path: asked.path) }
            return WebPages.fragment(Talk(conversation: found, lane: asked.lane).html)
        }
    }

    private static func page(_ desk: any OperatorDesk, _ id: LaneID, _ layout: DiffLayout) async throws(DeskError) -> InspectionPage {
        let configuration = await desk.configuration()
        return InspectionPage(
            inspection: try await desk.inspection(id), layout: layout,
            choices: DecisionKind.allCases.map { DecisionChoice(kind: $0, reasons: configuration.reasons(to: $0)) },
            waitingFor: await desk.waitingFor(id))
    }

    private static func reader(_ desk: any OperatorDesk, _ lane: LaneID, _ path: String) -> DiffPartReader {
        DiffPartReader(path: path) { from, count throws(DeskError) in
            try await desk.fileDiff(lane, path: path, from: from, count: count)
        }
    }

    /// The first parts of the first files that are open. What cannot be read now is asked for by the page, which then says why.
    private static func first(_ desk: any OperatorDesk, _ inspection: Inspection) async -> [String: DiffPart] {
        var parts: [String: DiffPart] = [:]
        var lines = 0
        for file in inspection.files where FileSection.isOpen(file) {
            guard lines < firstLines, let part = try? await reader(desk, inspection.lane.id, file.path).part(from: 0) else { break }
            // Another candidate came in between: its lines do not go with this page's words.
            guard await desk.model().lanes[inspection.lane.id]?.candidate?.number == inspection.candidate.number else { return [:] }
            parts[file.path] = part
            lines += min(part.total, DiffPart.lines)
        }
        return parts
    }

    private static func since(_ desk: any OperatorDesk, _ asked: InspectQuery) async throws(DeskError) -> Markup {
        let found = try await desk.interdiff(asked.lane, path: asked.path, from: 0, count: 1)
        let words: Markup = found.note.map { "<p class=\"note-line soft\">\($0)</p>" } ?? ""
        guard found.page != nil else { return "<div class=\"part\" data-loaded>\(words)</div>" }
        let reader = DiffPartReader(path: asked.path, size: FileDiffQuery.limit, isWhole: false) { from, count throws(DeskError) in
            try await desk.interdiff(asked.lane, path: asked.path, from: from, count: count).page
                ?? DiffPage(path: asked.path, status: "modified")
        }
        let part = try await reader.part(from: 0)
        let cut: Markup =
            part.total > FileDiffQuery.limit
            ? "<p class=\"note-line warning\">\(part.total - FileDiffQuery.limit) lines more are not shown here.</p>" : ""
        let remarks = await desk.model().lanes[asked.lane].map { Remarks($0) } ?? Remarks()
        return words + DiffRows(part: part, layout: asked.layout, remarks: remarks).html + cut
    }
}
