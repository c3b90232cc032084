public import Foundation
import Packets
import Vocabulary

/// Why an 837P file cannot be enriched.
public enum ClaimFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAnInterchange
    case notProfessional
    case noSuchClaim(id: String)
    /// Several claims or lines could be meant.
    case ambiguous(what: String, count: Int)
    case noSuchLine(hcpcs: String)
    /// A value holds a character by which this file is divided.
    case delimiterInValue

    public var description: String {
        switch self {
        case .notAnInterchange: "It does not begin with an ISA segment: give the 837P as the practice system wrote it."
        case .notProfessional: "It holds no professional claims (837P, 005010X222): give the file of professional claims."
        case .noSuchClaim(let id): "It holds no claim \(id): the claim_id must be that of CLM01."
        case .ambiguous(let what, let count): "\(what) stands in it \(count) times: give a file in which it stands once."
        case .noSuchLine(let hcpcs): "The claim has no line with \(hcpcs) on that date of service: look at the code and the date."
        case .delimiterInValue: "The file is divided by characters that the narrative needs: have it written with the usual * : ~."
        }
    }
}

/// An 837P file as the practice system wrote it, kept as bytes: what is not ours stays as it is.
public struct ClaimFile {
    private struct Segment {
        /// Of the file, with the terminator and the line end behind it.
        let range: Range<Int>
        /// Where the terminator stands.
        let end: Int
        let elements: [String]
        var name: String { elements[0] }
        func element(_ index: Int) -> String { index < elements.count ? elements[index] : "" }
    }

    private let bytes: [UInt8]
    private let segments: [Segment]
    private let delimiters: X12Delimiters
    /// What stands behind each terminator: nothing or a line end.
    private let lineEnd: [UInt8]

