import Foundation
import PageText
import Vocabulary

/// Whether a prescriber signed, how, and when.
struct SignatureReader {
    let views: [PageView]
    let judge: Judge

    struct Found {
        let type: String
        let box: Box
        let page: Int
        let printed: String?
        let isSure: Bool
    }

    /// Signatures of others: a nurse's is not the prescriber's.
    private static let others = ["nurse", "patient", "witness", "pharmacist", "receivedby", "caregiver", "staff", "technician", "administeredby", "verifiedby"]

    /// - Parameter knownDates: dates read elsewhere on the order, to tell a scrawled one by.
    /// - Returns: where a date is written that cannot be read.
    func read(into fields: inout [Field: FieldValue], knownDates: [Candidate]) -> Place? {
        var dates: [Candidate] = []
        var unread: Place?
        var found: Found?
        var place: (box: Box, page: Int)?
        for view in views {
            if let statement = electronicStatement(view, &dates) {
                found = statement
                break
            }
        }
        for view in views {
            let lines = signatureLines(view)
            for (index, box) in lines {
                place = place ?? (box, view.page.number)
                // "Co-signature: PENDING - not yet authenticated"
                let line = view.lines[index], own = line.segments.drop { line.box(of: $0).horizontalOverlap(box) <= 0 }.prefix(2)
                if Self.waits(own.map { line.text(of: $0) }.joined(separator: " ")) { continue }
                if found == nil { found = signedThrough(view) ?? name(behind: index, box: box, in: view) }
                if found == nil { found = mark(above: index, box: box, in: view) }
                if found == nil, let beside = stroke(beside: index, box: box, in: view) {
                    found = beside
                    if let caption = dateCaption(index, box: box, in: view) { dates += date(rightOf: caption, in: view) }
                }
                if found == nil, let boxed = stroke(below: box, in: view) {
                    found = boxed
                    // The date is under its caption, too.
                    if let caption = dateCaption(index, box: box, in: view) { dates += dateBelow(caption, in: view) }
                }
                // In a row of boxes a name set in a hand's type and its date stand under their captions.
                if found == nil, let caption = dateCaption(index, box: box, in: view), case let below = dateBelow(caption, in: view), !below.isEmpty, let name = name(below: box, in: view) {
                    found = name
                    dates += below
                }
                if dates.isEmpty { dates += dateBeside(index, box: box, in: view, lines: 0) }
                if dates.isEmpty, unread == nil { unread = unreadDate(index, box: box, in: view) }
            }
        }
        // What nobody signed has a date only in the place for it.
        if found != nil {
            for view in views where dates.isEmpty {
                for (index, box) in signatureLines(view) where dates.isEmpty { dates += dateBeside(index, box: box, in: view, lines: 3) }
            }
        }
        if found == nil, let written = writtenName() {
            found = written.found
            dates = [written.date]
        }
        if found != nil, dates.isEmpty { dates += signedOn() }
        if place == nil { place = waiting() }
        if found == nil, place == nil, let close = letterClose() ?? prescriberLine() {
            place = (close.box, close.view.page.number)
            found = mark(above: close.line, box: close.box, in: close.view)
            dates += dateBeside(close.line, box: close.box, in: close.view, lines: 3)
            if found != nil, dates.isEmpty { dates += signedOn() }
        }
        if dates.isEmpty, found?.type == "wet", let found, let date = scrawledDate(beside: found, knownDates) { dates = [date] }
        dates = dates.map { inItsTime($0, knownDates) }
        guard let at = found.map({ ($0.box, $0.page) }) ?? place.map({ ($0.box, $0.page) }) else { return nil }
        let present = found != nil
        fields[.signaturePresent] = judge.derived(
            .text(present ? "yes" : "no"), at: at.0, page: at.1, accepted: found?.isSure ?? false, checks: [.picture], printed: found?.printed)
        if let found {
            fields[.signatureType] = judge.derived(
                .text(found.type), at: found.box, page: found.page, accepted: found.isSure, checks: [.picture], printed: found.printed)
        }
        if let date = judge.value(.signatureDate, dates) { fields[.signatureDate] = date }
        return unread
    }

