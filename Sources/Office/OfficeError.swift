/// Why the folder cannot be worked at.
public enum OfficeError: Error, Hashable, Sendable, CustomStringConvertible {
    case noInbox(path: String)
    case outputInsideInbox
    /// Another watcher works at the inbox or with the state.
    case inUse(path: String)
    case noState(path: String)
    case newerState(path: String)
    /// It can be looked at once a watcher of this j3590 has opened it.
    case olderState(path: String)
    case cannotOpen(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    case noRoom(path: String)

    public var description: String {
        switch self {
        case .noInbox(let path): "\(path) is no folder that can be read: make it, or give another one."
        case .outputInsideInbox: "--out lies inside the inbox, so its files would come in again: choose a folder beside the inbox."
        case .inUse(let path): "Another j3590 works at \(path): let it, or stop it first."
        case .noState(let path): "\(path) holds no state of a watched folder: give the --out (or --state) of j3590 watch."
        case .newerState(let path): "\(path) was written by a newer j3590: use that one."
        case .olderState(let path): "\(path) was written by an older j3590: start j3590 watch, which brings it up to date."
        case .cannotOpen(let path, let reason): "\(path) cannot be opened (\(reason)): check who may read it and whether the disk is whole."
        case .cannotWrite(let path, let reason): "\(path) cannot be written (\(reason)): check who may write there."
        case .noRoom(let path): "There is no room left where \(path) is: make room, and the work goes on."
        }
    }

    /// The same for a log: paths name claims and papers.
    var withoutPath: String {
        switch self {
        case .cannotOpen(_, let reason): "a file of the state or the inbox cannot be opened: \(reason)"
        case .cannotWrite(_, let reason): "a file cannot be written: \(reason)"
        case .noRoom: "there is no room left on a disk"
        case .noInbox: "the inbox cannot be read"
        case .outputInsideInbox, .inUse, .noState, .newerState, .olderState: description
        }
    }

    /// Whether the same may go well later.
    public var mayPass: Bool {
        switch self {
        case .noRoom, .cannotOpen, .cannotWrite: true
        case .noInbox, .outputInsideInbox, .inUse, .noState, .newerState, .olderState: false
        }
    }
}
