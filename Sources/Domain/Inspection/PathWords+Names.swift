extension PathWords {
    /// Files that package managers write, by the managers' own documents.
    static let lockFiles: Set<String> = [
        "Cargo.lock", "Gemfile.lock", "Package.resolved", "Pipfile.lock", "Podfile.lock", "bun.lock", "bun.lockb", "composer.lock",
        "conan.lock", "deno.lock", "flake.lock", "go.sum", "go.work.sum", "gradle.lockfile", "mix.lock", "npm-shrinkwrap.json",
        "package-lock.json", "packages.lock.json", "pdm.lock", "pixi.lock", "pnpm-lock.yaml", "poetry.lock", "pubspec.lock", "uv.lock",
        "yarn.lock", ".terraform.lock.hcl", "Cartfile.resolved", "MODULE.bazel.lock", "pylock.toml",
    ]

    /// Files in which dependencies are declared.
    static let manifests: Set<String> = [
        "Cargo.toml", "Gemfile", "Package.swift", "Pipfile", "Podfile", "build.gradle", "build.gradle.kts", "composer.json", "deno.json",
        "flake.nix", "go.mod", "mix.exs", "package.json", "pom.xml", "pubspec.yaml", "pyproject.toml", "setup.cfg", "setup.py",
        "MODULE.bazel", "Cartfile", "Brewfile", "libs.versions.toml",
    ]

    static let generatedEndings = [
        ".min.js", ".min.css", ".js.map", ".css.map", ".pb.go", ".pb.swift", ".grpc.swift", ".pb.cc", ".pb.h", "_pb2.py", "_pb2_grpc.py",
        "_pb.js", "_pb.d.ts", ".g.dart", ".freezed.dart", ".designer.cs", ".generated.ts", ".generated.swift", "_generated.go",
    ]

    static let vendorFolders: Set<String> = [
        "vendor", "vendored", "third_party", "third-party", "thirdparty", "node_modules", "bower_components", "Pods", "Carthage", "Godeps",
    ]

    static let testFolders: Set<String> = ["test", "tests", "__tests__", "spec", "specs", "testing", "e2e", "fixtures", "testdata"]

    static let configEndings: Set<String> = [
        "yml", "yaml", "toml", "ini", "cfg", "conf", "json", "jsonc", "json5", "properties", "env", "plist", "tf", "tfvars", "nix", "lock",
    ]

    static let configNames: Set<String> = [
        "Makefile", "GNUmakefile", "CMakeLists.txt", "Jenkinsfile", "Procfile", "Vagrantfile", "Justfile", "justfile", "CODEOWNERS",
        "requirements.txt",
    ]

    static let authWords: Set<String> = [
        "auth", "authn", "authz", "authentication", "authorization", "oauth", "oidc", "saml", "login", "signin", "session", "sessions",
        "password", "passwords", "credential", "credentials", "secret", "secrets", "token", "tokens", "jwt", "crypto", "permission",
        "permissions", "acl", "rbac", "csrf", "cors",
    ]
}