    /// "10/3/2074" beside an order of 2024: a year far ahead was misread in a digit. What the order says of the year is for a person to confirm.
    private func inItsTime(_ date: Candidate, _ known: [Candidate]) -> Candidate {
        guard date.value > "2045" else { return date }
        var date = date.untied
        if let year = known.map({ $0.value.prefix(4) }).first(where: { year in zip(year, date.value).count { $0 != $1 } == 1 }) { date.value = String(year) + date.value.dropFirst(4) }
        date.confidence = min(date.confidence, 0.5)
        return date
    }

    // MARK: - The end of a letter

    /// The printed name under which a letter is signed: the first name with credentials below its closing words.
    private func letterClose() -> (line: Int, box: Box, view: PageView)? {
        for view in views {
            guard let closing = view.folds.firstIndex(where: { $0.count <= 3 && ["sincerely", "regards", "respectfully", "thank", "yours", "cordially"].contains($0.first ?? "") || $0.last == "regards" })
            else { continue }
            var first: (line: Int, box: Box, name: String)?
            for index in view.lines.indices.dropFirst(closing + 1) {
                for segment in view.lines[index].segments {
                    guard let name = PersonName(view.lines[index].words[segment].map(\.text)), name.credentials != nil else { continue }
                    // The name twice: a stamp, and under it the name as it is typed.
                    if let first, first.name != name.normal { return (first.line, first.box, view) }
                    if first != nil { return (index, view.lines[index].box(of: segment), view) }
                    first = (index, view.lines[index].box(of: segment), name.normal)
                }
            }
            if let first { return (first.line, first.box, view) }
        }
        return nil
    }

    /// A pen stroke right above the line that names the prescriber, where the small print under it could not be read.
    private func prescriberLine() -> (line: Int, box: Box, view: PageView)? {
        for view in views {
            for (index, line) in view.lines.enumerated() {
                // "Ann Cole, MD   NPI 1234567893", typed under the line to sign on.
                let isNamed = view.folds[index].contains("npi") && PersonName(line.words[line.segments[0]].map(\.text))?.credentials.map { !PersonName.isNurse($0) } ?? false
                guard let first = view.folds[index].first, isNamed || ["prescriber", "physician", "provider"].contains(where: { first.hasPrefix($0) }) else { continue }
                let box = line.box(of: line.segments[0])
                let isSigned = view.page.ink.contains { ink in
                    // Behind the label where the line has no name of its own, else above.
                    if line.segments[0].count <= 2, ink.box.width > 60, ink.box.height > 14, ink.box.left > box.right - 4, ink.box.left - box.right < 60, ink.box.verticalOverlap(box) > 0.5 * box.height { return true }
                    return ink.box.width > 60 && ink.box.bottom < box.top + 4 && box.top - ink.box.bottom < 40 && ink.box.horizontalOverlap(box.widened(by: 60)) > 30
                }
                if isSigned { return (index, box, view) }
            }
        }
        return nil
    }

