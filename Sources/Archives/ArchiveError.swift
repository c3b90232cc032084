/// Why a file or an archive cannot be read.
public enum ArchiveError: Error, Hashable, Sendable {
    case cannotRead
    /// It begins like a zip file, but its directory is missing or wrong: most often a download that broke off.
    case damaged
    /// The unpacked bytes of an entry are not those that were packed.
    case damagedEntry(name: String)
    /// Encrypted, larger than 4 GB, or packed in another way than deflate.
    case unsupported(name: String)
}

extension ArchiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotRead: "The file cannot be read."
        case .damaged: "The zip file is damaged or not whole. Download it again."
        case .damagedEntry(let name): "\(name) in the zip file is damaged. Download the file again."
        case .unsupported(let name): "\(name) in the zip file is packed in a way that cannot be read here. Unpack it first."
        }
    }
}
