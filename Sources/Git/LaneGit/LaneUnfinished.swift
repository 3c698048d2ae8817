/// What git keeps in a repository while something is begun and not finished.
enum LaneUnfinished {
    /// By the file or folder that shows it.
    static let marks = [
        ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"),
        ("REVERT_HEAD", "revert"), ("sequencer", "cherry-pick"), ("BISECT_LOG", "bisect"),
    ]

    /// All files of a merge; the commit that ends it needs them.
    static let merge = ["MERGE_HEAD", "MERGE_MSG", "MERGE_MODE", "MERGE_RR", "AUTO_MERGE", "MERGE_AUTOSTASH"]

    /// All files and folders of anything unfinished.
    static let files =
        merge + [
            "SQUASH_MSG", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD", "BISECT_LOG", "BISECT_START", "BISECT_NAMES", "BISECT_TERMS",
            "BISECT_EXPECTED_REV", "BISECT_ANCESTORS_OK", "BISECT_FIRST_PARENT", "BISECT_HEAD",
        ]
    static let folders = ["rebase-merge", "rebase-apply", "sequencer"]

    /// What is unfinished there; nil when nothing is.
    static func name(_ repository: borrowing LaneFolder) -> String? {
        for (file, name) in marks where repository.kind(file) != nil { return name }
        return nil
    }
}
