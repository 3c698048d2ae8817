import Foundation

extension Box {
    /// Makes the remotes, the scripts and the workspace of a round.
    func furnish() async throws {
        for (name, text) in [
            ("ssh", Self.transport), ("gate.sh", gate), ("deploy.sh", deploy), ("smoke.sh", smoke), ("shared/review.sh", review),
            ("shared/talker.py", talker),
        ] {
            try Files.write(text, to: "\(folder)/\(name)")
        }
        try await shell("chmod +x ssh gate.sh deploy.sh smoke.sh")
        for repository in DayPlan.repositories { try await makeRemote(repository) }
        let made = try await signalbox("init", workspace, "-q")
        guard made.exit == 0 else { throw ChaosError(made.words) }
        try Files.write(configuration, to: workspace + "/signalbox.yaml")
    }

    private func makeRemote(_ name: String) async throws {
        let remote = remote(name)
        try await shell(
            """
            git init -q -b main clone-\(name); cd clone-\(name)
            mkdir d; echo start > d/start.txt; echo one > log.txt; echo '*.o' > .gitignore
            git add -A; git -c user.name=c -c user.email=c@example.org commit -q -m Start
            cd ..; git clone -q --bare clone-\(name) '\(remote)'; rm -rf clone-\(name)
            """)
        try Files.write(Self.refusing(remotes), to: remote + "/hooks/pre-receive")
        try Files.write(Self.losing(remotes), to: remote + "/hooks/reference-transaction")
        // The remote's own record of each move of its branch.
        try await shell(
            """
            chmod +x '\(remote)/hooks/pre-receive' '\(remote)/hooks/reference-transaction'
            git --git-dir '\(remote)' config core.logAllRefUpdates always
            """)
    }

    private var configuration: String {
        let gates = "[{name: lint, run: \"sh '\(folder)/gate.sh'\"}, {name: test, run: \"sh '\(folder)/gate.sh'\", needs: [lint]}]"
        let repositories = DayPlan.repositories.map { name in
            """
              \(name):
                url: ssh://chaos\(remote(name))
                lanes: 8
                gates: \(gates)
                deploy: "sh '\(folder)/deploy.sh'"
                smoke: [{name: front, run: "sh '\(folder)/smoke.sh'"}]
            """
        }
        return """
            version: 1
            name: chaos
            repositories:
            \(repositories.joined(separator: "\n"))
            agents:
              sh:
                {adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, timeout: 60s,
                writable: [\(shared)]}
              talker:
                {adapter: acp, command: [/usr/bin/python3, \(shared)/talker.py], timeout: 60s, writable: [\(shared)]}
              reviewer: {adapter: command, command: [/bin/sh, "-eu", \(shared)/review.sh], timeout: 60s, writable: [\(shared)]}
              scripted: {adapter: scripted, timeout: 60s, writable: [\(shared)]}
            review: {reviewers: [{agent: reviewer, risks: [elevated]}], timeout: 30s}
            policy: {lanes: 24, lanesPerRepository: 12, maxTurns: 12, land: automatic}

            """
    }

    // MARK: What the world outside is made of

    /// Stands for ssh: runs the remote's command here, marked as not the program's: on another machine nobody would see it.
    private static let transport = """
        #!/bin/sh
        for last in "$@"; do :; done
        CHAOS_OWN=1 exec sh -c "$last"

        """

    /// Refuses one push, or does not go on with it, when a flag says so.
    private static func refusing(_ remotes: String) -> String {
        """
        #!/bin/sh
        cat > /dev/null
        if mv '\(remotes)/refuse' '\(remotes)/refusing.$$' 2>/dev/null; then
            echo refused >> '\(remotes)/faults'
            echo 'not today' >&2
            exit 1
        fi
        if mv '\(remotes)/hang' '\(remotes)/hanging' 2>/dev/null; then
            echo hung >> '\(remotes)/faults'
            i=0
            while [ -e '\(remotes)/hanging' ] && [ $i -lt 400 ]; do sleep 0.05; i=$((i+1)); done
        fi
        exit 0

        """
    }

    /// Loses the answer of one push, when a flag says so: the remote's end dies by -9 when the branch has moved and nothing was said of it
    /// yet.
    private static func losing(_ remotes: String) -> String {
        """
        #!/bin/sh
        cat > /dev/null
        if [ "$1" = committed ] && mv '\(remotes)/lose' '\(remotes)/losing.$$' 2>/dev/null; then
            echo lost >> '\(remotes)/faults'
            kill -9 $PPID
        fi
        exit 0

        """
    }

    /// A gate that writes down on which tree it ran, and is red where a file `bad` is.
    private var gate: String {
        """
        set -eu
        tree=$(git rev-parse 'HEAD^{tree}')
        echo "start $SIGNALBOX_JOB $tree" >> '\(runs)'
        sleep 0.15
        test -z "$(git status --porcelain --untracked-files=no)"
        if [ -e d/bad.txt ] || [ -e d/worse.txt ]; then echo "red $SIGNALBOX_JOB $tree" >> '\(runs)'; exit 1; fi
        echo "green $SIGNALBOX_JOB $tree" >> '\(runs)'

        """
    }

    /// A reviewer that finds something which sends nothing back. In a sandbox it may only read, and writes nothing down.
    private var review: String {
        """
        { echo "start $SIGNALBOX_JOB -" >> '\(runs)'; } 2> /dev/null || true
        sleep 0.1
        test -s "$SIGNALBOX_DIFF"
        echo '{"findings": [{"severity": "low", "text": "It could be shorter."}]}'

        """
    }

    private var deploy: String {
        """
        set -eu
        echo "start $SIGNALBOX_JOB $SIGNALBOX_COMMIT" >> '\(runs)'
        sleep 0.05
        echo "$SIGNALBOX_LANE $SIGNALBOX_JOB $SIGNALBOX_COMMIT" >> '\(shared)/deploys'

        """
    }

    private var smoke: String {
        """
        set -eu
        echo "start $SIGNALBOX_JOB $SIGNALBOX_COMMIT" >> '\(runs)'
        grep -q "^$SIGNALBOX_LANE .* $SIGNALBOX_COMMIT\\$" '\(shared)/deploys'

        """
    }
}
