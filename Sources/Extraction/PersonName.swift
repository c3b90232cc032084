/// A person's name as printed on forms, and its normal form "First M. Last".
struct PersonName: Hashable, Sendable {
    /// "First M. Last", without credentials.
    let normal: String
    /// "MD, PhD" as printed behind the name; nil when there are none.
    let credentials: String?
    /// In capitals and without a comma nothing tells which of its parts is the family's.
    let isUnsure: Bool

    private static let credentialWords: Set<String> = [
        "md", "do", "np", "pa", "pac", "phd", "fnp", "fnpc", "fnpbc", "aprn", "dnp", "cns", "mbbs", "facp", "faao", "facr", "dpm", "od", "rn", "crnp", "arnp", "mph",
        "ms", "msn", "bsn", "pharmd", "agnp", "acnp", "dds", "facs", "face", "facg", "faan", "fasco", "mba", "cnp", "bc", "agacnp", "acnpbc", "np-c", "npc",
        "lpn", "lvn", "cma", "rma", "ocn", "crni", "adn", "rph", "bcop", "bcps", "cpht", "cnm", "apnp", "whnp", "whnpbc", "pmhnp", "pmhnpbc", "anp", "anpbc", "anpc", "pnp", "pnpbc", "agnpc", "agpcnp", "agpcnpbc", "crna", "dmsc", "mmsc", "mpas", "facc", "faap", "facog",
    ]
    /// Credentials of those who give or check drugs and do not order them.
    private static let nurses: Set<String> = ["rn", "bsn", "lpn", "lvn", "cma", "rma", "ocn", "crni", "msn", "adn", "pharmd", "rph", "bcop", "bcps", "cpht"]

    static func isNurse(_ credentials: String) -> Bool {
        let parts = credentials.split { ", ".contains($0) }.map { folded($0) }
        return !parts.isEmpty && parts.allSatisfy(nurses.contains)
    }

    static func areCredentials(_ words: [String]) -> Bool {
        !words.isEmpty && words.allSatisfy { credentialWords.contains(folded($0)) }
    }

    private static let stopWords: Set<String> = [
        "dob", "date", "sex", "mrn", "mbi", "id", "phone", "fax", "npi", "address", "age", "gender", "ph", "tel", "medicare", "wt", "ht", "weight", "height", "m", "f",
        "account", "acct", "chart", "person", "birth", "birthdate", "born", "signed", "visit", "encounter", "language", "insurance", "allergies", "provider", "physician", "pcp",
    ]

    private static let particles: Set<String> = ["de", "da", "do", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "ten", "ter", "bin", "al", "el", "y", "e", "dos", "das", "st"]

    /// Words that forms print where a name could stand.
    private static let formWords: Set<String> = [
        "order", "record", "date", "sheet", "form", "name", "last", "first", "signature", "administration", "biologic", "weight", "height", "medication", "therapy", "plan", "infusion",
        "patient", "prescriber", "physician", "provider", "clinic", "center", "centre", "oncology", "specialty", "pharmacy", "hospital", "medical", "associates", "group", "required", "within", "failed",
        "the", "of", "and", "for", "by", "with", "is", "on", "to", "not", "order", "based", "verbal", "telephone", "required", "see", "attached", "none", "yes", "no", "dose", "route", "frequency", "diagnosis", "drug",
        "print", "printed", "title", "received", "copy", "page", "fax", "phone", "npi", "insurance", "medicare", "information", "section", "request", "treatment", "prescription", "documented", "conventional", "rx", "only", "consultants", "retina", "rheumatology", "neurology", "health", "care", "pllc", "llc", "inc", "services", "partners", "institute", "practice", "suite", "specialists", "dermatology", "gastroenterology", "hematology", "beneficiary", "member", "recipient", "subscriber", "internal", "medicine", "allergy", "immunology", "asthma", "eye", "bone", "joint", "surgery", "vision", "digestive", "cancer", "network", "hospital", "family", "message", "id", "verification", "verified", "pharmacist", "nurse", "doublecheck", "check", "checked", "about", "regarding", "concerning", "gender", "suffix", "sex", "prefix", "middle", "initial",
    ]

    /// A word that no name has: what stands beside it is a label.
    static func isOfForm(_ word: String) -> Bool { formWords.contains(folded(word)) || stopWords.contains(folded(word)) && word.count > 2 }

