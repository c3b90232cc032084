import Extraction
import Foundation
import Vocabulary

// The papers must agree with the claim and with each other.

extension Rule {
    static let consistency: [Rule] = [
        Rule("XD001") { claim in
            let ambiguous = ["none", "multiple"].contains(claim.order?.text(.drugSelection) ?? "")
            guard !ambiguous, let order = claim.order, claim.drug.isContradicted(by: order.record.fields) else { return [] }
            return [Hit([claim.evidence(.drugBrand) ?? claim.evidence(.drugGeneric)], ["name": claim.drugName])]
        },
        Rule("XD002") { claim in
            guard let own = claim.claim.drugGeneric, let suffix = DrugNames.suffix(of: own) else { return [] }
            let papers = [claim.order.map { ("order", $0.file, $0.record.fields) }, claim.line.map { ("invoice", $0.paper.file, $0.fields) }].compactMap { $0 }
                + claim.labels.map { ("label", $0.file, $0.record.fields) }
            return papers.compactMap { place, file, fields in
                guard let value = fields[.drugGeneric], let other = DrugNames.suffix(of: value.text), other != suffix,
                    DrugNames.fold(String(value.text.dropLast(5))) == DrugNames.fold(String(own.dropLast(5))),
                    // Another brand is another drug: XD001 says so.
                    !claim.drug.isContradicted(by: fields)
                else { return nil }
                return Hit([Evidence(value, file: file)], ["own": own, "other": value.text, "place": place])
            }
        },
        Rule("XD003") { claim in
            // Claim against invoice is IN006.
            let invoice = claim.line?.ndc
            let isInvoiceOff = claim.claim.ndc.flatMap { own in invoice.map { !claim.isOneProduct(own, $0) } } ?? false
            let codes = claim.ndcs.filter { !isInvoiceOff || $0.place != "invoice" }
            guard let first = codes.first, let other = codes.first(where: { !claim.isOneProduct($0.ndc, first.ndc) }) else { return [] }
            return [Hit([first.evidence, other.evidence], ["one": "\(first.ndc.hyphenated) (\(first.place))", "other": "\(other.ndc.hyphenated) (\(other.place))"])]
        },
        Rule("PT005") { claim in
            guard let order = claim.order else { return [] }
            var differing: [String] = []
            if let name = claim.claim.beneficiaryName, let value = order.record.fields[.patientName], !PatientName.agree(name, value.text) {
                // An unsure reading a letter off is a reading to confirm, as long as the birth date is the claim's.
                let isMisread = value.status == .review && PatientName.nearlyAgree(name, value.text) && claim.claim.birthDate?.description == order.text(.patientBirthDate)
                if !isMisread { differing.append("name") }
            }
            if let mbi = claim.claim.mbi.map(ClaimCase.foldedCode), let value = order.record.fields[.mbi], mbi != ClaimCase.foldedCode(value.text), !value.mayBeMisread(as: mbi) {
                differing.append("Medicare number")
            }
            guard !differing.isEmpty else { return [] }
            return [Hit([claim.evidence(.patientName), claim.evidence(.mbi)], ["what": differing.joined(separator: " and ")])]
        },
        Rule("PT006") { claim in
            guard let day = claim.claim.birthDate, let printed = claim.order?.text(.patientBirthDate), day.description != printed else { return [] }
            return [Hit([claim.evidence(.patientBirthDate)], ["claim": day.description, "order": printed])]
        },
        Rule("DX008") { claim in
            guard let codes = claim.list(.icd10)?.map(ClaimCase.foldedCode), !codes.isEmpty, !claim.claim.diagnoses.isEmpty,
                Set(codes).isDisjoint(with: claim.claim.diagnoses.map(ClaimCase.foldedCode))
            else { return [] }
            return [Hit([claim.evidence(.icd10)], ["claim": claim.claim.diagnoses.joined(separator: ", "), "order": claim.text(.icd10) ?? ""])]
        },
        Rule("LT002") { claim in
            let given = claim.givenLots
            guard !given.isEmpty else { return [] }
            let bought = claim.lines.flatMap(\.lots), labelled = claim.labels.flatMap { $0.record.fields.list(.lot) ?? [] }.map(ClaimCase.foldedCode)
            guard !bought.isEmpty && given.isDisjoint(with: bought) || !labelled.isEmpty && given.isDisjoint(with: labelled) else { return [] }
            // An unsure reading that is one or two characters off a known lot is a reading to confirm, not another lot.
            if let value = claim.value(.adminLot), (bought + labelled).contains(where: { value.mayBeMisread(as: $0) }) { return [] }
            let other = claim.lines.compactMap { $0.fields[.lot] } + claim.labels.compactMap { $0.record.fields[.lot] }
            if other.contains(where: { value in given.contains { value.mayBeMisread(as: $0) } }) { return [] }
            // What can hardly be read on the invoice contradicts nothing, where a label has the lot.
            if !given.isDisjoint(with: labelled), claim.lines.compactMap({ $0.fields[.lot] }).allSatisfy({ $0.status == .review }) { return [] }
            return [Hit([claim.evidence(.adminLot)], ["lot": claim.text(.adminLot) ?? ""])]
        },
        Rule("IN008") { claim in
            claim.lines.compactMap { line in
                guard let quantity = line.quantity, let unit = line.unitPrice, let extended = line.extendedPrice else { return nil }
                let difference = abs(abs(unit.amount * quantity) - abs(extended.amount))
                guard difference * 100 > abs(quantity), difference != line.paper.money(.freight)?.amount else { return nil }
                return Hit(line.fields[.extendedPrice].map { [Evidence($0, file: line.paper.file)] } ?? [], ["sum": "\(quantity) × \(unit) is not \(extended)"])
            }
        },
        Rule("MD004") { claim in
            guard claim.bills("JZ"), let waste = claim.waste, waste.amount > 0 else { return [] }
            return [Hit([claim.evidence(.wastage)], ["waste": waste.description])]
        },
        Rule("XD004") { claim in
            guard let route = claim.route, let modifier = ["JA", "JB"].first(where: { claim.bills($0) }), modifier != (route == .intravenous ? "JA" : route == .subcutaneous ? "JB" : "")
            else { return [] }
            return [Hit([claim.evidence(.route)], ["modifier": modifier, "said": modifier == "JA" ? "into a vein" : "under the skin", "route": route.rawValue])]
        },
        Rule("UN009") { claim in
            let ordered = !claim.has(.calculatedDose) ? claim.orderedDose : claim.calculatedDose
            guard let given = claim.recordedDose, let dose = ordered, !dose.isPerWeight, !dose.isPerSurface, let deviation = given.deviation(from: dose), abs(deviation) * 20 > 1
            else { return [] }
            return [Hit([claim.evidence(.adminDose), claim.evidence(.dose)], ["given": given.description, "ordered": dose.description])]
        },
    ]
}

