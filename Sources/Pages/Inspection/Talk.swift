package import Domain

/// Where the agent changed a file, with what it said before.
package struct Talk: Sendable {
    package var conversation: FileConversation
    package var lane: LaneID

    package init(conversation: FileConversation, lane: LaneID) {
        self.conversation = conversation
        self.lane = lane
    }

    package var html: Markup {
        guard !conversation.places.isEmpty else {
            return "<p class=\"soft\">No entry of the agent’s transcript names this file.</p>"
        }
        let items = conversation.places.map { place -> Markup in
            let lines: Markup =
                place.lines.map {
                    "<button type=\"button\" class=\"quiet\" data-line=\"\($0.first)\">lines \($0.first)–\($0.last)</button>"
                } ?? ""
            let failed: Markup = place.failed ? "<span class=\"tag warning\">failed</span>" : ""
            let reason: Markup = place.reason.map { "<div class=\"said\">\(Markup.block($0))</div>" } ?? ""
            return """
                <li><p class="by"><span class="soft">turn \(place.turn), \(Markup.time(place.at, "clock"))</span> <code>\(place.text)</code>\(failed) \(lines)</p>\(reason)</li>
                """
        }
        let more: Markup =
            conversation.isCut ? "<p class=\"soft\">There is more on <a href=\"\(Address.lane(lane))\">the lane’s page</a>.</p>" : ""
        return "<p class=\"soft\">The agent’s own words: claims, not facts.</p><ol class=\"talk\">\(items)</ol>\(more)"
    }
}
