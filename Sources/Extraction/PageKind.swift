import PageText
import Vocabulary

/// What a page is, told by the words that such papers print. Each phrase votes once.
enum PageKind {
    private static let votes: [DocumentKind: [(phrase: String, weight: Double)]] = [
        .invoice: [
            ("invoice", 2), ("invoice number", 1), ("invoice date", 1.5), ("bill to", 1.5), ("sold to", 1.5), ("ship to", 1), ("unit price", 1.5),
            ("qty", 1), ("quantity", 0.7), ("subtotal", 1.5), ("amount due", 1.5), ("total due", 1.5), ("statement", 0.8), ("credit memo", 2.5), ("packing slip", 2.5),
            ("extended", 1), ("amount", 0.5), ("remit to", 1.5), ("terms", 0.7), ("net 30", 0.5), ("freight", 1), ("sales tax", 1), ("uom", 0.7), ("customer po", 1),
            ("po number", 0.7), ("po", 0.4), ("account number", 0.4), ("balance", 0.4), ("discount", 0.4), ("payment terms", 1), ("price", 0.6), ("inv", 0.6), ("merchandise", 1), ("deliver to", 1),
            ("pay this amount", 1.5), ("billing document", 2), ("credit advice", 2.5), ("amount payable", 1.5), ("invoice total", 1.5), ("credit", 0.5), ("order no", 0.3),
            ("packing list", 2.5), ("pack slip", 2.5), ("shipping list", 2.5), ("delivery slip", 2.5), ("delivery note", 2.5), ("delivery ticket", 2.5), ("delivery docket", 2.5), ("dispatch note", 2.5), ("despatch note", 2.5), ("content list", 1.5), ("contents list", 1.5), ("ship date", 0.7), ("carrier", 0.5), ("waybill", 0.7), ("tracking", 0.5),
            ("buyer", 0.7), ("consignee", 1), ("delivered to", 1), ("delivery address", 1), ("shipped", 0.5), ("packed by", 0.7), ("checked by", 0.5), ("received by", 0.4),
        ],
        .order: [
            ("order form", 2), ("standing order", 2), ("infusion order", 2), ("physician order", 2.5), ("order set", 2), ("therapy plan", 1.5), ("verbal", 0.7), ("telephone order", 2), ("prescription", 1.2), ("prescriber", 1.7),
            ("ordering provider", 1.7), ("ordering physician", 1.7), ("date of birth", 0.8), ("dob", 0.8), ("dose", 1), ("route", 1), ("frequency", 1), ("diagnosis", 1), ("icd10", 1), ("icd10cm", 1), ("npi", 0.8),
            ("medical necessity", 1.5), ("dx", 0.6), ("weight", 0.5), ("height", 0.4), ("signature", 0.7), ("prior authorization", 0.8), ("please administer", 2), ("mbi", 0.5), ("medicare", 0.3), ("allergies", 0.5), ("refills", 0.8), ("refill", 0.8), ("dispense as written", 1.5), ("daw", 0.6), ("disp", 0.5), ("substitution permitted", 1), ("instill", 0.8), ("infuse", 0.8),
            ("dose administered", 1), ("electronically signed", 1), ("necessity", 0.7), ("order date", 1.2), ("medication", 0.8), ("sig", 0.5), ("infusion", 0.3), ("order", 0.4), ("administer", 0.8), ("rx", 0.4), ("patient", 0.4), ("infusion record", 3), ("administration record", 3), ("medication administration", 2), ("date given", 2), ("dose given", 2), ("given by", 1.5), ("administered by", 1.5), ("wasted", 1), ("discarded", 0.7), ("date of service", 0.7),
            ("to whom it may concern", 2), ("this is an order for", 3), ("please give", 2), ("i would like to start", 2.5), ("for treatment of", 1), ("infusion suite", 1), ("nursing record", 2.5), ("treatment record", 2), ("injection record", 3), ("flow sheet", 2.5), ("flowsheet", 2.5), ("administered", 0.7),
            ("injection date", 1.5), ("administered dose", 1.5), ("dose infused", 1.5), ("amt given", 1.5), ("medicare no", 0.5), ("birth date", 0.8), ("born", 0.5), ("ordered on", 1), ("date written", 1), ("date ordered", 1), ("infused by", 1.5), ("administration sheet", 3), ("infused on", 1.5), ("drug given", 1.5), ("drug discarded", 1.5), ("vials used", 1), ("iv site", 1),
            ("physicians orders", 2.5), ("provider order", 2), ("medication order", 2), ("treatment order", 2), ("therapy order", 2), ("injection order", 2), ("infusion referral", 2), ("order renewal", 2.5), ("following order", 2), ("procedure request", 1.5), ("start time", 0.4), ("respectfully", 1), ("sincerely", 1), ("begin", 0.3), ("electronically authenticated", 1), ("justification", 0.7), ("assessment", 0.4), ("plan", 0.3),
        ],
        .label: [
            ("rx only", 3), ("singledose", 1), ("single dose", 1), ("discard unused", 1.5), ("store in", 0.7), ("refrigerate", 0.7), ("ndc", 1), ("lot", 0.7), ("exp", 0.7), ("for intravenous", 1), ("for subcutaneous", 1), ("injection", 0.5),
            ("manufactured by", 1), ("manufactured for", 1), ("us license", 1.5), ("usual dosage", 1), ("vial", 0.5), ("carton", 0.5), ("sterile", 0.5), ("preservative", 0.5), ("gtin", 1), ("mfd by", 1), ("see prescribing information", 1), ("dist by", 0.7), ("keep in", 0.4), ("protect from light", 0.6),
        ],
        .other: [
            ("fax cover", 4), ("cover sheet", 4), ("fax transmittal", 4), ("facsimile transmittal", 4), ("facsimile cover", 4), ("transmittal sheet", 4), ("transmittal", 1), ("transmission", 0.8), ("number of pages", 2), ("pages including cover", 3), ("no of pages", 2), ("pages incl", 2), ("please reply", 1.5), ("received it in error", 1.5), ("received this fax in error", 2), ("laboratory", 2), ("specimen", 2), ("reference range", 3), ("collected", 1.5), ("result", 1), ("results", 1), ("flag", 0.7), ("units", 0.3),
            ("prescribing information", 1.5), ("highlights of", 2.5), ("indications and usage", 3), ("contraindications", 2.5), ("adverse reactions", 2.5), ("warnings and precautions", 2.5), ("how supplied", 2), ("mechanism of action", 2), ("dosage and administration", 2), ("patient information", 0.5), ("form w9", 4), ("taxpayer", 3), ("w9", 3), ("intentionally left blank", 4), ("confidentiality notice", 1.5),
            ("explanation of benefits", 3), ("remittance advice", 2), ("progress note", 2.5), ("chief complaint", 2), ("vital signs", 1.5), ("facsimile", 1.5), ("memo", 0.3), ("message", 0.5), ("subject", 0.4), ("re", 0.1), ("consent", 1.5), ("certificate", 1.2), ("drug information", 2.5), ("fact sheet", 2), ("wbc", 1), ("hemoglobin", 1.5), ("platelets", 1.5), ("creatinine", 1), ("physician fax", 0.2),
        ],
    ]

