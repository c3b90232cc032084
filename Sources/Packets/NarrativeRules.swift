import Extraction
import Foundation
import Vocabulary

// The words that price an unclassified drug: ours, or the practice's own.

extension Rule {
    static let narrative: [Rule] = [
        Rule("NA001") { claim in claim.statedNarrative.isEmpty ? [Hit()] : [] },
        Rule("NA003") { claim in
            guard let dose = claim.doseGiven, !claim.statedNarrative.isEmpty else { return [] }
            // Of one that says another dose NA010 speaks.
            let isSaid = claim.ownNarrative.map { !$0.doses.isEmpty } ?? claim.doseText.map { claim.says($0) } ?? false
            return isSaid ? [] : [Hit([], ["dose": dose.description])]
        },
        Rule("NA004") { claim in
            guard claim.asks(.route), let route = claim.text(.route), !claim.says(route) else { return [] }
            return [Hit([claim.evidence(.route)], ["route": route], isDoubtful: claim.isOptional(.route))]
        },
        Rule("NA005") { claim in
            guard claim.asks(.ndc), let ndc = claim.billedNDC, !claim.statedNarrative.digits.holds(ndc.digits) else { return [] }
            return [Hit([], ["ndc": ndc.digits], isDoubtful: claim.isOptional(.ndc))]
        },
        Rule("NA006") { claim in
            guard claim.profile.narrativeMustSay.contains(.strength) || claim.strengths.count > 1 && claim.asks(.strength), let strength = claim.strength,
                !claim.says("\(strength.amount)\(strength.unit)")
            else { return [] }
            return [Hit([], ["strength": strength.description])]
        },
        Rule("NA007") { claim in
            guard let own = claim.answers?.narrative, own.count > claim.profile.narrativeLength else { return [] }
            return [Hit([], ["count": "\(own.count)", "most": "\(claim.profile.narrativeLength)"])]
        },
        Rule("NA008") { claim in
            guard claim.answers?.isPaper == true, let own = claim.answers?.narrative, own.count > claim.profile.paperLength else { return [] }
            return [Hit([], ["count": "\(own.count)", "most": "\(claim.profile.paperLength)"])]
        },
        Rule("NA009", terms: { claim, terms in
            guard let own = claim.answers?.narrative else { return [] }
            let wrong = own.filter { !$0.isASCII || $0.isNewline || terms.contains(String($0)) || ($0.asciiValue ?? 0) < 32 }
            return wrong.isEmpty ? [] : [Hit([], ["signs": wrong.filter { !$0.isWhitespace }.map(String.init).joined(separator: " ")])]
        }),
        Rule("NA010") { claim in
            guard let own = claim.ownNarrative else { return [] }
            var differing: [String] = []
            let names = claim.drugWords
            if !names.isEmpty, !names.contains(where: { own.words.contain($0) }), !own.isGeneric(claim) { differing.append("drug") }
            if let ndc = claim.billedNDC, own.ndcs.contains(where: { $0 != ndc }) { differing.append("NDC") }
            if let dose = claim.doseGiven, !own.doses.isEmpty, !own.doses.contains(where: { $0.deviation(from: dose) == 0 }) { differing.append("dose") }
            return differing.isEmpty ? [] : [Hit([], ["what": differing.joined(separator: " and ")])]
        },
        Rule("NA011", terms: { claim, terms in
            if let own = claim.answers?.narrative, !own.isEmpty, Words(own).areOnly(terms.words) { return [Hit([], ["name": own])] }
            guard !claim.ownWords.isEmpty, claim.ownWords.allSatisfy({ $0.areOnly(terms.words) }) else { return [] }
            return [Hit([], ["name": claim.drugNames.joined(separator: ", ")])]
        }),
        Rule("NA012") { claim in
            guard claim.profile.narrativeNothingElse, let own = claim.ownNarrative else { return [] }
            let extra = own.words(besides: claim.narrative.parts + claim.drugNames)
            return extra.isEmpty ? [] : [Hit([], ["payer": claim.profile.title, "extra": extra.joined(separator: " ")])]
        },
        Rule("IN019") { claim in
            guard claim.profile.narrativeMustSay.contains(.price), !claim.says("INV") else { return [] }
            return [Hit([], ["payer": claim.profile.title])]
        },
    ]
}

extension ClaimCase {
    /// The practice's own text, or else the one we wrote.
    var statedNarrative: String { answers?.narrative ?? billed.narrative }
    var drugNames: [String] { [claim.drugBrand, claim.drugGeneric].compactMap { $0 } }

    /// The payer asks for it, or likes to see it.
    func asks(_ part: PayerProfile.NarrativePart) -> Bool { !statedNarrative.isEmpty && (profile.narrativeMustSay.contains(part) || profile.narrativeMaySay.contains(part)) }
    func isOptional(_ part: PayerProfile.NarrativePart) -> Bool { !profile.narrativeMustSay.contains(part) || !profile.isConfirmed(.narrativeMustSay) }
    /// Spaces between number and unit do not count.
    func says(_ text: String) -> Bool { statedWords.contain(Words(text)) || ownNarrative?.joined.contain(Words(text)) ?? false }
}

/// A description that the practice wrote.
struct OwnNarrative {
    let words: Words
    /// With numbers and their units in one word: "350MG".
    let joined: Words
    let doses: [Dose]
    let ndcs: [NDC]
    private let pieces: [String]

    init(_ text: String) {
        words = Words(text)
        var pieces: [String] = []
        for piece in text.uppercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
            if let last = pieces.last, last.allSatisfy({ $0.isNumber || $0 == "." }), piece.allSatisfy(\.isLetter), (try? Dose(last + piece)) != nil {
                pieces[pieces.count - 1] = last + piece
            } else {
                pieces.append(piece)
            }
        }
        self.pieces = pieces
        joined = Words(pieces.joined(separator: " "))
        doses = pieces.compactMap { $0.first?.isNumber == true ? try? Dose($0) : nil }
        ndcs = pieces.compactMap { piece in piece.count(where: \.isNumber) >= 10 ? try? NDC(piece) : nil }
    }

    /// Words that none of these texts has.
    func words(besides texts: [String]) -> [String] {
        let known = Set((texts + ["GIVEN", "OF", "NDC", "DOSE", "TOTAL", "DISCARDED"]).flatMap { OwnNarrative.bare($0) })
        return pieces.filter { piece in !OwnNarrative.bare(piece).allSatisfy { known.contains($0) } }
    }

    /// Nothing in it names a drug at all: NA011 says so.
    func isGeneric(_ claim: ClaimCase) -> Bool { words(besides: ["MEDICALLY NECESSARY SEE ATTACHED UNCLASSIFIED BIOLOGIC DRUG J3590 NOC INJECTION"]).isEmpty }

    private static func bare(_ text: String) -> [String] {
        text.uppercased().replacing("NDC", with: "NDC ").split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
    }
}

extension String {
    /// The digits in it, without what stands between them.
    fileprivate var digits: String { String(decoding: utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self) }
}
