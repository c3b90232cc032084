import Foundation
import PageText

// "Electronically signed by … on …"

extension SignatureReader {
    private static let electronic = [
        "electronically signed", "e-signed", "esigned", "digitally signed", "authenticated by", "electronic signature", "esignature", "electronically approved", "electronically validated", "signed by", "approved by", "signed off by", "signed-off by", "e-signature", "finalized by", "signed electronically",
    ] + sayingMore
    /// They are words of other sentences, too: with a day they say that somebody signed.
    private static let sayingMore = ["validated by", "sealed by", "e-sign"]
    private static let checking: Set<String> = ["pharmacist", "pharmacy", "pharmd", "rph", "nurse", "rn", "witness"]

    func electronicStatement(_ view: PageView, _ dates: inout [Candidate]) -> Found? {
        for (index, line) in view.lines.enumerated() {
            let text = line.words.map { nearlyEqual(folded($0.text), "electronically") ? "electronically" : $0.text.lowercased() }.joined(separator: " ")
            guard let phrase = Self.electronic.first(where: { text.contains($0) }) ?? (Self.isLogged(line, view.folds[index]) ? "signed" : Self.isMarked(line) ? "/s/" : nil) else { continue }
            // "Signed by" is also a label, and drafts say that they wait.
            // What another sentence of the line says (of a pharmacist's check) is no matter.
            let said = text.range(of: phrase).map { String(text[..<$0.lowerBound] + text[$0.lowerBound...].prefix(90)) } ?? text
            if Self.sayingMore.contains(phrase), view.folds[index].contains(where: Self.checking.contains) { continue }
            if Self.waits(said) || said.contains("required") && Self.asks(line) || Self.isOfNurse(line, behind: phrase) { continue }
            let next = index + 1 < view.lines.count ? view.lines[index + 1] : nil
            let below = view.lines.dropFirst(index + 2).first { $0.box.top - line.box.bottom < 2 * line.box.height }
            let starts = line.words.firstIndex { phrase.hasPrefix($0.text.lowercased().filter { $0 != ":" }) } ?? 0
            guard line.words.count - starts > 2 || next != nil else { continue }
            // In the line two below only right under the statement: in between another column may have a line of its own.
            let left = line.box(of: view.segment(of: starts, line: index)).left - 6
            for (candidate, isUnder) in [(line, false), (next, true), (next, false), (below, true)] {
                guard let candidate else { continue }
                // Left of the statement another column may have a line of its own.
                let behind = candidate == line ? TypedReading.date(in: line.words[starts...]) : nil
                // "… electronically signed   Pharmacist 2: L. Benally, 2025-10-21": who checked it stands in between.
                if let behind, view.folds[index][starts..<behind.words.lowerBound].contains(where: { Self.checking.contains($0) }) { continue }
                if let date = behind ?? TypedReading.date(in: isUnder ? candidate.words.drop { $0.box.left < left } : candidate.words[...]), candidate == line || !Self.isOfAnother(date, in: candidate) {
                    dates.append(Candidate(value: date.value, words: candidate.words[date.words], page: view.page, checks: [.format, .label], score: 3))
                    break
                }
            }
            if dates.isEmpty, let date = certificateDate(below: index, view) { dates.append(date) }
            if ["signed by", "approved by", "signed off by", "signed-off by"].contains(phrase) || Self.sayingMore.contains(phrase), dates.isEmpty { continue }
            return Found(type: "electronic", box: line.box(of: starts..<line.words.count), page: view.page.number, printed: line.text(of: starts..<line.words.count), isSure: true)
        }
        return nil
    }

    /// "/s/ Ann Cole, MD", "/es/ Ann Cole, MD"
    private static func isMarked(_ line: TextLine) -> Bool {
        zip(line.words, line.words.dropFirst()).contains { ["/s/", "/es/"].contains($0.text.lowercased()) && $1.text.first?.isLetter == true } || line.words.contains { $0.text.lowercased().hasPrefix("/s/") && $0.text.dropFirst(3).first?.isLetter == true }
    }

