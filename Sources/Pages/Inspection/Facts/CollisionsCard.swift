import Domain

/// Other lanes whose changes meet this candidate's, as git would merge them.
struct CollisionsCard {
    var collisions: [Collision]
    /// Why they are not known, in words.
    var unknown: String?

    var html: Markup {
        let items = collisions.map { collision -> Markup in
            let conflicts: Markup =
                collision.conflicts.isEmpty ? "" : "<div class=\"bad\">does not merge: \(FactCard.paths(collision.conflicts))</div>"
            let shared: Markup =
                collision.shared.isEmpty ? "" : "<div class=\"soft\">both change: \(FactCard.paths(collision.shared))</div>"
            return
                "<li><div><a href=\"\(Address.lane(collision.lane))\">\(collision.lane)</a> \(collision.title) <span class=\"soft\">\(collision.phase.rawValue)</span>\(conflicts)\(shared)</div></li>"
        }
        let words: Markup
        if let unknown {
            words = "<p class=\"warning\">Not known: \(unknown)</p>"
        } else {
            words = items.isEmpty ? "<p class=\"soft\">No other lane in flight meets these changes.</p>" : FactCard.list(items)
        }
        let conflicting = collisions.count { !$0.conflicts.isEmpty }
        return FactCard(
            name: "collisions", title: "Collisions", note: conflicting > 0 ? "<span class=\"badge bad\">\(conflicting)</span>" : "",
            contents: words
        ).html
    }
}
