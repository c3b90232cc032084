import PageText

// A name that somebody wrote, without a label that asks for it.

extension SignatureReader {
    /// "A. Cole   Signed on 12/03/2024" or "A. Cole" over "Date signed: 12/3/24", near "Ann Cole, MD": a hand's name and the day.
    func writtenName() -> (found: Found, date: Candidate)? {
        for view in views {
            for (index, line) in view.lines.enumerated() {
                for segment in line.segments {
                    let end = segment.first { $0 > segment.lowerBound && Self.signing.contains(where: view.folds[index][$0].hasPrefix) } ?? segment.upperBound
                    let words = line.words[segment.lowerBound..<end]
                    guard (2...4).contains(words.count), let name = PersonName(words.map(\.text)), name.credentials == nil, name.isAll(of: words.map(\.text)), isTypedBeside(name, line: index, view), let date = daySigned(by: index, view) else { continue }
                    return (Found(type: "wet", box: line.box(of: words.indices), page: view.page.number, printed: words.map(\.text).joined(separator: " "), isSure: false), date)
                }
            }
        }
        return typedName()
    }

    /// "Ann Cole, DO   NPI# …   signed 02-05-2024": over it stands what could not be read.
    private func typedName() -> (found: Found, date: Candidate)? {
        for view in views {
            for (line, folds) in zip(view.lines, view.folds) {
                guard let credentials = PersonName(line.words.prefix(6).map(\.text))?.credentials, !PersonName.isNurse(credentials), let signed = folds.firstIndex(where: { $0.hasPrefix("signed") }), let date = TypedReading.date(in: line.words[(signed + 1)...].prefix(3)), date.words.lowerBound == signed + 1, !Self.isOfAnotherPaper(signed, folds) else { continue }
                return (Found(type: "wet", box: line.box, page: view.page.number, printed: line.text, isSure: false), Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format, .label], score: 2))
            }
        }
        return nil
    }

    private static let printing: Set<String> = ["print", "printed", "prescriber", "physician", "provider"]
    private static let signing: Set<String> = ["signed", "date"]

    /// "Consent signed 03/01/2026": the day of another paper.
    private static func isOfAnotherPaper(_ signed: Int, _ folds: [String]) -> Bool { !papers.isDisjoint(with: folds[..<signed].suffix(2)) }

    private static let papers: Set<String> = ["consent", "consents", "form", "forms", "agreement", "authorization", "release", "waiver", "pa", "plan", "contract", "hipaa", "document", "documents", "enrollment", "application", "notice", "abn"]

    /// The same family name stands within a few lines with the credentials of a prescriber.
    func isTypedBeside(_ name: PersonName, line index: Int, _ view: PageView) -> Bool {
        view.lines.indices.contains { other in
            abs(other - index) <= 3 && view.lines[other].words.indices.contains { start in
                guard view.lines[other].words[start].text.first?.isUppercase == true, let typed = PersonName(view.lines[other].words[start...].prefix(6).map(\.text)) else { return false }
                // "Name (print): Ann Cole   Credentials:"
                let isLabelled = other != index && start > 0 && view.lines[other].words[start - 1].text.hasSuffix(":") && view.folds[other][..<start].contains(where: Self.printing.contains)
                guard isLabelled || typed.credentials.map({ !PersonName.isNurse($0) }) ?? false else { return false }
                // Of one family another may have signed, too.
                return name.normal.first == typed.normal.first && OrderExtractor.sharesName(name.normal, typed.normal)
            }
        }
    }

    /// A day that is said to be that of signing, on the line or in those beside it, or on a line of its own under the printed name.
    private func daySigned(by index: Int, _ view: PageView) -> Candidate? {
        let own = view.lines[index].box
        for other in [index, index + 1, index - 1, index + 2, index + 3] where view.lines.indices.contains(other) {
            let line = view.lines[other], distance = abs(line.box.centerY - own.centerY)
            guard distance < 26 || distance < 60 && other > index && view.folds[other][0] == "signed" && line.words.count < 8, let signed = view.folds[other].lastIndex(where: { $0.hasPrefix("signed") }), let date = TypedReading.date(in: line.words[(signed + 1)...].prefix(4)), date.words.lowerBound <= signed + 2, !Self.isOfAnotherPaper(signed, view.folds[other]) else { continue }
            return Candidate(value: date.value, words: line.words[date.words], page: view.page, checks: [.format, .label], score: 2)
        }
        return nil
    }

    /// "Status: PENDING PROVIDER SIGNATURE - not yet signed"
    func waiting() -> (box: Box, page: Int)? {
        for view in views {
            for line in view.lines where line.words.count < 14 && Self.waits(line.text) && line.words.contains(where: { ["sign", "cosign", "esign"].contains(where: folded($0.text).hasPrefix) }) { return (line.box, view.page.number) }
        }
        return nil
    }
}