extension ClaimCase {
    var drugName: String { [claim.drugBrand, claim.drugGeneric.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ") }
}

extension FieldValue {
    /// The value stands at `review` and differs from `known` in no more characters than OCR confuses, loses or adds in one code.
    ///
    /// Such a value gets its own finding ("please confirm"): to call it a contradiction would be a guess.
    func mayBeMisread(as known: String) -> Bool {
        guard status == .review else { return false }
        return list.contains { text in
            let read = ClaimCase.foldedCode(text)
            return read.count >= 5 && known.count >= 5 && (1...2).contains(NearestWord.distance(read, known))
        }
    }
}

/// Patient names in any printed order.
enum PatientName {
    /// The same first and last names; initials, suffixes, case and punctuation do not count.
    static func agree(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        let a = parts(a), b = parts(b)
        return a.allSatisfy(b.contains) && b.allSatisfy(a.contains)
    }

    /// The same names but for one or two letters in one of them.
    static func nearlyAgree(_ a: String, _ b: String) -> Bool {
        let x = parts(a), y = parts(b)
        let alone = x.filter { !y.contains($0) }, other = y.filter { !x.contains($0) }
        // An initial that was read as two letters.
        if alone.count + other.count == 1, min(x.count, y.count) > 1, (alone + other)[0].count == 2 { return true }
        guard x.count > 1, alone.count == 1, other.count == 1, alone[0].count == other[0].count else { return false }
        return zip(alone[0], other[0]).count { $0 != $1 } <= 2
    }

    static func parts(_ name: String) -> [String] {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let words = isASCII ? asciiWords(name) : name.lowercased().split { !$0.isLetter && $0 != "'" }.map { String($0).filter { $0 != "'" } }
        return words.filter { $0.count > 1 && !titles.contains($0) }
    }

    private static func asciiWords(_ name: String) -> [String] {
        var words: [String] = [], word = ""
        for byte in name.utf8 where byte != UInt8(ascii: "'") {
            let small = byte | 0x20
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) {
                word.unicodeScalars.append(Unicode.Scalar(small))
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static let titles = ["jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr"]
}
