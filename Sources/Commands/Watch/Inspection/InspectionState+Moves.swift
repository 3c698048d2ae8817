import Domain

extension InspectionState {
    /// The place so many lines further; stops at the ends.
    func moved(_ place: Place, by count: Int) -> Place {
        var result = place
        var left = abs(count)
        while left > 0 {
            if count > 0 {
                let room = height(result.section) - 1 - result.line
                if left <= room { return Place(section: result.section, line: result.line + left) }
                guard result.section + 1 < sections else { return Place(section: result.section, line: height(result.section) - 1) }
                left -= room + 1
                result = Place(section: result.section + 1)
            } else {
                if left <= result.line { return Place(section: result.section, line: result.line - left) }
                guard result.section > 0 else { return Place() }
                left -= result.line + 1
                result = Place(section: result.section - 1, line: height(result.section - 1) - 1)
            }
        }
        return result
    }

    mutating func step(_ count: Int) {
        cursor = moved(cursor, by: count)
        follow()
    }

    /// A screen further, or back.
    mutating func page(_ direction: Int) {
        let by = direction * max(1, height - 2)
        top = moved(top, by: by)
        cursor = moved(cursor, by: by)
        follow()
    }

    /// Brings the place in hand onto the screen.
    mutating func follow() {
        if cursor < top { top = cursor }
        if moved(top, by: max(0, height - 1)) < cursor { top = moved(cursor, by: -max(0, height - 1)) }
        // No empty screen below the end.
        let last = moved(Place(section: sections - 1, line: self.height(sections - 1) - 1), by: -max(0, height - 1))
        if top > last { top = last }
        if cursor < top { top = cursor }
    }

    /// To the head of the next or previous file; says whether there is one.
    @discardableResult
    mutating func nextFile(_ direction: Int, where isWanted: (InspectedFileState) -> Bool = { _ in true }) -> Bool {
        if direction < 0, cursor.section > 0, cursor.line > 0, isWanted(files[cursor.section - 1]) {
            go(cursor.section)
            return true
        }
        var section = cursor.section + direction
        while section > 0, section < sections {
            if isWanted(files[section - 1]) {
                go(section)
                return true
            }
            section += direction
        }
        return false
    }

    /// To the head of a section, which comes to the top.
    mutating func go(_ section: Int) {
        cursor = Place(section: section)
        top = cursor
        follow()
    }

    /// To the beginning of the next run of changes, or of the one before. Where lines are missing it waits for them.
    mutating func change(_ direction: Int) {
        seeking = nil
        var here = cursor
        var isInRun = isChange(here)
        for count in 0..<20_000 {
            let next = moved(here, by: direction)
            guard next != here else { break }
            if direction < 0, count > 0, isChange(here), !isChange(next) { break }
            here = next
            if case .missing? = content(here) {
                seeking = direction
                break
            }
            if direction > 0, isChange(here), !isInRun { break }
            if here.line == 0, file(here.section)?.isFolded == true { break }
            isInRun = isChange(here)
        }
        cursor = here
        let isVisible = top <= here && here <= moved(top, by: height - 1)
        if !isVisible { top = moved(here, by: -height / 2) }
        follow()
    }

    private func isChange(_ place: Place) -> Bool {
        if case .item(let item)? = content(place) { item.isChange } else { false }
    }

    mutating func fold(_ index: Int, _ isFolded: Bool) {
        files[index].isFolded = isFolded
        clamp()
    }

    mutating func toggleLayout() -> Bool {
        wishesSplit.toggle()
        let isSplit = wishesSplit && style.width >= DiffStyle.splitWidth
        guard isSplit != style.isSplit else { return !wishesSplit }
        style.isSplit = isSplit
        layOut()
        return true
    }

    /// Where a comment at the place in hand would stand.
    var draftPlace: Draft? {
        guard let index = inHand else { return nil }
        let file = files[index]
        var draft = Draft(path: file.file.path, line: nil, old: nil, quote: "", text: "")
        guard file.since == nil, case .item(let item)? = content(cursor) else { return draft }
        guard item.new == nil, let old = item.old else {
            draft.line = item.new
            return draft
        }
        draft.old = old
        draft.quote = String(item.quote.prefix(120))
        // It stands at the first line behind it that is there.
        var below = cursor
        for _ in 0..<2000 {
            let next = moved(below, by: 1)
            guard next != below, next.section == cursor.section, case .item(let item)? = content(next) else { break }
            if let new = item.new {
                draft.line = new
                break
            }
            below = next
        }
        return draft
    }
}
