extension ConfigurationBuilder {
    static func permissions(_ values: SectionValues?) -> PermissionConfiguration {
        var permissions = PermissionConfiguration()
        guard let values else { return permissions }
        permissions.fallback = values.choice("default") ?? permissions.fallback
        permissions.rules = values.list("rules").map { rule in
            PermissionRule(
                name: rule.text("name") ?? "", decision: rule.choice("decision") ?? .ask, scope: scope(rule),
                message: rule.text("message") ?? "")
        }
        permissions.never = values.list("never").map { rule in
            NeverRule(name: rule.text("name") ?? "", scope: scope(rule), message: rule.text("message") ?? "")
        }
        return permissions
    }

    private static func scope(_ values: SectionValues) -> PermissionScope {
        func texts(_ key: String) -> [String] { values.texts(key)?.map(\.text) ?? [] }
        return PermissionScope(
            tools: texts("tools"), commands: texts("commands"), paths: texts("paths"), repositories: texts("repositories"),
            boundaries: texts("boundaries"), risks: texts("risks").compactMap(Risk.init(rawValue:)), agents: texts("agents"))
    }

    static func workspaceBudget(_ values: SectionValues?) -> WorkspaceBudget {
        WorkspaceBudget(
            turn: limit(values?.section("turn")), lane: limit(values?.section("lane")), target: limit(values?.section("target")),
            day: limit(values?.section("day")), unknownCost: values?.choice("unknownCost") ?? .warn)
    }

    static func limit(_ values: SectionValues?) -> Budget {
        Budget(
            tokens: values?.integer("tokens"), money: values?.integer("usd").map { Money(micros: Int64($0)) },
            minutes: values?.integer("minutes"))
    }

    static func prices(_ values: SectionValues?) -> PriceTable {
        var prices = PriceTable(date: values?.text("date") ?? "")
        for (name, price) in values?.sections("models") ?? [] {
            func money(_ key: String) -> Money? { price.integer(key).map { Money(micros: Int64($0)) } }
            let input = money("input") ?? Money(micros: 0)
            prices.models[name.text] = ModelPrice(
                input: input, output: money("output") ?? Money(micros: 0), cacheRead: money("cacheRead") ?? input,
                cacheWrite: money("cacheWrite") ?? input)
        }
        return prices
    }

    static func watchdog(_ values: SectionValues?) -> WatchdogConfiguration {
        var watchdog = WatchdogConfiguration()
        watchdog.silenceSeconds = values?.integer("silence") ?? watchdog.silenceSeconds
        watchdog.noProgressSeconds = values?.integer("noProgress") ?? watchdog.noProgressSeconds
        watchdog.repeats = values?.integer("repeats") ?? watchdog.repeats
        watchdog.apiErrors = values?.integer("apiErrors") ?? watchdog.apiErrors
        watchdog.retries = values?.integer("retries") ?? watchdog.retries
        watchdog.backoffSeconds = values?.integer("backoff") ?? watchdog.backoffSeconds
        return watchdog
    }

    static func attention(_ values: SectionValues?) -> AttentionConfiguration {
        var attention = AttentionConfiguration()
        attention.linesPerMinute = values?.integer("linesPerMinute") ?? attention.linesPerMinute
        attention.generatedPercent = values?.integer("generatedPercent") ?? attention.generatedPercent
        attention.dailyMinutes = values?.integer("dailyMinutes") ?? attention.dailyMinutes
        return attention
    }

    static func host(_ values: SectionValues?) -> HostConfiguration {
        var host = HostConfiguration()
        host.memoryReserveBytes = values?.integer("memoryReserve") ?? host.memoryReserveBytes
        host.memoryPerAgentBytes = values?.integer("memoryPerAgent")
        host.cpuPerAgentMillis = values?.text("cpuPerAgent").flatMap(MoneyText.read).map { $0 / 1000 } ?? host.cpuPerAgentMillis
        host.maxLoadMillis = values?.text("maxLoad").flatMap(MoneyText.read).map { $0 / 1000 } ?? host.maxLoadMillis
        return host
    }
}
