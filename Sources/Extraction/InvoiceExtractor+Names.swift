import PageText

// Who sells, who buys and who receives.

extension InvoiceExtractor {
    /// A name with what goes on below it ("… Neurology | Associates"), and without the address behind it.
    func whole(_ name: Candidate, _ view: PageView) -> Candidate {
        guard let (index, first) = view.place(of: name) else { return name }
        let line = view.lines[index]
        let own = line.words[first...].prefix { $0.box.right < name.box.right + 1 }
        // "Juniper Street Clinic, 18 Juniper Street"
        let printed = own.map(\.text).joined(separator: " "), kept = Self.withoutAddress(printed)
        if kept != printed {
            return name.reading(own.prefix(kept.split(separator: " ").count), view.page)
        }
        let below = view.lines.dropFirst(index + 1).prefix(2).filter { $0.box.top - name.box.bottom < 0.9 * name.box.height }
        guard let last = own.last, !Self.organisations.contains(folded(last.text)) || last.text.hasSuffix(","), let (next, rest) = below.lazy.compactMap({ line in line.segments.first(where: { abs(line.box(of: $0).left - name.box.left) < 3 }).map { (line, $0) } }).first
        else { return name }
        let words = next.words[rest]
        guard !Self.departments.contains(folded(words.first?.text ?? "")), !Self.specialties.contains(folded(last.text)) || !["pharmacy", "services"].contains(folded(words.last?.text ?? "")) else { return name }
        // "Thames Valley Retina, Norwich | Office"
        let isOffice = rest.count == 1 && ["office", "campus", "location", "suite"].contains(folded(words.last?.text ?? ""))
        let isOrganisation = isOffice || rest.count <= 2 && Self.organisations.contains(folded(words.last?.text ?? ""))
        let goesOn = rest.count <= 3 && (words.first?.text.first?.isLowercase == true || ["-", "–", "—", "&", "and", "of"].contains(last.text.lowercased()))
        guard isOrganisation || goesOn, words.allSatisfy({ !$0.text.contains(where: \.isNumber) && !$0.text.hasSuffix(":") }) else { return name }
        return name.reading(own + words, view.page)
    }

    /// "Sold and shipped to": who buys is who receives.
    func ofBoth(_ values: LabelledValues, _ view: PageView, excluding isExcluded: (LabelHit) -> Bool) -> [Candidate] {
        [Field.billToName, .shipToName].flatMap { field in
            values.textCandidates(field, excluding: { isExcluded($0) || !$0.isMarked || !Wordings.both.contains($0.label.wording) }, accept: { Self.isName(Self.withoutAddress($0)) }).map { weighed(whole($0, view), view) }
        }
    }

    /// Whom a slip names as the one it is from.
    func sender() -> FieldValue? {
        judge.value(.supplierName, views.flatMap { named(["from"], in: $0) })
    }

    /// Sellers behind a label.
    /// - Parameter only: no other label of a seller counts where these do not stand.
    private func named(_ labels: [String], only: Bool = false, in view: PageView) -> [Candidate] {
        LabelledValues(view, LabelTable([(.supplierName, labels)]), beside: Wordings.invoice).textCandidates(.supplierName, excluding: { !$0.isMarked || view.isFaxBanner($0.line) || only && !labels.contains($0.label.wording) }, accept: Self.isName).map { weighed(whole($0, view), view) }
    }

    /// "Juniper Street Clinic, 18 Juniper Street" without the street.
    static func withoutAddress(_ text: String) -> String { beforeAddress.range(in: text).map { String(text[..<$0.lowerBound]) } ?? text }