    /// What a pen wrote beside the signature, when it looks like a date that the order prints elsewhere: the best reading of
    /// a scrawl, for a person to confirm. Nothing is taken where nothing is written.
    private func scrawledDate(beside found: Found, _ known: [Candidate]) -> Candidate? {
        guard let view = views.first(where: { $0.page.number == found.page }) else { return nil }
        let reach = Box(left: found.box.right - 10, top: found.box.top - 14, right: view.page.width, bottom: found.box.bottom + 14)
        // A scrawl keeps no line: its words are taken by place alone, one to three in a row.
        let prose = view.lines.flatMap { line in line.segments.filter { $0.count > 9 }.map { line.box(of: $0) } }
        let words = view.page.words.filter { word in reach.contains(x: word.box.centerX, y: word.box.centerY) && !prose.contains { $0.contains(x: word.box.centerX, y: word.box.centerY) } }.sorted { $0.box.left < $1.box.left }
        // What can be read says itself what day it is.
        if let date = TypedReading.date(in: words[...]), date.words.lowerBound < 3 { return Candidate(value: date.value, words: words[date.words], page: view.page, checks: [.format], score: 0) }
        var best: (words: ArraySlice<Word>, known: Candidate, likeness: Double)?
        for start in words.indices {
            for end in start + 1...min(start + 3, words.count) {
                let text = words[start..<end].map(\.text).joined(separator: " ")
                guard text.count(where: \.isNumber) >= 1, text.count >= 6 else { continue }
                for candidate in known {
                    let share = likeness(text, candidate.printed)
                    if share >= 0.5, share > best?.likeness ?? 0 { best = (words[start..<end], candidate, share) }
                }
            }
        }
        guard let best else { return nil }
        var date = Candidate(value: best.known.value, words: best.words, page: view.page, checks: [], score: 0)
        date.confidence = min(date.confidence, 0.5)
        return date
    }

    // MARK: - A line to sign on

    /// Lines whose words ask for the prescriber's signature.
    private func signatureLines(_ view: PageView) -> [(line: Int, box: Box)] {
        view.lines.enumerated().flatMap { index, line in
            line.segments.compactMap { segment -> (line: Int, box: Box)? in
                let fold = view.folds[index][segment].joined()
                if isNameUnderLine(segment, line: index, view) { return (index, line.box(of: segment)) }
                guard fold.contains("signature") || fold.hasPrefix("dispenseaswritten") && segment.count <= 4 || fold.contains("signed") && segment.count <= 2 && TypedReading.date(in: line.words[segment]) == nil || fold == "sign" || fold.hasPrefix("signhere"), view.folds[index][segment].count(where: { !$0.isEmpty }) <= 8 else { return nil }
                if fold.contains("electronically") || fold.contains("status") || fold.contains("onfile") { return nil }
                // "RN/LPN signature"; "Abernathy" is a name.
                let isOfNurse = line.words[segment].contains { word in word.text.split { !$0.isLetter }.contains { ["RN", "LPN"].contains($0.uppercased()) } }
                guard !isOfNurse || fold.contains("prescriber") || fold.contains("physician") || fold.contains("provider"), !Self.others.contains(where: { fold.contains($0) && !(fold.contains("prescriber") || fold.contains("physician") || fold.contains("provider")) }) else { return nil }
                return (index, line.box(of: segment))
            }
        }
    }

    /// "Ann Cole, MD NPI …      Date": the name typed under the line to sign on, beside the caption of the day.
    private func isNameUnderLine(_ segment: Range<Int>, line index: Int, _ view: PageView) -> Bool {
        let line = view.lines[index]
        guard let next = line.segments.first(where: { $0.lowerBound >= segment.upperBound }), view.folds[index][next] == ["date"], !line.words[next.lowerBound].text.hasSuffix(":"),
            let credentials = PersonName(line.words[segment].map(\.text))?.credentials
        else { return false }
        return !PersonName.isNurse(credentials)
    }

