import Extraction
import Foundation
import PageText

/// What is asked of a process that finds facts; the pages follow, a message each.
struct FinderRequest: Codable {
    var name: String
    var sha256: String
    var pageCount: Int
    /// What could not be read, for the record.
    var problems: [Problem]
}

/// The first answer of a process that finds facts, to the name of the folder with what is known.
enum FinderReadiness: UInt8 {
    case ready = 1
    /// That folder is of no use.
    case modelsUnusable = 0
}
