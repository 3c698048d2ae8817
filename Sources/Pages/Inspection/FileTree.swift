import Domain

/// The changed files as a tree. Folders with nothing but one folder in them are one line.
struct FileTree {
    var inspection: Inspection

    var html: Markup {
        let root = Folder(inspection.files.enumerated().map { (parts: $1.path.split(separator: "/").map(String.init), number: $0) }[...])
        let gone = inspection.noLongerChanged.map { path -> Markup in "<li class=\"gone\" title=\"\(path)\">\(path)</li>" }
        let goners: Markup = gone.isEmpty ? "" : "<h3>No longer changed</h3><ul class=\"goners\">\(gone)</ul>"
        return """
            <div class="tree-head"><h2>Files <span class="count">\(inspection.files.count)</span></h2><button type="button" class="quiet" data-tree-close aria-label="hide the tree (t)">×</button></div>
            <ul>\(items(root))</ul>
            \(goners)
            """
    }

    /// Files of one folder and the folders in it. Files come in tree order, so each folder's are beside each other.
    private struct Folder {
        var folders: [(name: String, folder: Folder)] = []
        var files: [Int] = []

        init(_ entries: ArraySlice<(parts: [String], number: Int)>, depth: Int = 0) {
            var rest = entries
            while let first = rest.first {
                // A path deeper than this is shown as one name: nothing that a repository holds makes the page nest without end.
                guard first.parts.count > depth + 1, depth < 30 else {
                    files.append(first.number)
                    rest = rest.dropFirst()
                    continue
                }
                let name = first.parts[depth]
                let inside = rest.prefix { $0.parts.count > depth + 1 && $0.parts[depth] == name }
                folders.append((name, Folder(inside, depth: depth + 1)))
                rest = rest.dropFirst(inside.count)
            }
        }
    }

    private func items(_ folder: Folder) -> Markup {
        var result: Markup = ""
        for entry in folder.folders {
            var (name, inner) = entry
            while inner.files.isEmpty, inner.folders.count == 1 {
                name += "/" + inner.folders[0].name
                inner = inner.folders[0].folder
            }
            result += "<li class=\"folder\"><span class=\"name\" title=\"\(name)\">\(name)</span><ul>\(items(inner))</ul></li>"
        }
        for number in folder.files { result += item(number, inspection.files[number]) }
        return result
    }

    private func item(_ number: Int, _ file: InspectedFile) -> Markup {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return """
            <li class="leaf\(file.viewed ? " viewed" : "")" id="leaf-\(number)"><a href="#file-\(number)" data-leaf="\(number)" title="\(file.path)">\
            <span class="mark" aria-hidden="true"></span><span class="name">\(name)</span>\(FileWords.kind(file))\
            <span class="hidden leaf-state">\(FileWords.state(file))</span>\(Words.changes(file.added, file.removed))</a></li>
            """
    }
}