    private static let beforeAddress = Pattern(/(,? (?=\(?[Ss]ame address)|, (?=\d|P\.?O\.? Box|(Suite|Ste|Room|Rm|Bldg|Building|Unit|Floor|Dock)\.? #?[A-Z0-9]{1,4}\b)|( -| –| ·) (?=P\.?O\.? Box|\d.*\d{5}))/)
    /// "Net 30 Days", "Memphis, TN"
    private static let termsOrTown = Pattern(/[Nn]et \d+.*|[A-Z][a-z]+( [A-Z][a-z]+)?, (?!PC|PA|MD|LP)[A-Z]{2}/)

    /// No better label says who buys.
    func isOnlyTo(_ buyer: FieldValue) -> Bool {
        views.allSatisfy { view in view.hits(of: Wordings.invoice).allSatisfy { $0.label.field != .billToName || $0.label.words == ["to"] || $0.label.words == ["customer"] } }
    }

    /// Of a name on a scan OCR may have lost the end: it counts as whole by its last word, or where it stands twice.
    func weighed(_ unpointed: Candidate, _ view: PageView) -> Candidate {
        let name = pointed(unpointed, view)
        guard view.page.source != .textLayer else { return name }
        let words = name.value.split(separator: " ").map { folded($0) }
        let isRepeated = views.flatMap(\.lines).count { line in line.segments.contains { TypedReading.trimmed(line.text(of: $0)) == unpointed.value } } > 1
        // "WASATCH DIGESTIVE CARE [-] OREM": the dash between was lost.
        let goesOn = view.place(of: name).map { place in
            let rest = view.lines[place.line].words[place.word...].drop { $0.box.right < name.box.right + 1 }
            guard let next = rest.first, next.box.left - name.box.right < 3.3 * name.box.height, !next.text.contains(where: \.isNumber) else { return false }
            return Wordings.invoice.match(view.folds[place.line], at: rest.startIndex) == nil
        } ?? false
        if isRepeated && !goesOn || !goesOn && words.last.map(Self.organisations.contains) ?? false { return name }
        return name.untied
    }

    /// "Juniper Street Clinic, Inc.": the point is the name's own.
    private func pointed(_ name: Candidate, _ view: PageView) -> Candidate {
        guard !name.value.hasSuffix("."), let word = name.value.split(separator: " ").last, Self.ended.contains(folded(word)), let (line, first) = view.place(of: name) else { return name }
        let own = view.lines[line].words[first...] + view.lines[(line + 1)...].prefix(2).flatMap(\.words)
        guard own.contains(where: { $0.text == word + "." && name.box.contains(x: $0.box.centerX, y: $0.box.centerY) }) else { return name }
        var whole = name
        whole.value += "."
        return whole
    }

    /// Forms of companies that are cut short.
    private static let ended: Set<String> = ["inc", "ltd", "corp", "co", "assoc", "pc", "pa", "lp", "llc"]

    /// Words that names of practices and companies end with.
    private static let organisations: Set<String> = [
        "llc", "pllc", "plc", "pllp", "psc", "pc", "pa", "llp", "lp", "inc", "ltd", "corp", "co", "company", "corporation", "associates", "center", "centers", "clinic", "clinics", "group", "institute", "hospital", "hospitals",
        "pharmacy", "partners", "services", "specialists", "physicians", "university", "foundation", "network", "health", "practice", "care", "ctr", "ctrs", "assoc",
    ]

    private static let departments: Set<String> = ["co", "c/o", "attn", "attention", "care", "dept", "department", "accounts", "receiving", "purchasing", "billing", "accounting"]

    /// What practices do, as the last word of their names.
    private static let specialties: Set<String> = ["infusion", "oncology", "hematology", "neurology", "rheumatology", "dermatology", "gastroenterology", "ophthalmology", "retina", "medicine", "immunology", "allergy", "urology", "endocrinology", "nephrology"]

    /// A name of a practice or a company: words, no label, no address.
    static func isName(_ text: String) -> Bool {
        // "(IF DIFFERENT)" behind a label, "Client AMES2"
        if text.lowercased().hasPrefix("if ") { return false }
        if folded(text.prefix(8)).hasPrefix("pobox") { return false }
        if termsOrTown.isAll(of: text) { return false }
        if !text.contains(" "), text.contains(where: \.isNumber) { return false }
        let letters = text.count { $0.isLetter }
        guard letters >= 4, letters * 2 > text.count, text.count < 70 else { return false }
        guard let first = text.first, !first.isNumber, !"*=#".contains(first) else { return false }
        // "… customers may be required": prose.
        let printed = text.split(separator: " ")
        guard printed.count(where: { $0.first?.isLowercase == true }) * 2 < printed.count else { return false }
        // "REF*DX DEPARTMENT.......: INFUSION PHARM": what a colon announces.
        if printed.dropLast().contains(where: { $0.hasSuffix(":") }) { return false }
        let folds = printed.map { folded($0) }
        // "HNPG Trust Account" is where one pays.
        if Subtype.titled(folded(text)) != nil || folds.allSatisfy(ofHeads.contains) || folds.last == "account" { return false }
        // The heads of a table are no name.
        if folds.allSatisfy({ Wordings.columns.match([$0], at: 0) != nil }) { return false }
        guard let (_, count) = Wordings.invoice.match(folds, at: 0) else { return true }
        // "Delivery note 80600566": a label and its number.
        return folds.count > 2 && !printed.dropFirst(count).allSatisfy { $0.contains(where: \.isNumber) }
    }

    /// "Dates and references": such words alone are the head of a box.
    private static let ofHeads: Set<String> = ["dates", "and", "date", "references", "reference", "requisition", "details", "information", "delivery", "point", "order", "shipment", "payment", "terms", "contact", "buyer", "po"]

    private static let titles: Set<String> = [
        "bill", "original", "copy", "duplicate", "received", "paid", "file", "filecopy", "faxed", "entered", "approved", "posted", "scanned", "confidential", "page", "salesorder", "credit", "memo", "proforma",
    ]

    /// The seller's name is the largest print at the top of the first page that is no title; known sellers win.
    func supplier(besides fields: [Field: FieldValue]) -> FieldValue? {
        guard let view = views.first else { return nil }
        let others = Set([Field.billToName, .shipToName].compactMap { fields[$0].map { folded($0.text) } })
        var found: [Candidate] = []
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.22 && !view.isFaxBanner(index) {
            for whole in line.segments {
                let named = Self.withForm(Self.withoutTitle(whole, of: line), of: line, isText: view.page.source == .textLayer)
                let segment = named.prefix(Self.withoutAddress(line.text(of: named)).split(separator: " ").count)
                let text = segment == named ? line.text(of: named) : TypedReading.trimmed(line.text(of: segment))
                let fold = folded(text)
                guard Self.isName(text), TypedReading.date(in: line.words[named])?.words.lowerBound != named.lowerBound, !Self.titles.contains(fold), Subtype.titled(fold) == nil, !isHead(line, segment, view), !others.contains(fold), !text.contains("@"),
                    !fold.hasPrefix("www"), !fold.contains("page"), !Self.endsInZIP(line.words[segment])
                else { continue }
                // "Issued to Juniper Street Clinic"
                if let label = Wordings.invoice.match(line.words[named].map { folded($0.text) }, at: 0)?.0, [.billToName, .shipToName].contains(label.field), label.words.count > 1 { continue }
                // Goods are no seller, and what OCR was mostly unsure of is no name to show.
                let sure = line.words[segment].filter { $0.confidence > 0.5 }.reduce(0) { $0 + $1.text.count }
                guard sure * 2 > text.count, TypedReading.strength(in: line.words[segment]) == nil else { continue }
                let box = line.box(of: segment)
                var score = box.height - box.top / view.page.height * 12
                var checks: Set<FieldValue.Check> = []
                if knowledge.isSupplier(text) {
                    score += 20
                    checks.insert(.directory)
                }
                // A letterhead: the name stands over its own telephone. (An address alone may be the customer's.)
                if Self.hasTelephone(below: box, in: view) { checks.insert(.label) }
                // "Summerlin Orphan Drug | Distributors"
                let isCut = !Self.ends.contains(folded(line.words[segment].last?.text ?? ""))
                var rest = Self.restOfName(below: box, in: view)
                if isCut, rest.isEmpty, case let more = secondLine(below: box, of: segment, in: view), !more.isEmpty { (rest, checks) = (more, []) }
                let words = line.words[segment] + (isCut ? rest : [])
                found.append(Candidate(value: ([text] + (isCut ? rest : []).map(\.text)).joined(separator: " "), words: words, page: view.page, checks: checks, score: score))
            }
        }
        // A name in large print, and below it the company's in full.
        for (index, short) in found.enumerated() {
            guard let full = found.firstIndex(where: { Self.isInFull($0, of: short) }) else { continue }
            found[full].score = max(found[full].score, found[index].score + 1)
            found[full].checks.formUnion(short.checks)
        }
        let isToldByTelephone = found.contains { $0.checks.contains(.label) }
        // Of goods the label names their maker.
        for var name in named(["seller", "sold by", "vendor", "supplier"], in: view) where name.box.top < 0.4 * view.page.height && !isToldByTelephone {
            if let letterhead = found.firstIndex(where: { folded($0.value) == folded(name.value) }) {
                found[letterhead].checks.insert(.label)
                found[letterhead].score += 20
            } else {
                name.score += 20
                found.append(name)
            }
        }
        for party in parties(view) where party.field == .supplierName { found.append(party.name.rated(20)) }
        // A printer of lines has one size: to whom one pays tells more there, and a person confirms it.
        let height = found.map(\.box.height).max() ?? .infinity
        if view.lines.allSatisfy({ $0.box.height < 1.15 * height }), !found.contains(where: { !$0.checks.isDisjoint(with: [.label, .directory]) }) {
            found += named(["remit to", "remit payment to", "make checks payable to"], only: true, in: view).map { $0.untied.rated(20) }
        }
        return judge.value(.supplierName, found)
    }

    /// "Pine Street Supply" over "Pine Street Supply Company, LLC"
    private static func isInFull(_ full: Candidate, of short: Candidate) -> Bool {
        let words = full.value.split(separator: " ").map { folded($0) }, start = short.value.split(separator: " ").map { folded($0) }
        return words.count > start.count && words.starts(with: start) && forms.contains(words.last ?? "") && full.box.top > short.box.centerY && full.box.top - short.box.bottom < 3 * short.box.height && abs(full.box.left - short.box.left) < 6
    }

    /// The forms of companies.
    private static let forms: Set<String> = ["inc", "llc", "ltd", "lp", "llp", "corp", "corporation", "co", "company"]

    /// One or two words in the print of the name right below it, that names of sellers end with.
    private static func restOfName(below name: Box, in view: PageView) -> [Word] {
        for line in view.lines where line.box.top > name.centerY && line.box.top - name.bottom < name.height {
            guard let segment = line.segments.first(where: { abs(line.box(of: $0).left - name.left) < 3 }) else { continue }
            let words = line.words[segment]
            guard words.count <= 2, let last = words.last, ends.contains(folded(last.text)), abs(line.box(of: segment).height - name.height) < (view.page.source == .textLayer ? 0.2 : 0.3) * name.height else { return [] }
            return Array(words)
        }
        return []
    }

    /// A line in the same large print right below the name may be more of it ("Quiet Harbor | Biotherapies"): for a person to confirm.
    private func secondLine(below name: Box, of segment: Range<Int>, in view: PageView) -> [Word] {
        let heights = view.lines.map(\.box.height).sorted()
        guard segment.count < 4, name.height > 1.25 * heights[heights.count / 2] else { return [] }
        for (index, line) in view.lines.enumerated() where line.box.bottom > name.bottom && line.box.top - name.bottom < 0.6 * name.height {
            guard let segment = line.segments.first(where: { abs(line.box(of: $0).left - name.left) < 3 && line.box(of: $0).top > name.centerY }) else { continue }
            let text = line.text(of: segment), even = view.page.source == .textLayer ? 0.05 : 0.12
            guard segment.count < 4, abs(line.box(of: segment).height - name.height) < even * name.height, !text.contains(where: \.isNumber), Self.isName(text), !Self.titles.contains(folded(text)), !isHead(line, segment, view), !view.isFaxBanner(index) else { return [] }
            return Array(line.words[segment])
        }
        return []
    }

    private static let ends: Set<String> = organisations.union(["distributors", "distributor", "distribution", "supply", "supplies", "logistics", "pharmaceuticals", "therapeutics", "wholesale", "wholesalers", "systems", "solutions", "biologics", "rx"])

    /// "A L D E R   U S A ,   I N C .": in spaced letters the form of the company may stand apart.
    private static func withForm(_ segment: Range<Int>, of line: TextLine, isText: Bool) -> Range<Int> {
        guard segment.upperBound < line.words.count, let last = segment.last, line.words[last].text.hasSuffix(",") || !isText && isBeside(line.words[last].box, line.words[segment.upperBound].box), ["inc", "llc", "ltd", "lp", "corp"].contains(folded(line.words[segment.upperBound].text)) else { return segment }
        return segment.lowerBound..<segment.upperBound + 1
    }

    /// In the same print and hardly farther than a wide space: OCR may have lost the comma between.
    private static func isBeside(_ name: Box, _ form: Box) -> Bool { form.left - name.right < 2 * name.height && abs(form.height - name.height) < 0.25 * name.height }

    private static func hasTelephone(below name: Box, in view: PageView) -> Bool {
        view.lines.contains { line in
            line.box.top > name.centerY && line.box.top - name.bottom < 3.5 * name.height && line.segments.contains { segment in
                let box = line.box(of: segment), words = line.words[segment]
                return (abs(box.left - name.left) < 10 || abs(box.centerX - name.centerX) < 10 || abs(box.right - name.right) < 10)
                    && words.indices.contains { TypedReading.isPhone(words[$0].text) || $0 > words.startIndex && TypedReading.isPhone(words[$0 - 1].text + " " + words[$0].text) }
            }
        }
    }

    /// Statements print the customer without a label: a name with its address behind or below it, for a person to confirm.
    func addressee(besides fields: [Field: FieldValue]) -> FieldValue? {
        guard let view = views.first else { return nil }
        let supplier = fields[.supplierName].map { folded($0.text) } ?? "", receiver = fields[.shipToName].map { folded($0.text) }
        for (index, line) in view.lines.enumerated() where line.box.top < view.page.height * 0.35 {
            for segment in line.segments {
                let text = line.text(of: segment)
                guard Self.isName(text), folded(text) != supplier, folded(text) != receiver, let last = line.words[segment].last, Self.organisations.union(Self.specialties).contains(folded(last.text)) else { continue }
                let behind = line.words[segment.upperBound...]
                let below = view.lines.dropFirst(index + 1).prefix { $0.box.top - line.box.bottom < 6 * line.box.height }.flatMap { below in below.segments.filter { abs(below.box(of: $0).left - line.box(of: segment).left) < 8 }.map { below.words[$0] } }
                guard Self.endsInZIP(behind) || below.contains(where: Self.endsInZIP), supplier.isEmpty || !view.lines[..<index].isEmpty else { continue }
                return judge.value(.billToName, [Candidate(value: text, words: line.words[segment], page: view.page)])
            }
        }
        return nil
    }

    /// "Dunmore, KS 49781"
    private static func endsInZIP(_ words: ArraySlice<Word>) -> Bool {
        guard words.count > 2, let last = words.last?.text, let state = words.dropLast().last?.text else { return false }
        let zip = last.split(separator: "-")
        return zip.first?.count == 5 && last.allSatisfy { $0.isNumber || $0 == "-" } && state.count == 2 && state.allSatisfy(\.isUppercase)
    }

    /// A packing slip is dated by the day the goods left.
    func shipDate() -> FieldValue? {
        let labels = LabelTable([(.invoiceDate, Wordings.shipDates)])
        let found = views.flatMap { LabelledValues($0, labels).candidates(.invoiceDate, { TypedReading.date(in: $0) }) }
        // "Shipped" and "Ship Date" on one slip: which of two days counts, a person says.
        let isOne = Set(found.map(\.value)).count == 1
        return judge.value(.invoiceDate, isOne ? found : found.map { $0.untied })
    }

    /// "Delivery note: DN 77302" on a paper of that name is its own number; elsewhere it is that of what came with it.
    func slipNumber() -> FieldValue? {
        let labels = LabelTable([(.invoiceNumber, ["delivery note", "delivery no", "delivery number", "packing list", "packing slip", "list no", "packing list no", "dispatch note", "despatch note", "delivery docket", "docket"])])
        return judge.value(.invoiceNumber, views.prefix(1).flatMap { view in LabelledValues(view, labels, beside: Wordings.invoice).candidates(.invoiceNumber, TypedReading.identifier, excluding: { !$0.isMarkedWithColon(in: view) && $0.label.words.last != "no" }).filter { $0.value.count > 3 } })
    }

    /// Beside the seller's name the title of the paper may stand so close that both are one segment.
    private static func withoutTitle(_ segment: Range<Int>, of line: TextLine) -> Range<Int> {
        func isTitle(_ words: Range<Int>) -> Bool { Subtype.titled(line.words[words].map { folded($0.text) }.joined()) != nil }
        // "PACKING SLIP Pine Street Supply"
        if let amid = Subtype.amid(line.words[segment].map { folded($0.text) }), amid.words.lowerBound == 0, segment.count > amid.words.count + 1 { return segment.lowerBound + amid.words.count..<segment.upperBound }
        if let amid = Subtype.amid(line.words[segment].map { folded($0.text) }), amid.words.lowerBound > 2 { return segment.lowerBound..<segment.lowerBound + amid.words.lowerBound - 1 }
        guard let last = segment.last, isTitle(last..<last + 1) else { return segment }
        var start = last
        while start > segment.lowerBound, titles.contains(folded(line.words[start - 1].text)) { start -= 1 }
        // A single word before it is a part of the title: "Sales Invoice".
        return start > segment.lowerBound + 1 ? segment.lowerBound..<start : segment
    }

    private func isHead(_ line: TextLine, _ segment: Range<Int>, _ view: PageView) -> Bool {
        let folds = line.words[segment].map { folded($0.text) }
        return [Wordings.columns, Wordings.invoice].contains { $0.match(folds, at: 0)?.1 == folds.count }
    }
}
