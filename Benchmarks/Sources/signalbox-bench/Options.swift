import Foundation

/// What the command line asks for.
struct Options {
    enum Section: String, CaseIterable {
        /// Target to agent process running.
        case dispatch
        /// The 52-target day; status and idle are measured in its workspace.
        case day
        /// Status and idle alone, in a workspace without lanes.
        case server
        /// One agent that prints as fast as it can.
        case ingest
        /// 40 lanes with live agents and subscribers.
        case lanes
        /// 200 lanes with live agents that say little.
        case many
        /// Search over everything that was said.
        case search
        /// 11 repositories and 200 worktrees in which nothing happens.
        case idle
        /// Whether lanes that came and went leave something.
        case leak
        /// The control room: a board of 1,000 lanes, large diffs, events on the screen.
        case room
        /// A ledger of a million events.
        case store
        /// Other programs that do a part of the same job; only when it is named.
        case peers
    }

    static let usage = """
        usage: SIGNALBOX=PATH signalbox-bench [--quick] [--only SECTION]... [--repeat N] [--lanes N] [--seconds N] [--megabytes N]
                                              [--many N] [--rows N] [--events N] [--browser FOLDER] [--json FILE] [--demo FOLDER]
                                              [--peers FOLDER] [--peer NAME]... [--folder FOLDER] [--keep]
          --quick          one repetition of everything, fewer runs of status, 100 MB of ingest, a minute of lanes,
                           a board of 200 lanes, a ledger of 100,000 events, 10 branches of peers
          --only SECTION   dispatch, day, server, ingest, lanes, many, search, idle, leak, room, store or peers, more than once
                           if you like; without it all but peers
          --repeat N       repetitions of dispatch (5) or peers, of which the median is shown
          --lanes N        lanes of the wide dispatch (20)
          --seconds N      how long 40 lanes with live agents are watched (600)
          --megabytes N    what the agent of ingest prints (1000)
          --many N         live lanes of the memory figure (200)
          --rows N         lanes of the control room's board (1000)
          --events N       events of the long ledger (1000000)
          --browser FOLDER the environment with Playwright that scripts/browser-tests.sh makes (./.browser-env beside the folder of this package)
          --json FILE      the same figures as JSON, with every sample
          --demo FOLDER    the demo that makes the day (./Demo beside the folder of this package)
          --peers FOLDER   the environment that scripts/peer-programs.sh makes (.peers-env)
          --peer NAME      only this one of peers, floor or signalbox, more than once if you like
          --folder FOLDER  where to work; on the file system whose speed you ask about (the system's temporary folder)
          --keep           leave what was made there
        """

    var signalbox = ""
    var only: Set<Section> = []
    var quick = false
    var repetitions = 5
    var lanes = 20
    private var seconds: Int?
    private var megabytes: Int?
    var manyLanes = 200
    private var rows: Int?
    private var eventCount: Int?
    /// Where Playwright is.
    var browser = ".browser-env"
    var json: String?
    var demo = "Demo"
    var peers = ".peers-env"
    var peerNames: Set<String> = []
    var folder = NSTemporaryDirectory()
    var keep = false
    var help = false

    init(_ arguments: [String], environment: [String: String]) throws {
        var rest = arguments[...]
        func value(_ option: String) throws -> String {
            guard let next = rest.popFirst() else { throw BenchError.usage("\(option) needs a value\n\(Self.usage)") }
            return next
        }
        func count(_ option: String) throws -> Int {
            guard let number = Int(try value(option)), number > 0 else { throw BenchError.usage("\(option) needs a number from 1") }
            return number
        }
        demo = FileManager.default.fileExists(atPath: "Demo/run.sh") ? "Demo" : "../Demo"
        browser = FileManager.default.fileExists(atPath: browser) ? browser : "../.browser-env"
        while let word = rest.popFirst() {
            switch word {
            case "--quick": (quick, repetitions) = (true, 1)
            case "--only":
                guard let section = Section(rawValue: try value(word)) else {
                    throw BenchError.usage("--only knows \(Section.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                only.insert(section)
            case "--repeat": repetitions = try count(word)
            case "--lanes": lanes = try count(word)
            case "--seconds": seconds = try count(word)
            case "--megabytes": megabytes = try count(word)
            case "--many": manyLanes = try count(word)
            case "--rows": rows = try count(word)
            case "--events": eventCount = try count(word)
            case "--browser": browser = try value(word)
            case "--json": json = try value(word)
            case "--demo": demo = try value(word)
            case "--peer": peerNames.insert(try value(word))
            case "--peers": peers = try value(word)
            case "--folder": folder = try value(word)
            case "--keep": keep = true
            case "--help", "-h": help = true
            default: throw BenchError.usage("'\(word)' is not an option\n\(Self.usage)")
            }
        }
        guard !help else { return }
        guard let path = environment["SIGNALBOX"], path.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchError.usage("set SIGNALBOX to the absolute path of the built program")
        }
        signalbox = path
        peers = URL(fileURLWithPath: peers).standardizedFileURL.path
    }

    func wants(_ section: Section) -> Bool { only.isEmpty ? section != .peers : only.contains(section) }

    /// Lines that are looked through, and how often each question is asked.
    let messages = 200_000
    var searchRuns: Int { quick ? 10 : 50 }
    /// Starts, and reports, over a long ledger.
    var storeRuns: Int { quick ? 3 : 7 }
    var events: Int { eventCount ?? (quick ? 100_000 : 1_000_000) }
    var roomLanes: Int { rows ?? (quick ? 200 : 1000) }
    /// Runs of `signalbox status`.
    var statusRuns: Int { quick ? 15 : 50 }
    /// For how long lanes with live agents are watched.
    var laneSeconds: Double { Double(seconds ?? (quick ? 60 : 600)) }
    /// What one agent prints.
    var ingestBytes: Int { (megabytes ?? (quick ? 100 : 1000)) * 1_000_000 }
    /// Worktrees of the idle workspace.
    var idleLanes: Int { quick ? 44 : 200 }
    /// Lanes that come and go twice while the server is measured, and once before.
    var leakLanes: Int { quick ? 16 : 100 }
    /// Seconds for which an idle server is watched.
    var idleSeconds: Double { quick ? 3 : 10 }
}
