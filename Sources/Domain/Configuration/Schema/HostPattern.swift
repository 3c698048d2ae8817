/// Hosts as a definition's `network` names them.
enum HostPattern {
    /// Nil for `name`, `*.name` and `[address]`, each with or without `:port`.
    static func fault(_ text: String) -> TextFault? {
        let fault = TextFault(message: "is not a host", remedy: "write for example api.example.com, '*.example.com' or 127.0.0.1:8787")
        var host = text[...]
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else { return fault }
            let address = text[text.index(after: text.startIndex)..<close]
            guard address.contains(":"), address.unicodeScalars.allSatisfy({ isHexadecimal($0) || ":.".unicodeScalars.contains($0) }) else {
                return fault
            }
            let rest = text[text.index(after: close)...]
            return rest.isEmpty || (rest.hasPrefix(":") && isPort(rest.dropFirst())) ? nil : fault
        }
        if let colon = text.lastIndex(of: ":") {
            guard isPort(text[text.index(after: colon)...]) else { return fault }
            host = text[..<colon]
        }
        let isWild = host.hasPrefix("*.")
        let labels = (isWild ? host.dropFirst(2) : host).split(separator: ".", omittingEmptySubsequences: false)
        guard host.utf8.count <= 253, labels.allSatisfy(isLabel), !isWild || labels.count > 1 else { return fault }
        return nil
    }

    /// RFC 1123, section 2.1, and the underscore that some names have.
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_")
            }
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (Int(text).map { (1...65535).contains($0) } ?? false)
    }

    private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
    }
}