    private func mark(above index: Int, box: Box, in view: PageView) -> Found? {
        let reach = Box(left: box.left - 12, top: box.top - 44, right: max(box.right + 120, box.left + 210), bottom: box.bottom + 3)
        let stamps = view.lines.filter { line in
            let fold = folded(line.text)
            return line.box.horizontalOverlap(reach) > 0 && line.box.verticalOverlap(reach.extendedDown(30)) > 0 && (fold.contains("signatureonfile") || fold.contains("stamp") && !["nostamp", "stampsnot", "stampnot", "stampedsignaturesnot", "stampsarenot"].contains(where: fold.contains))
        }
        let strokes = view.page.ink.filter { $0.box.horizontalOverlap(reach) > 0.5 * $0.box.width && ($0.box.centerY < box.bottom || $0.box.left > box.right - 4 && $0.box.verticalOverlap(box) > 0.5 * box.height) && $0.box.centerY > reach.top && !isPrint($0.box, in: view) }
        let printed = view.lines.indices.filter { $0 != index }.flatMap { number -> [Word] in
            view.lines[number].words.filter { reach.contains(x: $0.box.centerX, y: $0.box.centerY) && ($0.box.bottom < box.top + 4 || $0.box.height > 1.8 * box.height && $0.box.centerY < box.top) }
        }
        if !stamps.isEmpty { return Found(type: "stamp", box: stamps[0].box, page: view.page.number, printed: stamps[0].text, isSure: false) }
        if let stroke = strokes.max(by: { $0.box.area < $1.box.area }), stroke.box.width > 24 {
            return Found(type: "wet", box: stroke.box, page: view.page.number, printed: nil, isSure: false)
        }
        // A name set in a hand's type stands for a signature; whether it is one, a person must see.
        let names = printed.filter { $0.text.contains(where: \.isLetter) && TypedReading.date(in: [$0]) == nil }
        // Over the typed name the same name without credentials: a hand's.
        let upper = names.filter { word in names.allSatisfy { $0.box.centerY > word.box.centerY - 0.6 * word.box.height } }
        if upper.count >= 2, upper.count < names.count, let area = Box.union(upper.map(\.box)), let name = PersonName(upper.map(\.text)), name.credentials == nil,
            let typed = PersonName(names.filter { !upper.contains($0) }.map(\.text)), typed.credentials != nil, OrderExtractor.sharesName(name.normal, typed.normal)
        {
            return Found(type: "wet", box: area, page: view.page.number, printed: upper.map(\.text).joined(separator: " "), isSure: false)
        }
        // "ACole": of a hand's type the space between its words may be lost.
        if let only = names.first, names.count == 1, only.box.height > 1.3 * box.height, only.text.first?.isUppercase == true, only.text.count(where: \.isLetter) > 4, !PersonName.isOfForm(only.text) {
            return Found(type: "wet", box: only.box, page: view.page.number, printed: only.text, isSure: false)
        }
        if names.count >= 2, names.count <= 6, let area = Box.union(names.map(\.box)), let name = PersonName(names.map(\.text)) {
            // Nobody signs with credentials in type: that is a stamp.
            return Found(type: name.credentials == nil ? "wet" : "stamp", box: area, page: view.page.number, printed: names.map(\.text).joined(separator: " "), isSure: false)
        }
        // Nobody prints so high over a line to sign on: a scrawl that OCR took for letters.
        let scrawl = names.filter { $0.box.height > 1.6 * box.height }
        if view.page.source != .textLayer, let area = Box.union(scrawl.map(\.box)), area.width > 48 { return Found(type: "wet", box: area, page: view.page.number, printed: nil, isSure: false) }
        return nil
    }

    /// A box of a form has its caption on top: a pen stroke right under it, with no caption of its own below, is in that box.
    private func stroke(below box: Box, in view: PageView) -> Found? {
        let reach = Box(left: box.left - 12, top: box.bottom - 3, right: max(box.right + 120, box.left + 210), bottom: box.bottom + 44)
        let strokes = view.page.ink.filter { $0.box.width > 24 && $0.box.horizontalOverlap(reach) > 0.5 * $0.box.width && $0.box.centerY > box.bottom && $0.box.top < reach.bottom - 14 && !isPrint($0.box, in: view) }
        guard let stroke = strokes.max(by: { $0.box.area < $1.box.area })?.box else { return nil }
        let isCaptioned = view.lines.contains { line in
            line.words.contains { $0.box.horizontalOverlap(stroke) > 0 && $0.box.centerY > stroke.centerY && $0.box.top < stroke.bottom + 18 }
        }
        return isCaptioned ? nil : Found(type: "wet", box: stroke, page: view.page.number, printed: nil, isSure: false)
    }

