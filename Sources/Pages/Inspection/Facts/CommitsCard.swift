import Domain

/// The commits that the candidate brings.
struct CommitsCard {
    var commits: [CandidateCommit]

    var html: Markup {
        let items = commits.map { commit -> Markup in
            let leftovers: Markup = commit.isLeftovers ? "<span class=\"tag warning\">leftovers</span>" : ""
            return
                "<li><code title=\"\(commit.commit)\">\(CommitWords.short(commit.commit))</code><div>\(commit.subject) \(leftovers) <span class=\"soft\">\(commit.author), \(Markup.time(commit.at)) ago</span></div></li>"
        }
        return FactCard(
            name: "commits", title: "Commits", note: "<span class=\"soft\">\(commits.count)</span>",
            contents: items.isEmpty ? "<p class=\"soft\">None.</p>" : FactCard.list(items, shown: 4)
        ).html
    }
}
