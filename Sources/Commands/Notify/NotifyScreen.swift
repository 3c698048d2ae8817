import API
import Domain

/// Destinations of notifications, a line each, and below it what is wrong.
struct NotifyScreen {
    let destinations: [DestinationView]
    let face: Face
    let time: TimeText

    var lines: [Styled] {
        guard !destinations.isEmpty else {
            return [Styled("nothing leaves this machine", .faint) + Styled("  (notify in signalbox.yaml)", .faint)]
        }
        return destinations.flatMap(lines)
    }

    private func lines(_ view: DestinationView) -> [Styled] {
        let last = view.deliveredAt.map { ", the last \(time.age($0)) ago" } ?? ""
        let waiting = view.waiting > 0 ? " · \(CountWords.text(view.waiting, "thing waits", "things wait"))" : ""
        var lines = [
            Styled(view.name, .strong) + Styled("  \(view.kind.rawValue)  \(view.server)  ")
                + Styled(
                    "\(CountWords.text(view.delivered, "message")) delivered\(last)\(waiting)\(view.actions ? " · with actions" : "")",
                    .faint)
        ]
        if let problem = view.problem {
            let next = view.nextTryAt.map { " · the next try in \(DurationWords.text(seconds: max(0, $0.seconds(since: time.now))))" } ?? ""
            lines.append(Styled("  " + problem, .bad) + Styled(next, .faint))
        }
        return lines.map { line in face.width.map(line.cut) ?? line }
    }
}
