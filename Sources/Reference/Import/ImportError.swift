public import Archives

/// Why a published file was not taken. Nothing has changed then: the data in use is what it was.
///
/// `line` counts from 1 and includes lines above the header.
public enum ImportError: Error, Hashable, Sendable {
    case unreadable(file: String, ArchiveError)
    /// None of the formats that are known, also inside a zip file.
    case notRecognised(file: String)
    case wrongEncoding(file: String, line: Int)
    case missingColumn(file: String, line: Int, column: String)
    case wrongFieldCount(file: String, line: Int, count: Int, expected: Int)
    case cutOff(file: String, line: Int)
    case duplicate(file: String, line: Int, key: String)
    case badValue(file: String, line: Int, column: String, expected: String)
    /// A row that refers to one that another file of the same edition should have.
    case noSuchProduct(file: String, line: Int, key: String)
    case incomplete(file: String, reason: String)
    case empty(file: String)
    /// The other half of a pair was not given.
    case partnerMissing(file: String, partner: String)
    /// Neither the file nor its name says for which days it holds.
    case unknownDays(file: String)
    /// Much less than what it would replace.
    case fewerRows(file: String, rows: Int, inUse: Int)
    case cannotWrite(path: String, reason: String)
}

extension ImportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .notRecognised(let file):
            "\(file), line 1: this is none of the files that can be imported (\(ReferenceImport.formatNames.joined(separator: ", ")))."
        case .wrongEncoding(let file, let line): "\(file), line \(line): the text is in no encoding that its publisher uses. Import the file as downloaded."
        case .missingColumn(let file, let line, let column): "\(file), line \(line): the column \(column) is missing."
        case .wrongFieldCount(let file, let line, let count, let expected): "\(file), line \(line): \(count) fields instead of \(expected)."
        case .cutOff(let file, let line): "\(file), line \(line): the file ends in the middle. Download it again."
        case .duplicate(let file, let line, let key): "\(file), line \(line): \(key) is there a second time."
        case .badValue(let file, let line, let column, let expected): "\(file), line \(line): \(column) should be \(expected)."
        case .noSuchProduct(let file, let line, let key): "\(file), line \(line): there is no product \(key). Import files of the same day."
        case .incomplete(let file, let reason): "\(file): the file is not whole: \(reason). Download it again."
        case .empty(let file): "\(file), line 1: there are no rows."
        case .partnerMissing(let file, let partner): "\(file) needs \(partner) of the same day. Name both, or the zip file that holds both."
        case .unknownDays(let file): "\(file): neither the file nor its name says from which day it holds. Give the day with --from."
        case .fewerRows(let file, let rows, let inUse):
            "\(file) has \(rows) rows where the data in use has \(inUse). If that is right, import it again with --fewer."
        case .cannotWrite(let path, let reason): "The imported data \(path) cannot be written: \(reason)."
        }
    }
}
