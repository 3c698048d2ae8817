import Foundation

/// What a lane's agent executes: work whose bytes are known, each written down in the journal outside the worktree once it was written.
struct Intent {
    let lane: LanePlan
    let box: Box

    /// A script for the agent `sh`; for the one that speaks a protocol, what it does before and after it was allowed to go on.
    var script: String {
        guard lane.kind == .talking else { return prologue + body + "\n" }
        return """
            <before>
            \(prologue)w "\(name)-$j-one.txt" "one-\(lane.number)-$j"
            c "one $j"
            </before>
            <after>
            \(prologue)w "\(name)-$j-two.txt" "two-\(lane.number)-$j"
            c "two $j"
            w "\(name)-$j-left.txt" "left-\(lane.number)-$j"
            \(ignored)
            </after>

            """
    }

    private var prologue: String {
        """
        set -eu
        j=$SIGNALBOX_JOB; n=0
        \(lane.kind == .talking ? "" : "echo \"start $j -\" >> '\(box.runs)'")
        # What a turn that was killed may have left behind.
        git merge --abort 2>/dev/null || true
        w() {
            n=$((n+1)); mkdir -p "$(dirname "$1")"; printf '%s\\n' "$2" > "$1"
            printf 'file %s %s %s %s\\n' "$SIGNALBOX_LANE" "$j" "$1" "$2" >> '\(box.journal)'
        }
        c() {
            git add -A
            git diff --cached --quiet || git commit -q -m "$1"
            printf 'commit %s %s %s -\\n' "$SIGNALBOX_LANE" "$j" "$(git rev-parse HEAD)" >> '\(box.journal)'
        }


        """
    }

    private var name: String { "d/w\(lane.number)" }

    private var body: String {
        switch lane.kind {
        case .endless:
            return "while :; do sleep 1; done"
        case .talking:
            return ""
        case .nothing:
            return "echo 'All done.'"
        case .redFirst:
            return """
                if [ -e d/bad.txt ]; then git rm -q d/bad.txt; w "\(name)-$j-mended.txt" "mended-\(lane.number)-$j"; c "mend $j"
                else echo bad > d/bad.txt; w "\(name)-$j-first.txt" "first-\(lane.number)-$j"; c "first $j"; fi
                \(ignored)
                """
        case .red:
            return """
                echo worse > d/worse.txt
                w "\(name)-$j.txt" "red-\(lane.number)-$j"
                c "red $j"
                \(ignored)
                """
        case .conflict:
            return """
                git merge-base --is-ancestor "$SIGNALBOX_BASE" HEAD || git merge -q --no-edit "$SIGNALBOX_BASE" > /dev/null 2>&1 || {
                    sed -i -e '/^<<<<<<</d' -e '/^=======/d' -e '/^>>>>>>>/d' log.txt
                    git add -A; git commit -q --no-edit
                }
                sleep 0.1
                echo "\(lane.number) $j" >> log.txt
                w "\(name)-$j.txt" "conflict-\(lane.number)-$j"
                c "conflict $j"
                \(ignored)
                """
        case .plain, .dependent, .undecided, .abandoned, .orphan, .scripted, .reviewed, .takenBack:
            return """
                w "\(name)-$j-one.txt" "one-\(lane.number)-$j"
                c "one $j"
                sleep 0.1
                w "\(name)-$j-two.txt" "two-\(lane.number)-$j"
                c "two $j"
                w "\(name)-$j-left.txt" "left-\(lane.number)-$j"
                sleep 0.05
                \(ignored)
                """
        }
    }

    private var ignored: String { "w \"\(name)-$j.o\" \"ignored-\(lane.number)-$j\"" }

    /// The same for the scripted agent, as the JSON that it replays.
    func replay() throws -> String {
        func noted(_ path: String, _ text: String) -> [[String: String]] {
            [
                ["write": path, "content": text + "\n"],
                ["run": "printf 'file %s %s %s %s\\n' \"$SIGNALBOX_LANE\" \"$SIGNALBOX_JOB\" '\(path)' '\(text)' >> '\(box.journal)'"],
            ]
        }
        let commit = "printf 'commit %s %s %s -\\n' \"$SIGNALBOX_LANE\" \"$SIGNALBOX_JOB\" \"$(git rev-parse HEAD)\" >> '\(box.journal)'"
        let number = lane.number
        var steps: [[String: String]] = [["run": "echo \"start $SIGNALBOX_JOB -\" >> '\(box.runs)'"]]
        steps += noted("\(name)-one.txt", "one-\(number)") + [["commit": "one of work \(number)"], ["run": commit], ["run": "sleep 0.1"]]
        steps += noted("\(name)-two.txt", "two-\(number)") + [["commit": "two of work \(number)"], ["run": commit]]
        steps += noted("\(name)-left.txt", "left-\(number)") + noted("\(name).o", "ignored-\(number)")
        let document = ["turns": [["steps": steps]]]
        return String(decoding: try JSONSerialization.data(withJSONObject: document, options: .sortedKeys), as: UTF8.self)
    }
}