    /// In a table the place to sign is the cell behind the label, as high as its row.
    private func stroke(beside index: Int, box: Box, in view: PageView) -> Found? {
        let line = view.lines[index]
        let end = line.segments.map { line.box(of: $0).left }.first { $0 > box.right } ?? view.page.width
        let reach = Box(left: box.right - 4, top: box.top - 16, right: min(end, box.right + 240), bottom: box.bottom + 28)
        let strokes = view.page.ink.filter { $0.box.width > 48 && $0.box.left > reach.left && $0.box.left < box.right + 110 && $0.box.right < reach.right && $0.box.top > reach.top && $0.box.bottom < reach.bottom && !isPrint($0.box, in: view) }
        guard let stroke = strokes.max(by: { $0.box.area < $1.box.area })?.box else { return hand(in: reach, beside: box, view) }
        let isCaptioned = view.lines.contains { line in line.words.contains { $0.box.horizontalOverlap(stroke) > 0 && $0.box.top > stroke.bottom - 4 && $0.box.top < stroke.bottom + 14 } }
        return isCaptioned ? nil : Found(type: "wet", box: stroke, page: view.page.number, printed: nil, isSure: false)
    }

    /// A name without credentials, set far higher than its label: in a hand's type.
    private func hand(in reach: Box, beside label: Box, _ view: PageView) -> Found? {
        let words = view.page.words.filter { reach.contains(x: $0.box.centerX, y: $0.box.centerY) && $0.box.left > reach.left && $0.box.height > 1.6 * label.height }
        guard (2...3).contains(words.count), let area = Box.union(words.map(\.box)), let name = PersonName(words.map(\.text)), name.credentials == nil, name.isAll(of: words.map(\.text)) else { return nil }
        return Found(type: "wet", box: area, page: view.page.number, printed: words.map(\.text).joined(separator: " "), isSure: false)
    }

    /// The day in the cell behind its label.
    private func date(rightOf label: Box, in view: PageView) -> [Candidate] {
        for line in view.lines where line.box.bottom > label.top - 6 && line.box.top < label.bottom + 24 {
            guard let first = line.words.firstIndex(where: { $0.box.left > label.right }), let (date, read) = date(in: line.words[first...]), !view.isStamped(line.box(of: date.words)) else { continue }
            return [Candidate(value: date.value, words: read[date.words], page: view.page, checks: [.format, .label], score: 2)]
        }
        return []
    }

    /// "Signature   A. Cole   Date …": on paper a short name in the cell of the label was written there. Who types it adds credentials.
    private func name(behind index: Int, box: Box, in view: PageView) -> Found? {
        let line = view.lines[index], isText = view.page.source == .textLayer
        guard let own = line.segments.first(where: { line.box(of: $0) == box }) else { return nil }
        // "Signature: Ann Cole"
        if let colon = own.first(where: { line.words[$0].text.hasSuffix(":") }), view.folds[index][colon].hasSuffix("signature"), case let words = line.words[(colon + 1)..<own.upperBound], (2...3).contains(words.count),
            let name = PersonName(words.map(\.text)), name.credentials == nil, name.isAll(of: words.map(\.text)), !isText || isTypedBeside(name, line: index, view)
        {
            return Found(type: "wet", box: line.box(of: words.indices), page: view.page.number, printed: words.map(\.text).joined(separator: " "), isSure: false)
        }
        guard !isText else { return nil }
        // "Physician signature: ANN COLE, M.D.", in the capitals of a stamp.
        if let colon = own.first(where: { line.words[$0].text.hasSuffix(":") }), view.folds[index][colon].hasSuffix("signature"), case let words = line.words[(colon + 1)..<own.upperBound], (3...5).contains(words.count),
            words.allSatisfy({ $0.text == $0.text.uppercased() }), let name = PersonName(words.map(\.text)), let credentials = name.credentials, !PersonName.isNurse(credentials)
        {
            return Found(type: "stamp", box: line.box(of: words.indices), page: view.page.number, printed: words.map(\.text).joined(separator: " "), isSure: false)
        }
        guard line.words[own].count <= 3, let next = line.segments.first(where: { $0.lowerBound == own.upperBound }), (2...3).contains(next.count),
            line.box(of: next).left - box.right < 150, let name = PersonName(line.words[next].map(\.text)), name.credentials == nil, name.normal.split(separator: " ").count == next.count
        else { return nil }
        return Found(type: "wet", box: line.box(of: next), page: view.page.number, printed: line.text(of: next), isSure: false)
    }

