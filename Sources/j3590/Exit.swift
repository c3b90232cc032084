/// The contract's exit status, for scripts.
enum ExitStatus: Int32 {
    case done = 0
    case notReady = 2
    case someInputUnreadable = 3
    case usage = 64
    case invalidInput = 65
    case partMissing = 69
    case defect = 70
    case cannotWrite = 73
    /// Another j3590 is at it.
    case busy = 75
}

/// Ends the command with a status and one sentence: what, where, what to do.
struct Exit: Error {
    let status: ExitStatus
    let message: String?

    init(_ status: ExitStatus, _ message: String? = nil) {
        self.status = status
        self.message = message
    }
}
