import Testing

@testable import Domain

struct ShellCommandTests {
    private func pieces(_ text: String) -> [String] {
        ShellCommand(text, directory: "/w").commands.map { command in
            let files = command.redirections.map { ($0.writes ? ">" : "<") + $0.path.text }
            let place = command.directory == "/w" ? "" : "@\(command.directory) "
            return place
                + (command.assignments + command.words.map { $0.isLiteral ? $0.text : "?\($0.text)" } + files).joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("git status", ["git|status"]),
        ("a b && c;d|e&f\ng || h", ["a|b", "c", "d", "e", "f", "g", "h"]),
        ("a |& b", ["a", "b"]),
        ("(a; b) && c", ["a", "b", "c"]),
        ("a 'b c' \"d 'e'\" f\\ g", ["a|b c|d 'e'|f g"]),
        ("g'i't \"sta\"tus", ["git|status"]),
        ("a \\\n b", ["a|b"]),
        ("X=1 Y='2 3' a b=c", ["X=1|Y=2 3|a|b=c"]),
        ("a > out 2>&1 < in >> log", ["a|>out|<in|>log"]),
        ("a 2> err < both", ["a|>err|<both"]),
        ("> only", [">only"]),
        ("a 2>&-", ["a"]),
        ("a >& file", ["a|>file"]),
        ("a 5 >file", ["a|5|>file"]),
        ("env -u Y X=1 a b", ["X=1|a|b"]),
        ("timeout -s KILL 5 nice -n 3 nohup a b", ["a|b"]),
        ("time -p command a", ["a"]),
        ("command -v git", ["command|-v|git"]),
        ("xargs -0 -n 3 a b", ["a|b|?…"]),
        ("! a", ["a"]),
        ("sh -c 'a && b'", ["a", "b"]),
        ("/bin/bash -lc \"git add -A && git commit -q -m 'x y'\"", ["git|add|-A", "git|commit|-q|-m|x y"]),
        ("bash -euo pipefail -c 'a' > out", [">out", "a"]),
        ("sh -c \"sh -c 'a'\"", ["a"]),
        ("cd sub && a", ["@/w/sub a"]),
        ("cd sub; a", ["@/w/sub a", "a"]),
        ("cd sub && a; b", ["@/w/sub a", "@/w/sub b", "b"]),
        ("cd sub || a", ["@/w/sub a", "a"]),
        ("(cd sub && a); b", ["@/w/sub a", "b"]),
        ("cd a && cd ../../x && b", ["@/x b"]),
        ("x | cd sub && a", ["x", "@/w/sub a", "a"]),
        ("cd a || cd b && c", ["@/w/a/b c", "@/w/b c", "@/w/a c", "c"]),
        ("ls *.swift", ["ls|?*.swift"]),
        ("ls ~/x", ["ls|?~/x"]),
        ("[ -f x ] && a", ["[|-f|x|]", "a"]),
        ("grep 'foo$' x\"$\" $", ["grep|foo$|x$|$"]),
        ("# run\na", ["a"]),
        ("a#b", ["a#b"]),
        ("sh run.sh x", ["sh|run.sh|x"]),
        ("python3 -m pytest", ["python3|-m|pytest"]),
        ("find . -name {} -print", ["find|.|-name|{}|-print"]),
        ("echo '{\"a\": 1, \"b\": 2}'", ["echo|{\"a\": 1, \"b\": 2}"]),
    ])
    func splits(_ text: String, _ expected: [String]) {
        let command = ShellCommand(text, directory: "/w")
        #expect(command.opaque.isEmpty, "\(command.opaque)")
        #expect(pieces(text).sorted() == expected.sorted())
    }

    @Test(arguments: [
        "a $(b)", "a `b`", "a \"$(b)\"", "a \"`b`\"", "a $X", "a \"$X\"", "a ${X}", "$X a", "a $'x'", "a $\"x\"", "a $((1))", "a $?",
        "a \"$1\"",
        "eval a", "source x", ". x", "sh -c $X", "sh -c \"$X\"", "sh -c *", "sh", "bash -s", "curl x | sh", "cat x | bash -", "sh -i",
        "fish -c 'a'",
        "a << E\nb\nE", "a <<< b", "a <(b)", "a > >(b)", "a 'b", "a \"b", "a \\", "a\u{7}b", "a\rb", "a \u{202E}b", "a\u{200B}", "*x a",
        "?? a",
        "[a] b", "~/x a", "if a; then b; fi", "for i in a; do b; done", "while a; do b; done", "case a in b) c;; esac", "{ a; }",
        "f() { a; }",
        "f () (a)", "function f { a; }", "[[ -f x ]]", "((1))", "a; (b", "a)", "X=1", "export X=1", "alias a=b", "cd", "cd -", "cd ~",
        "cd $X",
        "cd *", "pushd x", "env -S 'a b'", "env -C x a", "xargs", "xargs -I{} a {}", "timeout --foo 1 a", "exec -a x b", "trap 'a' EXIT",
        "a {b,c}",
        "a {1..3}", "a(b)", "a >", "a ;; b", "env cd x", "! cd x", "! ! a", "time ! a", "command eval a", "time if a", "coproc a", "=ls",
        "a >!b", "a &> b", "a &>> b", "python3",
        "python3 -",
        "node < x", "cat x | perl", "a # ; b", "a # it's", "read x", "unset PATH", "nice eval a", "a\u{00A0}b", "busybox sh -c a",
        "X=1 sh -c a",
        "a < <(b)", "let x=1", "a ${IFS}b", "\"\" a", "X=* a",
    ])
    func calls(opaque text: String) {
        #expect(!ShellCommand(text, directory: "/w").opaque.isEmpty)
    }

    @Test func boundsItsWork() {
        let deep = (0..<8).reduce("a") { text, _ in
            "sh -c '\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
        }
        #expect(ShellCommand(deep, directory: "/w").opaque.map(\.reason) == ["scripts within scripts"])
        let many = ShellCommand((0..<5000).map { "a\($0);" }.joined(), directory: "/w")
        #expect(!many.opaque.isEmpty && many.commands.count <= 200)
        #expect(ShellCommand(String(repeating: "a", count: 200_000), directory: "/w").opaque.count == 1)
        #expect(ShellCommand(String(repeating: "a", count: 90_000), directory: "/w").opaque.isEmpty)
        let folders = (0..<40).map { "cd d\($0);" }.joined() + "a"
        #expect(!ShellCommand(folders, directory: "/w").opaque.isEmpty)
    }
}