    /// "SIGNED 05/09/2025 16:42 Ann Cole, MD": only a program notes the minute.
    private static func isLogged(_ line: TextLine, _ folds: [String]) -> Bool {
        guard let signed = folds.firstIndex(of: "signed"), let date = TypedReading.date(in: line.words[(signed + 1)...].prefix(4)), date.words.lowerBound == signed + 1 else { return false }
        guard line.words[date.words.upperBound...].first?.text.wholeMatch(of: /\d{1,2}:\d\d/) != nil else { return false }
        // A consent is signed as well, by somebody without credentials.
        return PersonName(line.words[(date.words.upperBound + 1)...].prefix(5).map(\.text))?.credentials.map { !PersonName.isNurse($0) } ?? false
    }

    /// "Prescriber e-signature   REQUIRED" asks for one; "none required" in a box beside it is of something else.
    private static func asks(_ line: TextLine) -> Bool {
        line.segments.contains { segment in
            let folds = line.words[segment].map { folded($0.text) }
            return folds.firstIndex(of: "required").map { required in !folds[..<required].contains(where: excusing.contains) } ?? false
        }
    }

    private static let excusing: Set<String> = ["none", "not"]

    /// A draft says that it waits.
    static func waits(_ said: String) -> Bool {
        let said = said.lowercased()
        return ["not signed", "not been", "not yet", "unsigned", "pending", "awaiting"].contains(where: said.contains)
    }

    /// "Transcribed and e-signed by Ann Cole, RN": who took the order down, or checked it, does not give it.
    private static func isOfNurse(_ line: TextLine, behind phrase: String) -> Bool {
        let said = phrase.split(separator: " ").map { folded($0) }.joined()
        guard let end = line.words.indices.first(where: { line.words[...$0].map { folded($0.text) }.joined().hasSuffix(said) }) else { return false }
        let words = line.words[(end + 1)...].map(\.text).drop { ["by", ":"].contains($0.lowercased()) }
        guard let credentials = PersonName(Array(words))?.credentials else { return false }
        return PersonName.isNurse(credentials)
    }

    /// "Digitally signed by … DN: cn=… Date: 2025.09.23 08:41:17": what a program prints of a certificate stands on lines of its own.
    private func certificateDate(below index: Int, _ view: PageView) -> Candidate? {
        let lines = index + 1..<min(view.lines.count, index + 7)
        guard lines.contains(where: { line in view.lines[line].words.contains { $0.text.hasPrefix("DN:") || $0.text.lowercased().hasPrefix("cn=") } }) else { return nil }
        for line in lines {
            guard let label = view.folds[line].firstIndex(of: "date"), case let words = view.lines[line].words[(label + 1)...], let date = TypedReading.date(in: words), date.words.lowerBound <= label + 2 else { continue }
            return Candidate(value: date.value, words: view.lines[line].words[date.words], page: view.page, checks: [.format, .label], score: 3)
        }
        return nil
    }

    /// "✔ Signed in ReferLink by A. Cole, MD", in the box that asks for a signature.
    func signedThrough(_ view: PageView) -> Found? {
        for (index, folds) in view.folds.enumerated() {
            let line = view.lines[index]
            guard let signed = folds.firstIndex(of: "signed"), let by = folds[signed...].prefix(6).firstIndex(of: "by"), by + 1 < folds.count, !Self.waits(line.text),
                case let segment = view.segment(of: by, line: index), let name = PersonName(line.words[(by + 1)..<max(segment.upperBound, by + 2)].map(\.text)), let credentials = name.credentials,
                !PersonName.isNurse(credentials), view.folds[max(0, index - 2)...index].joined().contains(where: { $0.hasPrefix("signature") })
            else { continue }
            return Found(type: "electronic", box: line.box(of: segment), page: view.page.number, printed: line.text(of: segment), isSure: false)
        }
        return nil
    }

    /// "Signed: February 4, 2026", on a line of its own.
    func signedOn() -> [Candidate] {
        for view in views {
            for line in view.lines {
                guard let first = line.segments.map(\.lowerBound).first(where: { folded(line.words[$0].text) == "signed" }), let date = TypedReading.date(in: line.words[(first + 1)...]), date.words.lowerBound <= first + 2 else { continue }
                return [Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format, .label], score: 2)]
            }
        }
        return []
    }
}
