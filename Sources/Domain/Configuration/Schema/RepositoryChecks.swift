/// A smoke check is either a command or an address.
enum SmokeCheck {
    static func run(_ repository: SectionValues, _ reader: inout SchemaReader) {
        let checks = repository.list("smoke")
        DuplicateCheck.run(checks.compactMap { $0.located("name") }, "smoke check", in: repository.path, &reader)
        for check in checks {
            switch (check.fields["run"], check.fields["url"]) {
            case (nil, nil) where check.present.isDisjoint(with: ["run", "url"]):
                reader.report(check.line, check.column, "\(check.path) has neither 'run' nor 'url'", "add a command or an address to check")
            case (.some, .some(let url)):
                reader.report(url.line, url.column, "\(check.path) has both 'run' and 'url'", "make two checks of it")
            case (.some, nil):
                if let expect = check.located("expect") {
                    reader.report(
                        expect, "\(check.path): 'expect' has no effect beside 'run'", "remove it, or check the output in the command")
                }
            default: break
            }
        }
    }
}

/// Shared folders do not contain each other.
enum SharedCacheCheck {
    static func run(_ repository: SectionValues, _ reader: inout SchemaReader) {
        let caches = repository.texts("sharedCaches") ?? []
        for (index, cache) in caches.enumerated() {
            let path = parts(cache)
            guard let other = caches[..<index].first(where: { path.starts(with: parts($0)) || parts($0).starts(with: path) }) else {
                continue
            }
            reader.report(
                cache, "\(repository.path).sharedCaches: \(quoted(cache.text)) and \(quoted(other.text)) contain each other",
                "keep the outer one")
        }
    }

    private static func parts(_ cache: LocatedText) -> [Substring] { cache.text.split(separator: "/") }
}
