import Domain
import TestSupport
import Testing

@testable import Control

@Suite struct TargetIntakeTests {
    private let configuration = WorkspaceConfiguration(
        name: "w",
        repositories: [
            RepositoryConfiguration(
                name: "web", url: "web", boundaries: [BoundaryConfiguration(name: "auth", paths: ["auth/**"], risk: .high)]),
            RepositoryConfiguration(name: "api", url: "api"),
        ],
        agents: [AgentConfiguration(name: "sh", adapter: .command)], workTypes: ["chore"])

    private func add(_ drafts: [TargetDraft], to model: ReadModel = ReadModel()) throws -> [Target] {
        try TargetIntake(configuration: configuration, model: model).events(for: drafts).compactMap {
            if case .target(_, .added(let target)) = $0 { return target }
            return nil
        }
    }

    private func problems(_ drafts: [TargetDraft], to model: ReadModel = ReadModel()) -> [String] {
        let error = #expect(throws: DeskError.self) { _ = try add(drafts, to: model) }
        #expect(error?.code == .usage)
        return error?.message.split(separator: "\n").map(String.init) ?? []
    }

    private func draft(_ key: String? = nil, repository: String = "web", title: String = "t", after: [String] = []) -> TargetDraft {
        TargetDraft(key: key, repository: repository, title: title, after: after)
    }

    @Test func keysAndIdentifiersAreResolved() throws {
        var day = DayBuilder()
        _ = try day.target()
        let targets = try add([draft("b", after: ["a", "T-1"]), draft("a"), draft(after: ["t-1"])], to: day.model)
        #expect(targets.map(\.id.description) == ["T-2", "T-3", "T-4"])
        #expect(targets.map { $0.after.map(\.description) } == [["T-3", "T-1"], [], ["T-1"]])
    }

    @Test func whatIsNotSaidComesFromTheWorkspace() throws {
        var secret = draft()
        secret.boundary = "auth"
        let targets = try add([secret, draft()])
        #expect(targets.map(\.risk) == [.high, .low])
        #expect(targets.map(\.kind) == ["product", "product"])
        var calm = secret
        calm.risk = .elevated
        calm.kind = "chore"
        #expect(try add([calm]).first?.risk == .elevated)
        #expect(try add([calm]).first?.kind == "chore")
    }

    @Test func everythingThatIsWrongIsToldAtOnce() {
        var bad = draft("x", repository: "web", title: " ", after: ["nope", "T-9"])
        bad.boundary = "ui"
        bad.kind = "magic"
        bad.agent = "hal"
        let other = draft("x", repository: "wbe", title: "a\nb")
        #expect(
            problems([bad, other]) == [
                "key 'x' is used twice", "x: after 'nope': there is no such target or key",
                "x: after 'T-9': there is no such target or key",
                "x: the title is empty", "x: web has no boundary 'ui'; it has auth",
                "x: there is no work type 'magic'; known are product, fix, auth, ci, billing, seo, docs, chore",
                "x: there is no agent 'hal'; known are sh", "x: the title has more than one line",
                "x: there is no repository 'wbe'; known are web, api",
            ])
    }

    @Test func aSingleTargetsProblemNeedsNoName() {
        #expect(problems([draft(title: "")]) == ["the title is empty"])
    }

    @Test func cyclesAreShownByTheirKeys() {
        #expect(problems([draft("a", after: ["b"]), draft("b", after: ["c"]), draft("c", after: ["a"])]) == ["a cycle: a → b → c → a"])
        #expect(problems([draft("self", after: ["self"])]) == ["a cycle: self → self"])
    }

    @Test func anEditMayNotCloseACycle() throws {
        var day = DayBuilder()
        let first = try day.target()
        let second = try day.target(after: [first])
        let intake = TargetIntake(configuration: configuration, model: day.model)
        let cycle = #expect(throws: DeskError.self) { _ = try intake.events(editing: first, TargetChange(after: ["T-2"])) }
        #expect(cycle?.message == "a cycle: T-1 → T-2 → T-1")
        let unknown = #expect(throws: DeskError.self) { _ = try intake.events(editing: first, TargetChange(title: "", after: ["T-9"])) }
        #expect(unknown?.message == "after 'T-9': there is no such target\nthe title is empty")
        let missing = #expect(throws: DeskError.self) { _ = try intake.events(editing: TargetID(number: 9), TargetChange()) }
        #expect(missing?.code == .notFound)
        let events = try intake.events(editing: second, TargetChange(title: "new", risk: .high, after: []))
        guard case .target(_, .edited(let edited))? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(edited.title == "new")
        #expect(edited.risk == .high)
        #expect(edited.after.isEmpty)
        #expect(edited.kind == "fix")
    }

    @Test func aTargetAtWorkStaysAsItIs() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        let target = TargetID(number: 1)
        let error = #expect(throws: DeskError.self) {
            _ = try TargetIntake(configuration: configuration, model: day.model).events(editing: target, TargetChange(title: "new"))
        }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("L-1") == true)
        // What must land first and what may be used can change: the agent is told neither.
        let raise = TargetChange(budget: Budget(tokens: 5))
        let events = try TargetIntake(configuration: configuration, model: day.model).events(editing: target, raise)
        guard case .target(_, .edited(let raised))? = events.first else { return #expect(Bool(false)) }
        #expect(raised.budget == Budget(tokens: 5) && raised.title == day.model.targets[target]?.title)
        try day.apply(events[0], 1)
        let none = try TargetIntake(configuration: configuration, model: day.model).events(editing: target, TargetChange(budget: Budget()))
        guard case .target(_, .edited(let without))? = none.first else { return #expect(Bool(false)) }
        #expect(without.budget == nil)
        #expect(throws: DeskError.self) {
            try TargetIntake(configuration: configuration, model: day.model)
                .events(editing: target, TargetChange(title: "new", budget: Budget(tokens: 5)))
        }
        let bad = #expect(throws: DeskError.self) {
            try TargetIntake(configuration: configuration, model: day.model).events(
                editing: target, TargetChange(budget: Budget(minutes: 0)))
        }
        #expect(bad?.message.contains("numbers from 1") == true)
        try day.decide(lane, .abandon, "stuck", at: 1)
        #expect(
            try TargetIntake(configuration: configuration, model: day.model).events(editing: target, TargetChange(title: "new")).count == 1)
    }
}
