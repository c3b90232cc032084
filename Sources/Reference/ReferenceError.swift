/// Why there is no reference data to ask. What a table does not know is no error: the look-ups answer nil.
public enum ReferenceError: Error, Hashable, Sendable {
    /// No folder `models` was found anywhere.
    case modelsNotFound
    /// - Parameter path: the folder that holds neither the tables nor the database.
    case missing(path: String)
    /// - Parameter line: 1 is the header.
    case damagedTable(file: String, line: Int, reason: String)
    case cannotBuild(path: String, reason: String)
    case cannotOpen(path: String, reason: String)
}

extension ReferenceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .modelsNotFound:
            "The folder models was not found. Name it with --models or in J3590_MODELS."
        case .missing(let path):
            "There is no reference data in \(path). Name the right folder with --models or in J3590_MODELS."
        case .damagedTable(let file, let line, let reason):
            "The reference table \(file) is damaged in line \(line): \(reason). Restore it from the release."
        case .cannotBuild(let path, let reason):
            "The reference database \(path) cannot be written: \(reason). Make the folder writable or set XDG_CACHE_HOME."
        case .cannotOpen(let path, let reason):
            "The reference database \(path) cannot be opened: \(reason). Delete it; it will be made again."
        }
    }
}
