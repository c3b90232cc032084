import Extraction
import Documents
import Foundation
import PageText

/// A file given by a person: its bytes, or why it cannot be had.
struct InputFile {
    let path: String
    /// The name without its folder; "-" is standard input.
    let name: String

    init(path: String) {
        self.path = path
        name = path == "-" ? "stdin" : (path as NSString).lastPathComponent
    }

    /// Reads the whole file.
    /// - Throws: one of the contract's problems, in a sentence.
    func bytes() throws(InputError) -> [UInt8] {
        if path == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        guard FileManager.default.fileExists(atPath: path) else { throw .missing }
        let type = (try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath))?[.type] as? FileAttributeType
        guard type != .typeDirectory else { throw .folder }
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
        guard data.count <= Self.limit else { throw .tooLarge }
        return [UInt8](data)
    }

    /// More is no scan of a claim: 512 MiB.
    static let limit = 512 << 20
}

/// Why a file cannot be read at all.
enum InputError: Error, Hashable {
    case missing, folder, unreadable, tooLarge
    case document(DocumentError)

    /// The problem as the contract's record carries it.
    var problem: Problem {
        switch self {
        case .missing: Problem(code: .damaged, message: "There is no such file: check its name and folder.")
        case .folder: Problem(code: .unsupportedType, message: "This is a folder, not a file: name the files in it.")
        case .unreadable: Problem(code: .damaged, message: "The file cannot be opened: check who may read it.")
        case .tooLarge: Problem(code: .tooLarge, message: "The file is larger than 512 MiB: split it.")
        case .document(let error): Problem(error)
        }
    }
}

extension Problem {
    /// The contract's problem for what the reader met.
    init(_ error: DocumentError, page: Int? = nil) {
        let code: Code =
            switch error {
            case .encrypted: .encrypted
            case .damaged, .languageModelMissing: page == nil ? .damaged : .pageUnreadable
            case .empty: .empty
            case .unsupportedType: .unsupportedType
            case .tooLarge: .tooLarge
            case .pageUnreadable: .pageUnreadable
            case .timedOut, .findingTimedOut: .timedOut
            case .readerCrashed, .readerNotStarted, .finderCrashed: .readerCrashed
            }
        self.init(code: code, page: page, message: error.description)
    }
}
