/// The page that `signalbox init` writes as `agents/README.md`: how a definition is written, with examples to be copied.
///
/// The examples are no definitions: a workspace has none for a program that may not be installed.
package enum AgentsReadme {
    /// An example with the name that its file would have.
    package struct Example: Sendable {
        package let name: String
        package let text: String
    }

    package static let examples = [
        Example(
            name: "claude",
            text: """
                ---
                adapter: claude-code
                model: sonnet
                tools: [Read, Edit, Write, Bash, Glob, Grep]
                budget:
                  turn: {tokens: 2M, minutes: 45}
                  lane: {usd: "5.00"}
                network: [api.anthropic.com]
                ---

                Keep changes small. Run the tests that touch what you changed before you commit.

                """),
        Example(
            name: "codex",
            text: """
                ---
                adapter: codex
                budget:
                  turn: {tokens: 2M}
                  day: {tokens: 50M}
                sandbox: required
                ---

                Commit what you are done with, in commits that each make sense alone.

                """),
        Example(
            name: "vibe",
            text: """
                ---
                adapter: acp
                command: [vibe-acp]
                timeout: 1h
                ---

                Ask when the target can be read in two ways.

                """),
    ]

    /// The page, ending in a line break.
    package static var text: String {
        introduction
            + examples.map { "\n`\(AgentFile.path($0.name))`:\n\n```markdown\n\($0.text)```\n" }.joined()
    }

    private static let introduction = """
        # Agent definitions

        A file `NAME.md` in this folder defines the agent NAME. Between the two lines of dashes stand the keys of an agent (`signalbox
        config schema`, section `agent`); the text below them is what the agent is always told. This page, hidden files and names that end
        in `~` are left alone.

        - Skills are folders `skills/SKILL/` of the workspace with a `SKILL.md`; `skills: [SKILL]` gives them to an agent.
        - An edit is taken at the next command, and each state is kept as a version: `signalbox agents list`, `show`, `diff`, `rollback`.
        - A lane stays on the version that it was started with.
        - `signalbox doctor` says whether the programs are there.

        Examples to copy, for programs that you have installed:

        """
}
