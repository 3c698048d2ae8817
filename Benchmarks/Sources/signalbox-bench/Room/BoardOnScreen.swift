/// The board in a real browser: opening, scrolling, and how soon it shows what happened.
struct BoardOnScreen {
    let browser: Browser
    let lanes: Int
    let runs: Int

    func rows() throws -> [Row] {
        Progress.say("room: the board in the browser")
        let found = try browser.measure("board", "\(runs)")
        func samples(_ name: String) -> Samples { found[name] ?? Samples() }
        let name = "board of \(lanes) lanes on the screen"
        var rows: [Row] = [
            .repeated("\(name): page received", .milliseconds, samples("board answer"), goal: nil),
            .repeated("\(name): first paint", .milliseconds, samples("board first"), goal: nil),
            .repeated("\(name): JS heap", .mebibytes, samples("board heap"), goal: nil),
            .repeated("\(name): nodes of the page", .count, samples("board nodes"), goal: nil),
        ]
        for (key, words) in [("alone", "one event now and then"), ("busy", "ten events a second beside it")] {
            rows += [
                Row(name: "event to page, \(words), p50", unit: .milliseconds, value: samples("\(key) heard").median),
                Row(name: "event to screen, \(words), p50", unit: .milliseconds, value: samples("\(key) shown").median),
                Row(
                    name: "event to screen, \(words), p99", unit: .milliseconds, value: samples("\(key) shown").percentile(0.99),
                    most: samples("\(key) shown").most, goal: .value(100), samples: samples("\(key) shown")),
                Row(name: "event to painted frame, \(words), p99", unit: .milliseconds, value: samples("\(key) painted").percentile(0.99)),
                Row(name: "called to screen, \(words), p99", unit: .milliseconds, value: samples("\(key) call").percentile(0.99)),
            ]
        }
        for (key, words) in [("quiet", "scrolling"), ("busy", "scrolling, ten events a second")] {
            let frames = samples("\(key) frames")
            rows += [
                Row(name: "\(name): \(words), frames, p50", unit: .milliseconds, value: frames.median),
                Row(name: "\(name): \(words), frames, p95", unit: .milliseconds, value: frames.percentile(0.95), samples: frames),
                Row(name: "\(name): \(words), longest task", unit: .milliseconds, value: samples("\(key) tasks").most),
            ]
        }
        return rows
    }
}