    /// Low as print, and read as a word of it: no pen.
    private func isPrint(_ ink: Box, in view: PageView) -> Bool {
        ink.height < 12 && view.page.words.contains { $0.confidence > 0.6 && $0.box.horizontalOverlap(ink) > 0.6 * ink.width && $0.box.verticalOverlap(ink) > 0.5 * ink.height }
    }

    private func name(below box: Box, in view: PageView) -> Found? {
        for line in view.lines where line.box.top > box.bottom - 3 && line.box.top < box.bottom + 24 {
            for segment in line.segments where abs(line.box(of: segment).left - box.left) < 14 {
                guard let name = PersonName(line.words[segment].map(\.text)) else { continue }
                return Found(type: name.credentials == nil ? "wet" : "stamp", box: line.box(of: segment), page: view.page.number, printed: line.text(of: segment), isSure: false)
            }
        }
        return nil
    }

    /// "Date", "Signed on": what a form prints under the line for the date, right of that for the signature.
    private func dateCaption(_ index: Int, box: Box, in view: PageView) -> Box? {
        for number in [index, index - 1, index + 1] where view.lines.indices.contains(number) {
            let line = view.lines[number]
            for segment in line.segments where segment.count <= 4 {
                let caption = line.box(of: segment)
                let fold = view.folds[number][segment].joined()
                // "Start date: 05/01/2026" says its own day.
                guard abs(caption.centerY - box.centerY) < 6, caption.left > box.right, TypedReading.date(in: line.words[segment]) == nil, fold.contains("date") || fold.contains("signedon") || fold.contains("dtsigned") else { continue }
                // With a colon the date stands behind it.
                if !line.words[segment.upperBound - 1].text.hasSuffix(":") { return caption }
            }
        }
        return nil
    }

    /// Where something is written over the caption of the date: letters or digits, high as a hand writes them.
    private func unreadDate(_ index: Int, box: Box, in view: PageView) -> Place? {
        guard view.page.source != .textLayer, let caption = dateCaption(index, box: box, in: view) else { return nil }
        let area = Box(left: caption.left - 6, top: caption.top - 26, right: max(caption.right, caption.left + 90), bottom: caption.top + 2)
        let words = view.lines.flatMap(\.words).filter { area.contains(x: $0.box.centerX, y: $0.box.centerY) && $0.box.height > 6 && !view.isStamped($0.box) }
        guard words.reduce(0, { $0 + $1.text.count { $0.isLetter || $0.isNumber } }) > 4, let written = Box.union(words.map(\.box)) else { return nil }
        return judge.place(written, page: view.page.number)
    }

    /// The date that stands on the line over its caption, or right behind it.
    private func dateAbove(_ caption: Box, in view: PageView) -> [Candidate] {
        let area = Box(left: caption.left - 12, top: caption.top - 30, right: max(caption.right, caption.left + 90) + 12, bottom: caption.bottom + 1)
        for line in view.lines.reversed() where line.box.bottom > area.top && line.box.top < area.bottom {
            let words = line.words.indices.filter { area.contains(x: line.words[$0].box.centerX, y: line.words[$0].box.centerY) }
            guard let first = words.first, let last = words.last, let (date, read) = date(in: line.words[first...last]), !view.isStamped(line.box(of: date.words))
            else { continue }
            return [Candidate(value: date.value, words: read[date.words], page: view.page, checks: [.format, .label], score: 2)]
        }
        return []
    }

