import API
import Control
import Domain
import Hummingbird
import Pages

/// The report of today or of any earlier day.
struct ReportPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/report") { request, _ in
            let name = try Query(request.uri.query ?? "").value("day", as: String.self)
            let day = try await desk.day(name)
            let today = try await desk.day(nil)
            let text = try await desk.report(day: day.date, format: "html-part", width: 100)
            // A moment inside the neighbouring day, whatever its length.
            let before = await desk.day(at: Timestamp(milliseconds: day.start.milliseconds - 3_600_000))
            let after = day.date == today.date ? nil : await desk.day(at: Timestamp(milliseconds: day.end.milliseconds + 3_600_000))
            return WebPages.html(
                ReportPage(body: Markup(rendered: text), date: day.date, before: before, after: after)
                    .page(await PageFrame(desk, request)).html)
        }
    }
}
