import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the control room costs: a board of many lanes, large diffs, and how soon the screen shows what happened.
struct RoomBench {
    let options: Options
    let scratch: Scratch

    /// Pages that are open while the server's memory is looked at, and how many of them are in a real browser.
    private static let openPages = (all: 20, real: 3)

    func run() throws -> Section {
        let folder = try scratch.folder("room")
        Progress.say("room: a board of \(options.roomLanes) lanes")
        let workspace = try RoomWorkspace(options.signalbox, folder: folder, lanes: options.roomLanes)
        defer { workspace.stop() }
        let web = try workspace.web()
        var section = Section()
        section.rows += try board(workspace, web)
        for (lane, lines) in zip(workspace.large, RoomWorkspace.sizes) {
            Progress.say("room: a diff of \(lines) lines")
            section.rows += try DiffFigures(web: web, lane: lane, lines: lines, runs: options.searchRuns).rows()
        }
        let browser = try Browser(options, workspace, folder: folder)
        if let browser {
            section.rows += try BoardOnScreen(browser: browser, lanes: options.roomLanes, runs: options.quick ? 10 : 50).rows()
            for (lane, lines) in zip(workspace.large, RoomWorkspace.sizes) {
                Progress.say("room: a diff of \(lines) lines in the browser")
                section.rows += try inspection(browser, lane, lines)
            }
        } else {
            section.notes.append(
                "LEFT OUT  what a browser shows: there is no Chromium, or no Playwright at '\(options.browser)'; scripts/browser-tests.sh installs both."
            )
        }
        section.rows += try memory(workspace, web, browser)
        section.notes.append(Self.note(options.roomLanes, hasBrowser: browser != nil))
        return section
    }

    private func board(_ workspace: RoomWorkspace, _ web: HTTPCall) throws -> [Row] {
        let name = "board of \(options.roomLanes) lanes"
        let lists: [(words: String, target: String, goal: Double?)] = [("GET board", "board", 5), ("GET lanes", "lanes", 5)]
        let row = "/fragments/board/L-\(workspace.lanes.lowerBound)"
        let page = String(decoding: try web.send("GET", "/").body, as: UTF8.self)
        guard let place = page.firstMatch(of: /data-place="([^"]*)"/)?.1 else { throw BenchError.failed("the board has no place") }
        let server = try workspace.program.server()
        return try Calls(call: workspace.call, server: server, runs: options.searchRuns).rows("\(name), socket", lists)
            + Calls(call: web, server: server, runs: options.searchRuns).rows(
                "\(name), web",
                lists + [
                    ("the page", "/", nil), ("its groups anew", "/fragments/board", nil), ("one row anew", row, nil),
                    ("what changed on it (nothing)", "/fragments/board/changes/\(place)", nil),
                ])
    }

    private func inspection(_ browser: Browser, _ lane: String, _ lines: Int) throws -> [Row] {
        let found = try browser.measure("inspection", lane, "\(options.quick ? 3 : 9)")
        func samples(_ name: String) -> Samples { found[name] ?? Samples() }
        let name = "diff of \(lines) lines on the screen"
        // The goals are those of 10,000 lines.
        let isGoal = lines == RoomWorkspace.sizes[0]
        return [
            .repeated("\(name): page received", .milliseconds, samples("page answer"), goal: nil),
            .repeated("\(name): first paint", .milliseconds, samples("page first"), goal: isGoal ? .value(200) : nil),
            .repeated("\(name): largest paint", .milliseconds, samples("page largest"), goal: isGoal ? .value(200) : nil),
            .repeated("\(name): JS heap when opened", .mebibytes, samples("page heap"), goal: isGoal ? .value(50) : nil),
            .repeated("\(name): JS heap when all was scrolled through", .mebibytes, samples("end heap"), goal: isGoal ? .value(50) : nil),
            .repeated("\(name): nodes of the page when all was scrolled through", .count, samples("end nodes"), goal: nil),
            Row(
                name: "\(name): frames while all is scrolled through, p95", unit: .milliseconds,
                value: samples("scroll frames").percentile(0.95), most: samples("scroll frames").most, samples: samples("scroll frames")),
        ]
    }

    private func memory(_ workspace: RoomWorkspace, _ web: HTTPCall, _ browser: Browser?) throws -> [Row] {
        let real = browser == nil ? 0 : Self.openPages.real
        let all = Self.openPages.all
        Progress.say("room: \(all) pages open")
        let server = try workspace.program.server()
        let before = try ProcessFacts.read(server).residentMiB
        let plain = try (0..<(all - real)).map { _ in try LiveReader(web) }
        defer { plain.forEach { $0.stop() } }
        let child = try browser?.hold(real)
        let watch = try ServerWatch(server)
        let lane = "L-\(workspace.lanes.lowerBound)"
        let events = 50
        for number in 0..<events {
            _ = try workspace.call.send("POST", "/api/v1/pause", body: "{\"lane\":\"\(lane)\",\"paused\":\(number % 2 == 0)}")
            Thread.sleep(forTimeInterval: 0.2)
        }
        let figures = try watch.finish()
        if let child {
            kill(child.pid, SIGTERM)
            _ = child.wait()
        }
        guard plain.allSatisfy({ $0.messages >= events }) else { throw BenchError.failed("not every reader of 'live' got every event") }
        let name = "\(all) pages open (\(real) in browsers, \(all - real) readers of 'live'), five events a second"
        return [
            Row(name: "board of \(options.roomLanes) lanes, nobody looks: server memory (RSS)", unit: .mebibytes, value: before),
            Row(name: "\(name): server memory (RSS), highest", unit: .mebibytes, value: figures.resident.most, samples: figures.resident),
            Row(name: "\(name): server CPU, of one core", unit: .percent, value: figures.cpuShare),
        ]
    }

    private static func note(_ lanes: Int, hasBrowser: Bool) -> String {
        """
        room      \(lanes) lanes that wait for the operator: three that the server led, written again and again into the ledger's file with other numbers and times.
                  An event is a lane's pause; its time is the ledger's (whole milliseconds), and it is on the screen when the row in the page has changed. 'Called' counts from
                  before the call that made it. Frames are those of requestAnimationFrame while the page is scrolled up and down.
        """
    }
}