    /// In the box that the caption heads.
    private func dateBelow(_ caption: Box, in view: PageView) -> [Candidate] {
        for line in view.lines where line.box.top > caption.bottom - 3 && line.box.top < caption.bottom + 20 {
            let words = line.words.indices.filter { line.words[$0].box.left > caption.left - 12 && line.words[$0].box.left < max(caption.right, caption.left + 90) }
            guard let first = words.first, let last = words.last, let (date, read) = date(in: line.words[first...last]), !view.isStamped(line.box(of: date.words)) else { continue }
            return [Candidate(value: date.value, words: read[date.words], page: view.page, checks: [.format, .label], score: 2)]
        }
        return []
    }

    /// A date in words as they were read, else as they were read the second time, and those words.
    private func date(in words: ArraySlice<Word>) -> (Reading, ArraySlice<Word>)? {
        if let date = TypedReading.date(in: words) { return (date, words) }
        guard let others = OtherReadings.of(words), let date = TypedReading.date(in: others) else { return nil }
        return (date, others)
    }

    /// The line is signed by a nurse or a witness.
    private func isOfOthers(_ line: Int, in view: PageView) -> Bool {
        let folds = view.folds[line]
        return folds.contains { ["nurse", "nursing", "rn", "lpn", "witness", "pharmacist"].contains($0) } && !folds.contains { ["prescriber", "physician", "provider", "md", "do"].contains($0) }
    }

    /// Another label announces the date.
    static func isOfAnother(_ date: Reading, in line: TextLine) -> Bool {
        // "Acknowledged by Ann Cole, RN 06/17/2027"
        line.words[..<date.words.lowerBound].suffix(8).contains { ["acknowledged", "noted", "transcribed", "verified", "witnessed"].contains(folded($0.text)) } || line.words[..<date.words.lowerBound].suffix(3).contains { ["dob", "birth", "order", "ordered", "service", "printed", "received", "start", "next", "planned"].contains(folded($0.text)) }
    }

    /// "…, BEAM autograft 05/14/2024. Last dose at another clinic.": the day of something that a paragraph tells.
    private static func isInProse(_ date: Reading, in line: TextLine) -> Bool {
        guard let segment = line.segments.first(where: { $0.contains(date.words.lowerBound) }), segment.count > 9 else { return false }
        return !line.words[max(0, date.words.lowerBound - 3)..<date.words.lowerBound].contains { folded($0.text).contains("date") || folded($0.text).contains("sign") }
    }

    /// The date on the same height as the signature, or behind a "Date" label on the same line.
    private func dateBeside(_ index: Int, box: Box, in view: PageView, lines reach: Int) -> [Candidate] {
        if let caption = dateCaption(index, box: box, in: view) { return dateAbove(caption, in: view) }
        // "Signature: …   Date:": what stands left of it is not the day.
        let label = view.lines[index].segments.map { view.lines[index].words[$0.lowerBound] }.last { folded($0.text) == "date" && $0.text.hasSuffix(":") && $0.box.left > box.left }
        for number in view.lines.indices.filter({ abs($0 - index) <= reach }).sorted(by: { abs($0 - index) < abs($1 - index) }) {
            let line = view.lines[number]
            guard line.box.bottom > box.top - 40, line.box.top < box.bottom + 16 else { continue }
            guard let (date, read) = date(in: line.words[...]) else { continue }
            // A date that another label announces is not the signature's.
            if isOfOthers(number, in: view) || Self.isInProse(date, in: line) { continue }
            if Self.isOfAnother(date, in: line) { continue }
            if let label, line.box(of: date.words).left < label.box.left { continue }
            if view.isStamped(line.box(of: date.words)) { continue }
            return [Candidate(value: date.value, words: read[date.words], page: view.page, checks: [.format, .label], score: 1)]
        }
        return []
    }
}

extension Box {
    fileprivate func extendedDown(_ points: Double) -> Box { Box(x: x, y: y, width: width, height: height + points) }
}
