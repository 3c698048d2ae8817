/// Makes the configuration's values out of sections that were read without problems. Defaults are those of the values themselves.
enum ConfigurationBuilder {
    static func repository(_ name: LocatedText, _ values: SectionValues) -> RepositoryConfiguration {
        RepositoryConfiguration(
            name: name.text, url: values.text("url") ?? "", branch: values.text("branch"),
            boundaries: values.sections("boundaries").map(boundary), gates: values.list("gates").map(gate),
            setup: values.section("setup").map(command), deploy: values.section("deploy").map(command),
            purge: values.section("purge").map(command), smoke: values.list("smoke").map(smoke),
            sharedCaches: values.texts("sharedCaches")?.map(\.text) ?? [], checkout: values.text("checkout"), lanes: values.integer("lanes")
        )
    }

    static func agent(_ name: LocatedText, _ values: SectionValues, skills: [String: SkillPin]) -> AgentConfiguration {
        var agent = AgentConfiguration(name: name.text, adapter: values.choice("adapter") ?? .command)
        agent.command = values.texts("command")?.map(\.text) ?? agent.command
        agent.prompt = values.choice("prompt") ?? agent.prompt
        agent.content = values.choice("content") ?? agent.content
        agent.timeoutSeconds = values.integer("timeout") ?? agent.timeoutSeconds
        agent.outputLimitBytes = values.integer("outputLimit") ?? agent.outputLimitBytes
        agent.environment = values.mapping("environment")
        agent.files = values.mapping("files")
        agent.model = values.text("model")
        agent.instructions = values.text("instructions") ?? agent.instructions
        agent.tools = values.texts("tools")?.map(\.text) ?? agent.tools
        agent.skills = values.texts("skills")?.compactMap { skills[$0.text] } ?? agent.skills
        agent.budget = budget(values.section("budget"))
        agent.readable = values.texts("readable")?.map(\.text) ?? agent.readable
        agent.writable = values.texts("writable")?.map(\.text) ?? agent.writable
        agent.sandbox = values.choice("sandbox") ?? agent.sandbox
        agent.network = network(values) ?? agent.network
        agent.memoryBytes = values.integer("memory")
        return agent
    }

    private static func network(_ values: SectionValues) -> NetworkAccess? {
        if let hosts = values.texts("network") { return .only(hosts.map(\.text)) }
        return values.text("network").map { $0 == "none" ? .none : .full }
    }

    private static func budget(_ values: SectionValues?) -> AgentBudget {
        AgentBudget(
            turn: limit(values?.section("turn")), lane: limit(values?.section("lane")), day: limit(values?.section("day")))
    }

    static func policy(_ values: SectionValues?) -> PolicyConfiguration {
        var policy = PolicyConfiguration()
        guard let values else { return policy }
        policy.lanes = values.integer("lanes") ?? policy.lanes
        policy.lanesPerRepository = values.integer("lanesPerRepository") ?? policy.lanesPerRepository
        policy.lanesPerBoundary = values.integer("lanesPerBoundary") ?? policy.lanesPerBoundary
        policy.maxTurns = values.integer("maxTurns") ?? policy.maxTurns
        policy.gateSlots = values.integer("gateSlots") ?? policy.gateSlots
        policy.maxFiles = values.section("size")?.integer("files") ?? policy.maxFiles
        policy.maxLines = values.section("size")?.integer("lines") ?? policy.maxLines
        policy.leftovers = values.choice("leftovers") ?? policy.leftovers
        policy.land = values.choice("land") ?? policy.land
        policy.snapshotIgnoredBytes = values.integer("snapshotIgnored") ?? policy.snapshotIgnoredBytes
        return policy
    }

    static func environment(_ values: SectionValues?) -> EnvironmentConfiguration {
        var environment = EnvironmentConfiguration()
        environment.allow = values?.texts("allow")?.map(\.text) ?? environment.allow
        environment.secrets = values?.texts("secrets")?.map(\.text) ?? environment.secrets
        return environment
    }

    static func reasons(_ values: SectionValues?) -> [String: [String]] {
        var reasons: [String: [String]] = [:]
        for decision in DecisionKind.allCases.map(\.rawValue) {
            if let codes = values?.texts(decision)?.map(\.text), !codes.isEmpty { reasons[decision] = codes }
        }
        return reasons
    }

    private static func boundary(_ name: LocatedText, _ values: SectionValues) -> BoundaryConfiguration {
        var boundary = BoundaryConfiguration(name: name.text, paths: values.texts("paths")?.map(\.text) ?? [])
        boundary.risk = values.choice("risk") ?? boundary.risk
        boundary.lanes = values.integer("lanes")
        return boundary
    }

    private static func gate(_ values: SectionValues) -> GateConfiguration {
        var gate = GateConfiguration(name: values.text("name") ?? "", run: values.text("run") ?? "")
        gate.stage = values.choice("stage") ?? gate.stage
        gate.timeoutSeconds = values.integer("timeout") ?? gate.timeoutSeconds
        gate.needs = values.texts("needs")?.map(\.text) ?? gate.needs
        gate.junit = values.text("junit")
        gate.tap = values.boolean("tap") ?? gate.tap
        gate.environment = values.mapping("environment")
        return gate
    }

    private static func command(_ values: SectionValues) -> CommandConfiguration {
        var command = CommandConfiguration(run: values.text("run") ?? "")
        command.timeoutSeconds = values.integer("timeout") ?? command.timeoutSeconds
        command.environment = values.mapping("environment")
        return command
    }

    private static func smoke(_ values: SectionValues) -> SmokeConfiguration {
        var smoke = SmokeConfiguration(
            name: values.text("name") ?? "", run: values.text("run"), url: values.text("url"), expect: values.text("expect"))
        smoke.timeoutSeconds = values.integer("timeout") ?? smoke.timeoutSeconds
        smoke.environment = values.mapping("environment")
        return smoke
    }
}