    /// The kind with most votes; `.other` when nothing speaks clearly for another.
    static func classify(_ view: PageView) -> DocumentKind {
        let count = view.folds.reduce(0) { $0 + $1.count }
        guard count >= 3 else { return .other }
        let said = runs(of: view.folds.flatMap { $0.filter { !$0.isEmpty } })
        var scores = votes.mapValues { phrases in
            phrases.reduce(0.0) { $0 + (said.contains($1.phrase) ? $1.weight : 0) }
        }
        // A label is a small page with few words; an order or invoice prints rows of them.
        if count > 130 { scores[.label]? -= 4 }
        if count < 60, scores[.order, default: 0] < 5, scores[.invoice, default: 0] < 5 { scores[.label]? += 1.5 }
        // What is printed on a vial or a carton speaks of no patient.
        if !said.isDisjoint(with: ofPatients) { scores[.label]? -= 4 }
        // Amounts of money stand on what was sold, not on what it is packed in.
        let amounts = view.lines.reduce(0) { $0 + $1.words.count { TypedReading.looksLikeMoney($0.text) } }
        if amounts > 1 {
            scores[.label]? -= 3
            scores[.invoice]? += min(2, 0.3 * Double(amounts))
        }
        if !said.isDisjoint(with: placed), ordersByNeedle(view) { scores[.order]? += 2 }
        if ForeignTitle.stands(on: view) { return .other }
        // A table of things sold is what only these papers have.
        if scores[.invoice, default: 0] > 1, let table = LineTable.find(in: view), table.columns.count > 3 { scores[.invoice]? += 2 }
        let best = DocumentKind.allCases.max { scores[$0, default: 0] < scores[$1, default: 0] } ?? .other
        return scores[best, default: 0] >= 3 ? best : .other
    }

    /// With these words a note of a visit holds an order, where a line of it also tells how much of a drug is infused or injected.
    private static let placed: Set<String> = ["orders placed", "plan and orders", "order entered"]

    private static func ordersByNeedle(_ view: PageView) -> Bool {
        view.lines.contains { line in
            guard let route = TypedReading.route(in: line.words[...]).flatMap({ Route($0.value) }) else { return false }
            return [.intravenous, .subcutaneous, .intramuscular, .intravitreal, .intravesical].contains(route) && TypedReading.dose(in: line.words[...]) != nil
        }
    }

    /// Every run of words as long as the longest phrase and shorter, from words that begin one. Looking a phrase up is quicker than searching the page for each.
    private static func runs(of words: [String]) -> Set<String> {
        var runs: Set<String> = []
        for start in words.indices where firsts.contains(words[start]) {
            var run = ""
            for word in words[start...].prefix(longest) {
                run += run.isEmpty ? word : " " + word
                runs.insert(run)
            }
        }
        return runs
    }

    private static let ofPatients: Set<String> = ["dob", "date of birth", "patient", "birthdate", "born", "date given", "given by", "prescriber", "infusion date", "date of service"]
    private static let phrases = votes.values.joined().map(\.phrase) + ofPatients + placed
    private static let firsts = Set(phrases.compactMap { $0.split(separator: " ").first.map(String.init) })
    private static let longest = phrases.map { $0.split(separator: " ").count }.max() ?? 1
}
