import Extraction
import Packets
import PageText

/// Patients that the papers name beside the claim's, and where they are named on pages that the payer sees.
struct OtherPatients {
    /// Words of a name, in lower case.
    private let names: Set<Set<String>>
    private let numbers: Set<String>

    init(_ packet: Packet) {
        let check = PatientCheck(packet)
        let own = Self.words(packet.claim.beneficiaryName ?? "")
        let documents = packet.attachments.filter(check.isOfAnother).compactMap { packet.document(of: $0) }
        func accepted(_ field: Field) -> [String] { documents.compactMap { $0.fields[field] }.filter { $0.status == .accepted }.map(\.text) }
        // One word alone is a name of many, and may be a word of the language.
        names = Set(accepted(.patientName).map(Self.words).filter { $0.count > 1 && !$0.isSubset(of: own) })
        numbers = Set(accepted(.mbi).map(Self.number).filter { !$0.isEmpty && $0 != packet.claim.mbi.map(Self.number) })
    }

    /// Boxes on the upright and level page.
    func places(on page: Page) -> [Box] {
        guard !names.isEmpty || !numbers.isEmpty else { return [] }
        return page.lines().flatMap { line in
            line.words.filter { numbers.contains(Self.number($0.text)) }.map(\.box) + names.flatMap { Self.places(of: $0, in: line) }
        }
    }

    /// The words of a name side by side, in any order, with no more between them than an initial.
    private static func places(of name: Set<String>, in line: TextLine) -> [Box] {
        var boxes: [Box] = []
        for start in line.words.indices {
            var left = name
            for index in start..<min(line.words.count, start + name.count + 2) {
                let own = words(line.words[index].text)
                guard !own.isEmpty || index > start && line.words[index].text.count < 3 else { break }
                if !own.isEmpty, left.isDisjoint(with: own) { break }
                left.subtract(own)
                if left.isEmpty {
                    boxes.append(line.box(of: start..<index + 1))
                    break
                }
            }
        }
        return boxes
    }

    /// Without initials.
    private static func words(_ text: String) -> Set<String> { Set(text.lowercased().split { !$0.isLetter }.map { String($0) }.filter { $0.count > 1 }) }

    private static func number(_ text: String) -> String { text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}