    /// - Throws: ``ClaimFileError`` when `data` is no 837P.
    public init(_ data: Data) throws(ClaimFileError) {
        let bytes = [UInt8](data)
        guard bytes.count > 106, bytes.prefix(3).elementsEqual("ISA".utf8) else { throw .notAnInterchange }
        let element = bytes[3], repetition = bytes[82], component = bytes[104], terminator = bytes[105]
        guard Set([element, component, terminator]).count == 3, bytes[103] == element else { throw .notAnInterchange }
        var segments: [Segment] = []
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: terminator) else { break }
            let fields = bytes[start..<end].split(separator: element, omittingEmptySubsequences: false)
            var next = end + 1
            while next < bytes.count, bytes[next] == 13 || bytes[next] == 10 { next += 1 }
            segments.append(Segment(range: start..<next, end: end, elements: fields.map { Self.text($0) }))
            start = next
        }
        guard segments.contains(where: { $0.name == "ST" && $0.element(1) == "837" && ($0.element(3).isEmpty || $0.element(3).hasPrefix("005010X222")) }) else { throw .notProfessional }
        self.bytes = bytes
        self.segments = segments
        delimiters = X12Delimiters(
            element: Self.character(element), repetition: Self.character(repetition), component: Self.character(component), segment: Self.character(terminator))
        lineEnd = Array(bytes[(segments[0].end + 1)..<segments[0].range.upperBound])
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String { String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }
    private static func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }

    /// What was done to a file, and what was left as it was.
    public struct Enriched: Sendable {
        public let bytes: Data
        /// What the file says otherwise than the packet: it was left.
        public let notes: [String]
    }

    /// Adds to the claim of `billed` what the file lacks; what it already says is left, and all other claims too.
    public func enriched(by billed: BilledClaim) throws(ClaimFileError) -> Enriched {
        let line = ServiceLine(billed: billed)
        guard !billed.line.narrative.contains(where: { delimiters.all.contains($0) }) else { throw .delimiterInValue }
        let claim = try claimRange(billed)
        let service = try serviceRange(billed, in: claim)
        var insertions: [(before: Int, segments: [X12Segment])] = []
        var replaced: [Int: [String]] = [:]
        var notes: [String] = []
        let claimEnd = segments[claim].firstIndex { $0.name == "LX" } ?? claim.upperBound

        // Loop 2300.
        let header = claim.lowerBound..<claimEnd
        if let paperwork = line.paperwork, !segments[header].contains(where: { $0.name == "PWK" && $0.element(6) == billed.claim.attachmentControlNumber }) {
            insertions.append((place(in: header, after: ["CLM", "DTP", "PWK"]), [paperwork]))
        }
        if let reference = line.priorAuthorization {
            if let present = segments[header].first(where: { $0.name == "REF" && $0.element(1) == "G1" }) {
                if present.element(2) != reference.elements[2][0] { notes.append("The file has another prior authorization number; it was left.") }
            } else {
                insertions.append((place(in: header, after: ["CLM", "DTP", "PWK", "CN1", "AMT", "REF"]), [reference]))
            }
        }

        // Loop 2400.
        guard let sv1 = segments[service].firstIndex(where: { $0.name == "SV1" }) else { throw .noSuchLine(hcpcs: billed.line.hcpcs) }
        if let changed = procedureWithNarrative(segments[sv1], line, &notes) { replaced[sv1] = changed }
        let lineEnd = segments[service].firstIndex { ["LIN", "NM1", "SVD", "LQ"].contains($0.name) } ?? service.upperBound
        if let note = line.note {
            if let present = segments[service].first(where: { $0.name == "NTE" && ["ADD", "DCP"].contains($0.element(1)) }) {
                if present.element(2) != billed.line.narrative { notes.append("The line has another note (NTE); it was left.") }
            } else {
                let place = segments[service.lowerBound..<lineEnd].firstIndex { ["PS1", "HCP"].contains($0.name) || $0.name == "NTE" && $0.element(1) == "TPO" } ?? lineEnd
                insertions.append((place, [note]))
            }
        }
        if let present = segments[service].first(where: { $0.name == "LIN" }) {
            if let ndc = billed.ndc, present.element(3) != ndc.digits { notes.append("The line has another NDC; it was left.") }
        } else if !line.drug.isEmpty {
            insertions.append((lineEnd, line.drug))
        }
        return Enriched(bytes: try written(insertions, replaced), notes: notes)
    }

    // MARK: - Finding

    private func claimRange(_ billed: BilledClaim) throws(ClaimFileError) -> Range<Int> {
        let starts = segments.indices.filter { segments[$0].name == "CLM" && segments[$0].element(1).trimmingCharacters(in: .whitespaces) == billed.claim.claimID }
        guard let start = starts.first else { throw .noSuchClaim(id: billed.claim.claimID) }
        guard starts.count == 1 else { throw .ambiguous(what: "The claim \(billed.claim.claimID)", count: starts.count) }
        let end = segments[(start + 1)...].firstIndex { ["CLM", "HL", "SE"].contains($0.name) } ?? segments.count
        return start..<end
    }

    private func serviceRange(_ billed: BilledClaim, in claim: Range<Int>) throws(ClaimFileError) -> Range<Int> {
        let starts = claim.filter { segments[$0].name == "LX" }
        let lines = starts.enumerated().map { $1..<($0 + 1 < starts.count ? starts[$0 + 1] : claim.upperBound) }
        let day = billed.line.dateOfService.compact
        var fitting = lines.filter { range in
            guard let sv1 = segments[range].first(where: { $0.name == "SV1" }) else { return false }
            let procedure = sv1.element(1).split(separator: delimiters.component, omittingEmptySubsequences: false)
            let date = segments[range].first { $0.name == "DTP" && $0.element(1) == "472" }?.element(3)
            return procedure.count > 1 && procedure[1] == billed.line.hcpcs && (date?.hasPrefix(day) ?? true)
        }
        if fitting.count > 1 {
            // Waste has a line of its own: modifiers tell them apart.
            fitting = fitting.filter { range in
                let text = segments[range].first { $0.name == "SV1" }?.element(1) ?? ""
                let procedure = text.split(separator: delimiters.component, omittingEmptySubsequences: false).map { String($0) }
                return Set(procedure.dropFirst(2).prefix(4).filter { !$0.isEmpty }) == Set(billed.line.modifiers)
            }
            guard fitting.count == 1 else { throw .ambiguous(what: "A line with \(billed.line.hcpcs) on that day", count: max(2, fitting.count)) }
        }
        guard let line = fitting.first else { throw .noSuchLine(hcpcs: billed.line.hcpcs) }
        return line
    }

    /// Behind the last of `names`, which come first in the loop.
    private func place(in range: Range<Int>, after names: Set<String>) -> Int {
        var place = range.lowerBound + 1
        while place < range.upperBound, names.contains(segments[place].name) { place += 1 }
        return place
    }

    /// The elements of SV1 with the narrative in SV101-7; nil where there is one already, or none to add.
    private func procedureWithNarrative(_ segment: Segment, _ line: ServiceLine, _ notes: inout [String]) -> [String]? {
        let narrative = line.billed.line.narrative
        guard !narrative.isEmpty else { return nil }
        var components = segment.element(1).split(separator: delimiters.component, omittingEmptySubsequences: false).map { String($0) }
        while components.count < 7 { components.append("") }
        guard components[6].isEmpty else {
            if components[6] != narrative { notes.append("The line has another description (SV101-7); it was left.") }
            return nil
        }
        components[6] = narrative
        return [segment.name, components.joined(separator: String(delimiters.component))] + segment.elements.dropFirst(2)
    }

    // MARK: - Writing

    private func written(_ insertions: [(before: Int, segments: [X12Segment])], _ replaced: [Int: [String]]) throws(ClaimFileError) -> Data {
        var output: [UInt8] = []
        var added = 0
        for index in 0...segments.count {
            for insertion in insertions where insertion.before == index {
                for segment in insertion.segments {
                    output += try encoded(segment) + lineEnd
                    added += 1
                }
            }
            guard index < segments.count else { break }
            let segment = segments[index]
            let tail = bytes[segment.end..<segment.range.upperBound]
            if segment.name == "ST" { added = 0 }
            if let elements = replaced[index] {
                output += try bytes(of: elements) + tail
            } else if segment.name == "SE", added > 0, let count = Int(segment.element(1)) {
                // The number of segments is the one thing that must follow.
                output += try bytes(of: ["SE", "\(count + added)"] + segment.elements.dropFirst(2)) + tail
            } else {
                output += bytes[segment.range]
            }
        }
        output += bytes[(segments.last?.range.upperBound ?? 0)...]
        return Data(output)
    }

    /// Elements of the file itself, with its delimiter between them.
    private func bytes(of elements: [String]) throws(ClaimFileError) -> [UInt8] { try latin(elements.joined(separator: String(delimiters.element))) }

    /// A value of ours may not hold a delimiter of the file.
    private func encoded(_ segment: X12Segment) throws(ClaimFileError) -> [UInt8] {
        guard !segment.elements.joined().contains(where: { value in value.contains { delimiters.all.contains($0) } }) else { throw .delimiterInValue }
        return try latin(segment.text(delimiters))
    }

    /// Latin-1, as the file was read.
    private func latin(_ text: String) throws(ClaimFileError) -> [UInt8] {
        guard text.unicodeScalars.allSatisfy({ $0.value < 256 }) else { throw .delimiterInValue }
        return text.unicodeScalars.map { UInt8($0.value) }
    }
}
