import Foundation

/// What of the machine's system every sandbox shows, read only.
struct SandboxHost: Sendable, Hashable {
    /// Folders such as `/usr`.
    var folders: [String] = []
    /// Links such as `/bin`, with what they hold.
    var links: [String: String] = [:]
    /// Files and folders of `/etc`.
    var settings: [String] = []
    /// What in them not everybody may read. The root of a sandbox made by root owns them and could.
    var secrets: [String] = []

    private static let folderNames = [
        "/usr", "/opt", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store",
        // Node.js and others count processors there.
        "/sys/devices/system/cpu",
    ]

    /// Names in `/etc`, or with `*` beginnings of names: what programs need to run, to find names and to check certificates. Settings
    /// that may hold credentials (package indexes, for example) are not among them.
    private static let settingNames = [
        "alternatives", "bash.bashrc", "ca-certificates*", "crypto-policies", "debian_version", "dotnet", "fonts", "gai.conf",
        "gitconfig", "gnutls", "gprofng.rc", "host.conf", "hostname", "hosts", "inputrc", "java*", "ld.so.cache", "ld.so.conf*",
        "locale*", "lsb-release", "magic*", "mime.types", "networks", "nsswitch.conf", "openssl", "os-release", "perl", "php", "pki",
        "profile*", "protocols", "python*", "resolv.conf", "rpc", "ruby*", "services", "shells", "ssl", "terminfo", "timezone", "vim",
        "xml",
    ]

    /// This machine's.
    static func current() -> SandboxHost {
        var host = SandboxHost()
        for folder in folderNames {
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder) {
                host.links[folder] = target
            } else if access(folder, X_OK) == 0 {
                host.folders.append(folder)
            }
        }
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: "/etc")) ?? []).sorted() {
            guard isSetting(name), access("/etc/" + name, F_OK) == 0 else { continue }
            host.settings.append("/etc/" + name)
            host.collectSecrets("/etc/" + name, depth: 0)
        }
        return host
    }

    private static func isSetting(_ name: String) -> Bool {
        settingNames.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }

    private mutating func collectSecrets(_ path: String, depth: Int) {
        var info = stat()
        guard lstat(path, &info) == 0 else { return }
        let isFolder = info.st_mode & S_IFMT == S_IFDIR
        let needed = isFolder ? S_IROTH | S_IXOTH : S_IROTH
        if info.st_mode & S_IFMT == S_IFLNK { return }
        if info.st_mode & needed != needed || depth > 4 {
            secrets.append(path)
        } else if isFolder {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
                collectSecrets(path + "/" + name, depth: depth + 1)
            }
        }
    }
}