    /// - Parameter words: the printed words, the name first; what follows it is ignored.
    init?(_ printed: [String]) {
        var name: [String] = []
        var credentials: [String] = []
        var comma: Int?
        // "QUIST,LEOPOLD J": no space behind the comma.
        for printed in printed.flatMap(Self.parted).prefix(while: { $0 != "/" }) {
            // OCR takes the initial for a stroke.
            let word = printed == "|." ? "I." : printed
            let bare = word.filter { $0.isLetter || $0 == "'" || $0 == "-" || $0 == "’" }
            let fold = folded(bare)
            guard !word.contains(where: \.isNumber) else { break }
            // What the edge of a box leaves before a name is none of it.
            if fold.isEmpty { if name.isEmpty || word.allSatisfy({ ",.".contains($0) }) { continue } else { break } }
            if !name.isEmpty, Self.credentialWords.contains(fold.filter { $0 != "#" }), name.count > 1 || !credentials.isEmpty {
                credentials.append(word.trimmingPunctuation())
                continue
            }
            guard credentials.isEmpty else { break }
            // "Ann Cole, born April 9"
            if name.count > 1, bare.first?.isLowercase == true, !Self.particles.contains(bare) { break }
            if name.count > 1, Self.stopWords.contains(fold), word.hasSuffix(":") || fold.count > 2 && fold != "age" || fold == "id" { break }
            if word.hasSuffix(":") { break }
            if name.isEmpty, fold == "dr" || fold == "mr" || fold == "mrs" || fold == "ms" { continue }
            name.append(bare)
            if word.hasSuffix(","), comma == nil { comma = name.count }
            if name.count == 5 { break }
        }
        // "Cole, Ann B" has its family name first; "Ann Cole, MD" lost its comma to the credentials.
        // "Baton Rouge, LA" is a place.
        if let comma, comma + 1 == name.count, let last = name.last, last.count == 2, last == last.uppercased(), name[0] != name[0].uppercased() { return nil }
        if let comma, comma < name.count, comma <= 2 { name = Array(name[comma...] + name[..<comma]) }
        // "COLE ANN B": hardly a name ends with an initial but that of a list of family names. "JUNE HARLOW F" may end with the sex.
        // "HARLOW, JUNE B   F": behind the initial stands the sex.
        let endsWithSex = comma == 1 && name.count == 4 && name[1].count == 1 && ["F", "M"].contains(name[2])
        if endsWithSex { name.remove(at: 2) }
        isUnsure = endsWithSex || comma == nil && name.count == 3 && name[2].count == 1 && name.prefix(2).allSatisfy { $0.count > 2 && $0 == $0.uppercased() }
        if isUnsure, !endsWithSex, !["F", "M"].contains(name[2]) { name = [name[1], name[2], name[0]] }
        guard name.count >= 2, name[0].first?.isUppercase == true, !name.contains(where: { Self.formWords.contains(folded($0)) }), name.contains(where: { $0.count > 2 }), name.allSatisfy({ $0.first?.isUppercase == true || Self.particles.contains($0) }) else { return nil }
        normal = name.map(Self.cased).joined(separator: " ")
        self.credentials = credentials.isEmpty ? nil : credentials.joined(separator: ", ")
    }

    /// The words say nothing else.
    func isAll(of words: [String]) -> Bool {
        let count = normal.split(separator: " ").count + (credentials?.split(separator: " ").count ?? 0)
        return words.flatMap(Self.parted).count { $0.contains(where: \.isLetter) } <= count
    }

    private static func parted(_ word: String) -> [String] {
        let parts = word.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count > 1 && $0.allSatisfy(\.isLetter) }), !areCredentials([String(parts[1])]) else { return [word] }
        return [parts[0] + ",", String(parts[1])]
    }

    /// Names in capitals are set as written elsewhere: "NGUYEN" is "Nguyen", a single letter is an initial.
    private static func cased(_ part: String) -> String {
        if part.count == 1 { return part.uppercased() + "." }
        guard part.count > 2, part == part.uppercased() else { return part }
        return part.split(separator: "-", omittingEmptySubsequences: false).map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
    }
}

extension String {
    fileprivate func trimmingPunctuation() -> String {
        var part = Substring(self)
        while let last = part.last, ",;:.".contains(last), part.count > 1 { part.removeLast() }
        while let first = part.first, "(,".contains(first) { part.removeFirst() }
        return String(part)
    }
}
